import type { TemplateFacts } from './facts.js';
import { optional, required, telemetry } from './interfaces.js';

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/res/key-vault/vault/access-policy */
export const accessPolicy: TemplateFacts = {
  parameters: {
    keyVaultName: required('string'),
    accessPolicies: optional('array'),
    enableTelemetry: { since: { '0.13.2': telemetry } },
  },
  resources: {
    keyVault: {
      type: 'Microsoft.KeyVault/vaults',
      apiVersion: { since: { '0.2.0': '2022-07-01', '0.13.0': '2024-11-01' } },
      existing: true,
      name: 'keyVaultName',
    },
    policies: {
      type: 'Microsoft.KeyVault/vaults/accessPolicies',
      apiVersion: { since: { '0.2.0': '2022-07-01', '0.11.2': '2023-07-01', '0.13.2': '2024-11-01' } },
      parent: 'keyVault',
      name: "'add'",
      properties: {
        'properties.accessPolicies':
          "[for policy in (accessPolicies ?? []): { applicationId: policy.?applicationId ?? '', objectId: policy.objectId, permissions: policy.permissions, tenantId: policy.?tenantId ?? tenant().tenantId }]",
      },
    },
  },
  outputs: {
    resourceGroupName: 'resourceGroup().name',
    name: 'policies.name',
    resourceId: 'policies.id',
  },
};
