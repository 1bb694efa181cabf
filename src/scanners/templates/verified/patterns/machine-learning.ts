import type { Formula, ModuleFacts, ResourceFacts, TemplateFacts } from '../facts.js';
import { flag, location, optional, others, othersSince, required, telemetry, text } from '../interfaces.js';
import { keyVault } from '../key-vault.js';

/** Something that the pattern deploys besides, and that only its outputs and grants speak of. */
const besides = (type: string, apiVersion: string, name: Formula): ResourceFacts => ({
  type,
  apiVersion,
  existing: true,
  name,
});

const ifNamed = (name: string, output: Formula): Formula => `!empty(${name}) ? ${output} : ''`;

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/ptn/azd/ml-hub-dependencies */
const dependencies: TemplateFacts = {
  parameters: {
    keyVaultName: required('string'),
    storageAccountName: required('string'),
    cognitiveServicesName: required('string'),
    applicationInsightsName: text(''),
    logAnalyticsName: text(''),
    containerRegistryName: text(''),
    searchServiceName: text(''),
    location,
    tags: optional('object'),
    enableTelemetry: telemetry,
    enableRbacAuthorization: flag(false),
    enableVaultForDeployment: flag(false),
    enableVaultForTemplateDeployment: flag(false),
    enablePurgeProtection: flag(false),
    keyVaultSku: text('standard', 'premium', 'standard'),
    ...others('applicationInsightsDashboardName', 'allowBlobPublicAccess', 'dnsEndpointType', 'publicNetworkAccess'),
    ...others('networkAcls', 'blobServices', 'fileServices', 'queueServices', 'tableServices', 'cognitiveServicesKind'),
    ...others('cognitiveServicesDeployments', 'cognitiveServicesCustomSubDomainName'),
    ...others('cognitiveServicesDisableLocalAuth', 'cognitiveServicesPublicNetworkAccess'),
    ...others('cognitiveServicesNetworkAcls', 'cognitiveServicesSku', 'registryAcrSku', 'registryPublicNetworkAccess'),
    ...others('logAnalyticsSkuName', 'dataRetention', 'authOptions', 'disableLocalAuth', 'cmkEnforcement'),
    ...others('hostingMode', 'networkRuleSet', 'partitionCount', 'searchServicePublicNetworkAccess', 'replicaCount'),
    ...others('semanticSearch', 'searchServiceSku', 'managedIdentities'),
    ...othersSince({ '0.2.0': true }, 'allowSharedKeyAccess'),
  },
  resources: {
    storageAccount: besides('Microsoft.Storage/storageAccounts', '2023-05-01', 'storageAccountName'),
    cognitiveServices: besides('Microsoft.CognitiveServices/accounts', '2023-05-01', 'cognitiveServicesName'),
    applicationInsights: besides('Microsoft.Insights/components', '2020-02-02', 'applicationInsightsName'),
    logAnalytics: besides('Microsoft.OperationalInsights/workspaces', '2023-09-01', 'logAnalyticsName'),
    containerRegistry: besides('Microsoft.ContainerRegistry/registries', '2023-07-01', 'containerRegistryName'),
    searchService: besides('Microsoft.Search/searchServices', '2024-03-01-preview', 'searchServiceName'),
  },
  calls: {
    keyVault: {
      of: keyVault.name,
      version: { since: { '0.1.0': '0.7.1', '0.2.0': '0.12.1' } },
      arguments: {
        name: 'keyVaultName',
        location: 'location',
        tags: 'tags',
        enableRbacAuthorization: 'enableRbacAuthorization',
        enableVaultForDeployment: 'enableVaultForDeployment',
        enableVaultForTemplateDeployment: 'enableVaultForTemplateDeployment',
        enablePurgeProtection: 'enablePurgeProtection',
        sku: 'keyVaultSku',
      },
    },
  },
  outputs: {
    resourceGroupName: 'resourceGroup().name',
    keyVaultResourceId: 'keyVault.outputs.resourceId',
    keyVaultName: 'keyVault.outputs.name',
    keyVaultEndpoint: 'keyVault.outputs.uri',
    storageAccountResourceId: 'storageAccount.id',
    storageAccountName: 'storageAccount.name',
    containerRegistryResourceId: ifNamed('containerRegistryName', 'containerRegistry.id'),
    containerRegistryName: ifNamed('containerRegistryName', 'containerRegistry.name'),
    containerRegistryEndpoint: ifNamed('containerRegistryName', 'containerRegistry.properties.loginServer'),
    applicationInsightsResourceId: ifNamed('applicationInsightsName', 'applicationInsights.id'),
    applicationInsightsName: ifNamed('applicationInsightsName', 'applicationInsights.name'),
    applicationInsightsConnectionString: ifNamed(
      'applicationInsightsName',
      'applicationInsights.properties.ConnectionString',
    ),
    applicationInsightsInstrumentationKey: ifNamed(
      'applicationInsightsName',
      'applicationInsights.properties.InstrumentationKey',
    ),
    logAnalyticsWorkspaceResourceId: ifNamed('logAnalyticsName', 'logAnalytics.id'),
    logAnalyticsWorkspaceName: ifNamed('logAnalyticsName', 'logAnalytics.name'),
    cognitiveServicesResourceId: 'cognitiveServices.id',
    cognitiveServicesName: 'cognitiveServices.name',
    cognitiveServicesEndpoint: 'cognitiveServices.properties.endpoint',
    searchServiceResourceId: ifNamed('searchServiceName', 'searchService.id'),
    searchServiceName: ifNamed('searchServiceName', 'searchService.name'),
    searchServiceEndpoint: ifNamed('searchServiceName', "'https://${searchService.name}.search.windows.net/'"),
    systemAssignedMiPrincipalId: ifNamed('searchServiceName', 'searchService.?identity.?principalId'),
  },
};

