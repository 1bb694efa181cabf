import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'purge-protection/vault';

const vault = (properties: string, before = '', type = 'Microsoft.KeyVault/vaults'): string => `${before}
resource v '${type}@2024-11-01' = { name: 'kv', properties: ${properties} }`;

const on = '{ enablePurgeProtection: true }';

test.each([
  ['true', vault(on), ['pass']],
  ['false', vault('{ enablePurgeProtection: false }'), ['fail `false`']],
  ['text', vault("{ enablePurgeProtection: 'false' }"), ["fail `'false'`"]],
  ['text that is no boolean', vault("{ enablePurgeProtection: '' }"), ["unknown `''`"]],
  ['a number', vault('{ enablePurgeProtection: 1 }'), ['unknown `1`']],
  ['null', vault('{ enablePurgeProtection: null }'), ['fail `null`']],
  ['left out', vault('{}'), ['fail `{}`']],
  ['no properties', "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv' }", ['fail `v`']],
  [
    'the type and the property in another case',
    vault('{ ENABLEPURGEPROTECTION: true }', '', 'microsoft.keyvault/VAULTS'),
    ['pass'],
  ],
  ['a vault of somebody else', "resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }", []],
  ['union', vault(`union({ tenantId: 'x' }, ${on})`), ['pass']],
  ['union that replaces it', vault(`union(${on}, { enablePurgeProtection: false })`), ['fail `false`']],
  ['union with an unknown object before', vault(`union(o, ${on})`, 'param o object'), ['pass']],
  ['union with an unknown object after', vault(`union(${on}, o)`, 'param o object'), ['unknown `true`']],
  ['spread of a variable', vault('{ ...o }', `var o = ${on}`), ['pass']],
  [
    'spread of an unknown object after it',
    vault('{ enablePurgeProtection: true\n...o }', 'param o object'),
    ['unknown `true`'],
  ],
  ['json()', vault(`json('{"enablePurgeProtection": true}')`), ['pass']],
  ['a parameter that may be null', vault('{ enablePurgeProtection: p ?? true }', 'param p bool?'), ['pass']],
  ['true or null', vault('{ enablePurgeProtection: p ? true : null }', 'param p bool'), ['unknown `null`']],
  [
    'a loop with index',
    "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = [for (n, i) in ['a', 'b']: { name: n, properties: { enablePurgeProtection: i == 0 } }]",
    ['pass', 'fail `i == 0`'],
  ],
  [
    'a loop over nobody knows what',
    "param ns array\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' = [for n in ns: { name: n, properties: {} }]",
    ['fail `{}`'],
  ],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual(expected);
});

test('is judged in the context of every call of a module', () => {
  const files = {
    'main.bicep': `module a 'v.bicep' = { name: 'a', params: { s: { purge: true } } }
module b 'v.bicep' = { name: 'b', params: { s: {} } }`,
    'v.bicep': vault('{ enablePurgeProtection: s.?purge }', 'type t = { purge: bool? }\nparam s t'),
  };
  expect(judged(rule, files)).toEqual(['pass', 'fail `s.?purge`']);
});

test.each([
  [
    'left out',
    "{ createMode: 'Recover' }",
    'unknown: it is not set, and the deleted vault that is recovered here brings its own',
  ],
  ['written', "{ createMode: 'recover', enablePurgeProtection: false }", 'fail: purge protection is turned off here'],
  [
    'in a vault that is made',
    "{ createMode: 'default' }",
    'fail: `enablePurgeProtection` is not set, and Azure leaves it off',
  ],
])('recovering a deleted vault: %s', (_, properties, expected) => {
  expect(labelled(rule, vault(properties))).toEqual([expected]);
});

test.each([
  ['in the call', '', 'false', 'fail: purge protection is turned off here'],
  ['by a default', 'param on bool = false', 'on', 'fail: purge protection is turned off here'],
  ['by nobody', '', 'null', 'pass'],
])('a module that leaves out what is turned off %s', (_, before, value, expected) => {
  const call = `module kv 'br/public:avm/res/key-vault/vault:0.13.3' = { params: { name: 'kv', enablePurgeProtection: ${value} } }`;
  expect(labelled(rule, `${before}\n${call}`)).toEqual([expected]);
});
