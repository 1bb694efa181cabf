import { handedPositions } from './lenses/handed-secret.js';

/** Where Azure takes a secret: the properties of resources that hold one, `[]` for the items of a list. */
export interface SecretPosition {
  readonly type: string;
  readonly path: string;
  /** Completes "the … of `name`". */
  readonly noun: string;
}

const passwords = (path: string, ...types: readonly string[]): readonly SecretPosition[] =>
  types.map((type) => ({ type, path, noun: 'administrator password' }));

/**
 * One row for every property, as the API definitions mark them secret:
 * https://github.com/Azure/bicep-types-az/tree/main/generated
 */
export const secretPositions: readonly SecretPosition[] = [
  { type: 'Microsoft.KeyVault/vaults/secrets', path: 'properties.value', noun: 'value' },
  ...passwords(
    'properties.administratorLoginPassword',
    'Microsoft.Sql/servers',
    'Microsoft.Sql/managedInstances',
    'Microsoft.DBforPostgreSQL/servers',
    'Microsoft.DBforPostgreSQL/flexibleServers',
    'Microsoft.DBforPostgreSQL/serverGroupsv2',
    'Microsoft.DBforMySQL/servers',
    'Microsoft.DBforMySQL/flexibleServers',
    'Microsoft.DBforMariaDB/servers',
    'Microsoft.DocumentDB/mongoClusters',
  ),
  ...passwords('properties.administrator.password', 'Microsoft.DocumentDB/mongoClusters'),
  ...passwords('properties.sqlAdministratorLoginPassword', 'Microsoft.Synapse/workspaces'),
  ...passwords('properties.osProfile.adminPassword', 'Microsoft.Compute/virtualMachines'),
  ...passwords('properties.virtualMachineProfile.osProfile.adminPassword', 'Microsoft.Compute/virtualMachineScaleSets'),
  ...passwords('properties.windowsProfile.adminPassword', 'Microsoft.ContainerService/managedClusters'),
  {
    type: 'Microsoft.ContainerService/managedClusters',
    path: 'properties.servicePrincipalProfile.secret',
    noun: 'client secret',
  },
  { type: 'Microsoft.App/containerApps', path: 'properties.configuration.secrets[].value', noun: 'secret' },
  { type: 'Microsoft.App/jobs', path: 'properties.configuration.secrets[].value', noun: 'secret' },
  {
    type: 'Microsoft.ContainerInstance/containerGroups',
    path: 'properties.imageRegistryCredentials[].password',
    noun: 'registry password',
  },
  { type: 'Microsoft.Automation/automationAccounts/credentials', path: 'properties.password', noun: 'password' },
  { type: 'Microsoft.ApiManagement/service/identityProviders', path: 'properties.clientSecret', noun: 'client secret' },
  {
    type: 'Microsoft.ContainerInstance/containerGroups',
    path: 'properties.diagnostics.logAnalytics.workspaceKey',
    noun: 'workspace key',
  },
  {
    type: 'Microsoft.App/managedEnvironments',
    path: 'properties.appLogsConfiguration.logAnalyticsConfiguration.sharedKey',
    noun: 'workspace key',
  },
  { type: 'Microsoft.DevCenter/networkConnections', path: 'properties.domainPassword', noun: 'domain password' },
  {
    type: 'Microsoft.Sql/managedInstances/databases',
    path: 'properties.storageContainerSasToken',
    noun: 'storage token',
  },
  { type: 'Microsoft.Network/connections', path: 'properties.sharedKey', noun: 'shared key' },
  { type: 'Microsoft.Web/certificates', path: 'properties.password', noun: 'password' },
  ...handedPositions,
];