/** Since when the pattern adds to the vault that is there, and no longer deploys it anew. */
const added = '0.1.1';
const permissions = "{ secrets: ['get', 'list'] }";

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/ptn/azd/ml-project */
const project: TemplateFacts = {
  parameters: {
    name: required('string'),
    keyVaultName: required('string'),
    location,
    enableTelemetry: telemetry,
    ...others('tags', 'projectSku', 'projectKind', 'hbiWorkspace', 'publicNetworkAccess', 'hubResourceId'),
    ...others('projectManagedIdentities', 'userAssignedName', 'roleDefinitionIdOrName'),
  },
  resources: {
    project: besides('Microsoft.MachineLearningServices/workspaces', '2024-04-01-preview', 'name'),
    keyVault: besides('Microsoft.KeyVault/vaults', '2022-07-01', 'keyVaultName'),
    keyVaultAccess: {
      since: {
        [added]: {
          type: 'Microsoft.KeyVault/vaults/accessPolicies',
          apiVersion: '2023-07-01',
          parent: 'keyVault',
          name: "'add'",
          properties: {
            'properties.accessPolicies': `[{ objectId: project.identity.principalId, permissions: ${permissions}, tenantId: tenant().tenantId }]`,
          },
        },
      },
    },
  },
  calls: {
    keyVaultAccess: {
      since: {
        '0.1.0': {
          of: keyVault.name,
          version: '0.9.0',
          arguments: {
            name: 'keyVault.name',
            accessPolicies: `[{ objectId: project.identity.principalId, permissions: ${permissions} }]`,
          },
        },
        [added]: null,
      },
    },
  },
  outputs: {
    resourceGroupName: 'resourceGroup().name',
    projectResourceId: 'project.id',
    projectName: 'project.name',
    projectPrincipalId: 'project.identity.principalId',
  },
};

export const machineLearning: readonly ModuleFacts[] = [
  { name: 'avm/ptn/azd/ml-hub-dependencies', versions: ['0.1.0', '0.2.0'], inPart: true, template: dependencies },
  { name: 'avm/ptn/azd/ml-project', versions: ['0.1.0', '0.1.1', '0.1.2', '0.1.3'], inPart: true, template: project },
];
