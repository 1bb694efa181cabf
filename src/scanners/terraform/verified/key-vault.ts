import type { ConfigurationFacts, ModuleFacts, ResourceFacts } from './facts.js';
import {
  assignment,
  diagnosticSettings,
  diagnosticSettingsOn,
  fields,
  flag,
  map,
  optional,
  others,
  required,
  roleAssignmentsOn,
} from './interfaces.js';
import { endpoint, endpointLocks, endpoints, endpointsIf, lockType, managed } from './key-vault-endpoints.js';
import { keyFolder, keyVariable, secretFolder, secretVariable } from './key-vault-objects.js';

/** Up to this version the lock is none where its kind says so. */
const lockedByPresence = '0.6.0';

const vault: ResourceFacts = {
  type: 'azurerm_key_vault',
  name: 'this',
  arguments: {
    name: 'var.name',
    location: 'var.location',
    resource_group_name: 'var.resource_group_name',
    tenant_id: 'var.tenant_id',
    sku_name: 'var.sku_name',
    tags: 'var.tags',
    enable_rbac_authorization: {
      since: { '0.5.1': 'true', '0.8.0': '!var.legacy_access_policies_enabled', '0.11.0': null },
    },
    rbac_authorization_enabled: { since: { '0.11.0': '!var.legacy_access_policies_enabled' } },
    enabled_for_deployment: 'var.enabled_for_deployment',
    enabled_for_disk_encryption: 'var.enabled_for_disk_encryption',
    enabled_for_template_deployment: 'var.enabled_for_template_deployment',
    public_network_access_enabled: 'var.public_network_access_enabled',
    purge_protection_enabled: 'var.purge_protection_enabled',
    soft_delete_retention_days: 'var.soft_delete_retention_days',
  },
  blocks: [
    {
      type: 'network_acls',
      each: 'var.network_acls == null ? [] : [var.network_acls]',
      arguments: {
        bypass: 'network_acls.value.bypass',
        default_action: 'network_acls.value.default_action',
        ip_rules: 'network_acls.value.ip_rules',
        virtual_network_subnet_ids: 'network_acls.value.virtual_network_subnet_ids',
      },
    },
  ],
};

