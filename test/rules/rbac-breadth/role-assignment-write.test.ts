import { describe, expect, test } from 'vitest';
import { labelled, type Files } from '../judged.js';
import { assigned, guids, roleId, vault, type RoleName } from './role-texts.js';

const rule = 'rbac-breadth/role-assignment-write';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

test.each<[RoleName, string]>([
  ['owner', 'fail'],
  ['userAccessAdministrator', 'fail'],
  ['rbacAdministrator', 'fail'],
  ['dataAccessAdministrator', 'pass'],
  ['contributor', 'pass'],
  ['administrator', 'pass'],
])('%s on a vault: %s', (role, expected) => {
  expect(outcomes(vault() + assigned(roleId(role)))).toEqual([expected]);
});

describe('the scope', () => {
  const at = (target: string): Files => `targetScope = '${target}'${assigned(`'${guids.owner}'`, { scope: '' })}`;

  test.each<[string, Files, string]>([
    [
      'the tenant',
      at('tenant'),
      'fail: this role may assign any role in the whole tenant, and no condition narrows it',
    ],
    [
      'a management group',
      at('managementGroup'),
      'fail: this role may assign any role in a management group, and no condition narrows it',
    ],
    [
      'a subscription',
      at('subscription'),
      'fail: this role may assign any role in the whole subscription, and no condition narrows it',
    ],
    [
      'a group with a vault',
      vault() + assigned(roleId('owner'), { scope: '' }),
      'fail: this role may assign any role in the resource group of a vault, and no condition narrows it',
    ],
    ['a group without one', assigned(roleId('owner'), { scope: '' }), 'inapplicable'],
    [
      'something else',
      "resource s 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 's' }" +
        assigned(roleId('owner'), { scope: 's' }),
      'inapplicable',
    ],
    [
      'a Managed HSM',
      "resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'h', properties: {} }" +
        assigned(roleId('owner'), { scope: 'h' }),
      'fail: this role may assign any role on a vault, and no condition narrows it',
    ],
    [
      'a secret alone',
      `${vault()}\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = { parent: v, name: 's' }${assigned(roleId('owner'), { scope: 's' })}`,
      'pass',
    ],
  ])('%s', (_, files, expected) => {
    expect(labelled(rule, files)).toEqual([expected]);
  });
});

test.each([
  ["condition: '@Request[x] StringEquals 1'", 'pass'],
  ["condition: ''", 'fail'],
  ['condition: null', 'fail'],
  ['condition: c', 'unknown'],
  ["condition: b ? 'x' : null", 'unknown'],
])('with %s: %s', (more, expected) => {
  const files = `param c string\nparam b bool${vault()}${assigned(roleId('rbacAdministrator'), { more })}`;
  expect(outcomes(files)).toEqual([expected]);
});

test('a custom role that may write assignments', () => {
  const files = `resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = { name: guid('r'), properties: { roleName: 'r', permissions: [{ actions: ['Microsoft.Authorization/*/write'] }] } }
${vault()}${assigned('r.id')}`;
  expect(outcomes(files)).toEqual(['fail']);
});
