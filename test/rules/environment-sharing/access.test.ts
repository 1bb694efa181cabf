import { describe, expect, test } from 'vitest';
import { judged } from '../judged.js';

const access = 'environment-sharing/access';
const identity = 'environment-sharing/identity';

const vault = `param environment string
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-\${environment}'
  properties: { enableRbacAuthorization: true, tenantId: tenant().tenantId }
}`;

const app = (role: string): string => `param environment string
param vaultName string
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: vaultName }
resource w 'Microsoft.Web/sites@2024-04-01' = { name: 'w', identity: { type: 'SystemAssigned' } }
resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  scope: v
  properties: {
    principalId: w.identity.principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}')
  }
}
`;

const secretsUser = '4633458b-17de-408a-b874-0445c86b69e6';
const reader = '21090545-7ca7-4776-b22c-e363652d74d2';

const files = (template: string, from: string, to: string): Readonly<Record<string, string>> => ({
  'vault.bicep': vault,
  'vault.dev.bicepparam': "using 'vault.bicep'\nparam environment = 'dev'",
  'vault.prod.bicepparam': "using 'vault.bicep'\nparam environment = 'prod'",
  'app.bicep': template,
  [`app.${from}.bicepparam`]: `using 'app.bicep'\nparam environment = '${from}'\nparam vaultName = 'kv-${to}'`,
});

const outcomes = (rule: string, texts: Readonly<Record<string, string>>): readonly string[] =>
  judged(rule, texts).map((verdict) => verdict.split(' ')[0] ?? '');

describe(access, () => {
  test.each([
    ['dev', 'prod', secretsUser, ['fail']],
    ['prod', 'dev', secretsUser, ['fail']],
    ['dev', 'dev', secretsUser, ['pass']],
    ['dev', 'prod', reader, ['pass']],
    ['dev', 'elsewhere', secretsUser, ['inapplicable']],
  ])('an application of %s, the vault of %s, role %s: %j', (from, to, role, expected) => {
    expect(outcomes(access, files(app(role), from, to))).toEqual(expected);
  });

  test('without environments nothing is said', () => {
    const { 'vault.bicep': template } = files(app(secretsUser), 'dev', 'prod');
    expect(judged(access, template ?? '')).toEqual([]);
  });
});

describe(identity, () => {
  const shared = (name: string, role = secretsUser): Readonly<Record<string, string>> => ({
    'main.bicep': `${vault}
resource i 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: ${name}
  scope: resourceGroup('00000000-1111-2222-3333-444444444444', 'rg')
}
resource w 'Microsoft.Web/sites@2024-04-01' = {
  name: 'w-\${environment}'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '\${i.id}': {} } }
}
resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  scope: v
  properties: {
    principalId: i.properties.principalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}')
  }
}`,
    'main.dev.bicepparam': "using 'main.bicep'\nparam environment = 'dev'",
    'main.prod.bicepparam': "using 'main.bicep'\nparam environment = 'prod'",
  });

  test.each([
    ["'id'", secretsUser, ['fail']],
    ["'id-${environment}'", secretsUser, ['pass', 'pass']],
    ["'id'", reader, ['pass']],
  ])('%s with %s: %j', (name, role, expected) => {
    expect(outcomes(identity, shared(name, role))).toEqual(expected);
  });
});
