import type { TemplateFacts } from './facts.js';
import { accessAdministrator, flag, optional, required, roleAssignmentsOn, roleIds, telemetry } from './interfaces.js';
import { administeredSince, narrowedSince, roleHistory, secretRoles, vaultRoles } from './key-vault-roles.js';

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/res/key-vault/vault/secret */
export const secret: TemplateFacts = {
  parameters: {
    keyVaultName: required('string'),
    name: required('string'),
    tags: optional('object'),
    attributesEnabled: flag(true),
    attributesExp: optional('int'),
    attributesNbf: optional('int'),
    contentType: { ...optional('string'), secure: true },
    value: { ...required('string'), secure: true },
    roleAssignments: optional('array'),
    enableTelemetry: { since: { '0.13.2': telemetry } },
  },
  variables: {
    roles: {
      since: {
        '0.2.0': roleIds({ ...vaultRoles, 'Role Based Access Control Administrator (Preview)': accessAdministrator }),
        [narrowedSince]: roleIds({
          ...secretRoles,
          'Role Based Access Control Administrator (Preview)': accessAdministrator,
        }),
        [administeredSince]: roleIds({
          ...secretRoles,
          'Role Based Access Control Administrator': accessAdministrator,
        }),
      },
    },
  },
  resources: {
    keyVault: {
      type: 'Microsoft.KeyVault/vaults',
      apiVersion: { since: { '0.2.0': '2022-07-01', '0.13.0': '2024-11-01' } },
      existing: true,
      name: 'keyVaultName',
    },
    secret: {
      type: 'Microsoft.KeyVault/vaults/secrets',
      apiVersion: { since: { '0.2.0': '2022-07-01', '0.13.0': '2024-11-01' } },
      parent: 'keyVault',
      name: 'name',
      properties: {
        tags: 'tags',
        'properties.contentType': 'contentType',
        'properties.attributes.enabled': 'attributesEnabled',
        'properties.attributes.exp': 'attributesExp',
        'properties.attributes.nbf': 'attributesNbf',
        'properties.value': 'value',
      },
    },
    secret_roleAssignments: roleAssignmentsOn('secret', roleHistory),
  },
  outputs: {
    name: 'secret.name',
    resourceId: 'secret.id',
    secretUri: { since: { '0.11.0': 'secret.properties.secretUri' } },
    secretUriWithVersion: { since: { '0.11.0': 'secret.properties.secretUriWithVersion' } },
    resourceGroupName: 'resourceGroup().name',
  },
};
