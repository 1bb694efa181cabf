import type { Formula, ModuleFacts, TemplateFacts } from './facts.js';
import {
  accessAdministrator,
  diagnosticSettingsOn,
  flag,
  location,
  lockOn,
  optional,
  required,
  roleAssignmentsOn,
  roleIds,
  telemetry,
  text,
} from './interfaces.js';
import { accessPolicy } from './key-vault-access-policy.js';
import { key } from './key-vault-key.js';
import { administeredSince, roleHistory, vaultRoles } from './key-vault-roles.js';
import { secret } from './key-vault-secret.js';

/** Optional properties of a private endpoint that go on to its module under the names that they have. */
const passedOn = (...names: readonly string[]): Readonly<Record<string, Formula>> =>
  Object.fromEntries(names.map((name) => [name, `endpoint.?${name}`]));

const connectionName =
  "endpoint.?privateLinkServiceConnectionName ?? '${name}-${endpoint.?service ?? 'vault'}-${index}'";
const groups = "groupIds: [endpoint.?service ?? 'vault']";
const connection = `[{ name: ${connectionName}, properties: { privateLinkServiceId: keyVault.id, ${groups} } }]`;
const manual = `[{ name: ${connectionName}, properties: { privateLinkServiceId: keyVault.id, ${groups}, requestMessage: endpoint.?manualConnectionRequestMessage ?? 'Manual approval required.' } }]`;

