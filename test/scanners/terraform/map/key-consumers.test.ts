import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/expressions/json.js';
import { keyConsumers } from '../../../../src/estate/lenses/key-consumer.js';
import { readKeyReferences } from '../../../../src/estate/lenses/key-reference.js';
import type { Resource } from '../../../../src/model/resource.js';
import { asChanged, asResources } from './as-resource.js';
import { changed, sent, type Block } from './sent.js';

const vault = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv';
const identity = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';

/** What `azurerm_key_vault_key.disk.id` and its `versionless_id` are. */
const made = `⟨${vault}/keys/disk.properties.keyUriWithVersion⟩`;
const versionless = `⟨${vault}/keys/disk.properties.keyUri⟩`;
const written = 'https://kv.vault.azure.net/keys/disk';

interface Told {
  readonly keys: readonly string[];
  readonly version: string | undefined;
  readonly identities: readonly string[];
  readonly follows?: boolean | undefined;
}

const toldBy = (resource: Resource): readonly Told[] =>
  readKeyReferences(resource).map(({ keys, version, identities, follows }) => ({
    keys,
    version: 'value' in version ? version.value : undefined,
    identities: identities.map((each) => each.slice(each.lastIndexOf('/') + 1)),
    ...(follows !== undefined && { follows: 'value' in follows ? follows.value : undefined }),
  }));

const key = { keys: ['vault kv/keys/disk'] };
const latest = 'the latest at deployment';

/** The block of `azurerm_…`, given a key, and what of it the estate reads. */
const consumers: readonly (readonly [string, (key: string) => Block, Partial<Told>])[] = [
  [
    'storage_account',
    (id) => ({ customer_managed_key: [{ key_vault_key_id: id, user_assigned_identity_id: identity }] }),
    { identities: ['id'] },
  ],
  ['storage_encryption_scope', (id) => ({ key_vault_key_id: id }), {}],
  [
    'disk_encryption_set',
    (id) => ({ key_vault_key_id: id, auto_key_rotation_enabled: true, identity: [{ type: 'SystemAssigned' }] }),
    { follows: true },
  ],
  ['elastic_san_volume_group', (id) => ({ encryption: [{ key_vault_key_id: id }] }), {}],
  [
    'cosmosdb_account',
    (id) => ({ key_vault_key_id: id, default_identity_type: `UserAssignedIdentity=${identity}` }),
    { identities: ['id'] },
  ],
  ['mssql_server', (id) => ({ transparent_data_encryption_key_vault_key_id: id }), {}],
  [
    'mssql_server_transparent_data_encryption',
    (id) => ({ key_vault_key_id: id, auto_rotation_enabled: true }),
    { follows: true },
  ],
  ['mssql_managed_instance_transparent_data_encryption', (id) => ({ key_vault_key_id: id }), { follows: false }],
  [
    'postgresql_flexible_server',
    (id) => ({ customer_managed_key: [{ key_vault_key_id: id, primary_user_assigned_identity_id: identity }] }),
    { identities: ['id'] },
  ],
  ['mysql_flexible_server', (id) => ({ customer_managed_key: [{ key_vault_key_id: id }] }), {}],
  [
    'managed_redis',
    (id) => ({ customer_managed_key: [{ key_vault_key_id: id, user_assigned_identity_id: identity }] }),
    { identities: ['id'] },
  ],
  [
    'container_registry',
    (id) => ({ encryption: [{ key_vault_key_id: id, identity_client_id: '⟨x⟩' }] }),
    { identities: [] },
  ],
  [
    'servicebus_namespace',
    (id) => ({ customer_managed_key: [{ key_vault_key_id: id, identity_id: identity }] }),
    { identities: ['id'] },
  ],
  ['cognitive_account', (id) => ({ customer_managed_key: [{ key_vault_key_id: id }] }), {}],
  ['machine_learning_workspace', (id) => ({ encryption: [{ key_id: id, key_vault_id: vault }] }), {}],
  ['app_configuration', (id) => ({ encryption: [{ key_vault_key_identifier: id }] }), {}],
  ['batch_account', (id) => ({ encryption: [{ key_vault_key_id: id }] }), {}],
  [
    'automation_account',
    (id) => ({ encryption: [{ key_vault_key_id: id, user_assigned_identity_id: identity }] }),
    { identities: ['id'] },
  ],
  ['recovery_services_vault', (id) => ({ encryption: [{ key_id: id }] }), {}],
  ['databricks_workspace', (id) => ({ managed_services_cmk_key_vault_key_id: id }), {}],
  [
    'databricks_workspace',
    (id) => ({ managed_disk_cmk_key_vault_key_id: id, managed_disk_cmk_rotation_to_latest_version_enabled: true }),
    { follows: true },
  ],
  [
    'data_factory',
    (id) => ({ customer_managed_key_id: id, customer_managed_key_identity_id: identity }),
    { identities: ['id'] },
  ],
  ['synapse_workspace', (id) => ({ customer_managed_key: [{ key_versionless_id: id }] }), {}],
  ['kubernetes_cluster', (id) => ({ key_management_service: [{ key_vault_key_id: id }] }), {}],
];

