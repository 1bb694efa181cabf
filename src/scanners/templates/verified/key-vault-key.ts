import type { TemplateFacts } from './facts.js';
import {
  accessAdministrator,
  flag,
  optional,
  required,
  roleAssignmentsOn,
  roleIds,
  telemetry,
  text,
} from './interfaces.js';
import { administeredSince, keyRoles, narrowedSince, roleHistory, vaultRoles } from './key-vault-roles.js';

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/res/key-vault/vault/key */
export const key: TemplateFacts = {
  parameters: {
    keyVaultName: required('string'),
    name: required('string'),
    tags: optional('object'),
    attributesEnabled: flag(true),
    attributesExp: optional('int'),
    attributesNbf: optional('int'),
    curveName: text('P-256', 'P-256', 'P-256K', 'P-384', 'P-521'),
    keyOps: optional('array'),
    keySize: optional('int'),
    kty: text('EC', 'EC', 'EC-HSM', 'RSA', 'RSA-HSM'),
    releasePolicy: { since: { '0.6.0': optional('object') } },
    roleAssignments: optional('array'),
    rotationPolicy: optional('object'),
    enableTelemetry: { since: { '0.13.2': telemetry } },
  },
  variables: {
    roles: {
      since: {
        '0.2.0': roleIds({ ...vaultRoles, 'Role Based Access Control Administrator (Preview)': accessAdministrator }),
        [narrowedSince]: roleIds({
          ...keyRoles,
          'Role Based Access Control Administrator (Preview)': accessAdministrator,
        }),
        [administeredSince]: roleIds({ ...keyRoles, 'Role Based Access Control Administrator': accessAdministrator }),
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
    key: {
      type: 'Microsoft.KeyVault/vaults/keys',
      apiVersion: { since: { '0.2.0': '2022-07-01', '0.13.0': '2024-11-01' } },
      parent: 'keyVault',
      name: 'name',
      properties: {
        tags: 'tags',
        'properties.attributes.enabled': 'attributesEnabled',
        'properties.attributes.exp': 'attributesExp',
        'properties.attributes.nbf': 'attributesNbf',
        'properties.curveName': 'curveName',
        'properties.keyOps': 'keyOps',
        'properties.keySize': 'keySize',
        'properties.kty': 'kty',
        'properties.release_policy': { since: { '0.6.0': 'releasePolicy ?? {}' } },
        'properties.rotationPolicy': {
          since: {
            '0.2.0': 'rotationPolicy',
            '0.6.0': 'rotationPolicy ?? {}',
            '0.10.0': 'empty(rotationPolicy) ? null : rotationPolicy',
          },
        },
      },
    },
    key_roleAssignments: roleAssignmentsOn('key', roleHistory),
  },
  outputs: {
    keyUri: { since: { '0.11.0': 'key.properties.keyUri' } },
    keyUriWithVersion: { since: { '0.11.0': 'key.properties.keyUriWithVersion' } },
    name: 'key.name',
    resourceId: 'key.id',
    resourceGroupName: 'resourceGroup().name',
  },
};