const inGroupOf = (id: Formula): Formula => `resourceGroup(split(${id}, '/')[2], split(${id}, '/')[4])`;

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/res/key-vault/vault */
const template: TemplateFacts = {
  parameters: {
    name: required('string'),
    location,
    accessPolicies: optional('array'),
    secrets: { since: { '0.2.0': { ...optional('object'), secure: true }, '0.6.0': optional('array') } },
    keys: optional('array'),
    enableVaultForDeployment: flag(true),
    enableVaultForTemplateDeployment: flag(true),
    enableVaultForDiskEncryption: flag(true),
    enableSoftDelete: flag(true),
    softDeleteRetentionInDays: { type: 'int', default: '90' },
    enableRbacAuthorization: flag(true),
    createMode: { since: { '0.2.0': text('default'), '0.13.0': text('default', 'default', 'recover') } },
    enablePurgeProtection: flag(true),
    sku: text('premium', 'premium', 'standard'),
    networkAcls: optional('object'),
    publicNetworkAccess: text('', '', 'Enabled', 'Disabled'),
    lock: optional('object'),
    roleAssignments: optional('array'),
    privateEndpoints: optional('array'),
    tags: optional('object'),
    diagnosticSettings: optional('array'),
    enableTelemetry: telemetry,
  },
  variables: {
    roles: {
      since: {
        '0.2.0': roleIds({ ...vaultRoles, 'Role Based Access Control Administrator (Preview)': accessAdministrator }),
        '0.6.1': roleIds({
          ...vaultRoles,
          'Key Vault Certificate User': 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba',
          'Role Based Access Control Administrator (Preview)': accessAdministrator,
        }),
        [administeredSince]: roleIds({
          ...vaultRoles,
          'Key Vault Certificate User': 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba',
          'Role Based Access Control Administrator': accessAdministrator,
        }),
      },
    },
  },
  resources: {
    keyVault: {
      type: 'Microsoft.KeyVault/vaults',
      apiVersion: { since: { '0.2.0': '2022-07-01', '0.13.0': '2024-11-01' } },
      name: 'name',
      properties: {
        location: 'location',
        tags: 'tags',
        'properties.enabledForDeployment': 'enableVaultForDeployment',
        'properties.enabledForTemplateDeployment': 'enableVaultForTemplateDeployment',
        'properties.enabledForDiskEncryption': 'enableVaultForDiskEncryption',
        'properties.enableSoftDelete': 'enableSoftDelete',
        'properties.softDeleteRetentionInDays': 'softDeleteRetentionInDays',
        'properties.enableRbacAuthorization': 'enableRbacAuthorization',
        'properties.createMode': 'createMode',
        'properties.enablePurgeProtection': 'enablePurgeProtection ? enablePurgeProtection : null',
        'properties.tenantId': 'subscription().tenantId',
        'properties.accessPolicies':
          "[for policy in (accessPolicies ?? []): { applicationId: policy.?applicationId ?? '', objectId: policy.objectId, permissions: policy.permissions, tenantId: policy.?tenantId ?? tenant().tenantId }]",
        'properties.sku.name': 'sku',
        'properties.sku.family': "'A'",
        'properties.networkAcls':
          'empty(networkAcls ?? {}) ? null : { bypass: networkAcls.?bypass, defaultAction: networkAcls.?defaultAction, virtualNetworkRules: networkAcls.?virtualNetworkRules ?? [], ipRules: networkAcls.?ipRules ?? [] }',
        'properties.publicNetworkAccess':
          "!empty(publicNetworkAccess) ? publicNetworkAccess : (!empty(privateEndpoints ?? []) && empty(networkAcls ?? {}) ? 'Disabled' : null)",
      },
    },
    keyVault_lock: lockOn('keyVault', '0.13.1'),
    keyVault_diagnosticSettings: diagnosticSettingsOn('keyVault', { defaults: '0.3.5', exclusive: '0.14.0' }),
    keyVault_roleAssignments: roleAssignmentsOn('keyVault', roleHistory),
  },
  calls: {
    keyVault_accessPolicies: {
      of: 'access-policy',
      when: '!empty(accessPolicies)',
      arguments: { keyVaultName: 'keyVault.name', accessPolicies: 'accessPolicies' },
    },
    keyVault_secrets: {
      of: 'secret',
      each: {
        since: {
          '0.2.0': { item: 'secret', of: 'secrets.?secureList ?? []' },
          '0.6.0': { item: 'secret', of: 'secrets ?? []' },
        },
      },
      arguments: {
        ...childArguments('secret'),
        value: 'secret.value',
        contentType: 'secret.?contentType',
      },
    },
    keyVault_keys: {
      of: 'key',
      each: { item: 'key', of: 'keys ?? []' },
      arguments: {
        ...childArguments('key'),
        curveName: {
          since: {
            '0.2.0': "key.?curveName ?? 'P-256'",
            '0.6.0': "key.?kty == 'RSA' || key.?kty == 'RSA-HSM' ? null : (key.?curveName ?? 'P-256')",
          },
        },
        keyOps: 'key.?keyOps',
        keySize: {
          since: {
            '0.2.0': 'key.?keySize',
            '0.6.0': "key.?kty == 'RSA' || key.?kty == 'RSA-HSM' ? (key.?keySize ?? 4096) : null",
          },
        },
        releasePolicy: { since: { '0.6.0': 'key.?releasePolicy ?? {}' } },
        kty: "key.?kty ?? 'EC'",
        rotationPolicy: 'key.?rotationPolicy',
      },
    },
    keyVault_privateEndpoints: {
      of: 'avm/res/network/private-endpoint',
      version: {
        since: {
          '0.2.0': '0.2.0',
          '0.3.2': '0.3.1',
          '0.4.0': '0.4.0',
          '0.5.0': '0.4.1',
          '0.8.0': '0.7.1',
          '0.11.0': '0.9.0',
          '0.11.3': '0.10.1',
          '0.13.0': '0.11.0',
        },
      },
      each: { item: 'endpoint', of: 'privateEndpoints ?? []' },
      scope: {
        since: {
          '0.5.0': 'resourceGroup(endpoint.?resourceGroupName ?? resourceGroup().name)',
          '0.11.2': inGroupOf('(endpoint.?resourceGroupResourceId ?? endpoint.subnetResourceId)'),
          '0.12.0': inGroupOf('(endpoint.?resourceGroupResourceId ?? resourceGroup().id)'),
        },
      },
      arguments: {
        name: "endpoint.?name ?? 'pep-${name}-${endpoint.?service ?? 'vault'}-${index}'",
        groupIds: { since: { '0.2.0': "[endpoint.?service ?? 'vault']", '0.3.2': null } },
        serviceResourceId: { since: { '0.2.0': 'keyVault.id', '0.3.2': null } },
        privateLinkServiceConnections: {
          since: {
            '0.3.2': `[{ name: name, properties: { privateLinkServiceId: keyVault.id, ${groups} } }]`,
            '0.4.0': `endpoint.?manualPrivateLinkServiceConnections == true ? null : ${connection}`,
            '0.5.0': `endpoint.?isManualConnection == true ? null : ${connection}`,
          },
        },
        manualPrivateLinkServiceConnections: {
          since: {
            '0.2.0': 'endpoint.?manualPrivateLinkServiceConnections',
            '0.4.0': `endpoint.?manualPrivateLinkServiceConnections == true ? ${manual} : null`,
            '0.5.0': `endpoint.?isManualConnection == true ? ${manual} : null`,
          },
        },
        subnetResourceId: 'endpoint.subnetResourceId',
        location:
          "endpoint.?location ?? reference(split(endpoint.subnetResourceId, '/subnets/')[0], '2020-06-01', 'Full').location",
        lock: 'endpoint.?lock ?? lock',
        privateDnsZoneGroupName: { since: { '0.2.0': 'endpoint.?privateDnsZoneGroupName', '0.8.0': null } },
        privateDnsZoneResourceIds: { since: { '0.2.0': 'endpoint.?privateDnsZoneResourceIds', '0.8.0': null } },
        privateDnsZoneGroup: { since: { '0.8.0': 'endpoint.?privateDnsZoneGroup' } },
        tags: 'endpoint.?tags ?? tags',
        ...passedOn(
          'roleAssignments',
          'customDnsConfigs',
          'ipConfigurations',
          'applicationSecurityGroupResourceIds',
          'customNetworkInterfaceName',
        ),
      },
    },
  },
  outputs: {
    resourceId: 'keyVault.id',
    resourceGroupName: 'resourceGroup().name',
    name: 'keyVault.name',
    uri: 'keyVault.properties.vaultUri',
    location: 'keyVault.location',
    privateEndpoints: {
      since: {
        '0.8.0': endpointOutputs({ customDnsConfig: 'customDnsConfig', networkInterfaceIds: 'networkInterfaceIds' }),
        '0.11.0': endpointOutputs({
          customDnsConfigs: 'customDnsConfig',
          networkInterfaceResourceIds: 'networkInterfaceResourceIds',
        }),
        '0.11.3': endpointOutputs({
          customDnsConfigs: 'customDnsConfigs',
          networkInterfaceResourceIds: 'networkInterfaceResourceIds',
        }),
      },
    },
    secrets: { since: { '0.11.0': childOutputs('secret') } },
    keys: { since: { '0.11.0': childOutputs('key') } },
  },
};

