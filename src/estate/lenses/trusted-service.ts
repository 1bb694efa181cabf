import type { Resource } from '../../model/resource.js';
import { targetOf } from '../named.js';
import { identitiesOfTerm, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { termsIn } from '../vault-mention.js';

/** Something of a service that passes by the firewall of the vaults and HSMs that it names. */
export interface TrustedServiceUse extends Target {
  readonly resource: Resource;
  readonly of: readonly StoreIdentity[];
}

/**
 * The types whose own service asks for keys, secrets and certificates, by those that pass by:
 * https://learn.microsoft.com/azure/key-vault/general/overview-vnet-service-endpoints#trusted-services
 */
const types: readonly string[] = [
  'Microsoft.ApiManagement/service',
  'Microsoft.Batch/batchAccounts',
  'Microsoft.BotService/botServices',
  'Microsoft.Cdn/profiles',
  'Microsoft.Compute/diskEncryptionSets',
  'Microsoft.Compute/virtualMachines',
  'Microsoft.Compute/virtualMachineScaleSets',
  'Microsoft.ContainerRegistry/registries',
  'Microsoft.DataFactory/factories',
  'Microsoft.Databricks/workspaces',
  'Microsoft.DBforMySQL/flexibleServers',
  'Microsoft.DBforPostgreSQL/flexibleServers',
  'Microsoft.EventHub/namespaces',
  'Microsoft.MachineLearningServices/workspaces',
  'Microsoft.NetApp/netAppAccounts',
  'Microsoft.Network/applicationGateways',
  'Microsoft.Network/expressRoutePorts',
  'Microsoft.Network/firewallPolicies',
  'Microsoft.Network/frontDoors',
  'Microsoft.OperationalInsights/clusters',
  'Microsoft.Purview/accounts',
  'Microsoft.RecoveryServices/vaults',
  'Microsoft.ServiceBus/namespaces',
  'Microsoft.Sql/managedInstances',
  'Microsoft.Sql/servers',
  'Microsoft.Storage/storageAccounts',
  'Microsoft.Synapse/workspaces',
  'Microsoft.Web/certificates',
].map((type) => type.toLowerCase());

/** Extensions run in the machine, and come from its network. */
const isTrusted = ({ type }: Resource): boolean => {
  const folded = type.toLowerCase();
  return !folded.endsWith('/extensions') && types.some((each) => folded === each || folded.startsWith(`${each}/`));
};

/** The stores that a resource of a trusted service names, in whatever property. */
export function readTrustedServiceUses(resource: Resource): readonly TrustedServiceUse[] {
  if (!isTrusted(resource)) return [];
  const of = termsIn(resource.body).flatMap(({ text }) => identitiesOfTerm(text, resource.deployment));
  return of.length === 0 ? [] : [{ ...targetOf('resource', resource), resource, of: [...new Set(of)] }];
}
