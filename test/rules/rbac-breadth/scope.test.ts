import { describe, expect, test } from 'vitest';
import { judged, labelled, severities, type Files } from '../judged.js';

const rule = 'rbac-breadth/scope';
const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
const roleId = (guid = `'${secretsUser}'`): string =>
  `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ${guid})`;

const assignment = (role = roleId(), scope = ''): string => `
resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')${scope === '' ? '' : `\n  scope: ${scope}`}
  properties: { principalId: 'p', roleDefinitionId: ${role} }
}`;

const at = (target: string, role: string, before = ''): string =>
  `targetScope = '${target}'\n${before}${assignment(role)}`;

const vault = (name: string, condition = ''): string =>
  `\nresource ${name} 'Microsoft.KeyVault/vaults@2024-11-01' = ${condition}{ name: 'kv-${name}', properties: {} }`;

/** The first words of the verdicts: how they came out. */
const outcomes = (files: Files): readonly string[] => judged(rule, files).map((verdict) => verdict.split(' ')[0] ?? '');

describe('how a role is named', () => {
  test.each([
    ['by its GUID', `'${secretsUser}'`, 'fail'],
    ['in another case', roleId(`'${secretsUser.toUpperCase()}'`), 'fail'],
    ['by its whole id', `'/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${secretsUser}'`, 'fail'],
    [
      'by the id of the tenant',
      `tenantResourceId('Microsoft.Authorization/roleDefinitions', '${secretsUser}')`,
      'fail',
    ],
    [
      'in a subscription nobody knows',
      `'/subscriptions/\${s}/providers/Microsoft.Authorization/roleDefinitions/${secretsUser}'`,
      'fail',
    ],
    ['by what only looks like a name', "'Key Vault Secrets User'", 'unknown'],
    ['by a parameter', 's', 'unknown'],
    ['by a parameter in an id', roleId('s'), 'unknown'],
    ['by a GUID of nobody', roleId("'11111111-1111-1111-1111-111111111111'"), 'unknown'],
  ])('%s', (_, role, expected) => {
    expect(outcomes(at('subscription', role, 'param s string'))).toEqual([expected]);
  });

  test.each([
    [
      'declared',
      "resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = { name: GUID }",
      'r.id',
      'fail',
    ],
    ['looked up', 'var roles = { secrets: GUID }', 'roles.secrets', 'fail'],
    [
      'one of a few',
      "@allowed(['acdd72a7-3385-48ef-bd42-f606fba81ae7', GUID])\nparam r string",
      roleId('r'),
      'unknown',
    ],
  ])('%s', (_, before, role, expected) => {
    expect(outcomes(at('subscription', role, before.replace('GUID', `'${secretsUser}'`)))).toEqual([expected]);
  });
});

