import type { Mapping } from '../mapping.js';
import { always, block, blocks, from, items, list, object, orElse, since, worded, type MapContext } from '../parts.js';

const openOrClosed = { true: 'Enabled', false: 'Disabled' };

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_access_policy */
const permissions = {
  keys: from('key_permissions'),
  secrets: from('secret_permissions'),
  certificates: from('certificate_permissions'),
  storage: from('storage_permissions'),
};

const accessPolicy = {
  tenantId: from('tenant_id'),
  objectId: from('object_id'),
  applicationId: from('application_id'),
  permissions,
};

/** Up to 4.80 the provider speaks 2023-02-01, and after that 2026-02-01. */
const apiVersion = ({ providers }: MapContext): string =>
  providers.isAtLeast('azurerm', '4.81.0') ? '2026-02-01' : '2023-02-01';

/** It has a new name since 4.42, beside which the old one works until 5.0. */
const usesRoles = since(
  'azurerm',
  '4.42.0',
  from('rbac_authorization_enabled', 'enable_rbac_authorization'),
  from('enable_rbac_authorization', 'rbac_authorization_enabled'),
);

/**
 * Whatever version it speaks, the provider turns roles off unless they are asked for:
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault
 */
export const keyVaults: readonly Mapping[] = [
  {
    type: 'azurerm_key_vault',
    data: true,
    sends: [
      {
        type: 'Microsoft.KeyVault/vaults',
        apiVersion,
        place: { in: 'resourceGroup' },
        body: {
          location: from('location'),
          tags: from('tags'),
          properties: {
            tenantId: from('tenant_id'),
            sku: { name: from('sku_name') },
            // The versions that speak an API with roles by default demand the attribute.
            enableRbacAuthorization: orElse(usesRoles, false),
            enablePurgeProtection: from('purge_protection_enabled'),
            softDeleteRetentionInDays: from('soft_delete_retention_days'),
            publicNetworkAccess: worded(from('public_network_access_enabled'), openOrClosed),
            enabledForDeployment: from('enabled_for_deployment'),
            enabledForDiskEncryption: from('enabled_for_disk_encryption'),
            enabledForTemplateDeployment: from('enabled_for_template_deployment'),
            networkAcls: block('network_acls', {
              defaultAction: from('default_action'),
              bypass: from('bypass'),
              ipRules: items(from('ip_rules'), { value: from('item') }),
              virtualNetworkRules: items(from('virtual_network_subnet_ids'), { id: from('item') }),
            }),
            accessPolicies: blocks('access_policy', accessPolicy),
          },
        },
      },
    ],
    exports: { vault_uri: 'properties.vaultUri' },
  },
  {
    type: 'azurerm_key_vault_access_policy',
    sends: [
      {
        type: 'Microsoft.KeyVault/vaults/accessPolicies',
        apiVersion,
        name: always('add'),
        place: { under: from('key_vault_id') },
        body: { properties: { accessPolicies: list(object(accessPolicy)) } },
      },
    ],
  },
];