/** The same of what changes a resource of a type in Azure. */
const changing: readonly (readonly [string, string, (key: string) => Block, Partial<Told>])[] = [
  ['storage_account_customer_managed_key', 'Microsoft.Storage/storageAccounts', (id) => ({ key_vault_key_id: id }), {}],
  [
    'netapp_account_encryption',
    'Microsoft.NetApp/netAppAccounts',
    (id) => ({ encryption_key: id, user_assigned_identity_id: identity }),
    { version: '', identities: ['id'] },
  ],
  [
    'servicebus_namespace_customer_managed_key',
    'Microsoft.ServiceBus/namespaces',
    (id) => ({ key_vault_key_id: id }),
    {},
  ],
  [
    'eventhub_namespace_customer_managed_key',
    'Microsoft.EventHub/namespaces',
    (id) => ({ key_vault_key_ids: [id], user_assigned_identity_id: identity }),
    { identities: ['id'] },
  ],
  [
    'cognitive_account_customer_managed_key',
    'Microsoft.CognitiveServices/accounts',
    (id) => ({ key_vault_key_id: id }),
    {},
  ],
  [
    'log_analytics_cluster_customer_managed_key',
    'Microsoft.OperationalInsights/clusters',
    (id) => ({ key_vault_key_id: id }),
    {},
  ],
  [
    'data_factory_customer_managed_key',
    'Microsoft.DataFactory/factories',
    (id) => ({ customer_managed_key_id: id }),
    {},
  ],
  [
    'data_protection_backup_vault_customer_managed_key',
    'Microsoft.DataProtection/backupVaults',
    (id) => ({ key_vault_key_id: id }),
    {},
  ],
];

describe.each([
  ['with the address of a version', made, latest],
  ['with the address of any version', versionless, ''],
  ['with a version written out', `${written}/abc`, 'abc'],
  ['without a version', written, ''],
])('%s, the estate reads the key of', (_, id, version) => {
  test.each(consumers)('azurerm_%s', (type, block, expected) => {
    const told = asResources(`azurerm_${type}`, block(id)).flatMap(toldBy);
    expect(told).toEqual([expect.objectContaining({ ...key, version, ...expected })]);
  });

  test.each(changing)('azurerm_%s', (type, inAzure, block, expected) => {
    const told = toldBy(asChanged(`azurerm_${type}`, inAzure, block(id)));
    expect(told).toEqual([expect.objectContaining({ ...key, version, ...expected })]);
  });
});

test.each(consumers)('azurerm_%s without a key refers to none', (type, block) => {
  const names = Object.keys(block('')).filter((name) => !/key|encryption/.test(name));
  const without = Object.fromEntries(names.map((name) => [name, block('')[name] ?? null]));
  expect(asResources(`azurerm_${type}`, without).flatMap(toldBy)).toEqual([]);
  const nothing = Object.fromEntries(Object.keys(block('')).map((name) => [name, null]));
  expect(asResources(`azurerm_${type}`, nothing).flatMap(toldBy)).toEqual([]);
});

test('every service whose key the estate reads has a resource of Terraform', () => {
  const types = [
    ...consumers.flatMap(([type, block]) => asResources(`azurerm_${type}`, block(written)).map((each) => each.type)),
    ...changing.map(([, inAzure]) => inAzure),
    'Microsoft.Kusto/clusters',
  ];
  const missing = keyConsumers.map(({ type }) => type).filter((type) => !types.includes(type));
  // The key of a managed instance is a resource of its own.
  expect(missing).toEqual(['Microsoft.Sql/managedInstances']);
});

