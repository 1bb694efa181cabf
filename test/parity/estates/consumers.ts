import { idOf, propertyOf, type Declared } from '../languages.js';
import { tenant, production, vault, vaultId, type Estate } from './parts.js';

const identities = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const keys = 'Microsoft.KeyVault/vaults/keys';

const key = (name: string, properties: Declared['body'] = {}): Declared => ({
  type: keys,
  apiVersion: '2024-11-01',
  name,
  body: { properties: { kty: 'RSA', keySize: 3072, keyOps: ['wrapKey', 'unwrapKey'], ...properties } },
});

const bound = (name: string): Declared => ({
  type: identities,
  apiVersion: '2023-01-31',
  name,
  body: { location: 'westeurope' },
});

/** What is encrypted with keys of vaults. */
export const consumers: Readonly<Record<string, Estate>> = {
  'services that are encrypted with a key': {
    resources: [
      vault('kv-cmk-prod', { enablePurgeProtection: false, enableRbacAuthorization: true }, production),
      key('kv-cmk-prod/data', { keyOps: ['wrapKey', 'unwrapKey', 'sign'] }),
      bound('id-cmk'),
      {
        type: 'Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
        name: '00000000-0000-0000-0000-0000000000c1',
        extends: { type: 'Microsoft.KeyVault/vaults', name: 'kv-cmk-prod' },
        body: {
          properties: {
            principalId: propertyOf(identities, 'id-cmk', 'principalId'),
            principalType: 'ServicePrincipal',
            roleDefinitionId: idOf('Microsoft.Authorization/roleDefinitions', '14b46e9e-c2b7-41b4-b07b-48a6ebf60603'),
          },
        },
      },
      {
        type: 'Microsoft.Compute/diskEncryptionSets',
        apiVersion: '2024-03-02',
        name: 'des-prod',
        body: {
          location: 'westeurope',
          identity: { type: 'SystemAssigned' },
          properties: {
            activeKey: {
              keyUrl: propertyOf(keys, 'kv-cmk-prod/data', 'keyUriWithVersion'),
              sourceVault: { id: vaultId('kv-cmk-prod') },
            },
            encryptionType: 'EncryptionAtRestWithCustomerKey',
            rotationToLatestKeyVersionEnabled: true,
          },
        },
      },
      {
        type: 'Microsoft.Sql/servers',
        apiVersion: '2023-08-01',
        name: 'sql-prod',
        body: { location: 'westeurope', identity: { type: 'SystemAssigned' } },
      },
      {
        type: 'Microsoft.Sql/servers/encryptionProtector',
        apiVersion: '2023-08-01',
        name: 'sql-prod/current',
        body: {
          properties: {
            serverKeyType: 'AzureKeyVault',
            serverKeyName: 'kv-cmk-prod_data_0123456789abcdef0123456789abcdef',
            autoRotationEnabled: true,
          },
        },
      },
      {
        type: 'Microsoft.DocumentDB/databaseAccounts',
        apiVersion: '2024-11-15',
        name: 'cosmos-prod',
        body: {
          location: 'westeurope',
          identity: { type: 'SystemAssigned' },
          properties: {
            databaseAccountOfferType: 'Standard',
            keyVaultKeyUri: propertyOf(keys, 'kv-cmk-prod/data', 'keyUri'),
            defaultIdentity: 'SystemAssignedIdentity',
          },
        },
      },
      {
        type: 'Microsoft.Storage/storageAccounts',
        apiVersion: '2023-05-01',
        name: 'stcmkprod',
        body: {
          location: 'westeurope',
          sku: { name: 'Standard_LRS' },
          kind: 'StorageV2',
          identity: { type: 'SystemAssigned' },
          properties: {
            encryption: {
              keySource: 'Microsoft.Keyvault',
              keyvaultproperties: { keyvaulturi: 'https://kv-cmk-prod.vault.azure.net', keyname: 'data' },
            },
          },
        },
      },
    ],
  },
  'a key of development that encrypts production': {
    resources: [
      vault('kv-shared-dev', { enablePurgeProtection: true, enableRbacAuthorization: true, tenantId: tenant }),
      key('kv-shared-dev/data', {
        kty: 'RSA-HSM',
        attributes: { exp: 1893456000 },
        rotationPolicy: {
          attributes: { expiryTime: 'P3Y' },
          lifetimeActions: [{ trigger: { timeAfterCreate: 'P900D' }, action: { type: 'rotate' } }],
        },
      }),
      {
        type: 'Microsoft.Storage/storageAccounts',
        apiVersion: '2023-05-01',
        name: 'stpayprod',
        body: {
          location: 'westeurope',
          tags: { environment: 'prod' },
          sku: { name: 'Standard_LRS' },
          kind: 'StorageV2',
          properties: {
            encryption: {
              keySource: 'Microsoft.Keyvault',
              keyvaultproperties: {
                keyvaulturi: 'https://kv-shared-dev.vault.azure.net',
                keyname: 'data',
                keyversion: '0123456789abcdef0123456789abcdef',
              },
            },
          },
        },
      },
    ],
  },
};