/** What a key and a secret have in common. */
function childArguments(item: 'key' | 'secret'): TemplateFacts['outputs'] {
  const attribute = (name: string, flat: string) => ({
    since: { '0.2.0': `${item}.?${flat}`, '0.7.1': `${item}.?attributes.?${name}` },
  });
  return {
    keyVaultName: 'keyVault.name',
    name: `${item}.name`,
    attributesEnabled: attribute('enabled', 'attributesEnabled'),
    attributesExp: attribute('exp', 'attributesExp'),
    attributesNbf: attribute('nbf', 'attributesNbf'),
    tags: `${item}.?tags ?? tags`,
    roleAssignments: `${item}.?roleAssignments`,
  };
}

function endpointOutputs(names: Readonly<Record<string, string>>): Formula {
  const output = (name: string): Formula => `keyVault_privateEndpoints[index].outputs.?${name}`;
  const all = { name: 'name', resourceId: 'resourceId', groupId: 'groupId', ...names };
  const entries = Object.entries(all).map(([own, its]) => `${own}: ${output(its)}`);
  return `[for (item, index) in (privateEndpoints ?? []): { ${entries.join(', ')} }]`;
}

function childOutputs(kind: 'key' | 'secret'): Formula {
  const output = (name: string): Formula => `keyVault_${kind}s[index].outputs.${name}`;
  return `[for index in range(0, length(${kind}s ?? [])): { resourceId: ${output('resourceId')}, uri: ${output(`${kind}Uri`)}, uriWithVersion: ${output(`${kind}UriWithVersion`)} }]`;
}

export const keyVault: ModuleFacts = {
  name: 'avm/res/key-vault/vault',
  versions: [
    ...['0.2.0', '0.3.0', '0.3.1', '0.3.2', '0.3.3', '0.3.4', '0.3.5', '0.4.0', '0.5.0', '0.5.1'],
    ...['0.6.0', '0.6.1', '0.6.2', '0.7.0', '0.7.1', '0.8.0', '0.9.0', '0.10.0', '0.10.1', '0.10.2'],
    ...['0.11.0', '0.11.1', '0.11.2', '0.11.3', '0.12.0', '0.12.1', '0.13.0', '0.13.1', '0.13.2', '0.13.3', '0.14.0'],
  ],
  template,
  folders: { key, secret, 'access-policy': accessPolicy },
};

/** Keys, secrets and access policies are modules of their own since this version. */
const publishedSince = { versions: ['0.1.0'], countsAs: { '0.1.0': '0.13.2' } } as const;

export const keyVaultParts: readonly ModuleFacts[] = [
  { name: `${keyVault.name}/key`, ...publishedSince, template: key },
  { name: `${keyVault.name}/secret`, ...publishedSince, template: secret },
  { name: `${keyVault.name}/access-policy`, ...publishedSince, template: accessPolicy },
];
