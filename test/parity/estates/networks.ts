import { idOf } from '../languages.js';
import { somebody, tenant, production, vault, vaultId, type Estate } from './parts.js';

/** From where, and who sees it. */
export const networks: Readonly<Record<string, Estate>> = {
  'private endpoints and logs': {
    resources: [
      vault(
        'kv-net-prod',
        {
          enablePurgeProtection: true,
          enableRbacAuthorization: true,
          publicNetworkAccess: 'Enabled',
          networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' },
        },
        production,
      ),
      {
        type: 'Microsoft.Network/privateEndpoints',
        apiVersion: '2024-05-01',
        name: 'pe-kv',
        body: {
          location: 'westeurope',
          properties: {
            subnet: { id: idOf('Microsoft.Network/virtualNetworks/subnets', 'vnet/apps') },
            privateLinkServiceConnections: [
              { name: 'kv', properties: { privateLinkServiceId: vaultId('kv-net-prod'), groupIds: ['vault'] } },
            ],
          },
        },
      },
      {
        type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
        apiVersion: '2024-05-01',
        name: 'pe-kv/default',
        body: {
          properties: {
            privateDnsZoneConfigs: [
              {
                name: 'kv',
                properties: {
                  privateDnsZoneId: idOf('Microsoft.Network/privateDnsZones', 'privatelink.vaultcore.azure.net'),
                },
              },
            ],
          },
        },
      },
      {
        type: 'Microsoft.Insights/diagnosticSettings',
        apiVersion: '2021-05-01-preview',
        name: 'audit',
        extends: { type: 'Microsoft.KeyVault/vaults', name: 'kv-net-prod' },
        body: {
          properties: {
            workspaceId: idOf('Microsoft.OperationalInsights/workspaces', 'log'),
            logs: [{ categoryGroup: 'audit', enabled: true }],
          },
        },
      },
      {
        type: 'Microsoft.KeyVault/managedHSMs',
        apiVersion: '2024-11-01',
        name: 'hsm-net-prod',
        body: {
          location: 'westeurope',
          sku: { family: 'B', name: 'Standard_B1' },
          properties: {
            tenantId: tenant,
            initialAdminObjectIds: [somebody],
            enablePurgeProtection: true,
            enableSoftDelete: true,
            softDeleteRetentionInDays: 90,
            publicNetworkAccess: 'Disabled',
            networkAcls: { defaultAction: 'Deny', bypass: 'None' },
          },
        },
      },
      {
        type: 'Microsoft.Web/sites/config',
        apiVersion: '2024-04-01',
        name: 'app/appsettings',
        body: {
          properties: {
            DB_PASSWORD: 'Vk9!xQ2#mR7$tL4z',
            API_KEY: '@Microsoft.KeyVault(VaultName=kv-net-prod;SecretName=api)',
          },
        },
      },
    ],
  },
  'subnets that let in': {
    resources: [
      vault('kv-sub-prod', {
        enablePurgeProtection: true,
        enableRbacAuthorization: true,
        networkAcls: {
          defaultAction: 'Deny',
          bypass: 'None',
          ipRules: [],
          virtualNetworkRules: [
            { id: idOf('Microsoft.Network/virtualNetworks/subnets', 'vnet/with') },
            { id: idOf('Microsoft.Network/virtualNetworks/subnets', 'vnet/without') },
          ],
        },
      }),
      {
        type: 'Microsoft.Network/virtualNetworks/subnets',
        apiVersion: '2024-05-01',
        name: 'vnet/with',
        body: { properties: { addressPrefix: '10.0.1.0/24', serviceEndpoints: [{ service: 'Microsoft.KeyVault' }] } },
      },
      {
        type: 'Microsoft.Network/virtualNetworks/subnets',
        apiVersion: '2024-05-01',
        name: 'vnet/without',
        body: { properties: { addressPrefix: '10.0.2.0/24', serviceEndpoints: [{ service: 'Microsoft.Storage' }] } },
      },
    ],
  },
  'an HSM with everything as it should not be': {
    resources: [
      {
        type: 'Microsoft.KeyVault/managedHSMs',
        apiVersion: '2024-11-01',
        name: 'hsm-open-prod',
        body: {
          location: 'westeurope',
          sku: { family: 'B', name: 'Standard_B1' },
          properties: {
            tenantId: tenant,
            initialAdminObjectIds: [somebody],
            enablePurgeProtection: false,
            enableSoftDelete: true,
            softDeleteRetentionInDays: 7,
            publicNetworkAccess: 'Enabled',
            networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' },
          },
        },
      },
      {
        type: 'Microsoft.KeyVault/managedHSMs/keys',
        apiVersion: '2024-11-01',
        name: 'hsm-open-prod/data',
        body: {
          properties: {
            kty: 'RSA-HSM',
            keySize: 2048,
            keyOps: ['wrapKey', 'unwrapKey'],
            attributes: { exp: 1893456000 },
          },
        },
      },
    ],
  },
};
