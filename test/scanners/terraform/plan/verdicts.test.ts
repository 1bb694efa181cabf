import { describe, expect, it } from 'vitest';
import { selectRules } from '../../../../src/config/select-rules.js';
import { judge } from '../../../../src/engine/judge.js';
import { buildEstate } from '../../../../src/estate/build.js';
import { rules } from '../../../../src/rules/index.js';
import { scanFiles } from '../../../../src/scanners/scan.js';
import { loadTerraform } from '../../../../src/scanners/terraform/load.js';
import { planOf, type PlannedOf, type PlanMore } from './plan-of.js';

const terraform = await loadTerraform();

/** What all rules say of some files: "rule outcome address", for what they have something to say of. */
function verdicts(files: Readonly<Record<string, string>>): readonly string[] {
  const scan = scanFiles(
    {
      files: Object.keys(files),
      read: (path) =>
        files[path] === undefined ? { problem: 'missing' } : { bytes: new TextEncoder().encode(files[path]) },
      list: () => [],
      environments: {
        of: () => undefined,
        isProduction: (name) => name === 'prod',
        otherwise: { name: 'prod', production: true, from: 'test' },
      },
    },
    terraform,
  );
  expect(scan.diagnostics.filter(({ level }) => level === 'error')).toEqual([]);
  const selected = selectRules(rules, { preset: 'strict', settings: [], skip: [] });
  return (
    judge(selected, buildEstate(scan))
      .judgements.filter(({ verdict }) => verdict.outcome !== 'inapplicable')
      // Of a plan that it lies among the files is told besides, and the secrets in it are not kept to be compared.
      .filter(
        ({ selected: { id } }) => !['hardcoded-secrets/state-file', 'environment-sharing/credential'].includes(id),
      )
      .map(({ selected: { id }, verdict, target }) => `${id} ${verdict.outcome} ${target.address}`)
      .sort()
  );
}

const versions = `terraform {
  required_providers { azurerm = { source = "hashicorp/azurerm", version = "~> 4.0" } }
}
`;

/** What a vault has that nobody wrote, and what only Azure knows. */
const vaultDefaults = {
  enabled_for_deployment: null,
  enabled_for_disk_encryption: null,
  enabled_for_template_deployment: null,
  public_network_access_enabled: true,
  purge_protection_enabled: null,
  soft_delete_retention_days: 90,
  tags: null,
};
const vaultUnknown = {
  id: true,
  vault_uri: true,
  access_policy: true,
  rbac_authorization_enabled: true,
  enable_rbac_authorization: true,
};
const basics = { location: 'westeurope', resource_group_name: 'rg', sku_name: 'standard', tenant_id: 't' };
const basicsInHcl = `location = "westeurope"
  resource_group_name = "rg"
  sku_name = "standard"
  tenant_id = "t"`;

const vault = (
  address: string,
  own: PlannedOf['after'] & object,
  unknown = {},
  more: Partial<PlannedOf> = {},
): PlannedOf => ({
  address,
  after: { ...vaultDefaults, ...basics, ...own },
  unknown: { ...vaultUnknown, ...('network_acls' in own ? {} : { network_acls: true }), ...unknown },
  written: { ...basics, ...own },
  ...more,
});

const key = (
  address: string,
  own: PlannedOf['after'] & object,
  reference: string,
  more: Partial<PlannedOf> = {},
): PlannedOf => ({
  address,
  after: { curve: null, expiration_date: null, not_before_date: null, rotation_policy: [], tags: null, ...own },
  unknown: { id: true, key_vault_id: true, resource_id: true, resource_versionless_id: true, versionless_id: true },
  written: { ...own, key_vault_id: `=${reference}` },
  ...more,
});

const rsa = { name: 'disk', key_type: 'RSA', key_size: 2048, key_opts: ['wrapKey', 'unwrapKey'] };
const rsaInHcl = `name = "disk"
  key_type = "RSA"
  key_size = 2048
  key_opts = ["wrapKey", "unwrapKey"]`;

interface Estate {
  readonly what: string;
  readonly hcl: Readonly<Record<string, string>>;
  readonly plan: readonly PlannedOf[];
  readonly more?: PlanMore;
}