test.each([
  ['Key Vault Administrator', '00482a5a-887f-4fb3-b363-3b7fe8e74483', 'fail high'],
  ['Key Vault Certificate User', 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba', 'fail high'],
  ['Key Vault Certificates Officer', 'a4417e6f-fecd-4de8-b567-7b0420556985', 'fail high'],
  ['Key Vault Crypto Officer', '14b46e9e-c2b7-41b4-b07b-48a6ebf60603', 'fail high'],
  ['Key Vault Crypto Service Encryption User', 'e147488a-f6f5-4113-8e2d-b22465e65bf6', 'fail high'],
  ['Key Vault Crypto Service Release User', '08bbd89e-9f13-488c-ac41-acfcb10c90ab', 'fail high'],
  ['Key Vault Crypto User', '12338af0-0e69-4776-bea7-57ae8d297424', 'fail high'],
  ['Key Vault Reader, which only tells what there is', '21090545-7ca7-4776-b22c-e363652d74d2', 'fail low'],
  ['Key Vault Secrets Officer', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', 'fail high'],
  ['Key Vault Secrets User', secretsUser, 'fail high'],
  ['Operator Nexus Key Vault Writer', '44f0a1a8-6fea-4b35-980a-8ff50c487c97', 'fail high'],
  ['Key Vault Contributor', 'f25e0fa2-a7c8-4377-a976-54943a77a395', 'pass'],
  ['Key Vault Purge Operator', 'a68e7c17-0ab2-4c09-9a58-125dae29748c', 'pass'],
  ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 'pass'],
  ['AcrPush', '8311e382-0749-4cb8-b61a-304f252e45ec', 'pass'],
])('%s at a subscription', (_, guid, expected) => {
  expect(severities(rule, at('subscription', roleId(`'${guid}'`)))).toEqual([expected]);
});

describe('roles of the run', () => {
  const custom = (permissions: string): string =>
    at(
      'subscription',
      'r.id',
      `param p array
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid('r')
  properties: { roleName: 'Custom', permissions: ${permissions} }
}`,
    );

  test.each([
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]", 'fail high'],
    ["[{ dataActions: ['microsoft.keyvault/VAULTS/keys/sign/action'] }]", 'fail high'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/delete'] }]", 'fail high'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/newer/action'] }]", 'fail high'],
    ["[{ dataActions: ['*'] }]", 'fail high'],
    ["[{ dataActions: ['Microsoft.*'] }]", 'fail high'],
    ["[{ dataActions: ['*/action'] }]", 'fail high'],
    ["[{ actions: ['*/read'] }, { dataActions: ['Microsoft.KeyVault/vaults/keys/*'] }]", 'fail high'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/*/read'] }]", 'fail low'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/readMetadata/action'] }]", 'fail low'],
    ["[{ actions: ['*'] }]", 'pass'],
    ['[]', 'pass'],
    ["[{ dataActions: ['Microsoft.Storage/*'] }]", 'pass'],
    ["[{ dataActions: ['*'], notDataActions: ['Microsoft.KeyVault/*'] }]", 'pass'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/*'], notDataActions: ['*/getSecret/action'] }]", 'fail high'],
    [
      "[{ dataActions: ['Microsoft.KeyVault/*'], notDataActions: ['Microsoft.KeyVault/*/action', 'Microsoft.KeyVault/*/write', 'Microsoft.KeyVault/*/delete'] }]",
      'fail low',
    ],
    ['p', 'unknown'],
    ['[{ dataActions: p }]', 'unknown'],
    ["[{ dataActions: ['*'], notDataActions: p }]", 'unknown'],
    ["[{ dataActions: concat(['Microsoft.KeyVault/vaults/keys/*'], p) }]", 'fail high'],
  ])('%s: %s', (permissions, expected) => {
    expect(severities(rule, custom(permissions))).toEqual([expected]);
  });

  test('are known by their GUID in other files too', () => {
    const guid = '22222222-2222-2222-2222-222222222222';
    const files = {
      'role.bicep': `targetScope = 'subscription'
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = { name: '${guid}', properties: { roleName: 'Custom', permissions: [{ dataActions: ['*'] }] } }`,
      'main.bicep': at('subscription', roleId(`'${guid}'`)),
    };
    expect(outcomes(files)).toEqual(['fail']);
  });
});

