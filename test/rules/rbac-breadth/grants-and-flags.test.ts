import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const one = '11111111-2222-3333-4444-555555555555';
const other = 'aaaaaaaa-2222-3333-4444-555555555555';

const vault = (properties: string, before = ''): string =>
  `${before}\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { ${properties} } }`;

const entry = (tenant: string): string =>
  `{ tenantId: ${tenant}, objectId: '${one}', permissions: { secrets: ['get'] } }`;

const assigned = (role: string, scope = 'v', more = ''): string => `
resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  scope: ${scope}
  properties: {
    principalId: '${one}'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}')
    ${more}
  }
}`;

const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';

describe('rbac-breadth/ignored-grants', () => {
  const rule = 'rbac-breadth/ignored-grants';

  test.each([
    ['an entry, with roles', vault(`enableRbacAuthorization: true, accessPolicies: [${entry("'x'")}]`), 'fail'],
    ['an entry, without', vault(`enableRbacAuthorization: false, accessPolicies: [${entry("'x'")}]`), 'pass'],
    ['an entry, by the old default', vault(`accessPolicies: [${entry("'x'")}]`), 'pass'],
    [
      'an entry, by the new default',
      vault(`accessPolicies: [${entry("'x'")}]`).replace('2024-11-01', '2026-02-01'),
      'fail',
    ],
    ['no entry', vault('enableRbacAuthorization: true, accessPolicies: []'), 'inapplicable'],
    [
      'a list that is not known',
      vault('enableRbacAuthorization: true, accessPolicies: p', 'param p array'),
      'inapplicable',
    ],
    ['a role, without roles', vault('enableRbacAuthorization: false') + assigned(secretsUser), 'fail'],
    ['a role, with roles', vault('enableRbacAuthorization: true') + assigned(secretsUser), 'pass'],
    [
      'a role that has nothing to do with data',
      vault('enableRbacAuthorization: false') + assigned(contributor),
      'pass',
    ],
    [
      'an entry, depending',
      vault(`enableRbacAuthorization: p, accessPolicies: [${entry("'x'")}]`, 'param p bool'),
      'unknown',
    ],
  ])('%s: %s', (_, text, expected) => {
    expect(judged(rule, text).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });

  test('an entry of a resource of its own', () => {
    const text = `${vault('enableRbacAuthorization: true')}
resource p 'Microsoft.KeyVault/vaults/accessPolicies@2024-11-01' = { parent: v, name: 'add', properties: { accessPolicies: [${entry("'x'")}] } }`;
    expect(labelled(rule, text)).toEqual(['fail: this entry grants nothing: the vault authorises by roles']);
  });
});

describe('rbac-breadth/access-policy-count', () => {
  const rule = 'rbac-breadth/access-policy-count';
  const many = (count: number, more = ''): string =>
    vault(
      `${more}accessPolicies: [for i in range(0, ${String(count)}): { objectId: guid(string(i)), permissions: {} }]`,
    );

  test.each([
    [many(256), 'pass'],
    [many(257), 'fail'],
    [many(257, 'enableRbacAuthorization: true, '), 'inapplicable'],
    [vault(''), 'inapplicable'],
    [vault('accessPolicies: p', 'param p array'), 'unknown'],
  ])('%s', (text, expected) => {
    expect(judged(rule, text).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });

  test('as configured', () => {
    expect(labelled(rule, many(3), { warnAt: 2 })).toEqual([
      'fail: 3 entries, of the 1,024 that a vault can have, are more than 2',
    ]);
  });
});

describe('rbac-breadth/foreign-tenant', () => {
  const rule = 'rbac-breadth/foreign-tenant';

  test.each([
    [`'${one}'`, `'${other}'`, 'fail'],
    [`'${one}'`, `'${one.toUpperCase()}'`, 'pass'],
    ['subscription().tenantId', 'tenant().tenantId', 'pass'],
    ['tenant().tenantId', 'i.properties.tenantId', 'pass'],
    ['tenant().tenantId', 'w.identity.tenantId', 'pass'],
    ['p', 'p', 'pass'],
    ['p', 'tenant().tenantId', 'unknown'],
    ['tenant().tenantId', `'${other}'`, 'unknown'],
    ['d', `'${other}'`, 'fail'],
    ['d', 'd', 'pass'],
  ])('vault %s, entry %s: %s', (own, foreign, expected) => {
    const before = `param p string
param d string = '${one}'
resource i 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = { name: 'i' }
resource w 'Microsoft.Web/sites@2024-04-01' existing = { name: 'w' }`;
    const text = vault(`tenantId: ${own}, accessPolicies: [${entry(foreign)}]`, before);
    expect(judged(rule, text).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });

  test('an entry that does nothing', () => {
    const text = vault(`tenantId: '${one}', enableRbacAuthorization: true, accessPolicies: [${entry(`'${other}'`)}]`);
    expect(judged(rule, text)).toEqual(['inapplicable']);
  });

  test('of a vault that is deployed elsewhere', () => {
    const text = `resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }
resource p 'Microsoft.KeyVault/vaults/accessPolicies@2024-11-01' = { parent: v, name: 'add', properties: { accessPolicies: [${entry(`'${other}'`)}] } }`;
    expect(judged(rule, text)).toEqual(['inapplicable']);
  });
});

describe('rbac-breadth/user-principal', () => {
  const rule = 'rbac-breadth/user-principal';
  const inProduction = "param environment string = 'prod'";

  test.each([
    [inProduction, secretsUser, "principalType: 'User'", 'fail'],
    [inProduction, secretsUser, "principalType: 'user'", 'fail'],
    [inProduction, secretsUser, "principalType: 'Group'", 'pass'],
    [inProduction, secretsUser, "principalType: 'ServicePrincipal'", 'pass'],
    [inProduction, secretsUser, '', 'unknown'],
    [inProduction, contributor, "principalType: 'User'", 'inapplicable'],
    ['', secretsUser, "principalType: 'User'", 'inapplicable'],
    ["param environment string = 'dev'", secretsUser, "principalType: 'User'", 'inapplicable'],
  ])('%s, %s %s: %s', (before, role, more, expected) => {
    const text = vault('enableRbacAuthorization: true', before) + assigned(role, 'v', more);
    expect(judged(rule, text).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });
});

describe('rbac-breadth/template-deployment', () => {
  const rule = 'rbac-breadth/template-deployment';
  const machine = (body: string): string =>
    `\nresource m 'Microsoft.Compute/virtualMachines@2024-07-01' = { name: 'm', properties: ${body} }`;

  test.each([
    ['', '', ['pass']],
    ['enabledForDeployment: false', '', ['pass']],
    [
      'enabledForDeployment: true',
      '',
      ['fail: `enabledForDeployment` is on, and no machine takes certificates from this vault in the scanned files'],
    ],
    ['enabledForDeployment: true', machine('{ osProfile: { secrets: [{ sourceVault: { id: v.id } }] } }'), ['pass']],
    [
      'enabledForDiskEncryption: true',
      machine('{ osProfile: { secrets: [{ sourceVault: { id: v.id } }] } }'),
      [
        'fail: `enabledForDiskEncryption` is on, and no disk is encrypted with keys from this vault in the scanned files',
      ],
    ],
    [
      'enabledForDiskEncryption: true',
      "\nresource m 'Microsoft.Compute/virtualMachines/extensions@2024-07-01' = { name: 'm/e', properties: { settings: { KeyVaultURL: v.properties.vaultUri } } }",
      ['pass'],
    ],
    ['enabledForTemplateDeployment: true', '', ['unknown: who else may deploy from the vault is granted elsewhere']],
    [
      'enabledForTemplateDeployment: true',
      assigned(contributor, 'v', "principalType: 'Group'"),
      ['fail: `enabledForTemplateDeployment` is on, and somebody who does not deploy this may use it'],
    ],
    [
      'enabledForTemplateDeployment: true',
      assigned(secretsUser),
      ['unknown: who else may deploy from the vault is granted elsewhere'],
    ],
  ])('%s%s: %j', (properties, more, expected) => {
    expect(labelled(rule, vault(properties) + more)).toEqual(expected);
  });
});
