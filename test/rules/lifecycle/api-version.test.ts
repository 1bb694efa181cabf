import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'lifecycle/api-version';

test.each([
  ['2015-06-01', 'fail `r`'],
  ['2024-04-01-preview', 'fail `r`'],
  ['2025-05-01', 'fail `r`'],
  ['2026-01-31', 'fail `r`'],
  ['2026-02-01', 'pass'],
  ['2026-03-01-preview', 'pass'],
])('%s: %s', (version, expected) => {
  expect(judged(rule, `resource r 'Microsoft.KeyVault/vaults@${version}' = { name: 'kv', properties: {} }`)).toEqual([
    expected,
  ]);
});

test.each([
  'Microsoft.KeyVault/vaults',
  'microsoft.keyvault/VAULTS',
  'Microsoft.KeyVault/vaults/secrets',
  'Microsoft.KeyVault/vaults/keys',
  'Microsoft.KeyVault/vaults/accessPolicies',
  'Microsoft.KeyVault/vaults/privateEndpointConnections',
  'Microsoft.KeyVault/managedHSMs',
  'Microsoft.KeyVault/managedHSMs/keys',
])('%s, deployed or referred to', (type) => {
  const text = (existing: string): string =>
    `resource r '${type}@2023-07-01' ${existing}= { name: '${type.includes('s/') && type.split('/').length > 2 ? 'a/b' : 'a'}' }`;
  expect(judged(rule, text(''))).toEqual(['fail `r`']);
  expect(judged(rule, text('existing '))).toEqual(['fail `r`']);
});

test('other providers have versions of their own', () => {
  expect(judged(rule, "resource r 'Microsoft.KeyVaultish/vaults@2015-01-01' = { name: 'a' }")).toEqual([]);
});

test('the label tells the day', () => {
  expect(labelled(rule, "resource r 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: 'kv' }")).toEqual([
    'fail: API version `2023-07-01` retires on 2027-02-27',
  ]);
});

const armVault = (apiVersion: string, resource: object = {}): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    parameters: { version: { type: 'string' }, stable: { type: 'string', defaultValue: '2026-02-01' } },
    variables: { old: '2023-07-01' },
    resources: [{ type: 'Microsoft.KeyVault/vaults', apiVersion, name: 'kv', properties: {}, ...resource }],
  });

test.each([
  ["[parameters('version')]", 'unknown `kv`'],
  ["[concat(parameters('version'), '-preview')]", 'unknown `kv`'],
  ["[variables('old')]", 'fail `kv`'],
  ["[parameters('stable')]", 'pass'],
])('an expression in a template of ARM, %s: %s', (version, expected) => {
  expect(judged(rule, { 'main.json': armVault(version) })).toEqual([expected]);
});

test('what only a deployment can tell is not the version of the parent', () => {
  const secret = { type: 'secrets', apiVersion: "[parameters('version')]", name: 's', properties: {} };
  expect(judged(rule, { 'main.json': armVault('2026-02-01', { resources: [secret] }) })).toEqual([
    'pass',
    'unknown `s`',
  ]);
});

test('a type that only a deployment can tell is none of ours', () => {
  const type = { type: "[parameters('version')]" };
  expect(judged(rule, { 'main.json': armVault('2023-07-01', type) })).toEqual([]);
});
