import { idOf, parameter, Written, type Declared, type Parameters } from './languages.js';

const vault = (name: string, properties: Declared['body']): Declared => ({
  type: 'Microsoft.KeyVault/vaults',
  apiVersion: '2024-11-01',
  name,
  body: {
    location: 'westeurope',
    properties: { tenantId: tenant, sku: { family: 'A', name: 'standard' }, ...properties },
  },
});

const tenant = '00000000-0000-0000-0000-00000000000a';
const somebody = '00000000-0000-0000-0000-00000000000b';
const vaultId = (name: string): Written => idOf('Microsoft.KeyVault/vaults', name);
const role = (id: string): Written => {
  const call = `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${id}')`;
  return new Written(call, call);
};

/** One estate, to be written in every language. */
export interface Estate {
  readonly parameters?: Parameters;
  readonly resources: readonly Declared[];
}

/** What the rules speak of: each property that is listed here is also left out once. */
export const estates: Readonly<Record<string, Estate>> = {
  'a vault with everything as it should be': {
    resources: [
      vault('kv-good-prod', {
        enablePurgeProtection: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enableRbacAuthorization: true,
        enabledForDeployment: false,
        enabledForDiskEncryption: false,
        enabledForTemplateDeployment: false,
        publicNetworkAccess: 'Disabled',
        networkAcls: { bypass: 'None', defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] },
      }),
    ],
  },
  'a vault with everything as it should not be': {
    resources: [
      vault('kv-bad-prod', {
        enablePurgeProtection: false,
        enableSoftDelete: false,
        softDeleteRetentionInDays: 7,
        enableRbacAuthorization: false,
        enabledForDeployment: true,
        enabledForDiskEncryption: true,
        enabledForTemplateDeployment: true,
        publicNetworkAccess: 'Enabled',
        networkAcls: {
          bypass: 'AzureServices',
          defaultAction: 'Allow',
          ipRules: [{ value: '0.0.0.0/0' }, { value: '10.0.0.0/8' }, { value: '20.1.2.3' }],
          virtualNetworkRules: [{ id: idOf('Microsoft.Network/virtualNetworks/subnets', 'vnet/apps') }],
        },
        accessPolicies: [
          {
            tenantId: tenant,
            objectId: somebody,
            permissions: { keys: ['all'], secrets: ['get', 'purge'], certificates: ['manageissuers'], storage: [] },
          },
          { tenantId: '00000000-0000-0000-0000-0000000000ff', objectId: somebody, permissions: { secrets: ['get'] } },
        ],
      }),
      {
        type: 'Microsoft.Network/virtualNetworks',
        apiVersion: '2024-05-01',
        name: 'vnet',
        body: {
          location: 'westeurope',
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
            subnets: [{ name: 'apps', properties: { addressPrefix: '10.0.1.0/24', serviceEndpoints: [] } }],
          },
        },
      },
    ],
  },
  'values that only a deployment can tell': {
    parameters: { purge: 'bool', access: 'string', vaultName: 'string', password: 'securestring', sku: 'string' },
    resources: [
      vault('kv-open', {
        enablePurgeProtection: parameter('purge'),
        publicNetworkAccess: parameter('access'),
        enableRbacAuthorization: parameter('purge'),
        networkAcls: { defaultAction: parameter('access'), bypass: parameter('access') },
      }),
      {
        type: 'Microsoft.KeyVault/vaults/secrets',
        apiVersion: '2024-11-01',
        name: 'kv-open/password',
        body: { properties: { value: parameter('password'), attributes: { exp: parameter('sku') } } },
      },
    ],
  },
  'keys and secrets': {
    resources: [
      vault('kv-keys-prod', {
        enablePurgeProtection: true,
        enableRbacAuthorization: true,
        sku: { family: 'A', name: 'premium' },
      }),
      {
        type: 'Microsoft.KeyVault/vaults/keys',
        apiVersion: '2024-11-01',
        name: 'kv-keys-prod/weak',
        body: {
          properties: {
            kty: 'RSA',
            keySize: 1024,
            keyOps: ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey'],
            attributes: { enabled: true, exp: 1, exportable: true },
          },
        },
      },
      {
        type: 'Microsoft.KeyVault/vaults/keys',
        apiVersion: '2024-11-01',
        name: 'kv-keys-prod/strong',
        body: {
          properties: {
            kty: 'EC-HSM',
            curveName: 'P-384',
            keyOps: ['sign', 'verify'],
            attributes: { enabled: true, exp: 1893456000 },
            rotationPolicy: {
              attributes: { expiryTime: 'P1Y' },
              lifetimeActions: [{ trigger: { timeBeforeExpiry: 'P30D' }, action: { type: 'rotate' } }],
            },
          },
        },
      },
      {
        type: 'Microsoft.KeyVault/vaults/secrets',
        apiVersion: '2023-07-01',
        name: 'kv-keys-prod/literal',
        body: {
          tags: { purpose: 'payments' },
          properties: {
            value: 'correct horse battery staple',
            contentType: 'password',
            attributes: { exp: 1893456000, nbf: 1800000000 },
          },
        },
      },
      {
        type: 'Microsoft.Storage/storageAccounts',
        apiVersion: '2023-05-01',
        name: 'stkeysprod',
        body: {
          location: 'westeurope',
          sku: { name: 'Standard_LRS' },
          kind: 'StorageV2',
          properties: {
            encryption: {
              keySource: 'Microsoft.Keyvault',
              keyvaultproperties: {
                keyvaulturi: 'https://kv-keys-prod.vault.azure.net/',
                keyname: 'weak',
                keyversion: '0123456789abcdef0123456789abcdef',
              },
            },
          },
        },
      },
    ],
  },
  'who may do what': {
    resources: [
      vault('kv-roles-prod', { enablePurgeProtection: true, enableRbacAuthorization: true }),
      vault('kv-second-prod', { enablePurgeProtection: true, enableRbacAuthorization: true }),
      {
        type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
        apiVersion: '2023-01-31',
        name: 'id-pipeline',
        body: { location: 'westeurope' },
      },
      {
        type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
        apiVersion: '2023-01-31',
        name: 'id-pipeline/github',
        body: {
          properties: {
            issuer: 'https://token.actions.githubusercontent.com',
            subject: 'repo:contoso/app:pull_request',
            audiences: ['api://AzureADTokenExchange'],
          },
        },
      },
      {
        type: 'Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
        name: '00000000-0000-0000-0000-000000000001',
        extends: { type: 'Microsoft.KeyVault/vaults', name: 'kv-roles-prod' },
        body: {
          properties: {
            principalId: somebody,
            principalType: 'User',
            roleDefinitionId: role('00482a5a-887f-4fb3-b363-3b7fe8e74483'),
          },
        },
      },
      {
        type: 'Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
        name: '00000000-0000-0000-0000-000000000002',
        body: {
          properties: {
            principalId: somebody,
            principalType: 'ServicePrincipal',
            roleDefinitionId: role('8e3af657-a8ff-443c-a75c-2fe8c4bcb635'),
          },
        },
      },
      {
        type: 'Microsoft.Authorization/locks',
        apiVersion: '2020-05-01',
        name: 'keep',
        extends: { type: 'Microsoft.KeyVault/vaults', name: 'kv-roles-prod' },
        body: { properties: { level: 'CanNotDelete' } },
      },
    ],
  },
  'private endpoints and logs': {
    resources: [
      vault('kv-net-prod', {
        enablePurgeProtection: true,
        enableRbacAuthorization: true,
        publicNetworkAccess: 'Enabled',
        networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' },
      }),
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
};
