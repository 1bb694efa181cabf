import { expect, test } from 'vitest';
import { judged } from '../judged.js';

const rule = 'rbac-breadth/custom-role';

const role = (permissions: string): string => `param p array
param s string
param c bool
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid('r')
  properties: { roleName: 'Custom', type: 'CustomRole', permissions: ${permissions}, assignableScopes: [] }
}`;

test.each([
  ["[{ dataActions: ['*'] }]", "fail `'*'`"],
  ["[{ dataActions: ['Microsoft.KeyVault/*'] }]", "fail `'Microsoft.KeyVault/*'`"],
  ["[{ dataActions: ['Microsoft.KeyVault/vaults/*'] }]", "fail `'Microsoft.KeyVault/vaults/*'`"],
  ["[{ dataActions: ['Microsoft.KeyVault/vaults/keys/*'] }]", "fail `'Microsoft.KeyVault/vaults/keys/*'`"],
  ["[{ dataActions: ['microsoft.keyvault/vaults/*/ACTION'] }]", "fail `'microsoft.keyvault/vaults/*/ACTION'`"],
  ["[{ actions: ['*/read'] }, { dataActions: ['*'] }]", "fail `'*'`"],
  ["[{ dataActions: ['*'], notDataActions: ['Microsoft.KeyVault/*'] }]", 'inapplicable'],
  ["[{ dataActions: ['*'], notDataActions: ['Microsoft.KeyVault/vaults/secrets/*'] }]", "fail `'*'`"],
  ["[{ dataActions: ['Microsoft.KeyVault/vaults/*/read'] }]", 'inapplicable'],
  ["[{ dataActions: ['Microsoft.Storage/*'] }]", 'inapplicable'],
  ["[{ actions: ['*'] }]", 'inapplicable'],
  ['[]', 'inapplicable'],
  ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]", 'pass'],
  ["[{ actions: ['*/read'], dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]", 'pass'],
  [
    "[{ actions: ['Microsoft.KeyVault/vaults/write'], dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]",
    "fail `'Microsoft.KeyVault/vaults/write'`",
  ],
  ["[{ actions: ['*'] }, { dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]", "fail `'*'`"],
  [
    "[{ actions: ['*'], notActions: ['Microsoft.KeyVault/*', 'Microsoft.Authorization/*'], dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]",
    'pass',
  ],
  [
    "[{ actions: ['Microsoft.Authorization/roleAssignments/write'], dataActions: ['Microsoft.KeyVault/vaults/keys/sign/action'] }]",
    "fail `'Microsoft.Authorization/roleAssignments/write'`",
  ],
  ['p', 'unknown `r`'],
  ['[{ dataActions: p }]', 'unknown `r`'],
  ['[{ dataActions: [s] }]', 'unknown `r`'],
  ["[{ dataActions: concat(['*'], p) }]", "fail `'*'`"],
  ["[{ dataActions: c ? ['*'] : [] }]", 'unknown `r`'],
  ["[{ actions: p, dataActions: ['Microsoft.KeyVault/vaults/keys/sign/action'] }]", 'unknown `r`'],
])('%s: %s', (permissions, expected) => {
  expect(judged(rule, role(permissions))).toEqual([expected]);
});

test('a role that somebody else defines is not judged', () => {
  const files = "resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' existing = { name: guid('r') }";
  expect(judged(rule, files)).toEqual([]);
});
