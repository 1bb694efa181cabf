import { expect, test } from 'vitest';
import { textOf } from '../../../src/model/source.js';
import type { Scan } from '../../../src/model/scan.js';
import { find } from '../../../src/estate/read.js';
import { scanOf } from './scan-of.js';

/** What a property of each resource of a type is worth. */
const valuesOf = (scan: Scan, type: string, path: string): readonly unknown[] =>
  scan.resources
    .filter((resource) => resource.type === type)
    .map((resource) => {
      const [{ is } = { is: undefined }] = find(resource, path);
      if (is?.kind === 'present') return is.value.kind === 'scalar' ? is.value.value : is.value.kind;
      return is?.kind === 'unknown' ? is.value.because : undefined;
    });

const vault = (attributes: string): string => `
resource "azurerm_key_vault" "main" {
  name                = "kv-contoso"
  resource_group_name = "rg-contoso"
  ${attributes}
}`;

test('every instance of for_each is a resource with its own values', () => {
  const scan = scanOf({
    'main.tf': `
variable "allowed" { type = map(list(string)) }
locals { retention = { dev = 7, prod = 90 } }
resource "azurerm_key_vault" "main" {
  for_each                   = toset(["dev", "prod"])
  name                       = "kv-\${each.key}"
  resource_group_name        = "rg"
  purge_protection_enabled   = each.key == "prod"
  soft_delete_retention_days = local.retention[each.key]
  network_acls {
    default_action = "Deny"
    bypass         = "None"
    ip_rules       = var.allowed[each.key]
  }
}`,
  });
  const type = 'Microsoft.KeyVault/vaults';
  expect(scan.resources.map(({ address }) => address)).toEqual([
    'azurerm_key_vault.main["dev"]',
    'azurerm_key_vault.main["prod"]',
  ]);
  expect(scan.resources.map(({ id }) => id.split('/').at(-1))).toEqual(['kv-dev', 'kv-prod']);
  expect(valuesOf(scan, type, 'properties.enablePurgeProtection')).toEqual([false, true]);
  expect(valuesOf(scan, type, 'properties.softDeleteRetentionInDays')).toEqual([7, 90]);
  const noValue = 'variable `allowed` has no value until deployment';
  expect(valuesOf(scan, type, 'properties.networkAcls.ipRules')).toEqual([noValue, noValue]);
});

test('a dynamic block is there when its collection has something', () => {
  const main = (addresses: string): Record<string, string> => ({
    'main.tf': vault(`
  dynamic "network_acls" {
    for_each = ${addresses}
    content {
      default_action = network_acls.value
      bypass         = "None"
    }
  }`),
  });
  const at = 'properties.networkAcls.defaultAction';
  expect(valuesOf(scanOf(main('["Deny"]')), 'Microsoft.KeyVault/vaults', at)).toEqual(['Deny']);
  expect(valuesOf(scanOf(main('[]')), 'Microsoft.KeyVault/vaults', at)).toEqual([undefined]);
});

test('a module is judged in the context of its callers, and only there', () => {
  const scan = scanOf({
    'main.tf': `
module "vaults" {
  source   = "./vault"
  for_each = { dev = false, prod = true }
  protect  = each.value
}`,
    'vault/main.tf': `
variable "protect" { type = bool }
${vault('purge_protection_enabled = var.protect')}`,
  });
  expect(scan.deployments.map(({ name }) => name)).toEqual(['.']);
  expect(scan.resources.map(({ address }) => address)).toEqual([
    'module.vaults["dev"].azurerm_key_vault.main',
    'module.vaults["prod"].azurerm_key_vault.main',
  ]);
  expect(valuesOf(scan, 'Microsoft.KeyVault/vaults', 'properties.enablePurgeProtection')).toEqual([false, true]);
});

test('each file of values is a deployment, over those that Terraform loads by itself', () => {
  const scan = scanOf({
    'main.tf': `
variable "protect" { type = bool }
variable "days" { default = 7 }
${vault('purge_protection_enabled = var.protect\n  soft_delete_retention_days = var.days')}`,
    'terraform.tfvars': 'days = 30',
    'env/dev.tfvars': 'protect = false',
    'env/prod.tfvars': 'protect = true\ndays = 90',
  });
  expect(scan.deployments.map(({ name, environment }) => [name, environment?.name])).toEqual([
    ['. (env/dev.tfvars)', 'dev'],
    ['. (env/prod.tfvars)', 'prod'],
  ]);
  const type = 'Microsoft.KeyVault/vaults';
  expect(valuesOf(scan, type, 'properties.enablePurgeProtection')).toEqual([false, true]);
  expect(valuesOf(scan, type, 'properties.softDeleteRetentionInDays')).toEqual([30, 90]);
});

test('an override file replaces attributes, and blocks of a type as a whole', () => {
  const scan = scanOf({
    'main.tf': vault('purge_protection_enabled = false\n  sku_name = "standard"'),
    'override.tf': 'resource "azurerm_key_vault" "main" {\n  purge_protection_enabled = true\n}',
  });
  expect(valuesOf(scan, 'Microsoft.KeyVault/vaults', 'properties.enablePurgeProtection')).toEqual([true]);
  expect(valuesOf(scan, 'Microsoft.KeyVault/vaults', 'properties.sku.name')).toEqual(['standard']);
});

test('what the provider sends by itself is not what Azure takes for granted', () => {
  const scan = scanOf({ 'main.tf': vault('') });
  expect(valuesOf(scan, 'Microsoft.KeyVault/vaults', 'properties.enableRbacAuthorization')).toEqual([false]);
});

