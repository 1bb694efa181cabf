import type { ChangeMapping, Mapping } from '../mapping.js';
import { always, block, blocks, from, list, object, orElse, worded } from '../parts.js';
import { dates, ofVault } from './key-vault-objects.js';

const docs = 'azurerm_key_vault_managed_hardware_security_module';

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module */
const hsm: Mapping = {
  type: docs,
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/managedHSMs',
      apiVersion: ({ providers }) => (providers.isAtLeast('azurerm', '4.80.0') ? '2026-02-01' : '2023-07-01'),
      place: { in: 'resourceGroup' },
      body: {
        location: from('location'),
        tags: from('tags'),
        sku: { family: always('B'), name: from('sku_name') },
        properties: {
          tenantId: from('tenant_id'),
          initialAdminObjectIds: from('admin_object_ids'),
          // What is left out is sent as false, whatever Azure takes for granted.
          enablePurgeProtection: orElse(from('purge_protection_enabled'), false),
          softDeleteRetentionInDays: from('soft_delete_retention_days'),
          publicNetworkAccess: worded(from('public_network_access_enabled'), { true: 'Enabled', false: 'Disabled' }),
          networkAcls: block('network_acls', { bypass: from('bypass'), defaultAction: from('default_action') }),
          // In the words of the HSM itself, which the provider activates with it:
          // https://learn.microsoft.com/rest/api/keyvault/securitydomain/hsm-security-domain/download
          securityDomain: {
            certificates: from('security_domain_key_vault_certificate_ids'),
            required: from('security_domain_quorum'),
          },
        },
      },
    },
  ],
  exports: {
    hsm_uri: 'properties.hsmUri',
    security_domain_encrypted_data: { secret: 'properties.securityDomain.value' },
  },
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module_key */
const key: Mapping = {
  type: `${docs}_key`,
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/managedHSMs/keys',
      apiVersion: ofVault,
      place: { under: from('managed_hsm_id') },
      body: {
        tags: from('tags'),
        properties: {
          kty: from('key_type'),
          keySize: from('key_size'),
          curveName: from('curve'),
          keyOps: from('key_opts'),
          attributes: dates,
        },
      },
    },
  ],
  exports: { id: 'properties.keyUri', versioned_id: 'properties.keyUriWithVersion' },
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module_key_rotation_policy */
const rotation: ChangeMapping = {
  type: `${docs}_key_rotation_policy`,
  changes: from('managed_hsm_key_id'),
  body: object({
    properties: {
      rotationPolicy: {
        attributes: { expiryTime: from('expire_after') },
        lifetimeActions: list({
          trigger: { timeAfterCreate: from('time_after_creation'), timeBeforeExpiry: from('time_before_expiry') },
          action: { type: always('rotate') },
        }),
      },
    },
  }),
};

/**
 * The roles of an HSM are its own, not those of Azure:
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module_role_assignment
 */
const roleAssignment: Mapping = {
  type: `${docs}_role_assignment`,
  sends: [
    {
      type: 'Microsoft.KeyVault/managedHSMs/roleAssignments',
      apiVersion: ofVault,
      place: { under: from('managed_hsm_id') },
      body: {
        properties: {
          scope: from('scope'),
          principalId: from('principal_id'),
          roleDefinitionId: from('role_definition_id'),
        },
      },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_hardware_security_module_role_definition */
const roleDefinition: Mapping = {
  type: `${docs}_role_definition`,
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/managedHSMs/roleDefinitions',
      apiVersion: ofVault,
      place: { under: from('managed_hsm_id') },
      body: {
        properties: {
          roleName: from('role_name'),
          description: from('description'),
          permissions: blocks('permission', {
            actions: from('actions'),
            notActions: from('not_actions'),
            dataActions: from('data_actions'),
            notDataActions: from('not_data_actions'),
          }),
        },
      },
    },
  ],
  exports: { resource_manager_id: 'id' },
};

export const managedHsms: readonly Mapping[] = [hsm, key, roleAssignment, roleDefinition];

export const managedHsmChanges: readonly ChangeMapping[] = [rotation];
