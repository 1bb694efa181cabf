import { nameOfKey, storeOfKey, versionOfKey } from '../key-address.js';
import type { ChangeMapping, Mapping } from '../mapping.js';
import { always, block, from } from '../parts.js';
import { changing, belowNamed, handedOutBy, inGroup } from './entry.js';

const key = from('key_vault_key_id');

export const management: readonly Mapping[] = [
  inGroup(
    'azurerm_automation_account',
    'Microsoft.Automation/automationAccounts',
    {
      encryption: block('encryption', {
        keySource: always('Microsoft.Keyvault'),
        keyVaultProperties: {
          keyvaultUri: storeOfKey(key),
          keyName: nameOfKey(key),
          keyVersion: versionOfKey(key),
        },
        identity: { userAssignedIdentity: from('user_assigned_identity_id') },
      }),
    },
    { exports: handedOutBy('listKeys', 'dsc_primary_access_key', 'dsc_secondary_access_key') },
  ),
  belowNamed(
    'azurerm_automation_credential',
    'Microsoft.Automation/automationAccounts/credentials',
    ['automation_account_name'],
    { userName: from('username'), password: from('password') },
  ),
  inGroup(
    'azurerm_batch_account',
    'Microsoft.Batch/batchAccounts',
    {
      encryption: block('encryption', {
        keySource: always('Microsoft.KeyVault'),
        keyVaultProperties: { keyIdentifier: key },
      }),
      keyVaultReference: block('key_vault_reference', { id: from('id'), url: from('url') }),
    },
    { exports: handedOutBy('listKeys', 'primary_access_key', 'secondary_access_key') },
  ),
  inGroup('azurerm_app_configuration', 'Microsoft.AppConfiguration/configurationStores', {
    encryption: block('encryption', {
      keyVaultProperties: {
        keyIdentifier: from('key_vault_key_identifier'),
        identityClientId: from('identity_client_id'),
      },
    }),
  }),
  inGroup('azurerm_recovery_services_vault', 'Microsoft.RecoveryServices/vaults', {
    encryption: block('encryption', {
      keyVaultProperties: { keyUri: from('key_id') },
      kekIdentity: {
        userAssignedIdentity: from('user_assigned_identity_id'),
        useSystemAssignedIdentity: from('use_system_assigned_identity'),
      },
    }),
  }),
  inGroup('azurerm_data_protection_backup_vault', 'Microsoft.DataProtection/backupVaults'),
  inGroup('azurerm_load_test', 'Microsoft.LoadTestService/loadTests', {
    encryption: block('encryption', { keyUrl: from('key_url') }),
  }),
  inGroup('azurerm_healthcare_service', 'Microsoft.HealthcareApis/services', {
    cosmosDbConfiguration: { keyVaultKeyUri: from('cosmosdb_key_vault_key_versionless_id') },
  }),
  inGroup('azurerm_bot_service_azure_bot', 'Microsoft.BotService/botServices', {
    cmekKeyVaultUrl: from('cmk_key_vault_key_url'),
  }),
  inGroup('azurerm_purview_account', 'Microsoft.Purview/accounts'),
  inGroup('azurerm_dev_center_network_connection', 'Microsoft.DevCenter/networkConnections', {
    domainName: from('domain_name'),
    domainPassword: from('domain_password'),
  }),
];

export const managementChanges: readonly ChangeMapping[] = [
  changing(
    'azurerm_data_protection_backup_vault_customer_managed_key',
    'Microsoft.DataProtection/backupVaults',
    'data_protection_backup_vault_id',
    {
      securitySettings: { encryptionSettings: { keyVaultProperties: { keyUri: key } } },
    },
  ),
];
