import type { Called, Declared, Parameters } from '../languages.js';
import { block, configuration, idElsewhere, parentOf } from '../terraform.js';
import { azurermTable, inOthers, withoutResource, type Told } from './table.js';
import { linesOf, sentFor, whyDemanded, type Shape } from './ways.js';

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs */
export function inAzurerm(resources: readonly Declared[], parameters: Parameters = {}): string {
  const called = calledIn(resources);
  const blocks = resources.flatMap((declared, index) => {
    const told = toldOf(declared);
    return told === undefined ? [] : [resourceBlock(declared, index, told, resources, called)];
  });
  return configuration(blocks, parameters, ['azurerm = { source = "hashicorp/azurerm", version = "4.81.0" }']);
}

function resourceBlock(
  declared: Declared,
  index: number,
  told: Told,
  all: readonly Declared[],
  called: Called,
): string {
  const { name } = declared;
  return block(`resource "${told.type}" "r${String(index)}"`, [
    ...(told.isNamed === false ? [] : [`name = "${name.slice(name.lastIndexOf('/') + 1)}"`]),
    told.parent === undefined
      ? 'resource_group_name = data.azurerm_resource_group.rg.name'
      : `${told.parent} = ${parentOf(declared, called)}`,
    ...linesOf(declared.body, told.shape, called),
    ...(told.more?.(declared, all, called) ?? []),
  ]);
}

function calledIn(resources: readonly Declared[]): Called {
  const find = (type: string, name: string): { readonly told: Told; readonly address: string } | undefined => {
    const index = resources.findIndex((each) => each.type === type && each.name === name);
    const told = resources[index] && toldOf(resources[index]);
    return told && { told, address: `${told.type}.r${String(index)}` };
  };
  return {
    id: (type, name) => {
      const found = find(type, name);
      return found === undefined ? idElsewhere(type, name) : `${found.address}.id`;
    },
    property: (type, name, property) => {
      const found = find(type, name);
      const attribute = found?.told.attributes?.[property];
      if (found === undefined || attribute === undefined) throw new Error(`nothing says what ${property} is called`);
      return `${found.address}.${attribute}`;
    },
  };
}

function toldOf({ type }: Declared): Told | undefined {
  const told = azurermTable[type.toLowerCase()];
  if (told === undefined && shapeOf(type) === undefined && !(type.toLowerCase() in withoutResource))
    throw new Error(`nothing says what ${type} is in Terraform`);
  return told;
}

const shapeOf = (type: string): Shape | undefined =>
  azurermTable[type.toLowerCase()]?.shape ?? inOthers[type.toLowerCase()]?.shape;

/** What the provider can deploy of an estate, in Azure's words. */
export const sentByAzurerm = (resources: readonly Declared[]): readonly Declared[] =>
  resources.flatMap((declared) => {
    const shape = shapeOf(declared.type);
    if (shape === undefined) return [];
    const { apiVersion = declared.apiVersion } = azurermTable[declared.type.toLowerCase()] ?? {};
    return [{ ...declared, apiVersion, body: sentFor(declared.body, shape) }];
  });

/** Why the provider refuses a resource without one of its properties; undefined if it does not. */
export function demandedByAzurerm({ type }: Declared, path: readonly string[]): string | undefined {
  const shape = shapeOf(type);
  return shape === undefined ? withoutResource[type.toLowerCase()] : whyDemanded(path, shape);
}
