import {
  isBody,
  isList,
  Written,
  type Body,
  type Called,
  type Data,
  type Declared,
  type Parameters,
} from './languages.js';

/** The blocks of a configuration of Terraform, with the variables and data sources that all of them may name. */
export function configuration(
  blocks: readonly string[],
  parameters: Parameters,
  versions: readonly string[],
  types: Readonly<Record<Parameters[string], string>> = typesOfAzurerm,
): string {
  const variables = Object.entries(parameters).map(([name, type]) =>
    block(`variable "${name}"`, [`type = ${types[type]}`, ...(type === 'securestring' ? ['sensitive = true'] : [])]),
  );
  return [
    block('terraform', [block('required_providers', versions)]),
    block('data "azurerm_resource_group" "rg"', ['name = "rg"']),
    block('data "azurerm_subscription" "current"', []),
    ...variables,
    ...blocks,
  ].join('\n\n');
}

const typesOfAzurerm = { string: 'string', bool: 'bool', securestring: 'string', moment: 'string' } as const;
const typesOfAzure = { ...typesOfAzurerm, moment: 'number' } as const;

export const block = (heading: string, lines: readonly string[]): string =>
  `${heading} {\n${lines.flatMap((line) => line.split('\n').map((one) => `  ${one}`)).join('\n')}\n}`;

export function hcl(data: Data, called: Called): string {
  if (data instanceof Written) return data.terraform(called);
  if (typeof data === 'string') return JSON.stringify(data).replaceAll('${', '$${').replaceAll('%{', '%%{');
  if (data === null || typeof data !== 'object') return String(data);
  if (isList(data)) return `[${data.map((item) => hcl(item, called)).join(', ')}]`;
  const entries = Object.entries(data).map(([name, value]) => `${JSON.stringify(name)} = ${hcl(value, called)}`);
  return entries.length === 0 ? '{}' : block('', entries).trim();
}

/** The id of what is in no file: a text below the resource group. */
export const idElsewhere = (type: string, name: string): string =>
  `"${below('data.azurerm_resource_group.rg.id', type, name)}"`;

function below(scope: string, type: string, name: string): string {
  const [namespace = '', ...types] = type.split('/');
  const names = name.split('/');
  return `\${${scope}}/providers/${namespace}/${types.map((each, i) => `${each}/${names[i] ?? ''}`).join('/')}`;
}

/** What a resource lies in, or applies to. */
export function parentOf({ type, name, extends: extended }: Declared, called: Called): string {
  if (extended !== undefined) return called.id(extended.type, extended.name);
  const cut = name.lastIndexOf('/');
  if (cut < 0) return 'data.azurerm_resource_group.rg.id';
  return called.id(type.slice(0, type.lastIndexOf('/')), name.slice(0, cut));
}

/** The azapi provider speaks Azure's own names: https://registry.terraform.io/providers/Azure/azapi/latest/docs/resources/resource */
export function inAzapi(resources: readonly Declared[], parameters: Parameters = {}): string {
  const indexOf = (type: string, name: string): number =>
    resources.findIndex((each) => each.type === type && each.name === name);
  const called: Called = {
    id: (type, name) => {
      const index = indexOf(type, name);
      return index < 0 ? idElsewhere(type, name) : `azapi_resource.r${String(index)}.id`;
    },
    property: (type, name, property) => `azapi_resource.r${String(indexOf(type, name))}.output.properties.${property}`,
  };
  const blocks = resources.map((each, index) => {
    const { location, tags, identity, ...body } = each.body;
    return block(`resource "azapi_resource" "r${String(index)}"`, [
      `type = "${each.type}@${each.apiVersion}"`,
      `name = "${each.name.slice(each.name.lastIndexOf('/') + 1)}"`,
      `parent_id = ${parentOf(each, called)}`,
      ...(location === undefined ? [] : [`location = ${hcl(location, called)}`]),
      ...(tags === undefined ? [] : [`tags = ${hcl(tags, called)}`]),
      ...(isBody(identity) ? [identityBlock(identity, called)] : []),
      `body = ${hcl(body, called)}`,
      'response_export_values = ["*"]',
    ]);
  });
  return configuration(blocks, parameters, ['azapi = { source = "Azure/azapi", version = "~> 2.4" }'], typesOfAzure);
}

/** Both providers have a block for the identities of a resource. */
export function identityBlock({ type, userAssignedIdentities }: Body, called: Called): string {
  const ids = isBody(userAssignedIdentities) ? Object.keys(userAssignedIdentities) : [];
  return block('identity', [
    ...(type === undefined ? [] : [`type = ${hcl(type, called)}`]),
    ...(ids.length === 0 ? [] : [`identity_ids = ${hcl(ids, called)}`]),
  ]);
}
