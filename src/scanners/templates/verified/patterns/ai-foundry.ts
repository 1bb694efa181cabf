import type { Formula, ModuleFacts, Since, TemplateFacts } from '../facts.js';
import { flag, location, optional, others, othersSince, required, telemetry } from '../interfaces.js';
import { keyVault } from '../key-vault.js';

/** Since when the names of parameters for ids of resources say so. */
const renamed = '0.3.0';

const first = '0.2.0';

/** What an argument is made of, before and after that. */
const since = (former: Formula, formula: Formula): Since<Formula> => ({
  since: { [first]: former, [renamed]: formula },
});

const symbols = ["'-'", "'_'", "'.'", "'/'", "' '", "'*'"];
const withoutSymbols = symbols.reduce(
  (name, symbol) => `replace(${name}, ${symbol}, '')`,
  "'${baseName}${baseUniqueName}'",
);

/** The name of a resource that goes with the project: one that is there, one that is given, or one that is made up. */
const associated = (configuration: string, prefix: string, length: number): Formula =>
  `!includeAssociatedResources ? '' : !empty(${configuration}.?existingResourceId) ? last(split(${configuration}!.existingResourceId!, '/')) : take(!empty(${configuration}.?name) ? ${configuration}!.name! : '${prefix}\${resourcesName}', ${length})`;

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/ptn/ai-ml/ai-foundry */
const template: TemplateFacts = {
  parameters: {
    baseName: required('string'),
    baseUniqueName: {
      type: 'string',
      default: 'substring(uniqueString(subscription().id, resourceGroup().name, baseName), 0, 5)',
    },
    location,
    tags: { type: 'object', default: '{}' },
    includeAssociatedResources: flag(false),
    aiFoundryConfiguration: optional('object'),
    keyVaultConfiguration: optional('object'),
    aiSearchConfiguration: optional('object'),
    storageAccountConfiguration: optional('object'),
    cosmosDbConfiguration: optional('object'),
    enableTelemetry: telemetry,
    privateEndpointSubnetId: { since: { [first]: optional('string'), [renamed]: null } },
    privateEndpointSubnetResourceId: { since: { [renamed]: optional('string') } },
    ...others('aiModelDeployments', 'lock'),
    ...othersSince({ [first]: true, [renamed]: false }, 'sku'),
  },
  variables: { resourcesName: `toLower(trim(${withoutSymbols}))` },
  resources: {},
  calls: {
    keyVault: {
      of: 'vault',
      when: 'includeAssociatedResources',
      arguments: {
        existingResourceId: 'keyVaultConfiguration.?existingResourceId',
        name: "take(!empty(keyVaultConfiguration) && !empty(keyVaultConfiguration.?name) ? keyVaultConfiguration!.name! : 'kv${resourcesName}', 24)",
        location: 'location',
        tags: 'tags',
        privateEndpointSubnetResourceId: since('privateEndpointSubnetId', 'privateEndpointSubnetResourceId'),
        privateDnsZoneResourceId: since(
          'keyVaultConfiguration.?privateDnsZoneId',
          'keyVaultConfiguration.?privateDnsZoneResourceId',
        ),
        roleAssignments: 'keyVaultConfiguration.?roleAssignments',
      },
    },
  },
  outputs: {
    resourceGroupName: 'resourceGroup().name',
    keyVaultName: "includeAssociatedResources ? keyVault!.outputs.name : ''",
    aiServicesName:
      "!empty(aiFoundryConfiguration.?accountName) ? aiFoundryConfiguration!.accountName! : 'ai${resourcesName}'",
    aiProjectName:
      "!empty(aiFoundryConfiguration.?project.?name) ? aiFoundryConfiguration!.project!.name! : 'proj-${resourcesName}'",
    aiSearchName: associated('aiSearchConfiguration', 'srch', 60),
    storageAccountName: associated('storageAccountConfiguration', 'st', 24),
    cosmosAccountName: associated('cosmosDbConfiguration', 'cos', 44),
  },
};

/** A vault of the pattern's own, unless there is one to use. */
const vault: TemplateFacts = {
  parameters: {
    name: required('string'),
    location: required('string'),
    existingResourceId: optional('string'),
    privateEndpointSubnetResourceId: optional('string'),
    privateDnsZoneResourceId: optional('string'),
    roleAssignments: optional('array'),
    tags: { type: 'object', default: '{}' },
  },
  variables: {
    isPrivate: '!empty(privateDnsZoneResourceId) && !empty(privateEndpointSubnetResourceId)',
    zones: '{ privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: privateDnsZoneResourceId! }] }',
  },
  resources: {},
  calls: {
    keyVault: {
      of: keyVault.name,
      version: { since: { [first]: '0.13.0', [renamed]: '0.13.1', '0.4.0': '0.13.3' } },
      when: 'empty(existingResourceId)',
      arguments: {
        name: 'name',
        location: 'location',
        tags: 'tags',
        publicNetworkAccess: "isPrivate ? 'Disabled' : 'Enabled'",
        'networkAcls.defaultAction': "isPrivate ? 'Deny' : 'Allow'",
        enableVaultForDeployment: 'true',
        enableVaultForDiskEncryption: 'true',
        enableVaultForTemplateDeployment: 'true',
        enablePurgeProtection: 'false',
        enableRbacAuthorization: 'true',
        enableSoftDelete: 'true',
        softDeleteRetentionInDays: '7',
        privateEndpoints:
          "isPrivate ? [{ privateDnsZoneGroup: zones, service: 'vault', subnetResourceId: privateEndpointSubnetResourceId! }] : []",
        roleAssignments: 'roleAssignments',
      },
    },
  },
  outputs: { name: "empty(existingResourceId) ? keyVault!.outputs.name : last(split(existingResourceId!, '/'))" },
};

/** 0.1.0 was another pattern, with networks and a virtual machine of its own. */
export const aiFoundry: ModuleFacts = {
  name: 'avm/ptn/ai-ml/ai-foundry',
  versions: [first, renamed, '0.4.0', '0.5.0', '0.6.0', '0.7.0'],
  inPart: true,
  template,
  folders: { vault },
};
