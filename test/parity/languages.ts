/** What is written differently in the languages. */
export class Written {
  constructor(
    readonly bicep: string,
    readonly arm: string,
    /** In Terraform, by what others of the estate are called there. */
    readonly terraform: (called: Called) => string,
  ) {}
}

/** What the id of a resource, or a property that Azure gives it, is called: `azurerm_key_vault.r0.id`. */
export interface Called {
  id(type: string, name: string): string;
  property(type: string, name: string, property: string): string;
}

export type Data = string | number | boolean | null | Written | readonly Data[] | Body;

export interface Body {
  readonly [name: string]: Data;
}

/** A resource, once for all languages. */
export interface Declared {
  readonly type: string;
  readonly apiVersion: string;
  /** The whole name, with those of its parents: `kv/password`. */
  readonly name: string;
  /** What it extends: type and name of another resource. */
  readonly extends?: { readonly type: string; readonly name: string };
  readonly body: Body;
}

/** The id of a resource in the same resource group. */
export function idOf(type: string, name: string): Written {
  const names = name.split('/').map((part) => `'${part}'`);
  const call = `resourceId('${type}', ${names.join(', ')})`;
  return new Written(call, call, (called) => called.id(type, name));
}

/** A property that Azure gives to a resource of the estate. */
export function propertyOf(type: string, name: string, property: string): Written {
  const call = `reference(${idOf(type, name).arm}, '2024-11-01').${property}`;
  return new Written(call, call, (called) => called.property(type, name, property));
}

/** A role that Azure has. */
export function role(id: string): Written {
  const call = `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${id}')`;
  const text = `"\${data.azurerm_subscription.current.id}/providers/Microsoft.Authorization/roleDefinitions/${id}"`;
  return new Written(call, call, () => text);
}

export const parameter = (name: string): Written => new Written(name, `parameters('${name}')`, () => `var.${name}`);

/** One word or another by a parameter that is true or false. */
export const either = (name: string, yes: string, no: string): Written =>
  new Written(
    `${name} ? '${yes}' : '${no}'`,
    `if(parameters('${name}'), '${yes}', '${no}')`,
    () => `(var.${name} ? "${yes}" : "${no}")`,
  );

/** Parameters by name, with their types. A `moment` is a number in Azure, and a text in Terraform. */
export type Parameters = Readonly<Record<string, 'string' | 'bool' | 'securestring' | 'moment'>>;

const azureTypes = { string: 'string', bool: 'bool', securestring: 'securestring', moment: 'int' } as const;

export function inBicep(resources: readonly Declared[], parameters: Parameters = {}): string {
  const declared = Object.entries(parameters).map(([name, type]) =>
    type === 'securestring' ? `@secure()\nparam ${name} string` : `param ${name} ${azureTypes[type]}`,
  );
  const extended = new Map(
    resources.flatMap((each) =>
      each.extends === undefined ? [] : [[`${each.extends.type} ${each.extends.name}`, each.extends]],
    ),
  );
  const symbols = new Map(resources.map((each, index) => [`${each.type} ${each.name}`, `r${String(index)}`]));
  const others = [...extended].filter(([key]) => !symbols.has(key));
  others.forEach(([key], index) => symbols.set(key, `e${String(index)}`));
  return [
    ...declared,
    ...others.map(
      ([key, { type, name }]) =>
        `resource ${symbols.get(key) ?? ''} '${type}@2024-11-01' existing = {\n  name: '${name}'\n}`,
    ),
    ...resources.map((each, index) => {
      const scope = each.extends && symbols.get(`${each.extends.type} ${each.extends.name}`);
      const body = {
        name: each.name,
        ...(scope !== undefined && { scope: new Written(scope, '', () => '') }),
        ...each.body,
      };
      return `resource r${String(index)} '${each.type}@${each.apiVersion}' = ${bicepValue(body, '')}`;
    }),
  ].join('\n\n');
}

export function inArm(resources: readonly Declared[], parameters: Parameters = {}): string {
  return JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: Object.fromEntries(
        Object.entries(parameters).map(([name, type]) => [name, { type: azureTypes[type] }]),
      ),
      resources: resources.map(({ type, apiVersion, name, extends: extended, body }) => ({
        type,
        apiVersion,
        ...(extended && { scope: `${extended.type}/${extended.name}` }),
        name: armValue(name),
        ...(armValue(body) as object),
      })),
    },
    null,
    2,
  );
}

function bicepValue(data: Data, indent: string): string {
  if (data instanceof Written) return data.bicep;
  if (typeof data === 'string')
    return `'${data.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
  if (data === null || typeof data !== 'object') return String(data);
  const inner = `${indent}  `;
  if (isList(data)) {
    return data.length === 0
      ? '[]'
      : `[\n${data.map((item) => `${inner}${bicepValue(item, inner)}`).join('\n')}\n${indent}]`;
  }
  const entries = Object.entries(data).map(([name, value]) => {
    const key = /^\w+$/.test(name) ? name : bicepValue(name, '');
    return `${inner}${key}: ${bicepValue(value, inner)}`;
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join('\n')}\n${indent}}`;
}

function armValue(data: Data): unknown {
  if (data instanceof Written) return `[${data.arm}]`;
  if (typeof data === 'string') return data.startsWith('[') ? `[${data}` : data;
  if (data === null || typeof data !== 'object') return data;
  if (isList(data)) return data.map(armValue);
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, armValue(value)]));
}

export const isList = (data: Data): data is readonly Data[] => Array.isArray(data);

export const isBody = (data: Data | undefined): data is Body =>
  typeof data === 'object' && data !== null && !isList(data) && !(data instanceof Written);
