import { joinedNameOfKey } from '../key-address.js';
import { given } from '../choices.js';
import type { Mapping } from '../mapping.js';
import { always, block, firstOf, from, type Shape } from '../parts.js';
import { below, each, handedOutBy, inGroup } from './entry.js';

/** Up to version 4 the key of an HSM had an attribute of its own. */
const key = from('key_vault_key_id', 'managed_hsm_key_id');

/** Given by value, or since Terraform 1.11 without a trace in the state; it stands in the text either way. */
const loginPassword = firstOf(from('administrator_login_password'), from('administrator_login_password_wo'));
const password = firstOf(from('administrator_password'), from('administrator_password_wo'));

const flexibleServer: Shape = {
  administratorLogin: from('administrator_login'),
  administratorLoginPassword: password,
  dataEncryption: block('customer_managed_key', {
    type: always('AzureKeyVault'),
    primaryKeyURI: key,
    primaryUserAssignedIdentityId: from('primary_user_assigned_identity_id'),
    geoBackupKeyURI: from('geo_backup_key_vault_key_id'),
    geoBackupUserAssignedIdentityId: from('geo_backup_user_assigned_identity_id'),
  }),
};

/** https://learn.microsoft.com/azure/templates/microsoft.sql/servers/encryptionprotector */
const encryptionProtector = given(key, {
  serverKeyType: always('AzureKeyVault'),
  serverKeyName: joinedNameOfKey(key),
  autoRotationEnabled: from('auto_rotation_enabled'),
});

const customerManagedKey = block('customer_managed_key', {
  keyEncryptionKeyUrl: from('key_vault_key_id'),
  keyEncryptionKeyIdentity: {
    identityType: always('userAssignedIdentity'),
    userAssignedIdentityResourceId: from('user_assigned_identity_id'),
  },
});

const withLogin: Shape = {
  administratorLogin: from('administrator_login'),
  administratorLoginPassword: loginPassword,
};

export const databases: readonly Mapping[] = [
  inGroup('azurerm_mssql_server', 'Microsoft.Sql/servers', {
    ...withLogin,
    keyId: from('transparent_data_encryption_key_vault_key_id'),
    primaryUserAssignedIdentityId: from('primary_user_assigned_identity_id'),
  }),
  inGroup('azurerm_sql_server', 'Microsoft.Sql/servers', withLogin),
  below(
    'azurerm_mssql_server_transparent_data_encryption',
    'Microsoft.Sql/servers/encryptionProtector',
    'server_id',
    encryptionProtector,
    { name: always('current') },
  ),
  below('azurerm_mssql_database', 'Microsoft.Sql/servers/databases', 'server_id', {
    encryptionProtector: from('transparent_data_encryption_key_vault_key_id'),
    encryptionProtectorAutoRotation: from('transparent_data_encryption_key_automatic_rotation_enabled'),
  }),
  inGroup('azurerm_mssql_managed_instance', 'Microsoft.Sql/managedInstances', withLogin),
  below(
    'azurerm_mssql_managed_instance_transparent_data_encryption',
    'Microsoft.Sql/managedInstances/encryptionProtector',
    'managed_instance_id',
    encryptionProtector,
    { name: always('current') },
  ),
  inGroup('azurerm_postgresql_flexible_server', 'Microsoft.DBforPostgreSQL/flexibleServers', flexibleServer),
  inGroup('azurerm_mysql_flexible_server', 'Microsoft.DBforMySQL/flexibleServers', flexibleServer),
  inGroup('azurerm_postgresql_server', 'Microsoft.DBforPostgreSQL/servers', withLogin),
  inGroup('azurerm_mysql_server', 'Microsoft.DBforMySQL/servers', withLogin),
  inGroup('azurerm_mariadb_server', 'Microsoft.DBforMariaDB/servers', withLogin),
  inGroup('azurerm_cosmosdb_postgresql_cluster', 'Microsoft.DBforPostgreSQL/serverGroupsv2', {
    administratorLoginPassword: loginPassword,
  }),
  inGroup(
    'azurerm_cosmosdb_account',
    'Microsoft.DocumentDB/databaseAccounts',
    { keyVaultKeyUri: key, defaultIdentity: from('default_identity_type') },
    {
      data: true,
      exports: handedOutBy(
        'listKeys',
        'primary_key',
        'secondary_key',
        'primary_readonly_key',
        'secondary_readonly_key',
        'primary_sql_connection_string',
        'secondary_sql_connection_string',
        'primary_mongodb_connection_string',
        'secondary_mongodb_connection_string',
      ),
    },
  ),
  inGroup('azurerm_mongo_cluster', 'Microsoft.DocumentDB/mongoClusters', {
    administrator: { userName: from('administrator_username'), password: from('administrator_password') },
    encryption: { customerManagedKeyEncryption: customerManagedKey },
  }),
  inGroup(
    'azurerm_redis_cache',
    'Microsoft.Cache/redis',
    {},
    {
      data: true,
      exports: handedOutBy(
        'listKeys',
        'primary_access_key',
        'secondary_access_key',
        'primary_connection_string',
        'secondary_connection_string',
      ),
    },
  ),
  ...each(['azurerm_managed_redis', 'azurerm_redis_enterprise_cluster'], (type) =>
    inGroup(type, 'Microsoft.Cache/redisEnterprise', {
      encryption: { customerManagedKeyEncryption: customerManagedKey },
    }),
  ),
];
