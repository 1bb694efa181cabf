/**
 * Where the services of Azure keep the reference to the customer-managed key that encrypts their data. One row for
 * every place; paths are those of the wire format: https://github.com/Azure/bicep-types-az/tree/main/generated
 */
export interface KeyConsumer {
  readonly type: string;
  /** For people: what is encrypted. */
  readonly noun: string;
  /** The type in the id of the resource whose name says what is encrypted, where its own name does not. */
  readonly owner?: string;
  /** The block that holds the reference; `[]` at its end when it is a list of them. */
  readonly block: string;
  /** Inside the block: the address of the key, perhaps with its version. */
  readonly uri?: string;
  /** Inside the block, where the reference is in parts. */
  readonly vaultUri?: string;
  readonly name?: string;
  readonly version?: string;
  /** Inside the block: the resource id of the vault. */
  readonly vaultId?: string;
  /** `vault_key_version` in one text. */
  readonly joinedName?: string;
  /**
   * In the resource: the identity that gets to the key, by its id, or by a client id or text that has the id inside.
   * Where nothing is said there, it is that of the resource, or of the one that it belongs to.
   */
  readonly identity?: string;
  /** The same inside the block. */
  readonly blockIdentity?: string;
  /** What the service does with the key, where that is not wrapping: the `keyOps` that it needs. */
  readonly operations?: readonly string[];
  /** The reference only counts when this property of the resource is so. */
  readonly onlyIf?: { readonly path: string; readonly is: string };
  /**
   * How the service takes up new versions of the key: when the reference names no version, when a property (its path in
   * the resource) is true; absent where it cannot, or where it is not documented.
   */
  readonly follows?: 'versionless' | { readonly flag: string };
}

const parts = { vaultUri: 'keyVaultUri', name: 'keyName', version: 'keyVersion' } as const;
const encrypting = { operations: ['encrypt', 'decrypt'] } as const;
const primaryKey = {
  block: 'properties.dataEncryption',
  uri: 'primaryKeyURI',
  blockIdentity: 'primaryUserAssignedIdentityId',
};
/** Of the backups in the other region. */
const geoBackupKey = {
  block: 'properties.dataEncryption',
  uri: 'geoBackupKeyURI',
  blockIdentity: 'geoBackupUserAssignedIdentityId',
};
const versionless = { follows: 'versionless' } as const;

