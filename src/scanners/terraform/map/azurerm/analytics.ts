import { addressOfVault, keyParts, nameOfKey, storeOfKey, versionOfKey } from '../key-address.js';
import { given } from '../choices.js';
import { tenantOfIdentity } from '../identity.js';
import type { ChangeMapping, Mapping } from '../mapping.js';
import { always, block, firstOf, from, type Part } from '../parts.js';
import { changing, each, handedOutBy, inGroup, below } from './entry.js';

const key = from('key_vault_key_id', 'managed_hsm_key_id');
const factoryKey = from('customer_managed_key_id');

/** https://learn.microsoft.com/azure/templates/microsoft.datafactory/factories */
const factoryEncryption = (identity: string): Part =>
  given(factoryKey, {
    vaultBaseUrl: storeOfKey(factoryKey),
    keyName: nameOfKey(factoryKey),
    keyVersion: versionOfKey(factoryKey),
    identity: { userAssignedIdentity: from(identity) },
  });

const accountEncryption = {
  keySource: always('Microsoft.KeyVault'),
  keyVaultProperties: { ...keyParts(key), identityClientId: from('identity_client_id') },
};

const accountKeys = { exports: handedOutBy('listKeys', 'primary_access_key', 'secondary_access_key') };

const workspace = {
  keyVault: from('key_vault_id'),
  encryption: block('encryption', {
    keyVaultProperties: { keyIdentifier: from('key_id'), keyVaultArmId: from('key_vault_id') },
    identity: { userAssignedIdentity: from('user_assigned_identity_id') },
  }),
};

const ofDatabricks = (attribute: string): Part =>
  given(from(attribute), { keySource: always('Microsoft.Keyvault'), keyVaultProperties: keyParts(from(attribute)) });

export const analytics: readonly Mapping[] = [
  ...each(['azurerm_cognitive_account', 'azurerm_ai_services'], (type) =>
    inGroup(
      type,
      'Microsoft.CognitiveServices/accounts',
      { encryption: block('customer_managed_key', accountEncryption) },
      accountKeys,
    ),
  ),
  inGroup(
    'azurerm_search_service',
    'Microsoft.Search/searchServices',
    {},
    { exports: handedOutBy('listAdminKeys', 'primary_key', 'secondary_key') },
  ),
  ...each(['azurerm_machine_learning_workspace', 'azurerm_ai_foundry'], (type) =>
    inGroup(type, 'Microsoft.MachineLearningServices/workspaces', workspace),
  ),
  inGroup(
    'azurerm_log_analytics_workspace',
    'Microsoft.OperationalInsights/workspaces',
    {},
    { data: true, exports: handedOutBy('listKeys', 'primary_shared_key', 'secondary_shared_key') },
  ),
  inGroup('azurerm_log_analytics_cluster', 'Microsoft.OperationalInsights/clusters'),
  inGroup('azurerm_kusto_cluster', 'Microsoft.Kusto/clusters'),
  inGroup('azurerm_data_factory', 'Microsoft.DataFactory/factories', {
    encryption: factoryEncryption('customer_managed_key_identity_id'),
  }),
  below(
    'azurerm_data_factory_linked_service_key_vault',
    'Microsoft.DataFactory/factories/linkedservices',
    'data_factory_id',
    { type: always('AzureKeyVault'), typeProperties: { baseUrl: addressOfVault(from('key_vault_id')) } },
  ),
  inGroup(
    'azurerm_databricks_workspace',
    'Microsoft.Databricks/workspaces',
    {
      encryption: {
        entities: {
          managedServices: ofDatabricks('managed_services_cmk_key_vault_key_id'),
          managedDisk: given(from('managed_disk_cmk_key_vault_key_id'), {
            keySource: always('Microsoft.Keyvault'),
            keyVaultProperties: keyParts(from('managed_disk_cmk_key_vault_key_id')),
            rotationToLatestKeyVersionEnabled: from('managed_disk_cmk_rotation_to_latest_version_enabled'),
          }),
        },
      },
    },
    {
      exports: {
        'storage_account_identity.principal_id': 'properties.storageAccountIdentity.principalId',
        'storage_account_identity.tenant_id': tenantOfIdentity,
        'managed_disk_identity.principal_id': 'properties.managedDiskIdentity.principalId',
        'managed_disk_identity.tenant_id': tenantOfIdentity,
      },
    },
  ),
  inGroup('azurerm_synapse_workspace', 'Microsoft.Synapse/workspaces', {
    sqlAdministratorLoginPassword: from('sql_administrator_login_password'),
    encryption: {
      cmk: block('customer_managed_key', {
        key: { name: from('key_name'), keyVaultUrl: from('key_versionless_id') },
        kekIdentity: { userAssignedIdentity: from('user_assigned_identity_id') },
      }),
    },
  }),
];

const rootKey = from('key_vault_key_id');

export const analyticsChanges: readonly ChangeMapping[] = [
  // The storage account below the file system of a workspace.
  changing(
    'azurerm_databricks_workspace_root_dbfs_customer_managed_key',
    'Microsoft.Databricks/workspaces',
    'workspace_id',
    {
      parameters: {
        encryption: {
          value: given(rootKey, {
            keySource: always('Microsoft.Keyvault'),
            keyvaulturi: storeOfKey(rootKey),
            KeyName: nameOfKey(rootKey),
            keyversion: versionOfKey(rootKey),
          }),
        },
      },
    },
  ),
  changing(
    'azurerm_cognitive_account_customer_managed_key',
    'Microsoft.CognitiveServices/accounts',
    'cognitive_account_id',
    { encryption: accountEncryption },
  ),
  changing(
    'azurerm_log_analytics_cluster_customer_managed_key',
    'Microsoft.OperationalInsights/clusters',
    'log_analytics_cluster_id',
    {
      keyVaultProperties: keyParts(key),
    },
  ),
  changing('azurerm_kusto_cluster_customer_managed_key', 'Microsoft.Kusto/clusters', 'cluster_id', {
    keyVaultProperties: {
      keyVaultUri: firstOf(storeOfKey(from('managed_hsm_key_id')), addressOfVault(from('key_vault_id'))),
      keyName: firstOf(nameOfKey(from('managed_hsm_key_id')), from('key_name')),
      keyVersion: firstOf(versionOfKey(from('managed_hsm_key_id')), from('key_version')),
      userIdentity: from('user_identity'),
    },
  }),
  changing('azurerm_data_factory_customer_managed_key', 'Microsoft.DataFactory/factories', 'data_factory_id', {
    encryption: factoryEncryption('user_assigned_identity_id'),
  }),
];
