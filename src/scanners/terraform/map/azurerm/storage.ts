import { addressOfVault, nameOfKey, storeOfKey, versionOfKey } from '../key-address.js';
import type { ChangeMapping, Mapping } from '../mapping.js';
import { always, block, firstOf, from, list } from '../parts.js';
import { changing, below, handedOutBy, inGroup } from './entry.js';

/** Up to version 4 the key of an HSM had an attribute of its own. */
const key = from('key_vault_key_id', 'managed_hsm_key_id');

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account_customer_managed_key */
const encryption = {
  keySource: always('Microsoft.Keyvault'),
  keyvaultproperties: {
    keyvaulturi: firstOf(storeOfKey(key), from('key_vault_uri'), addressOfVault(from('key_vault_id'))),
    keyname: firstOf(nameOfKey(key), from('key_name')),
    keyversion: firstOf(versionOfKey(key), from('key_version')),
  },
  identity: {
    userAssignedIdentity: from('user_assigned_identity_id'),
    federatedIdentityClientId: from('federated_identity_client_id'),
  },
};

const encryptedVolumes = block('encryption', {
  keyVaultProperties: {
    keyVaultUri: storeOfKey(key),
    keyName: nameOfKey(key),
    keyVersion: versionOfKey(key),
  },
  identity: { userAssignedIdentity: from('user_assigned_identity_id') },
});

export const storage: readonly Mapping[] = [
  inGroup(
    'azurerm_storage_account',
    'Microsoft.Storage/storageAccounts',
    { encryption: block('customer_managed_key', encryption) },
    {
      data: true,
      exports: handedOutBy(
        'listKeys',
        'primary_access_key',
        'secondary_access_key',
        'primary_connection_string',
        'secondary_connection_string',
        'primary_blob_connection_string',
        'secondary_blob_connection_string',
      ),
    },
  ),
  below(
    'azurerm_storage_encryption_scope',
    'Microsoft.Storage/storageAccounts/encryptionScopes',
    'storage_account_id',
    { source: from('source'), keyVaultProperties: { keyUri: from('key_vault_key_id') } },
  ),
  inGroup('azurerm_netapp_account', 'Microsoft.NetApp/netAppAccounts'),
  inGroup('azurerm_elastic_san', 'Microsoft.ElasticSan/elasticSans'),
  below('azurerm_elastic_san_volume_group', 'Microsoft.ElasticSan/elasticSans/volumegroups', 'elastic_san_id', {
    encryption: from('encryption_type'),
    encryptionProperties: encryptedVolumes,
  }),
  inGroup('azurerm_managed_disk', 'Microsoft.Compute/disks', {
    encryption: { diskEncryptionSetId: from('disk_encryption_set_id') },
    encryptionSettingsCollection: block('encryption_settings', {
      encryptionSettings: list({
        diskEncryptionKey: block('disk_encryption_key', {
          secretUrl: from('secret_url'),
          sourceVault: { id: from('source_vault_id') },
        }),
        keyEncryptionKey: block('key_encryption_key', {
          keyUrl: from('key_url'),
          sourceVault: { id: from('source_vault_id') },
        }),
      }),
    }),
  }),
  inGroup('azurerm_disk_encryption_set', 'Microsoft.Compute/diskEncryptionSets', {
    activeKey: { keyUrl: key },
    encryptionType: from('encryption_type'),
    rotationToLatestKeyVersionEnabled: from('auto_key_rotation_enabled'),
    federatedClientId: from('federated_client_id'),
  }),
];

export const storageChanges: readonly ChangeMapping[] = [
  changing('azurerm_storage_account_customer_managed_key', 'Microsoft.Storage/storageAccounts', 'storage_account_id', {
    encryption,
  }),
  changing('azurerm_netapp_account_encryption', 'Microsoft.NetApp/netAppAccounts', 'netapp_account_id', {
    encryption: {
      keySource: always('Microsoft.KeyVault'),
      keyVaultProperties: {
        keyVaultUri: storeOfKey(from('encryption_key')),
        keyName: nameOfKey(from('encryption_key')),
        keyVaultResourceId: from('cross_tenant_key_vault_resource_id'),
      },
      identity: { userAssignedIdentity: from('user_assigned_identity_id') },
    },
  }),
];
