import { role, Written } from '../languages.js';
import { somebody, production, vault, type Estate } from './parts.js';

/** Who may do what. */
export const access: Readonly<Record<string, Estate>> = {
  'who may do what': {
    resources: [
      vault('kv-roles-prod', { enablePurgeProtection: true, enableRbacAuthorization: true }, production),
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
  'roles of its own, and conditions': {
    resources: [
      vault('kv-custom-prod', { enablePurgeProtection: true, enableRbacAuthorization: true }),
      {
        type: 'Microsoft.Authorization/roleDefinitions',
        apiVersion: '2022-04-01',
        name: '00000000-0000-0000-0000-0000000000d1',
        body: {
          properties: {
            roleName: 'Vault everything',
            description: 'All there is',
            permissions: [
              {
                actions: ['Microsoft.KeyVault/vaults/write'],
                notActions: ['Microsoft.KeyVault/vaults/delete'],
                dataActions: ['Microsoft.KeyVault/vaults/*'],
                notDataActions: ['Microsoft.KeyVault/vaults/keys/purge/action'],
              },
            ],
            assignableScopes: [
              new Written('resourceGroup().id', 'resourceGroup().id', () => 'data.azurerm_resource_group.rg.id'),
            ],
          },
        },
      },
      {
        type: 'Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
        name: '00000000-0000-0000-0000-000000000003',
        extends: { type: 'Microsoft.KeyVault/vaults', name: 'kv-custom-prod' },
        body: {
          properties: {
            principalId: somebody,
            principalType: 'Group',
            roleDefinitionId: role('18d7d88d-d35e-4fb5-a5c3-7773c20a72d9'),
            condition: "!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})",
            conditionVersion: '2.0',
          },
        },
      },
      {
        type: 'Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
        name: '00000000-0000-0000-0000-000000000004',
        extends: { type: 'Microsoft.KeyVault/vaults', name: 'kv-custom-prod' },
        body: {
          properties: {
            principalId: '00000000-0000-0000-0000-00000000000c',
            principalType: 'ServicePrincipal',
            roleDefinitionId: role('18d7d88d-d35e-4fb5-a5c3-7773c20a72d9'),
          },
        },
      },
    ],
  },
};