test('a key of an HSM had an attribute of its own up to version 4', () => {
  const id = 'https://hsm.managedhsm.azure.net/keys/disk';
  const block = { customer_managed_key: [{ managed_hsm_key_id: id, user_assigned_identity_id: identity }] };
  expect(asResources('azurerm_storage_account', block).flatMap(toldBy)).toMatchObject([
    { keys: ['managedHsm hsm/keys/disk'], version: '' },
  ]);
});

test.each<[string, Block, Json]>([
  ['by the id of the vault', { key_vault_id: vault }, `⟨${vault}.properties.vaultUri⟩`],
  ['by its address', { key_vault_uri: 'https://kv.vault.azure.net/' }, 'https://kv.vault.azure.net/'],
])('a storage account was told its key in parts, %s', (_, block, keyvaulturi) => {
  const all = { storage_account_id: '/a', key_name: 'disk', key_version: '1', ...block };
  expect(changed('azurerm_storage_account_customer_managed_key', all)).toEqual({
    changes: '/a',
    body: {
      properties: {
        encryption: {
          keySource: 'Microsoft.Keyvault',
          keyvaultproperties: { keyvaulturi, keyname: 'disk', keyversion: '1' },
        },
      },
    },
  });
});

test('a Data Explorer cluster is told its key in parts', () => {
  const block = { cluster_id: '/c', key_vault_id: vault, key_name: 'disk', user_identity: identity };
  expect(toldBy(asChanged('azurerm_kusto_cluster_customer_managed_key', 'Microsoft.Kusto/clusters', block))).toEqual([
    { ...key, version: '', identities: ['id'] },
  ]);
});

describe('the parts of the address of a key', () => {
  const parts = (id: Json): Json | undefined => {
    const [{ properties }] = sent('azurerm_data_factory', { customer_managed_key_id: id }) as readonly [
      { readonly properties?: { readonly encryption?: Json } },
    ];
    return properties?.encryption;
  };

  test.each<[string, Json, Json]>([
    [
      'written out',
      `${written}/abc`,
      { vaultBaseUrl: 'https://kv.vault.azure.net', keyName: 'disk', keyVersion: 'abc' },
    ],
    [
      'in a vault whose name is not known',
      'https://kv-⟨variable env⟩.vault.azure.net/keys/disk',
      { vaultBaseUrl: 'https://kv-⟨variable env⟩.vault.azure.net', keyName: 'disk', keyVersion: '' },
    ],
    ['that Azure gives', made, { vaultBaseUrl: `⟨${vault}.properties.vaultUri⟩`, keyName: 'disk', keyVersion: made }],
    [
      'of a key whose name is not known',
      `⟨${vault}/keys/key-⟨variable env⟩.properties.keyUri⟩`,
      { vaultBaseUrl: `⟨${vault}.properties.vaultUri⟩`, keyName: 'key-⟨variable env⟩', keyVersion: '' },
    ],
    [
      'in an HSM',
      '⟨/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg/providers/Microsoft.KeyVault/managedHSMs/h/keys/k.properties.keyUri⟩',
      {
        vaultBaseUrl:
          '⟨/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg/providers/Microsoft.KeyVault/managedHSMs/h.properties.hsmUri⟩',
        keyName: 'k',
        keyVersion: '',
      },
    ],
    [
      'of which nothing is known',
      '⟨variable key⟩',
      {
        vaultBaseUrl: '⟨vaultUri(⟨variable key⟩)⟩',
        keyName: '⟨keyName(⟨variable key⟩)⟩',
        keyVersion: '⟨keyVersion(⟨variable key⟩)⟩',
      },
    ],
  ])('%s', (_, id, expected) => {
    expect(parts(id)).toEqual(expected);
  });

  test('are not there without one', () => {
    expect(parts(null)).toBeNull();
  });
});

test('identities are told by their ids, as Azure is', () => {
  const block = { identity: [{ type: 'SystemAssigned, UserAssigned', identity_ids: [identity, '⟨variable id⟩'] }] };
  expect(sent('azurerm_batch_account', { name: 'one', location: 'westeurope', tags: { a: 'b' }, ...block })).toEqual([
    {
      type: 'Microsoft.Batch/batchAccounts',
      in: 'resourceGroup',
      location: 'westeurope',
      tags: { a: 'b' },
      identity: {
        type: 'SystemAssigned, UserAssigned',
        userAssignedIdentities: { [identity]: {}, '⟨variable id⟩': {} },
      },
    },
  ]);
});
