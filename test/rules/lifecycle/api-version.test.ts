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
