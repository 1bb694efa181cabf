import type { ModuleFacts, TemplateFacts } from '../facts.js';
import { flag, othersSince, location, others, required, telemetry } from '../interfaces.js';
import { keyVault } from '../key-vault.js';

/** Since when the properties of the vault can be given. */
const opened = '0.1.1';

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/ptn/azd/aks */
const template: TemplateFacts = {
  parameters: {
    name: required('string'),
    containerRegistryName: required('string'),
    keyVaultName: required('string'),
    location,
    enableTelemetry: telemetry,
    enableRbacAuthorization: { since: { [opened]: flag(false) } },
    enablePurgeProtection: { since: { [opened]: flag(false) } },
    enableVaultForDeployment: { since: { [opened]: flag(false) } },
    enableVaultForTemplateDeployment: { since: { [opened]: flag(false) } },
    ...others('tags', 'networkPlugin', 'networkPolicy', 'dnsPrefix', 'nodeResourceGroupName', 'principalId'),
    ...others('principalType', 'kubernetesVersion', 'skuTier', 'networkDataplane', 'networkPluginMode', 'podCidr'),
    ...others('serviceCidr', 'dnsServiceIP', 'sshPublicKey', 'appGatewayResourceId', 'monitoringWorkspaceResourceId'),
    ...others('publicNetworkAccess', 'scopeMaps', 'webApplicationRoutingEnabled', 'acrSku'),
    ...others('containerRegistryRoleName', 'aksClusterRoleAssignmentName'),
    ...othersSince({ '0.1.0': true, [opened]: false }, 'logAnalyticsName', 'aadProfileEnableAzureRBAC', 'agentPools'),
    ...othersSince({ [opened]: true }, 'loadBalancerSku', 'systemPoolConfig', 'systemPoolSize', 'agentPoolConfig'),
    ...othersSince({ [opened]: true }, 'agentPoolSize', 'enableKeyvaultSecretsProvider', 'disableLocalAccounts'),
    ...othersSince({ [opened]: true }, 'autoNodeOsUpgradeProfileUpgradeChannel'),
    ...othersSince({ '0.1.2': true }, 'aadProfile', 'enableAzureRbac'),
  },
  resources: {
    managedCluster: {
      type: 'Microsoft.ContainerService/managedClusters',
      apiVersion: '2024-09-01',
      existing: true,
      name: 'name',
    },
    containerRegistry: {
      type: 'Microsoft.ContainerRegistry/registries',
      apiVersion: '2023-07-01',
      existing: true,
      name: 'containerRegistryName',
    },
  },
  variables: {
    kubelet: 'managedCluster.properties.?identityProfile.?kubeletidentity',
    kubeletId: { since: { '0.1.0': 'kubelet.objectId', '0.2.0': "kubelet.?objectId ?? ''" } },
  },
  calls: {
    keyVault: {
      of: keyVault.name,
      version: { since: { '0.1.0': '0.9.0', '0.2.0': '0.12.1', '0.3.0': '0.13.3' } },
      arguments: {
        name: 'keyVaultName',
        enableRbacAuthorization: { since: { [opened]: 'enableRbacAuthorization' } },
        enableVaultForDeployment: { since: { [opened]: 'enableVaultForDeployment' } },
        enableVaultForTemplateDeployment: { since: { [opened]: 'enableVaultForTemplateDeployment' } },
        enablePurgeProtection: { since: { [opened]: 'enablePurgeProtection' } },
        accessPolicies: "[{ objectId: kubeletId, permissions: { secrets: ['get', 'list'] } }]",
      },
    },
  },
  outputs: {
    resourceGroupName: 'resourceGroup().name',
    managedClusterName: 'managedCluster.name',
    managedClusterClientId: 'kubelet.?clientId',
    managedClusterObjectId: 'kubelet.?objectId',
    managedClusterResourceId: 'kubelet.?resourceId',
    containerRegistryName: 'containerRegistry.name',
    containerRegistryLoginServer: 'containerRegistry.properties.loginServer',
  },
};

export const aks: ModuleFacts = {
  name: 'avm/ptn/azd/aks',
  versions: ['0.1.0', '0.1.1', '0.1.2', '0.1.3', '0.1.4', '0.2.0', '0.3.0'],
  inPart: true,
  template,
};
