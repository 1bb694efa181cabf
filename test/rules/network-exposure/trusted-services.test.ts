import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'network-exposure/trusted-services';

const vault = (properties: string, before = '', type = 'vaults'): string => `${before}
resource v 'Microsoft.KeyVault/${type}@2024-11-01' = { name: 'kv', properties: ${properties} }
`;
const behind = (bypass: string, more = ''): string =>
  `{ networkAcls: { defaultAction: 'Deny', bypass: ${bypass} }${more} }`;
const encrypted = `
resource c 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st'
  properties: { encryption: { keySource: 'Microsoft.Keyvault', keyvaultproperties: { keyname: 'k', keyvaulturi: v.properties.vaultUri } } }
}
`;
const linked = `
resource f 'Microsoft.DataFactory/factories/linkedservices@2018-06-01' = {
  name: 'adf/vault'
  properties: { type: 'AzureKeyVault', typeProperties: { baseUrl: 'https://kv.vault.azure.net/' } }
}
`;
const machine = `
resource x 'Microsoft.Compute/virtualMachines/extensions@2024-07-01' = {
  name: 'vm/vault'
  properties: { settings: { secretsManagementSettings: { observedCertificates: ['https://kv.vault.azure.net/secrets/c'] } } }
}
`;
const site = `
resource s 'Microsoft.Web/sites@2024-04-01' = {
  name: 'site'
  properties: { siteConfig: { appSettings: [{ name: 'x', value: '@Microsoft.KeyVault(VaultName=kv;SecretName=x)' }] } }
}
`;

describe('trusted services pass by', () => {
  test.each([
    ['for nothing', '', "fail `'AzureServices'`"],
    ['for encryption', encrypted, 'pass'],
    ['for a data factory', linked, 'pass'],
    ['for a machine, which comes from its own network', machine, "fail `'AzureServices'`"],
    ['for a site, which is no trusted service', site, "fail `'AzureServices'`"],
    ['for another vault', linked.replace('kv.vault', 'other.vault'), "fail `'AzureServices'`"],
  ])('%s', (_, users, expected) => {
    expect(judged(rule, vault(behind("'AzureServices'")) + users)).toEqual([expected]);
  });

  test.each([
    ['enabledForTemplateDeployment', 'true', 'pass'],
    ['enabledForDeployment', 'true', 'pass'],
    ['enabledForDiskEncryption', 'true', 'pass'],
    ['enabledForDeployment', 'false', "fail `'AzureServices'`"],
    ['enabledForDeployment', 'on', 'unknown `on`'],
  ])('as the vault says: %s: %s', (flag, value, expected) => {
    expect(judged(rule, vault(behind("'AzureServices'", `, ${flag}: ${value}`), 'param on bool'))).toEqual([expected]);
  });
});

describe('no service passes by', () => {
  test.each([
    ['and nothing needs it', '', 'pass'],
    ['though a data factory needs it', linked, "fail `'None'`"],
    ['though encryption needs it', encrypted, "fail `'None'`"],
    ['and a machine comes from its own network', machine, 'pass'],
  ])('%s', (_, users, expected) => {
    expect(judged(rule, vault(behind("'None'")) + users)).toEqual([expected]);
  });
});

test.each([
  ['no firewall', vault('{}'), 'inapplicable'],
  [
    'a firewall that lets all in',
    vault("{ networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' } }"),
    'inapplicable',
  ],
  ['a perimeter', vault("{ publicNetworkAccess: 'SecuredByPerimeter' }"), 'inapplicable'],
  ['public access off', vault("{ publicNetworkAccess: 'Disabled' }"), "fail `{ publicNetworkAccess: 'Disabled' }`"],
  ['a Managed HSM', vault(behind("'AzureServices'"), '', 'managedHSMs'), "fail `'AzureServices'`"],
  ['nobody knows who passes by', vault(behind('b'), 'param b string'), 'unknown `b`'],
  ['nobody knows of the firewall', vault('{ networkAcls: acls }', 'param acls object'), 'inapplicable'],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual([expected]);
});

test('says what Azure does and who is shut out', () => {
  expect(labelled(rule, vault("{ publicNetworkAccess: 'Disabled' }"))).toEqual([
    'fail: `bypass` is not set: Azure lets trusted services pass by, and nothing in the scanned files needs it',
  ]);
  expect(labelled(rule, vault(behind("'None'")) + linked)).toEqual([
    'fail: no service passes by the firewall, and resource `vault` has to',
  ]);
});