describe('how far a scope reaches', () => {
  const inGroup = (groups: readonly [string, string]): Files => ({
    'main.bicep': `targetScope = 'subscription'
param g string
module a 'a.bicep' = { scope: resourceGroup(${groups[0]}), name: 'a' }
module b 'b.bicep' = { scope: resourceGroup(${groups[1]}), name: 'b' }`,
    'a.bicep': assignment(),
    'b.bicep': vault('v') + vault('w'),
  });

  test.each<[string, Files, string]>([
    ['a tenant', at('tenant', `'${secretsUser}'`), 'fail high'],
    ['a management group', at('managementGroup', `'${secretsUser}'`), 'fail high'],
    ['a subscription', at('subscription', roleId()), 'fail high'],
    [
      'the subscription of a module',
      {
        'main.bicep': "targetScope = 'managementGroup'\nmodule m 'm.bicep' = { scope: subscription('s'), name: 'm' }",
        'm.bicep': at('subscription', roleId()),
      },
      'fail high',
    ],
    ['a group without a vault', assignment(), 'unknown'],
    ['a group with one vault', vault('v') + assignment(), 'pass'],
    ['a group with one vault, and a role nobody knows', `param r string${vault('v')}${assignment('r')}`, 'pass'],
    ['a group with two vaults', vault('v') + vault('w') + assignment(), 'fail medium'],
    [
      'a group with two vaults, said aloud',
      vault('v') + vault('w') + assignment(roleId(), 'resourceGroup()'),
      'fail medium',
    ],
    [
      'a group with one vault and one of somebody else',
      vault('v') + vault('w').replace("' = {", "' existing = {").replace(', properties: {}', '') + assignment(),
      'fail medium',
    ],
    [
      'a group with one vault that is there twice',
      vault('v') +
        vault('v')
          .replace('resource v', 'resource again')
          .replace("' = {", "' existing = {")
          .replace(', properties: {}', '') +
        assignment(),
      'pass',
    ],
    [
      'a group with a loop of two',
      "resource vs 'Microsoft.KeyVault/vaults@2024-11-01' = [for n in ['a', 'b']: { name: n, properties: {} }]" +
        assignment(),
      'fail medium',
    ],
    [
      'a group with a loop of nobody knows how many',
      "param ns array\nresource vs 'Microsoft.KeyVault/vaults@2024-11-01' = [for n in ns: { name: n, properties: {} }]" +
        assignment(),
      'unknown',
    ],
    ['a group that a module names', inGroup(["'x'", "'X'"]), 'fail medium'],
    ['a group of the same unknown name', inGroup(['g', 'g']), 'fail medium'],
    ['another group than that of the vaults', inGroup(["'x'", "'y'"]), 'unknown'],
    ['a vault', vault('v') + vault('w') + assignment(roleId(), 'v'), 'pass'],
    [
      'a vault whose name is one of two',
      `param c bool${vault('v').replace("'kv-v'", "c ? 'a' : 'b'")}${vault('w')}${assignment(roleId(), 'v')}`,
      'pass',
    ],
    [
      'a secret',
      `${vault('v')}\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = { parent: v, name: 's' }${assignment(roleId(), 's')}`,
      'pass',
    ],
  ])('%s', (_, files, expected) => {
    expect(severities(rule, files)).toEqual([expected]);
  });

  test.each([
    ['one of two vaults is optional', vault('w', 'if (c) '), 'unknown: fails when parameter `c` is true'],
    ['never both', vault('w', 'if (!c) '), 'pass'],
  ])('%s', (_, other, expected) => {
    const one = other.includes('!c') ? vault('v', 'if (c) ') : vault('v');
    expect(labelled(rule, `param c bool${one}${other}${assignment()}`)).toEqual([expected]);
  });

  test('a group whose vaults other files declare, by known ids', () => {
    const into = (file: string): string =>
      `targetScope = 'subscription'\nmodule m '${file}' = { scope: resourceGroup('s', 'g'), name: 'm' }`;
    const files = {
      'roles.bicep': into('role.bicep'),
      'role.bicep': assignment(),
      'vaults.bicep': into('vault.bicep'),
      'vault.bicep': vault('v') + vault('w'),
    };
    expect(severities(rule, files)).toEqual(['fail medium']);
  });

  test('an assignment that is only there with both vaults', () => {
    const text = `param c bool${vault('v')}${vault('w', 'if (c) ')}${assignment().replace("' = {", "' = if (c) {")}`;
    expect(labelled(rule, text)).toEqual([
      'fail: `Key Vault Secrets User` is assigned at a resource group with 2 vaults',
    ]);
  });
});

test('a role can be allowed by its name', () => {
  expect(judged(rule, at('subscription', roleId()), { allowedRoles: ['key vault secrets user'] })).toEqual(['pass']);
});