const root: ConfigurationFacts = {
  variables: {
    name: required('string'),
    location: required('string'),
    resource_group_name: required('string'),
    tenant_id: required('string'),
    contacts: map('any'),
    diagnostic_settings: diagnosticSettings,
    enabled_for_deployment: flag(false),
    enabled_for_disk_encryption: flag(false),
    enabled_for_template_deployment: flag(false),
    keys: map(keyVariable),
    legacy_access_policies: {
      since: {
        '0.8.0': map(
          fields(
            { object_id: 'string' },
            {
              application_id: 'string',
              certificate_permissions: ['set(string)', '[]'],
              key_permissions: ['set(string)', '[]'],
              secret_permissions: ['set(string)', '[]'],
              storage_permissions: ['set(string)', '[]'],
            },
          ),
        ),
      },
    },
    legacy_access_policies_enabled: { since: { '0.8.0': { ...flag(false), nullable: false } } },
    lock: {
      since: {
        '0.5.1': { type: fields({}, { name: 'string', kind: ['string', '"None"'] }), default: '{}' },
        [lockedByPresence]: optional(lockType),
      },
    },
    network_acls: {
      type: fields(
        {},
        {
          bypass: ['string', '"None"'],
          default_action: ['string', '"Deny"'],
          ip_rules: ['list(string)', '[]'],
          virtual_network_subnet_ids: ['list(string)', '[]'],
        },
      ),
      default: '{}',
    },
    private_endpoints: map(endpoint),
    private_endpoints_manage_dns_zone_group: { since: { '0.6.0': { ...flag(true), nullable: false } } },
    public_network_access_enabled: flag(true),
    purge_protection_enabled: flag(true),
    role_assignments: map(assignment),
    secrets: map(secretVariable),
    secrets_value: {
      since: {
        '0.5.1': { type: 'map(string)', default: 'null', secure: true },
        '0.11.0': { type: 'map(string)', default: '{}', secure: true },
      },
    },
    secrets_value_wo: { since: { '0.11.0': { type: 'map(string)', default: 'null', secure: true } } },
    secrets_value_wo_version: { since: { '0.11.0': optional('map(number)') } },
    sku_name: { type: 'string', default: '"premium"' },
    soft_delete_retention_days: optional('number'),
    tags: optional('map(string)'),
    ...others('enable_telemetry', 'wait_for_rbac_before_key_operations', 'wait_for_rbac_before_secret_operations'),
    wait_for_rbac_before_contact_operations: { since: { '0.6.0': optional('any') } },
  },
  resources: [
    vault,
    {
      type: 'azurerm_management_lock',
      name: 'this',
      count: {
        since: {
          '0.5.1': 'var.lock.kind != "None" ? 1 : 0',
          [lockedByPresence]: 'var.lock != null ? 1 : 0',
        },
      },
      arguments: {
        lock_level: 'var.lock.kind',
        name: 'coalesce(var.lock.name, "lock-${var.name}")',
        scope: 'azurerm_key_vault.this.id',
      },
    },
    roleAssignmentsOn('azurerm_key_vault.this.id', '0.6.0'),
    diagnosticSettingsOn('azurerm_key_vault.this.id'),
    {
      since: {
        '0.8.0': {
          type: 'azurerm_key_vault_access_policy',
          name: 'this',
          each: 'var.legacy_access_policies_enabled ? var.legacy_access_policies : {}',
          arguments: {
            key_vault_id: 'azurerm_key_vault.this.id',
            tenant_id: 'var.tenant_id',
            object_id: 'each.value.object_id',
            application_id: 'each.value.application_id',
            certificate_permissions: 'each.value.certificate_permissions',
            key_permissions: 'each.value.key_permissions',
            secret_permissions: 'each.value.secret_permissions',
            storage_permissions: 'each.value.storage_permissions',
          },
        },
      },
    },
    endpoints('this', { since: { '0.5.1': 'var.private_endpoints', '0.6.0': endpointsIf(managed) } }, true),
    {
      since: { '0.6.0': endpoints('this_unmanaged_dns_zone_groups', endpointsIf(`!${managed}`), false) },
    },
    { since: { '0.11.0': endpointLocks('private_endpoints', 'azurerm_private_endpoint.this', managed) } },
    {
      since: {
        '0.11.0': endpointLocks(
          'private_endpoints_unmanaged_dns_zone_groups',
          'azurerm_private_endpoint.this_unmanaged_dns_zone_groups',
          `!${managed}`,
        ),
      },
    },
    {
      since: {
        '0.6.0': {
          type: 'azurerm_key_vault_certificate_contacts',
          name: 'this',
          count: 'length(var.contacts) > 0 ? 1 : 0',
          arguments: { key_vault_id: 'azurerm_key_vault.this.id' },
          blocks: [{ type: 'contact', each: 'var.contacts', arguments: { email: 'contact.value.email' } }],
        },
      },
    },
  ],
  calls: {
    keys: {
      folder: 'modules/key',
      each: 'var.keys',
      arguments: {
        key_vault_resource_id: 'azurerm_key_vault.this.id',
        name: 'each.value.name',
        type: 'each.value.key_type',
        opts: 'each.value.key_opts',
        size: 'each.value.key_size',
        curve: 'each.value.curve',
        not_before_date: 'each.value.not_before_date',
        expiration_date: 'each.value.expiration_date',
        rotation_policy: 'each.value.rotation_policy',
        role_assignments: 'each.value.role_assignments',
        tags: 'each.value.tags',
      },
    },
    secrets: {
      folder: 'modules/secret',
      each: 'var.secrets',
      arguments: {
        key_vault_resource_id: 'azurerm_key_vault.this.id',
        name: 'each.value.name',
        content_type: 'each.value.content_type',
        not_before_date: 'each.value.not_before_date',
        expiration_date: 'each.value.expiration_date',
        role_assignments: 'each.value.role_assignments',
        tags: 'each.value.tags',
        value: {
          since: { '0.5.1': 'var.secrets_value[each.key]', '0.11.0': 'try(var.secrets_value[each.key], null)' },
        },
        value_wo: { since: { '0.11.0': 'try(var.secrets_value_wo[each.key], null)' } },
      },
    },
  },
  outputs: {
    resource_id: { since: { '0.6.0': 'azurerm_key_vault.this.id' } },
    uri: { since: { '0.6.2': 'azurerm_key_vault.this.vault_uri' } },
    name: { since: { '0.10.0': 'azurerm_key_vault.this.name' } },
    resource: { since: { '0.5.1': 'azurerm_key_vault.this', '0.6.0': null } },
    resource_keys: { since: { '0.5.1': 'module.keys', '0.6.0': null } },
    resource_secrets: { since: { '0.5.1': 'module.secrets', '0.6.0': null } },
    keys: { since: { '0.10.0': 'module.keys' } },
    secrets: { since: { '0.10.0': 'module.secrets' } },
    keys_resource_ids: { since: { '0.6.0': 'module.keys' } },
    secrets_resource_ids: { since: { '0.6.0': 'module.secrets' } },
    private_endpoints: 'azurerm_private_endpoint.this',
  },
};

/** https://registry.terraform.io/modules/Azure/avm-res-keyvault-vault/azurerm */
export const keyVault: ModuleFacts = {
  name: 'Azure/avm-res-keyvault-vault/azurerm',
  repository: 'github.com/Azure/terraform-azurerm-avm-res-keyvault-vault',
  versions: [
    ...['0.5.1', '0.5.2', '0.5.3', '0.6.0', '0.6.1', '0.6.2', '0.6.3', '0.7.0', '0.7.1', '0.7.2', '0.7.3'],
    ...['0.8.0', '0.9.0', '0.9.1', '0.10.0', '0.10.1', '0.10.2', '0.11.0'],
  ],
  provider: {
    since: {
      '0.5.1': '>= 3.71.0',
      '0.6.0': '~> 3.71',
      '0.9.0': '>= 3.71, ~> 4.0',
      '0.9.1': '>= 3.71',
      '0.10.0': '>= 3.117, < 5.0',
      '0.11.0': '>= 4.81, < 5.1',
    },
  },
  root,
  folders: { 'modules/key': keyFolder, 'modules/secret': secretFolder },
};
