import { describe, expect, test } from 'vitest';
import { judged } from '../judged.js';

const rule = 'hsm-key-policy/pinned-version';

const consumer = (type: string, properties: string, before = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' existing = { parent: v, name: 'k' }
resource c '${type}@2024-01-01' = { name: 'c', properties: ${properties} }`;

const cosmos = (uri: string): string =>
  consumer('Microsoft.DocumentDB/databaseAccounts', `{ keyVaultKeyUri: ${uri} }`, 'param u string\nparam c1 bool');

describe('an address', () => {
  test.each([
    ["'https://kv.vault.azure.net/keys/k'", ['pass']],
    ["'https://kv.vault.azure.net/keys/k/'", ['pass']],
    [
      "'https://kv.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef'",
      ["fail `'https://kv.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef'`"],
    ],
    ["'https://hsm.managedhsm.azure.net:443/keys/k/1'", ["fail `'https://hsm.managedhsm.azure.net:443/keys/k/1'`"]],
    ['k.properties.keyUri', ['pass']],
    ['k.properties.keyUriWithVersion', ['fail `k.properties.keyUriWithVersion`']],
    ["'${v.properties.vaultUri}keys/k'", ['pass']],
    ["'${v.properties.vaultUri}keys/k/1'", ["fail `'${v.properties.vaultUri}keys/k/1'`"]],
    ["'${v.properties.vaultUri}keys/k/${u}'", ["unknown `'${v.properties.vaultUri}keys/k/${u}'`"]],
    ["'${k.properties.keyUri}/${u}'", ["unknown `'${k.properties.keyUri}/${u}'`"]],
    ["'https://${u}.vault.azure.net/keys/k'", ['pass']],
    ['u', ['unknown `u`']],
    ['null', []],
    ["''", []],
    ['c1 ? k.properties.keyUri : null', ['pass']],
    ['c1 ? k.properties.keyUriWithVersion : null', ['fail `k.properties.keyUriWithVersion`']],
    [
      "c1 ? k.properties.keyUriWithVersion : u == 'x' ? '${k.properties.keyUri}/1' : null",
      ['fail `k.properties.keyUriWithVersion`'],
    ],
    ['c1 ? k.properties.keyUri : k.properties.keyUriWithVersion', ['unknown `k.properties.keyUriWithVersion`']],
  ])('%s: %j', (uri, expected) => {
    expect(judged(rule, cosmos(uri))).toEqual(expected);
  });
});

describe('a reference in parts', () => {
  const storage = (block: string, source = "'Microsoft.Keyvault'"): string =>
    consumer(
      'Microsoft.Storage/storageAccounts',
      `{ encryption: { keySource: ${source}, keyvaultproperties: ${block} } }`,
      'param u string\nparam c1 bool',
    );

  test.each([
    ["{ keyname: 'k' }", ['pass']],
    ["{ keyname: 'k', keyversion: '' }", ['pass']],
    ["{ keyname: 'k', keyversion: null }", ['pass']],
    ["{ keyName: 'k', keyVersion: 'abc' }", ["fail `'abc'`"]],
    [
      "{ keyname: 'k', keyversion: last(split(k.properties.keyUriWithVersion, '/')) }",
      ["fail `last(split(k.properties.keyUriWithVersion, '/'))`"],
    ],
    ["{ keyname: 'k', keyversion: u }", ['unknown `u`']],
    ["{ keyname: 'k', keyversion: c1 ? 'abc' : null }", ["unknown `'abc'`"]],
    ["c1 ? { keyname: 'k', keyversion: 'abc' } : null", ["fail `'abc'`"]],
    ['null', []],
  ])('%s: %j', (block, expected) => {
    expect(judged(rule, storage(block))).toEqual(expected);
  });

  test.each([
    ["'Microsoft.Storage'", []],
    ["'microsoft.keyvault'", ["fail `'abc'`"]],
    ["c1 ? 'Microsoft.Keyvault' : 'Microsoft.Storage'", ["fail `'abc'`"]],
    ['u', ['unknown `u`']],
  ])('kept by %s: %j', (source, expected) => {
    expect(judged(rule, storage("{ keyname: 'k', keyversion: 'abc' }", source))).toEqual(expected);
  });
});

describe('automatic rotation', () => {
  const disks = (more: string): string =>
    consumer(
      'Microsoft.Compute/diskEncryptionSets',
      `{ activeKey: { keyUrl: k.properties.keyUriWithVersion }\n${more} }`,
      'param f bool',
    );

  test.each([
    ['rotationToLatestKeyVersionEnabled: true', 'pass'],
    ["rotationToLatestKeyVersionEnabled: 'True'", 'pass'],
    ['rotationToLatestKeyVersionEnabled: false', 'fail'],
    ['rotationToLatestKeyVersionEnabled: null', 'fail'],
    ['', 'fail'],
    ['rotationToLatestKeyVersionEnabled: f', 'unknown'],
  ])('%s: %s', (more, expected) => {
    expect(judged(rule, disks(more)).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });

  test('is asked once, whatever the rest of the block depends on', () => {
    const text = consumer(
      'Microsoft.Compute/diskEncryptionSets',
      '{ activeKey: { ...(f ? { sourceVault: { id: v.id } } : {}), keyUrl: k.properties.keyUriWithVersion }\nrotationToLatestKeyVersionEnabled: false }',
      'param f bool',
    );
    expect(judged(rule, text)).toEqual(['fail `false`']);
  });

  test.each([
    ["{ serverKeyType: 'AzureKeyVault', serverKeyName: 'kv_k_1', autoRotationEnabled: true }", ['pass']],
    ["{ serverKeyType: 'AzureKeyVault', serverKeyName: 'kv_k_1', autoRotationEnabled: false }", ['fail `false`']],
    ["{ serverKeyType: 'ServiceManaged', serverKeyName: 'ServiceManaged' }", []],
  ])('of SQL: %s', (properties, expected) => {
    expect(judged(rule, consumer('Microsoft.Sql/servers/encryptionProtector', properties))).toEqual(expected);
  });
});

const pinned = "'https://kv.vault.azure.net/keys/k/1'";
const parts = "{ keyVaultUri: 'https://kv.vault.azure.net', keyName: 'k', keyVersion: '1' }";

test.each([
  ['Microsoft.Storage/storageAccounts/encryptionScopes', `{ keyVaultProperties: { keyUri: ${pinned} } }`, 'fail'],
  ['Microsoft.DBforPostgreSQL/flexibleServers', `{ dataEncryption: { primaryKeyURI: ${pinned} } }`, 'fail'],
  ['Microsoft.DBforPostgreSQL/flexibleServers', `{ dataEncryption: { geoBackupKeyURI: ${pinned} } }`, 'fail'],
  [
    'Microsoft.ContainerRegistry/registries',
    `{ encryption: { keyVaultProperties: { keyIdentifier: ${pinned} } } }`,
    'fail',
  ],
  ['Microsoft.ServiceBus/namespaces', `{ encryption: { keyVaultProperties: [${parts}] } }`, 'fail'],
  ['Microsoft.EventHub/namespaces', `{ encryption: { keyVaultProperties: [${parts}] } }`, 'fail'],
  ['Microsoft.OperationalInsights/clusters', `{ keyVaultProperties: ${parts} }`, 'fail'],
  [
    'Microsoft.AppConfiguration/configurationStores',
    `{ encryption: { keyVaultProperties: { keyIdentifier: ${pinned} } } }`,
    'fail',
  ],
  ['Microsoft.Batch/batchAccounts', `{ encryption: { keyVaultProperties: { keyIdentifier: ${pinned} } } }`, 'fail'],
  ['Microsoft.RecoveryServices/vaults', `{ encryption: { keyVaultProperties: { keyUri: ${pinned} } } }`, 'fail'],
  [
    'Microsoft.DataProtection/backupVaults',
    `{ securitySettings: { encryptionSettings: { keyVaultProperties: { keyUri: ${pinned} } } } }`,
    'fail',
  ],
  [
    'Microsoft.ElasticSan/elasticSans/volumegroups',
    `{ encryptionProperties: { keyVaultProperties: ${parts} } }`,
    'fail',
  ],
  [
    'Microsoft.DataFactory/factories',
    `{ encryption: { vaultBaseUrl: 'https://kv.vault.azure.net', keyName: 'k', keyVersion: '1' } }`,
    'fail',
  ],
  [
    'Microsoft.Databricks/workspaces',
    `{ encryption: { entities: { managedDisk: { keyVaultProperties: ${parts}, rotationToLatestKeyVersionEnabled: false } } } }`,
    'fail',
  ],
  [
    'Microsoft.Databricks/workspaces',
    `{ encryption: { entities: { managedServices: { keyVaultProperties: ${parts} } } } }`,
    'inapplicable',
  ],
  [
    'Microsoft.Cache/redisEnterprise',
    `{ encryption: { customerManagedKeyEncryption: { keyEncryptionKeyUrl: ${pinned} } } }`,
    'inapplicable',
  ],
  ['Microsoft.DBforMySQL/flexibleServers', `{ dataEncryption: { primaryKeyURI: ${pinned} } }`, 'inapplicable'],
  ['Microsoft.CognitiveServices/accounts', `{ encryption: { keyVaultProperties: ${parts} } }`, 'inapplicable'],
  [
    'Microsoft.MachineLearningServices/workspaces',
    `{ encryption: { keyVaultProperties: { keyIdentifier: ${pinned}, keyVaultArmId: v.id } } }`,
    'inapplicable',
  ],
  ['Microsoft.Kusto/clusters', `{ keyVaultProperties: ${parts} }`, 'inapplicable'],
  [
    'Microsoft.Automation/automationAccounts',
    `{ encryption: { keySource: 'Microsoft.Keyvault', keyVaultProperties: ${parts} } }`,
    'inapplicable',
  ],
  ['Microsoft.NetApp/netAppAccounts', `{ encryption: { keyVaultProperties: ${parts} } }`, 'inapplicable'],
  [
    'Microsoft.Synapse/workspaces',
    `{ encryption: { cmk: { key: { name: 'k', keyVaultUrl: ${pinned} } } } }`,
    'inapplicable',
  ],
  ['Microsoft.Sql/servers', `{ keyId: ${pinned} }`, 'inapplicable'],
  [
    'Microsoft.ContainerService/managedClusters',
    `{ securityProfile: { azureKeyVaultKms: { enabled: true, keyId: ${pinned} } } }`,
    'inapplicable',
  ],
])('%s with %s: %s', (type, properties, expected) => {
  expect(judged(rule, consumer(type, properties)).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
});