const estates: readonly Estate[] = [
  {
    what: 'a vault with nothing but what it needs',
    hcl: { 'main.tf': `resource "azurerm_key_vault" "main" {\n  name = "kv"\n  ${basicsInHcl}\n}` },
    plan: [vault('azurerm_key_vault.main', { name: 'kv' })],
  },
  {
    what: 'a vault that is closed and protected, with a lock and what it logs',
    hcl: {
      'main.tf': `resource "azurerm_key_vault" "main" {
  name = "kv"
  ${basicsInHcl}
  purge_protection_enabled = true
  rbac_authorization_enabled = true
  public_network_access_enabled = false
  network_acls {
    default_action = "Deny"
    bypass = "None"
    ip_rules = ["203.0.113.0/30"]
  }
}
resource "azurerm_management_lock" "vault" {
  name = "lock"
  scope = azurerm_key_vault.main.id
  lock_level = "CanNotDelete"
}
resource "azurerm_monitor_diagnostic_setting" "vault" {
  name = "audit"
  target_resource_id = azurerm_key_vault.main.id
  log_analytics_workspace_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/w"
  enabled_log { category_group = "audit" }
}`,
    },
    plan: [
      vault(
        'azurerm_key_vault.main',
        {
          name: 'kv',
          purge_protection_enabled: true,
          rbac_authorization_enabled: true,
          public_network_access_enabled: false,
          network_acls: [{ default_action: 'Deny', bypass: 'None', ip_rules: ['203.0.113.0/30'] }],
        },
        { rbac_authorization_enabled: false },
      ),
      {
        address: 'azurerm_management_lock.vault',
        after: { name: 'lock', lock_level: 'CanNotDelete', notes: null },
        unknown: { id: true, scope: true },
        written: { name: 'lock', lock_level: 'CanNotDelete', scope: '=azurerm_key_vault.main.id' },
      },
      {
        address: 'azurerm_monitor_diagnostic_setting.vault',
        after: {
          name: 'audit',
          log_analytics_workspace_id:
            '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/w',
          enabled_log: [{ category: null, category_group: 'audit', retention_policy: [] }],
        },
        unknown: { id: true, target_resource_id: true, enabled_log: [{ retention_policy: [] }] },
        written: {
          name: 'audit',
          target_resource_id: '=azurerm_key_vault.main.id',
          log_analytics_workspace_id:
            '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/w',
          enabled_log: [{ category_group: 'audit' }],
        },
      },
    ],
  },
  {
    what: 'vaults by environment, with a key in each',
    hcl: {
      'main.tf': `resource "azurerm_key_vault" "main" {
  for_each = toset(["dev", "prod"])
  name = "kv-\${each.key}"
  ${basicsInHcl}
  purge_protection_enabled = each.key == "prod"
}
resource "azurerm_key_vault_key" "disk" {
  for_each = azurerm_key_vault.main
  ${rsaInHcl}
  key_vault_id = each.value.id
}`,
    },
    plan: ['dev', 'prod'].flatMap((name) => [
      vault(
        `azurerm_key_vault.main["${name}"]`,
        { name: `kv-${name}`, purge_protection_enabled: name === 'prod' },
        {},
        { written: { ...basics, name: '=each.key', purge_protection_enabled: '=each.key' }, forEach: ['dev', 'prod'] },
      ),
      key(`azurerm_key_vault_key.disk["${name}"]`, rsa, 'each.value.id', { forEach: '=azurerm_key_vault.main' }),
    ]),
  },
  {
    what: 'a key picked by the key of its own instance',
    hcl: {
      'main.tf': `resource "azurerm_key_vault" "main" {
  for_each = toset(["a", "b"])
  name = "kv-\${each.key}"
  ${basicsInHcl}
}
resource "azurerm_key_vault_key" "disk" {
  for_each = toset(["a"])
  ${rsaInHcl}
  key_vault_id = azurerm_key_vault.main[each.key].id
}`,
    },
    plan: [
      ...['a', 'b'].map((name) =>
        vault(
          `azurerm_key_vault.main["${name}"]`,
          { name: `kv-${name}` },
          {},
          { written: { ...basics, name: '=each.key' } },
        ),
      ),
      key('azurerm_key_vault_key.disk["a"]', rsa, 'azurerm_key_vault.main each.key', { forEach: ['a'] }),
    ],
  },
  {
    what: 'a key in the vault of a module, and the data of an account that it encrypts',
    hcl: {
      'main.tf': `module "vault" {
  source = "./vault"
  name = "kv"
}
module "key" {
  source = "./key"
  key_vault_id = module.vault.id
}
resource "azurerm_storage_account" "main" {
  name = "store"
  resource_group_name = "rg"
  location = "westeurope"
  account_tier = "Standard"
  account_replication_type = "LRS"
}
resource "azurerm_storage_account_customer_managed_key" "main" {
  storage_account_id = azurerm_storage_account.main.id
  key_vault_key_id = module.key.id
}`,
      'vault/main.tf': `variable "name" {}
resource "azurerm_key_vault" "this" {
  name = var.name
  ${basicsInHcl}
}
output "id" { value = azurerm_key_vault.this.id }`,
      'key/main.tf': `variable "key_vault_id" {}
resource "azurerm_key_vault_key" "this" {
  ${rsaInHcl}
  key_vault_id = var.key_vault_id
}
output "id" { value = azurerm_key_vault_key.this.versionless_id }`,
    },
    plan: [
      vault('module.vault.azurerm_key_vault.this', { name: 'kv' }, {}, { written: { ...basics, name: '=var.name' } }),
      key('module.key.azurerm_key_vault_key.this', rsa, 'var.key_vault_id'),
      {
        address: 'azurerm_storage_account.main',
        after: {
          name: 'store',
          resource_group_name: 'rg',
          location: 'westeurope',
          account_tier: 'Standard',
          account_replication_type: 'LRS',
          identity: [],
        },
        unknown: { id: true, primary_access_key: true },
        sensitive: { primary_access_key: true },
        written: {
          name: 'store',
          resource_group_name: 'rg',
          location: 'westeurope',
          account_tier: 'Standard',
          account_replication_type: 'LRS',
        },
      },
      {
        address: 'azurerm_storage_account_customer_managed_key.main',
        after: { user_assigned_identity_id: null, key_name: null, key_version: null, key_vault_id: null },
        unknown: { id: true, storage_account_id: true, key_vault_key_id: true },
        written: { storage_account_id: '=azurerm_storage_account.main.id', key_vault_key_id: '=module.key.id' },
      },
    ],
    more: {
      calls: {
        vault: { arguments: { name: 'kv' }, outputs: { id: 'azurerm_key_vault.this.id' } },
        key: {
          arguments: { key_vault_id: '=module.vault.id' },
          outputs: { id: 'azurerm_key_vault_key.this.versionless_id' },
        },
      },
    },
  },
  {
    what: 'grants to an identity, and a vault that others deploy',
    hcl: {
      'main.tf': `data "azurerm_key_vault" "main" {
  name = "kv"
  resource_group_name = "rg"
}
resource "azurerm_user_assigned_identity" "app" {
  name = "app"
  resource_group_name = "rg"
  location = "westeurope"
}
resource "azurerm_role_assignment" "app" {
  scope = data.azurerm_key_vault.main.id
  role_definition_name = "Key Vault Administrator"
  principal_id = azurerm_user_assigned_identity.app.principal_id
}
resource "azurerm_key_vault_key" "disk" {
  ${rsaInHcl}
  key_vault_id = data.azurerm_key_vault.main.id
}`,
    },
    plan: [
      {
        address: 'data.azurerm_key_vault.main',
        actions: ['read'],
        after: { name: 'kv', resource_group_name: 'rg' },
        unknown: { id: true, purge_protection_enabled: true },
        written: { name: 'kv', resource_group_name: 'rg' },
      },
      {
        address: 'azurerm_user_assigned_identity.app',
        after: { name: 'app', resource_group_name: 'rg', location: 'westeurope', tags: null },
        unknown: { id: true, principal_id: true, client_id: true },
        written: { name: 'app', resource_group_name: 'rg', location: 'westeurope' },
      },
      {
        address: 'azurerm_role_assignment.app',
        after: { role_definition_name: 'Key Vault Administrator', condition: null, description: null },
        unknown: {
          id: true,
          name: true,
          principal_id: true,
          principal_type: true,
          role_definition_id: true,
          scope: true,
        },
        written: {
          role_definition_name: 'Key Vault Administrator',
          principal_id: '=azurerm_user_assigned_identity.app.principal_id',
          scope: '=data.azurerm_key_vault.main.id',
        },
      },
      key('azurerm_key_vault_key.disk', rsa, 'data.azurerm_key_vault.main.id'),
    ],
  },
  {
    what: 'secrets that are written in the configuration, and one that is not',
    hcl: {
      'main.tf': `variable "given" { sensitive = true }
resource "azurerm_key_vault" "main" {
  name = "kv"
  ${basicsInHcl}
}
resource "azurerm_key_vault_secret" "written" {
  name = "written"
  value = "S3cr3t-canary"
  key_vault_id = azurerm_key_vault.main.id
}
resource "azurerm_key_vault_secret" "only" {
  name = "only"
  value_wo = "S3cr3t-canary"
  value_wo_version = 1
  key_vault_id = azurerm_key_vault.main.id
}
resource "azurerm_key_vault_secret" "given" {
  name = "given"
  value = var.given
  key_vault_id = azurerm_key_vault.main.id
}`,
    },
    plan: [
      vault('azurerm_key_vault.main', { name: 'kv' }),
      ...(['written', 'only', 'given'] as const).map((name): PlannedOf => ({
        address: `azurerm_key_vault_secret.${name}`,
        after: {
          name,
          content_type: null,
          expiration_date: null,
          not_before_date: null,
          tags: null,
          value: name === 'only' ? null : 'S3cr3t-canary',
          value_wo: null,
          value_wo_version: name === 'only' ? 1 : null,
        },
        unknown: { id: true, key_vault_id: true, version: true },
        sensitive: { value: true },
        written: {
          name,
          key_vault_id: '=azurerm_key_vault.main.id',
          ...(name === 'only'
            ? { value_wo: 'S3cr3t-canary', value_wo_version: 1 }
            : { value: name === 'written' ? 'S3cr3t-canary' : '=var.given' }),
        },
      })),
    ],
    more: { variables: { given: 'S3cr3t-canary' }, sensitiveVariables: ['given'] },
  },
  {
    what: 'a provider that purges, and has a password',
    hcl: {
      'main.tf': `provider "azurerm" {
  features {
    key_vault {
      purge_soft_delete_on_destroy = true
      purge_soft_deleted_keys_on_destroy = false
    }
  }
  subscription_id = "00000000-0000-0000-0000-000000000001"
  client_secret = "S3cr3t-canary"
}
resource "azurerm_key_vault" "main" {
  name = "kv"
  ${basicsInHcl}
}
resource "azurerm_key_vault_key" "disk" {
  ${rsaInHcl}
  key_vault_id = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
}`,
    },
    plan: [
      vault('azurerm_key_vault.main', { name: 'kv' }),
      {
        address: 'azurerm_key_vault_key.disk',
        after: {
          ...rsa,
          key_vault_id:
            '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv',
          rotation_policy: [],
        },
        unknown: { id: true },
        written: { ...rsa, key_vault_id: '/subscriptions' },
      },
    ],
    more: {
      provider: {
        features: [{ key_vault: [{ purge_soft_delete_on_destroy: true, purge_soft_deleted_keys_on_destroy: false }] }],
        subscription_id: '00000000-0000-0000-0000-000000000001',
        client_secret: 'S3cr3t-canary',
      },
    },
  },
  {
    what: 'a Managed HSM and a vault in the words of Resource Manager',
    hcl: {
      'main.tf': `resource "azurerm_key_vault_managed_hardware_security_module" "main" {
  name = "hsm"
  resource_group_name = "rg"
  location = "westeurope"
  sku_name = "Standard_B1"
  tenant_id = "t"
  admin_object_ids = ["00000000-0000-0000-0000-000000000001"]
}
resource "azapi_resource" "vault" {
  type = "Microsoft.KeyVault/vaults@2023-07-01"
  name = "kv"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  location = "westeurope"
  body = {
    properties = {
      sku = { family = "A", name = "standard" }
      tenantId = "t"
      enablePurgeProtection = true
      publicNetworkAccess = "Disabled"
    }
  }
}`,
    },
    plan: [
      {
        address: 'azurerm_key_vault_managed_hardware_security_module.main',
        after: {
          name: 'hsm',
          resource_group_name: 'rg',
          location: 'westeurope',
          sku_name: 'Standard_B1',
          tenant_id: 't',
          admin_object_ids: ['00000000-0000-0000-0000-000000000001'],
          network_acls: [],
          public_network_access_enabled: true,
          purge_protection_enabled: null,
          security_domain_key_vault_certificate_ids: null,
          soft_delete_retention_days: 90,
        },
        unknown: { id: true, hsm_uri: true, security_domain_encrypted_data: true },
        sensitive: { security_domain_encrypted_data: true },
        written: {
          name: 'hsm',
          resource_group_name: 'rg',
          location: 'westeurope',
          sku_name: 'Standard_B1',
          tenant_id: 't',
          admin_object_ids: ['00000000-0000-0000-0000-000000000001'],
        },
      },
      {
        address: 'azapi_resource.vault',
        after: {
          type: 'Microsoft.KeyVault/vaults@2023-07-01',
          name: 'kv',
          parent_id: '/subscriptions/s/resourceGroups/rg',
          location: 'westeurope',
          body: {
            properties: {
              sku: { family: 'A', name: 'standard' },
              tenantId: 't',
              enablePurgeProtection: true,
              publicNetworkAccess: 'Disabled',
            },
          },
        },
        unknown: { id: true, output: true },
        written: {
          type: 'Microsoft.KeyVault/vaults@2023-07-01',
          name: 'kv',
          parent_id: '/subscriptions/s/resourceGroups/rg',
          location: 'westeurope',
          body: { properties: {} },
        },
      },
    ],
  },
];

describe('one estate as a configuration and as a plan', () => {
  it.each(estates)('$what', ({ hcl, plan, more }) => {
    const files = { ...hcl, 'main.tf': `${versions}${hcl['main.tf'] ?? ''}` };
    const text = planOf(plan, more);
    const asWritten = verdicts(files);
    expect(asWritten.length).toBeGreaterThan(5);
    expect(verdicts({ 'plan.json': text })).toEqual(asWritten);
    expect(verdicts({ 'plan.json': text, ...files })).toEqual(asWritten);
  });
});
