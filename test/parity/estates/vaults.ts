import { either, idOf, parameter } from '../languages.js';
import { production, somebody, tenant, vault, type Estate } from './parts.js';

/** Vaults with all that they can say. */
export const vaults: Readonly<Record<string, Estate>> = {
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
      vault(
        'kv-bad-prod',
        {
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
        },
        production,
      ),
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
    parameters: { purge: 'bool', isOpen: 'bool', action: 'string', password: 'securestring', expires: 'moment' },
    resources: [
      vault('kv-open', {
        enablePurgeProtection: parameter('purge'),
        publicNetworkAccess: either('isOpen', 'Enabled', 'Disabled'),
        enableRbacAuthorization: parameter('purge'),
        networkAcls: { defaultAction: parameter('action'), bypass: parameter('action') },
      }),
      {
        type: 'Microsoft.KeyVault/vaults/secrets',
        apiVersion: '2024-11-01',
        name: 'kv-open/password',
        body: { properties: { value: parameter('password'), attributes: { exp: parameter('expires') } } },
      },
    ],
  },
};
