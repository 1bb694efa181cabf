import { describe, expect, test } from 'vitest';
import type { OptionValue } from '../../../src/rules/selected-rule.js';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'rbac-breadth/access-policy-permissions';

const vault = (permissions: string, { objectId = "'A'", before = '', more = '' } = {}): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  properties: { ${more}
    accessPolicies: [{ objectId: ${objectId}, permissions: ${permissions} }]
  }
}`;

test.each([
  ["{ keys: ['all'] }", "fail `'all'`"],
  ["{ keys: ['All'] }", "fail `'All'`"],
  ["{ secrets: ['*'] }", "fail `'*'`"],
  ["{ secrets: [' purge '] }", "fail `' purge '`"],
  ["{ secrets: ['get', 'list', 'set'] }", 'pass'],
  ["{ SECRETS: ['get', 'Restore'] }", "fail `'Restore'`"],
  [
    "{ keys: ['get', 'create', 'import', 'update', 'rotate', 'getrotationpolicy', 'wrapKey', 'sign', 'decrypt'] }",
    'pass',
  ],
  ["{ keys: ['release'] }", "fail `'release'`"],
  ["{ keys: ['setrotationpolicy'] }", "fail `'setrotationpolicy'`"],
  ["{ certificates: ['get', 'import'] }", 'pass'],
  ["{ certificates: ['deleteissuers'] }", "fail `'deleteissuers'`"],
  ["{ storage: ['list', 'update'] }", 'pass'],
  ["{ storage: ['regeneratekey'] }", "fail `'regeneratekey'`"],
  ['{ keys: [] }', 'pass'],
  ['{ keys: null }', 'pass'],
  ['null', 'pass'],
  ["{ keys: 'all' }", "unknown `'all'`"],
])('%s: %s', (permissions, expected) => {
  expect(judged(rule, vault(permissions))).toEqual([expected]);
});

test.each(['purge', 'backup', 'restore', 'recover', 'delete'])('%s is too much on everything', (name) => {
  const everything = `{ keys: ['${name}'], secrets: ['${name}'], certificates: ['${name}'], storage: ['${name}'] }`;
  expect(labelled(rule, vault(everything))).toEqual([
    `fail: this entry holds \`${name}\` on keys; \`${name}\` on secrets; \`${name}\` on certificates; \`${name}\` on storage`,
  ]);
});

test.each([
  ['an unknown object', 'param p object', 'p', 'unknown `p`'],
  ['an unknown list', 'param p array', '{ keys: p }', 'unknown `p`'],
  ['an unknown item', 'param p string', "{ keys: ['get', p] }", 'unknown `p`'],
  ['an unknown item beside a known one', 'param p string', "{ keys: [p, 'purge'] }", "fail `'purge'`"],
  ['one of a few items', "@allowed(['list', 'purge'])\nparam p string", "{ keys: ['get', p] }", 'unknown `p`'],
  ['lists of which one is too much', 'param p bool', "{ keys: p ? ['all'] : ['get'] }", "unknown `'all'`"],
  ['lists that both are', 'param p bool', "{ keys: p ? ['all'] : ['purge'] }", "fail `'all'`"],
])('%s', (_, before, permissions, expected) => {
  expect(judged(rule, vault(permissions, { before }))).toEqual([expected]);
});

describe('where the entry is', () => {
  const child = (name: string, before = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }
resource p 'Microsoft.KeyVault/vaults/accessPolicies@2024-11-01' = {
  parent: v
  name: ${name}
  properties: { accessPolicies: [{ objectId: 'A', permissions: { secrets: ['all'] } }] }
}`;
  const rbac = vault("{ secrets: ['all'] }", { more: 'enableRbacAuthorization: true' });

  test.each<[string, Files, string[]]>([
    ['added', child("'add'"), ["fail `'all'`"]],
    ['in place of all others', child("'replace'"), ["fail `'all'`"]],
    ['taken away', child("'Remove'"), []],
    [
      'taken away, by a name with a slash',
      child("'remove'").replace('parent: v', '').replace("'remove'", "'kv/remove'"),
      [],
    ],
    [
      'added or taken away',
      child('n', 'param n string'),
      ["unknown `{ objectId: 'A', permissions: { secrets: ['all'] } }`"],
    ],
    ['in a vault that is called remove', vault("{ secrets: ['all'] }").replace("'kv'", "'remove'"), ["fail `'all'`"]],
    ['in a vault that goes by roles', rbac, ['inapplicable']],
    [
      'for such a vault in another file',
      { 'a.bicep': rbac, 'b.bicep': child("'add'") },
      ['inapplicable', 'inapplicable'],
    ],
    [
      'in a vault that may go by roles',
      vault("{ secrets: ['all'] }", { before: 'param r bool', more: 'enableRbacAuthorization: r' }),
      ["fail `'all'`"],
    ],
    [
      'in a list nobody knows',
      "param ps array\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { accessPolicies: ps } }",
      ['unknown `ps`'],
    ],
  ])('%s', (_, files, expected) => {
    expect(judged(rule, files)).toEqual(expected);
  });
});

describe('whose the entry is', () => {
  const site = "resource w 'Microsoft.Web/sites@2023-01-01' existing = { name: 'w' }";
  const deletes = "{ keys: ['delete'] }";

  test.each<[string, Parameters<typeof vault>[1], Record<string, OptionValue>, string]>([
    ['the identity of a resource', { objectId: 'w.identity.principalId', before: site }, {}, 'fail'],
    [
      'the identity of a resource, which may',
      { objectId: 'w.identity.principalId', before: site },
      { workload: ['delete'] },
      'pass',
    ],
    [
      'a parameter is nobody known',
      { objectId: 'principalId', before: 'param principalId string' },
      { workload: ['delete'] },
      'fail',
    ],
    ['who deploys', { objectId: 'deployer().objectId' }, {}, 'pass'],
    ['who deploys, and may not', { objectId: 'deployer().objectId' }, { deployer: [] }, 'fail'],
    ['an operator, in any case', { objectId: "'a'" }, { operators: ['A'] }, 'pass'],
    ['somebody else', {}, { operators: ['B'] }, 'fail'],
    ['somebody else, who may', {}, { other: ['Delete'] }, 'pass'],
  ])('%s', (_, given, options, expected) => {
    expect(judged(rule, vault(deletes, given), options).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });
});