test('what only a deployment can tell is named by where it comes from', () => {
  const [resource] = scanOf({ 'main.tf': vault('tenant_id = var.missing') }).resources;
  const [found] = resource === undefined ? [] : find(resource, 'properties.tenantId');
  expect(found?.is.kind).toBe('unknown');
  expect(found && textOf(found.is.at)).toBe('var.missing');
});

test('what has nothing to do with any rule is passed over, unless everything is asked for', () => {
  const files = {
    'main.tf': `
module "network" {
  source = "./network"
}
module "vault" {
  source = "./vault"
}
resource "random_pet" "name" {}
resource "random_pet" "tagged" {
  keepers = { password = "hunter2" }
}`,
    'network/main.tf': 'resource "random_pet" "name" {}',
    'vault/main.tf': vault(''),
  };
  const addresses = (everything?: true): readonly string[] =>
    scanOf(files, { ...(everything && { everything }) }).resources.map(({ address }) => address);
  expect(addresses()).toEqual(['random_pet.tagged', 'module.vault.azurerm_key_vault.main']);
  expect(addresses(true)).toEqual([
    'random_pet.name',
    'random_pet.tagged',
    'module.network.random_pet.name',
    'module.vault.azurerm_key_vault.main',
  ]);
});

test('the syntax of JSON says the same as the other one', () => {
  const allowed = ['10.0.0.0/8', '${var.extra}'];
  const scan = scanOf({
    'main.tf.json': JSON.stringify({
      variable: { extra: { type: 'string' }, keys: { type: 'set(string)', default: ['dev'] } },
      resource: {
        azurerm_key_vault: {
          main: {
            for_each: '${var.keys}',
            name: 'kv-${each.key}',
            resource_group_name: 'rg',
            network_acls: { default_action: 'Deny', bypass: 'None', ip_rules: allowed },
            access_policy: { tenant_id: 't', object_id: 'o', secret_permissions: ['Get'] },
          },
        },
      },
    }),
    'terraform.tfvars.json': '{"keys": ["dev", "prod"]}',
  });
  const type = 'Microsoft.KeyVault/vaults';
  expect(scan.diagnostics).toEqual([]);
  expect(scan.resources.map(({ id }) => id.split('/').at(-1))).toEqual(['kv-dev', 'kv-prod']);
  expect(valuesOf(scan, type, 'properties.networkAcls.defaultAction')).toEqual(['Deny', 'Deny']);
  expect(valuesOf(scan, type, 'properties.networkAcls.ipRules')).toEqual(['list', 'list']);
  expect(valuesOf(scan, type, 'properties.accessPolicies')).toEqual(['list', 'list']);
});

test.each([
  ['a file', 'templatefile("${path.module}/name.tpl", { env = "dev", parts = ["a", "b"] })', 'kv-dev-a-b'],
  ['one that is not there', 'templatefile("none.tpl", {})', 'cannot read `none.tpl`: it does not exist'],
  ['a name that is not given', 'templatefile("name.tpl", { env = "dev" })', 'the template is given no `parts`'],
  ['a text', 'templatestring(local.text, { env = "dev" })', 'kv-dev'],
  ['no template', 'templatestring(local.broken, {})', 'the template cannot be read: Unexpected `}`'],
])('templates are rendered: %s', (_, name, value) => {
  const scan = scanOf({
    'main.tf': `
locals {
  text   = "kv-$\${env}"
  broken = "$\${1 +}"
}
resource "azurerm_key_vault" "main" {
  name                = "kv"
  resource_group_name = "rg"
  tenant_id           = ${name}
}`,
    'name.tpl': 'kv-${env}%{ for part in parts }-${part}%{ endfor }',
  });
  expect(valuesOf(scan, 'Microsoft.KeyVault/vaults', 'properties.tenantId')).toEqual([value]);
});

test('only what a resource tells of itself is public, not what somebody wrote under such a name', () => {
  const scan = scanOf({
    'main.tf': `${vault('')}
locals { key = { name = "x" } }
output "a" { value = azurerm_key_vault.main.name }
output "b" { value = local.key.name }
output "c" { value = var.key.id }`,
  });
  expect(scan.outputs.map(({ name, isPublic }) => [name, isPublic])).toEqual([
    ['a', true],
    ['b', false],
    ['c', false],
  ]);
});

test('what a count may leave out is there under an assumption', () => {
  const [resource] = scanOf({ 'main.tf': vault('count = data.external.x.result ? 1 : 0') }).resources;
  expect(resource?.when).toHaveLength(1);
});

test('a file about nothing that the rules judge is read to the end only if it is named, and else not counted as read', () => {
  const files = { 'main.tf': 'resource "random_pet" "s" {\n  prefix = = "x"\n}\n' };
  const inFolder = scanOf(files);
  expect(inFolder.diagnostics).toEqual([]);
  expect(inFolder.coverage.files).toMatchObject({ seen: 1, parsed: 0, irrelevant: 1 });
  const named = scanOf(files, { isNamed: () => true });
  expect(named.diagnostics).toMatchObject([{ id: 'syntax/hcl', incomplete: true }]);
  expect(named.coverage.files).toMatchObject({ seen: 1, parsed: 1, irrelevant: 0, partial: 1 });
});

test('a file about nothing that the rules judge counts as read in part if a problem with it is told', () => {
  const { coverage, diagnostics } = scanOf({ 'main.tf': 'resource "random_pet" "s" {\n  prefix = "x"\n' });
  expect(diagnostics).toMatchObject([{ id: 'syntax/hcl' }]);
  expect(coverage.files).toMatchObject({ seen: 1, parsed: 1, irrelevant: 0, partial: 1 });
});
