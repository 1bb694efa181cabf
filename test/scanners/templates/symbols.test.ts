import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Scan } from '../../../src/model/scan.js';
import type { Unknown, Value } from '../../../src/model/value.js';
import { type Files, scanFiles, vault } from './scan-files.js';

const estate = 'fixtures/estates/contoso';
const contoso: Files = Object.fromEntries(
  readdirSync(estate, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.bicep(?:param)?$/.test(path))
    .map((path) => [path, readFileSync(`${estate}/${path}`)]),
);

const grant = (scope: string): string =>
  `resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = { name: guid('x'), scope: ${scope} }`;

const main = (text: string): Files => ({
  'main.bicep': text,
  'm.bicep': `param name string = ''\n${vault('tenantId: name\nuri: name', "'kv-${name}'")}
output id string = vault.id
output uri string = vault.properties.vaultUri`,
});

const shapes: Readonly<Record<string, Files>> = {
  contoso,
  'an unknown name': main(`param n string\n${vault('', 'n')}`),
  'an unknown name of two segments': main(
    "param n string\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: n }",
  ),
  'an unknown parent': main(
    "param p object\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { parent: p, name: 's' }",
  ),
  'several names': main(`param on bool\n${vault('', "on ? 'a' : 'b'")}`),
  'too many names': main(
    `${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `param ${name} bool`).join('\n')}
var all = '\${a ? 1 : 2}\${b ? 1 : 2}\${c ? 1 : 2}\${d ? 1 : 2}\${e ? 1 : 2}\${f ? 1 : 2}'\n${vault('tags: all', 'all')}
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { parent: vault, name: 's', tags: { id: vault.id } }`,
  ),
  'a secret name': main(`@secure()\nparam n string\n${vault('', 'n')}`),
  'a scope that depends': main(`targetScope = 'subscription'\nparam on bool
resource rg 'Microsoft.Resources/resourceGroups@2024-03-01' existing = { name: 'rg' }\n${grant('on ? rg : subscription()')}`),
  'an unknown scope': main(`param to object\n${grant('to')}`),
  'a scope of a tenant': main(`targetScope = 'tenant'\n${grant('tenant()')}`),
  'a call into an unknown scope': main(
    "param on bool\nmodule m 'm.bicep' = { scope: on ? resourceGroup('a') : resourceGroup('b'), params: { name: 'x' } }",
  ),
  'a call into another subscription': main(
    "param sub string\nmodule m 'm.bicep' = { scope: resourceGroup(sub, 'rg') }\noutput o string = m.outputs.uri",
  ),
  'a module of a registry': main(
    "module m 'br/public:avm/res/key-vault/vault:0.13.0' = { params: { name: 'kv' } }\n" +
      "module n 'm.bicep' = { params: { name: m.outputs.name } }\noutput o string = n.outputs.id",
  ),
  'imports of a registry': main(`import { x } from 'br:a.azurecr.io/x:1'\n${vault('', "'kv-${x.y}'")}`),
  'loops that cannot be expanded': main(`param names array
module m 'm.bicep' = [for (n, i) in names: { params: { name: '\${n.name}-\${i}' } }]
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = [for n in concat(['a'], names): { name: n }]
output o array = [for (n, i) in names: m[i].outputs.uri]\noutput first string = v[length(names)].id`),
  'what Azure tells after deployment': main(`${vault('uri: deployment().properties.template')}
output uri string = vault.properties.vaultUri\noutput state string = vault.properties.deep[0].state
output keys object = vault.listKeys()\noutput group string = resourceGroup().tags.env`),
  'what defaults leave out': main("param on bool = false\nmodule m 'm.bicep' = if (on) { params: { name: 'a' } }"),
};

function unknownsIn(value: Value): readonly Unknown[] {
  switch (value.kind) {
    case 'unknown':
      return [value];
    case 'list':
      return [...value.items, ...(value.rest === undefined ? [] : [value.rest])].flatMap(unknownsIn);
    case 'object':
      return [...value.entries.values(), ...(value.rest === undefined ? [] : [value.rest])].flatMap(unknownsIn);
    case 'depends':
      return value.cases.flatMap(({ is }) => unknownsIn(is));
    default:
      return [];
  }
}

const valuesOf = ({ resources, parameters, outputs, moduleCalls }: Scan): readonly Value[] => [
  ...resources.flatMap(({ name, body }) => [name, body]),
  ...parameters.map(({ value }) => value),
  ...outputs.map(({ value }) => value),
  ...moduleCalls.flatMap((call) => [...call.arguments.values()]),
];

/** The parts of a text around a separator outside of brackets, and whether all brackets close. */
function split(text: string, separator: string): { readonly parts: readonly string[]; readonly isBalanced: boolean } {
  const parts = [''];
  let depth = 0;
  let isBalanced = true;
  for (const character of text) {
    depth += Number(character === '⟨') - Number(character === '⟩');
    isBalanced &&= depth >= 0;
    if (character === separator && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return { parts, isBalanced: isBalanced && depth === 0 };
}

/** The possibilities of an id, each of them whole. */
const possibilities = (id: string): readonly string[] =>
  id.startsWith('⟨') ? split(id.slice(1, -1), '|').parts : [id];

describe.each(Object.entries(shapes))('of %s', (_, files) => {
  const scan = scanFiles(files);

  it('every symbol has all that is unknown in brackets, and what is known outside of them', () => {
    const symbols = valuesOf(scan).flatMap((value) => unknownsIn(value).flatMap(({ symbol }) => symbol ?? []));
    const wrong = symbols.filter((symbol) => !symbol.includes('⟨') || !split(symbol, '').isBalanced);
    expect(wrong).toEqual([]);
  });

  it('every assumption is about something unknown', () => {
    const subjects = scan.resources.flatMap(({ when }) => when.map(({ subject }) => subject));
    expect(subjects.filter((subject) => !/^⟨.*⟩$/.test(subject) || !split(subject, '').isBalanced)).toEqual([]);
  });

  it('every id has a scope, `providers`, and the types with a name each', () => {
    for (const { id, type } of scan.resources) {
      for (const each of possibilities(id)) {
        const { parts, isBalanced } = split(each, '/');
        expect([each, isBalanced, parts[0]]).toEqual([each, true, '']);
        if (type.endsWith('/resourceGroups')) continue;
        const at = parts.lastIndexOf('providers');
        const [namespace, ...rest] = parts.slice(at + 1);
        const types = rest.filter((_part, index) => index % 2 === 0);
        expect([namespace, ...types].join('/')).toBe(type);
      }
    }
  });
});
