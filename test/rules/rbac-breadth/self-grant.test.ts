import { describe, expect, test } from 'vitest';
import { labelled, type Files } from '../judged.js';
import { assigned, byPolicies, roleId, vault, type RoleName } from './role-texts.js';

const rule = 'rbac-breadth/self-grant';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

describe('by role', () => {
  test.each<[RoleName, string]>([
    ['owner', 'fail'],
    ['contributor', 'fail'],
    ['keyVaultContributor', 'fail'],
    ['reader', 'pass'],
    ['userAccessAdministrator', 'pass'],
    ['secretsOfficer', 'pass'],
    ['administrator', 'pass'],
  ])('%s over a vault of access policies: %s', (role, expected) => {
    expect(outcomes(vault('v', byPolicies) + assigned(roleId(role)))).toEqual([expected]);
  });

  test.each([
    ["['Microsoft.KeyVault/vaults/write']", 'fail'],
    ["['Microsoft.KeyVault/vaults/accessPolicies/write']", 'fail'],
    ["['Microsoft.KeyVault/vaults/accessPolicies/*']", 'fail'],
    ["['Microsoft.KeyVault/vaults/read', 'Microsoft.KeyVault/vaults/secrets/write']", 'pass'],
    ['p', 'unknown'],
  ])('a custom role that may %s: %s', (actions, expected) => {
    const role = `param p array
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = { name: guid('r'), properties: { roleName: 'r', permissions: [{ actions: ${actions} }] } }`;
    expect(outcomes(role + vault('v', byPolicies) + assigned('r.id'))).toEqual([expected]);
  });
});

describe('by what the vault authorises by', () => {
  const over = (text: string, before = ''): Files => before + text + assigned(roleId('contributor'), { scope: '' });

  test.each<[string, Files, string]>([
    ['roles', over(vault()), 'pass'],
    ['policies, said', over(vault('v', byPolicies)), 'fail'],
    ['policies, by the default of an old API', over(vault('v', '')), 'fail'],
    ['roles, by the default of a new API', over(vault('v', '').replace('2024-11-01', '2026-02-01')), 'pass'],
    ['a parameter', over(vault('v', 'enableRbacAuthorization: on'), 'param on bool'), 'unknown'],
    [
      'nobody knows, because somebody else deploys it',
      over("resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }"),
      'inapplicable',
    ],
    ['nothing, because there is none', over(''), 'inapplicable'],
    ['one of two by policies', over(vault('v') + vault('w', byPolicies)), 'fail'],
    ['one that is optional', over(vault('v', byPolicies, 'if (c) '), 'param c bool'), 'fail'],
  ])('%s', (_, files, expected) => {
    expect(outcomes(files)).toEqual([expected]);
  });
});

test('an assignment that is only there without the vault', () => {
  const files = `param c bool${vault('v', byPolicies, 'if (c) ')}${assigned(roleId('contributor'), { scope: '', when: 'if (!c) ' })}`;
  expect(outcomes(files)).toEqual(['inapplicable']);
});

test('a condition that narrows the right to write leaves it open', () => {
  const more = "condition: '((!(ActionMatches{\\'Microsoft.KeyVault/vaults/*\\'})) OR false)'";
  expect(outcomes(vault('v', byPolicies) + assigned(roleId('contributor'), { more }))).toEqual(['unknown']);
});

test('names the path', () => {
  expect(labelled(rule, vault('v', byPolicies) + assigned(roleId('contributor')))).toEqual([
    'fail: this role may write the access policies of vault `kv-v`, and they decide who reads its secrets',
  ]);
});
