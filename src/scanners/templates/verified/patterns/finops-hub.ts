import type { Formula, ModuleFacts, TemplateFacts } from '../facts.js';
import { location, others, optional, required, telemetry, text } from '../interfaces.js';
import { keyVault } from '../key-vault.js';

const object = { type: 'object', default: '{}' } as const;

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/ptn/finops-toolkit/finops-hub */
const template: TemplateFacts = {
  parameters: {
    hubName: required('string'),
    location,
    tags: optional('object'),
    tagsByResource: object,
    ingestionContainer: text('ingestion'),
    enableTelemetry: telemetry,
    ...others('storageSku', 'exportScopes', 'configContainer', 'exportContainer', 'convertToParquet'),
  },
  variables: {
    uniqueSuffix: 'uniqueString(hubName, resourceGroup().id)',
    safeHubName: "replace(replace(toLower(hubName), '-', ''), '_', '')",
    storageAccountName: "'${take(safeHubName, 24 - length(uniqueSuffix))}${uniqueSuffix}'",
    dataFactoryPrefix: "'${replace(hubName, '_', '-')}-engine'",
    dataFactorySuffix: "'-${uniqueSuffix}'",
    dataFactoryName:
      "replace('${take(dataFactoryPrefix, 63 - length(dataFactorySuffix))}${dataFactorySuffix}', '--', '-')",
    resourceTags:
      "union(tags ?? {}, { 'cm-resource-parent': '${resourceGroup().id}/providers/Microsoft.Cloud/hubs/${hubName}', 'ftk-version': '0.3', 'ftk-tool': 'FinOps hubs' })",
  },
  resources: {
    storage: {
      type: 'Microsoft.Storage/storageAccounts',
      apiVersion: '2022-09-01',
      existing: true,
      name: 'storageAccountName',
    },
    dataFactory: {
      type: 'Microsoft.DataFactory/factories',
      apiVersion: '2018-06-01',
      name: 'dataFactoryName',
      properties: {
        location: 'location',
        tags: "union(resourceTags, tagsByResource[?'Microsoft.DataFactory/factories'] ?? {})",
        'identity.type': "'SystemAssigned'",
        'properties.globalConfigurations.PipelineBillingEnabled': "'true'",
      },
    },
  },
  calls: {
    keyVault: {
      of: 'vault',
      arguments: {
        hubName: 'hubName',
        uniqueSuffix: 'uniqueSuffix',
        location: 'location',
        tags: 'resourceTags',
        tagsByResource: 'tagsByResource',
        storageAccountName: 'storage.name',
        accessPolicies:
          "[{ objectId: dataFactory.identity.principalId, tenantId: subscription().tenantId, permissions: { secrets: ['get'] } }]",
      },
    },
  },
  outputs: {
    name: 'hubName',
    location: 'location',
    dataFactoryName: 'dataFactoryName',
    resourceGroupName: 'resourceGroup().name',
    storageAccountId: 'storage.id',
    storageAccountName: 'storage.name',
    storageUrlForPowerBi: "'https://${storage.name}.dfs.${environment().suffixes.storage}/${ingestionContainer}'",
  },
};

const formatted = (given: (name: string) => Formula, otherwise: string): Formula =>
  `[for policy in accessPolicies: { applicationId: ${given('applicationId')} ${otherwise} '', objectId: ${given('objectId')} ${otherwise} '', permissions: policy.permissions, tenantId: ${given('tenantId')} ${otherwise} tenant().tenantId }]`;

/** The vault with the key of the storage account: what it is like is not for the caller to say. */
const vault: TemplateFacts = {
  parameters: {
    hubName: text(''),
    uniqueSuffix: text(''),
    location,
    accessPolicies: { type: 'array', default: '[]' },
    storageAccountName: required('string'),
    sku: text('premium', 'premium', 'standard'),
    tags: optional('object'),
    tagsByResource: object,
  },
  variables: {
    prefix: "'${replace(hubName, '_', '-')}-vault'",
    suffix: "'-${uniqueSuffix}'",
    keyVaultName: "replace('${take(prefix, 24 - length(suffix))}${suffix}', '--', '-')",
    formattedAccessPolicies: {
      since: {
        '0.1.0': formatted((name) => `contains(policy, '${name}') ? policy.${name}`, ':'),
        '0.1.1': formatted((name) => `policy.?${name}`, '??'),
      },
    },
  },
  resources: {
    storageRef: {
      type: 'Microsoft.Storage/storageAccounts',
      apiVersion: '2023-01-01',
      existing: true,
      name: 'storageAccountName',
    },
  },
  calls: {
    keyVault: {
      of: keyVault.name,
      version: '0.5.1',
      arguments: {
        name: 'keyVaultName',
        location: 'location',
        tags: "union(tags ?? {}, tagsByResource[?'Microsoft.KeyVault/vaults'] ?? {})",
        enableVaultForDeployment: 'true',
        enableVaultForTemplateDeployment: 'true',
        enableVaultForDiskEncryption: 'true',
        enablePurgeProtection: 'false',
        enableSoftDelete: 'true',
        softDeleteRetentionInDays: '90',
        enableRbacAuthorization: 'false',
        createMode: "'default'",
        sku: "startsWith(location, 'china') ? 'standard' : sku",
        accessPolicies: 'formattedAccessPolicies',
        secrets:
          '{ secureList: [{ name: storageRef.name, value: storageRef.listKeys().keys[0].value, attributesExp: 1702648632, attributesNbf: 10000 }] }',
      },
    },
  },
  outputs: {
    resourceId: 'keyVault.outputs.resourceId',
    name: 'keyVault.outputs.name',
    uri: 'keyVault.outputs.uri',
  },
};

export const finopsHub: ModuleFacts = {
  name: 'avm/ptn/finops-toolkit/finops-hub',
  versions: ['0.1.0', '0.1.1'],
  inPart: true,
  template,
  folders: { vault },
};
