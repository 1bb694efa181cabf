import { describe, expect, test } from 'vitest';
import { fixtureReport } from '../../scripts/fixture-report.js';
import type { Report, VerdictCounts } from '../../src/model/finding.js';
import type { ControlName } from '../../src/model/framework.js';
import { rules } from '../../src/rules/index.js';

const report = (id: string, text: string): Report =>
  fixtureReport([id], { files: new Map([['main.bicep', text]]) }, rules);

/** How many failed, by control: of all that the rule judged, where the control is about all of it. */
function failed(id: string, text: string): Readonly<Record<string, number>> {
  const [rule] = report(id, text).rules;
  const named = Object.entries(rule?.controls ?? {}).flatMap(([key, ids]) =>
    ids.map((each): ControlName => `${key}:${each}`),
  );
  const counts = (name: ControlName): VerdictCounts | undefined => rule?.controlVerdicts[name] ?? rule?.verdicts;
  return Object.fromEntries(named.map((name) => [name, counts(name)?.fail ?? 0]));
}

const vault = (name: string, rbac: string, inside: string): string => `
param perhaps bool
resource ${name} 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: '${name}'
  location: 'westeurope'
  properties: { tenantId: tenant().tenantId, sku: { family: 'A', name: 'standard' }, enableRbacAuthorization: ${rbac} }
  ${inside}
}`;

const key = (properties: string): string => `resource key 'keys' = { name: 'k', properties: { ${properties} } }`;
const secret = `resource secret 'secrets' = { name: 's', properties: { value: 'x' } }`;

const hsm = `
resource hsm 'Microsoft.KeyVault/managedHSMs@2024-11-01' = {
  name: 'hsm'
  location: 'westeurope'
  properties: { tenantId: tenant().tenantId, initialAdminObjectIds: [] }
  ${key("kty: 'RSA-HSM', keySize: 1024")}
}`;

describe('keys and secrets count for the control of the vault they lie in', () => {
  test.each([
    ['true', 1, 0],
    ['false', 0, 1],
    ['perhaps', 1, 1],
  ])('with enableRbacAuthorization: %s', (rbac, roles, policies) => {
    const ofKey = failed('hsm-key-policy/expiry', vault('kv', rbac, key("kty: 'RSA'")));
    expect([ofKey['CIS:8.3.1'], ofKey['CIS:8.3.2'], ofKey['MCSB:DP-6']]).toEqual([roles, policies, 1]);
    const ofSecret = failed('lifecycle/secret-expiry', vault('kv', rbac, secret));
    expect([ofSecret['CIS:8.3.3'], ofSecret['CIS:8.3.4']]).toEqual([roles, policies]);
  });

  test('and for both where the vault is deployed elsewhere', () => {
    const text = `
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }
resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { parent: kv, name: 's', properties: { value: 'x' } }`;
    const counts = failed('lifecycle/secret-expiry', text);
    expect([counts['CIS:8.3.3'], counts['CIS:8.3.4']]).toEqual([1, 1]);
  });
});

const policies = {
  rsa: 'AzurePolicy:82067dbb-e53b-4e06-b631-546d197452d9',
  ec: 'AzurePolicy:ff25f3c8-b739-4538-9d07-3d6d25cfb255',
  rsaInHsm: 'AzurePolicy:86810a98-8e91-4a44-8386-ec66d0de5d57',
  ecInHsm: 'AzurePolicy:e58fd0c1-feac-4d12-92db-0a7e9421f53e',
} as const;

describe('keys count for the policy about their type and where they lie', () => {
  test.each<[string, string, readonly (keyof typeof policies)[]]>([
    ['an RSA key of a vault', vault('kv', 'true', key("kty: 'RSA', keySize: 1024")), ['rsa']],
    ['an EC key of a vault', vault('kv', 'true', key("kty: 'EC-HSM', curveName: 'P-256K'")), ['ec']],
    ['an RSA key of a Managed HSM', hsm, ['rsaInHsm']],
  ])('%s', (_, text, expected) => {
    const counts = failed('hsm-key-policy/key-size', text);
    const hit = (Object.keys(policies) as (keyof typeof policies)[]).filter((name) => counts[policies[name]] === 1);
    expect(hit).toEqual(expected);
    expect(counts['MCSB:DP-6']).toBe(1);
  });
});

test.each([
  ['18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 1],
  ['8e3af657-a8ff-443c-a75c-2fe8c4bcb635', 0],
])('assignments count for the control about their role: of %s, %i', (role, expected) => {
  const text = `
param principal string
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  location: 'westeurope'
  properties: { tenantId: tenant().tenantId, sku: { family: 'A', name: 'standard' }, enableRbacAuthorization: true }
}
resource assignment 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(kv.id, principal)
  scope: kv
  properties: {
    principalId: principal
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}')
  }
}`;
  const counts = failed('rbac-breadth/role-assignment-write', text);
  expect([counts['CIS:5.3.3'], counts['MCSB:PA-1']]).toEqual([expected, 1]);
});

test('a finding knows the controls that none of its instances is a matter of', () => {
  const [found] = report('hsm-key-policy/expiry', vault('kv', 'true', key("kty: 'RSA'"))).findings;
  expect(found?.beside).toEqual(['CIS:8.3.2', 'AzurePolicy:1d478a74-21ba-4b9f-9d8f-8e6fced0eec5']);
  const [unsure] = report('hsm-key-policy/expiry', vault('kv', 'perhaps', key("kty: 'RSA'"))).findings;
  expect(unsure?.beside).toEqual(['AzurePolicy:1d478a74-21ba-4b9f-9d8f-8e6fced0eec5']);
});