export const keyConsumers: readonly KeyConsumer[] = [
  {
    type: 'Microsoft.Storage/storageAccounts',
    noun: 'storage account',
    block: 'properties.encryption.keyvaultproperties',
    identity: 'properties.encryption.identity.userAssignedIdentity',
    vaultUri: 'keyvaulturi',
    name: 'keyname',
    version: 'keyversion',
    onlyIf: { path: 'properties.encryption.keySource', is: 'Microsoft.Keyvault' },
    ...versionless,
  },
  {
    type: 'Microsoft.Storage/storageAccounts/encryptionScopes',
    noun: 'encryption scope',
    block: 'properties.keyVaultProperties',
    uri: 'keyUri',
    ...versionless,
  },
  {
    type: 'Microsoft.Compute/diskEncryptionSets',
    noun: 'disk encryption set',
    block: 'properties.activeKey',
    uri: 'keyUrl',
    vaultId: 'sourceVault.id',
    follows: { flag: 'properties.rotationToLatestKeyVersionEnabled' },
  },
  {
    type: 'Microsoft.DocumentDB/databaseAccounts',
    noun: 'Cosmos DB account',
    block: 'properties',
    uri: 'keyVaultKeyUri',
    identity: 'properties.defaultIdentity',
    ...versionless,
  },
  {
    type: 'Microsoft.Sql/servers/encryptionProtector',
    noun: 'SQL server',
    owner: 'Microsoft.Sql/servers',
    block: 'properties',
    joinedName: 'serverKeyName',
    onlyIf: { path: 'properties.serverKeyType', is: 'AzureKeyVault' },
    follows: { flag: 'properties.autoRotationEnabled' },
  },
  {
    type: 'Microsoft.Sql/managedInstances/encryptionProtector',
    noun: 'SQL managed instance',
    owner: 'Microsoft.Sql/managedInstances',
    block: 'properties',
    joinedName: 'serverKeyName',
    onlyIf: { path: 'properties.serverKeyType', is: 'AzureKeyVault' },
    follows: { flag: 'properties.autoRotationEnabled' },
  },
  {
    type: 'Microsoft.Sql/servers',
    noun: 'SQL server',
    block: 'properties',
    uri: 'keyId',
    blockIdentity: 'primaryUserAssignedIdentityId',
  },
  {
    type: 'Microsoft.Sql/managedInstances',
    noun: 'SQL managed instance',
    block: 'properties',
    uri: 'keyId',
    blockIdentity: 'primaryUserAssignedIdentityId',
  },
  { type: 'Microsoft.DBforPostgreSQL/flexibleServers', noun: 'PostgreSQL server', ...primaryKey, ...versionless },
  { type: 'Microsoft.DBforPostgreSQL/flexibleServers', noun: 'PostgreSQL server', ...geoBackupKey, ...versionless },
  { type: 'Microsoft.DBforMySQL/flexibleServers', noun: 'MySQL server', ...primaryKey },
  { type: 'Microsoft.DBforMySQL/flexibleServers', noun: 'MySQL server', ...geoBackupKey },
  {
    type: 'Microsoft.ContainerRegistry/registries',
    noun: 'container registry',
    block: 'properties.encryption.keyVaultProperties',
    blockIdentity: 'identity',
    uri: 'keyIdentifier',
    ...versionless,
  },
  {
    type: 'Microsoft.ServiceBus/namespaces',
    noun: 'Service Bus namespace',
    block: 'properties.encryption.keyVaultProperties[]',
    blockIdentity: 'identity.userAssignedIdentity',
    ...parts,
    ...versionless,
  },
  {
    type: 'Microsoft.EventHub/namespaces',
    noun: 'Event Hubs namespace',
    block: 'properties.encryption.keyVaultProperties[]',
    blockIdentity: 'identity.userAssignedIdentity',
    ...parts,
    ...versionless,
  },
  {
    type: 'Microsoft.CognitiveServices/accounts',
    noun: 'AI services account',
    block: 'properties.encryption.keyVaultProperties',
    blockIdentity: 'identityClientId',
    ...parts,
  },
  {
    type: 'Microsoft.MachineLearningServices/workspaces',
    noun: 'machine learning workspace',
    block: 'properties.encryption.keyVaultProperties',
    identity: 'properties.encryption.identity.userAssignedIdentity',
    uri: 'keyIdentifier',
    vaultId: 'keyVaultArmId',
  },
  {
    type: 'Microsoft.OperationalInsights/clusters',
    noun: 'Log Analytics cluster',
    block: 'properties.keyVaultProperties',
    ...parts,
    ...versionless,
  },
  {
    type: 'Microsoft.Kusto/clusters',
    noun: 'Data Explorer cluster',
    block: 'properties.keyVaultProperties',
    blockIdentity: 'userIdentity',
    ...parts,
  },
  {
    type: 'Microsoft.AppConfiguration/configurationStores',
    noun: 'App Configuration store',
    block: 'properties.encryption.keyVaultProperties',
    blockIdentity: 'identityClientId',
    uri: 'keyIdentifier',
    ...versionless,
  },
  {
    type: 'Microsoft.Batch/batchAccounts',
    noun: 'Batch account',
    block: 'properties.encryption.keyVaultProperties',
    uri: 'keyIdentifier',
    ...versionless,
  },
  {
    type: 'Microsoft.Automation/automationAccounts',
    noun: 'Automation account',
    block: 'properties.encryption.keyVaultProperties',
    identity: 'properties.encryption.identity.userAssignedIdentity',
    vaultUri: 'keyvaultUri',
    name: 'keyName',
    version: 'keyVersion',
    onlyIf: { path: 'properties.encryption.keySource', is: 'Microsoft.Keyvault' },
  },
  {
    type: 'Microsoft.RecoveryServices/vaults',
    noun: 'Recovery Services vault',
    block: 'properties.encryption.keyVaultProperties',
    identity: 'properties.encryption.kekIdentity.userAssignedIdentity',
    uri: 'keyUri',
    ...versionless,
  },
  {
    type: 'Microsoft.DataProtection/backupVaults',
    noun: 'backup vault',
    block: 'properties.securitySettings.encryptionSettings.keyVaultProperties',
    identity: 'properties.securitySettings.encryptionSettings.kekIdentity.identityId',
    uri: 'keyUri',
    ...versionless,
  },
  {
    type: 'Microsoft.Databricks/workspaces',
    noun: 'Databricks workspace',
    block: 'properties.encryption.entities.managedServices.keyVaultProperties',
    ...parts,
  },
  {
    type: 'Microsoft.Databricks/workspaces',
    noun: 'Databricks workspace',
    block: 'properties.parameters.encryption.value',
    vaultUri: 'keyvaulturi',
    name: 'KeyName',
    version: 'keyversion',
  },
  {
    type: 'Microsoft.Databricks/workspaces',
    noun: 'Databricks workspace',
    block: 'properties.encryption.entities.managedDisk.keyVaultProperties',
    ...parts,
    follows: { flag: 'properties.encryption.entities.managedDisk.rotationToLatestKeyVersionEnabled' },
  },
  {
    type: 'Microsoft.NetApp/netAppAccounts',
    noun: 'NetApp account',
    block: 'properties.encryption.keyVaultProperties',
    identity: 'properties.encryption.identity.userAssignedIdentity',
    vaultUri: 'keyVaultUri',
    name: 'keyName',
    vaultId: 'keyVaultResourceId',
    // https://learn.microsoft.com/azure/azure-netapp-files/configure-customer-managed-keys
    ...encrypting,
  },
  {
    type: 'Microsoft.ElasticSan/elasticSans/volumegroups',
    noun: 'Elastic SAN volume group',
    block: 'properties.encryptionProperties.keyVaultProperties',
    identity: 'properties.encryptionProperties.identity.userAssignedIdentity',
    ...parts,
    ...versionless,
  },
  {
    type: 'Microsoft.Cache/redisEnterprise',
    noun: 'Redis Enterprise cluster',
    block: 'properties.encryption.customerManagedKeyEncryption',
    uri: 'keyEncryptionKeyUrl',
    blockIdentity: 'keyEncryptionKeyIdentity.userAssignedIdentityResourceId',
  },
  {
    type: 'Microsoft.Synapse/workspaces',
    noun: 'Synapse workspace',
    block: 'properties.encryption.cmk.key',
    identity: 'properties.encryption.cmk.kekIdentity.userAssignedIdentity',
    uri: 'keyVaultUrl',
  },
  {
    type: 'Microsoft.DataFactory/factories',
    noun: 'data factory',
    block: 'properties.encryption',
    identity: 'properties.encryption.identity.userAssignedIdentity',
    vaultUri: 'vaultBaseUrl',
    name: 'keyName',
    version: 'keyVersion',
    ...versionless,
  },
  {
    type: 'Microsoft.ContainerService/managedClusters',
    noun: 'Kubernetes cluster',
    block: 'properties.securityProfile.azureKeyVaultKms',
    uri: 'keyId',
    vaultId: 'keyVaultResourceId',
    onlyIf: { path: 'properties.securityProfile.azureKeyVaultKms.enabled', is: 'true' },
    // https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption
    ...encrypting,
  },
];
