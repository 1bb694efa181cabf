import { describe, expect, test } from 'vitest';
import { estateOf, shown } from './estate-of.js';

const vaultWith = (properties: string, version = '2024-11-01') => {
  const [vault] = estateOf(`param given object
param flag bool
resource v 'Microsoft.KeyVault/vaults@${version}' = {
  name: 'kv'
  ${properties}
}`).targets('vault');
  if (vault === undefined) throw new Error('no vault');
  return vault;
};

describe('what Azure fills in', () => {
  const { purgeProtection, softDelete, retentionDays, rbac, network } = vaultWith('properties: {}');

  test.each([
    ['purge protection', shown(purgeProtection), 'default false `{}`'],
    ['soft delete', shown(softDelete), 'default true `{}`'],
    ['retention', shown(retentionDays), 'default 90 `{}`'],
    ['role-based access', shown(rbac), 'default false `{}`'],
    ['public network access', shown(network.publicNetworkAccess), 'default Enabled `{}`'],
    ['default action', shown(network.defaultAction), 'default Allow `{}`'],
    ['bypass', shown(network.bypass), 'default AzureServices `{}`'],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test.each([
    ['2019-09-01', 'default false `{}`'],
    ['2025-05-01', 'default false `{}`'],
    ['2025-12-01-preview', 'default false `{}`'],
    ['2026-02-01', 'default true `{}`'],
    ['2026-03-01-preview', 'default true `{}`'],
  ])('role-based access, at API version %s', (version, expected) => {
    expect(shown(vaultWith('properties: {}', version).rbac)).toBe(expected);
  });

  test('for keys: 2,048 bits and P-256, and no type', () => {
    const [key] = estateOf(`resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = {
  name: 'kv/k'
  properties: {}
}`).targets('key');
    expect(key && [shown(key.size), shown(key.curve)]).toEqual(['default 2048 `{}`', 'default P-256 `{}`']);
    expect(key && shown(key.type)).toBe(
      'unknown `{}`: no key type is set, and Azure does not document which one it takes',
    );
  });
});

describe('reading a property', () => {
  test.each([
    ['names have no case', 'PROPERTIES: { EnablePurgeProtection: true }', 'set true `true`'],
    ['text is taken for a boolean', "properties: { enablePurgeProtection: 'True' }", "set true `'True'`"],
    [
      'other text is not',
      "properties: { enablePurgeProtection: 'yes' }",
      "unknown `'yes'`: a string stands where true or false belongs",
    ],
    ['null is left out, and points at the null', 'properties: { enablePurgeProtection: null }', 'default false `null`'],
    [
      'a block of several lines is pointed at by its key',
      'properties: {\n tenantId: tenant().tenantId\n}',
      'default false `properties`',
    ],
    ['without the block, the name of the resource', "location: 'westeurope'", 'default false `v`'],
    [
      'what is spread in may hold it',
      'properties: { ...given }',
      'unknown `given`: parameter `given` has no value until deployment',
    ],
    [
      'the block itself may be unknown',
      'properties: given',
      'unknown `given`: parameter `given` has no value until deployment',
    ],
    ['a scalar in place of a block', "properties: 'x'", "unknown `'x'`: a string stands where an object belongs"],
    [
      'two possibilities',
      'properties: { enablePurgeProtection: flag }',
      'depends ⟨parameter flag⟩=true: set true `flag`; ⟨parameter flag⟩=false: set false `flag`',
    ],
    [
      'a block that depends',
      'properties: flag ? { enablePurgeProtection: true } : {}',
      'depends ⟨parameter flag⟩=false: default false `{}`; ⟨parameter flag⟩=true: set true `true`',
    ],
  ])('%s', (_, properties, expected) => {
    expect(shown(vaultWith(properties).purgeProtection)).toBe(expected);
  });

  test('an object that came by reference is pointed at where it is used, and the trail leads on', () => {
    const [vault] = estateOf(`var settings = { enablePurgeProtection: false }
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: settings }`).targets('vault');
    expect(vault && shown(vault.purgeProtection)).toBe('set false `settings`');
    expect(
      vault?.purgeProtection.kind === 'set' && vault.purgeProtection.trail.map(({ kind, name }) => `${kind} ${name}`),
    ).toEqual(['variable settings', 'assignment enablePurgeProtection']);
  });

  test('possibilities that contradict the condition of the resource are not read', () => {
    const [vault] = estateOf(`param flag bool
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = if (flag) {
  name: 'kv'
  properties: { enablePurgeProtection: flag }
}`).targets('vault');
    expect(vault && shown(vault.purgeProtection)).toBe('set true `flag`');
  });

  test('words of Azure are compared without case', () => {
    const { network } = vaultWith(
      "properties: { publicNetworkAccess: 'disabled', networkAcls: { defaultAction: 'DENY' } }",
    );
    expect([shown(network.publicNetworkAccess), shown(network.defaultAction)]).toEqual([
      "set Disabled `'disabled'`",
      "set Deny `'DENY'`",
    ]);
  });
});
