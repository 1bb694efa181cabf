import { production, vault, type Estate } from './parts.js';

/** What lies in vaults. */
export const objects: Readonly<Record<string, Estate>> = {
  'keys and secrets': {
    resources: [
      vault(
        'kv-keys-prod',
        {
          enablePurgeProtection: true,
          enableRbacAuthorization: true,
          sku: { family: 'A', name: 'premium' },
        },
        production,
      ),
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
};
