import { describe, expect, test } from 'vitest';
import { rules } from '../../src/rules/index.js';
import { judged } from './judged.js';

/** A change of something that is not in the files, by the type of that and the properties that are changed. */
const change = (type: string, properties: string): string => `variable "v" {}
variable "id" {}
variable "given" {
  type = object({ a = string })
}
resource "azapi_update_resource" "u" {
  type        = "${type}"
  resource_id = var.id
  body        = { properties = ${properties} }
}`;

/** What all rules say of it, passes and what does not apply left out. */
const all = (main: string): string[] =>
  Object.keys(rules).flatMap((id) =>
    judged(id, { 'prod/main.tf': main })
      .filter((verdict) => verdict !== 'pass' && verdict !== 'inapplicable')
      .map((verdict) => `${id} ${verdict}`),
  );

const vault = 'Microsoft.KeyVault/vaults@2026-03-01-preview';
const key = 'Microsoft.KeyVault/vaults/keys@2026-03-01-preview';
const secret = 'Microsoft.KeyVault/vaults/secrets@2026-03-01-preview';
const hsm = 'Microsoft.KeyVault/managedHSMs@2026-03-01-preview';
const site = 'Microsoft.Web/sites@2024-04-01';

describe('a change of what others deploy', () => {
  test.each<[string, string, string[]]>([
    [vault, '{}', []],
    [vault, '{ tenantId = "t" }', []],
    [vault, '{ enablePurgeProtection = false }', ['purge-protection/vault fail `false`']],
    [vault, '{ enablePurgeProtection = true }', []],
    [vault, '{ enablePurgeProtection = var.v }', ['purge-protection/vault unknown `var.v`']],
    [vault, 'var.v', []],
    [vault, 'merge(var.given, { enablePurgeProtection = false })', ['purge-protection/vault fail `false`']],
    [vault, '{ enableSoftDelete = false }', ['purge-protection/soft-delete fail `false`']],
    [vault, '{ softDeleteRetentionInDays = 7 }', ['purge-protection/retention fail `7`']],
    [vault, '{ enableRbacAuthorization = false }', ['rbac-breadth/permission-model fail `false`']],
    // The firewall may be in what is not here.
    [vault, '{ publicNetworkAccess = "Enabled" }', []],
    [vault, '{ networkAcls = { defaultAction = "Allow" } }', []],
    [
      vault,
      '{ publicNetworkAccess = "Enabled", networkAcls = { defaultAction = "Allow" } }',
      ['network-exposure/public-access fail `"Allow"`'],
    ],
    [
      vault,
      '{ networkAcls = { ipRules = [{ value = "0.0.0.0/0" }] } }',
      ['network-exposure/ip-range fail `"0.0.0.0/0"`'],
    ],
    [
      vault,
      '{ accessPolicies = [{ tenantId = "t", objectId = "o", permissions = { keys = ["purge"] } }] }',
      ['rbac-breadth/access-policy-permissions fail `"purge"`'],
    ],
    [key, '{ attributes = { enabled = true } }', []],
    [
      key,
      '{ kty = "RSA", keySize = 1024 }',
      ['hsm-key-policy/hsm-backed fail `"RSA"`', 'hsm-key-policy/key-size fail `1024`'],
    ],
    [secret, '{ contentType = "text/plain" }', []],
    [secret, '{ value = "n0t-r3al!" }', ['hardcoded-secrets/secret-resource fail `"n0t-r3al!"`']],
    [hsm, '{}', []],
    [hsm, '{ enablePurgeProtection = false }', ['purge-protection/managed-hsm fail `false`']],
    [site, '{ httpsOnly = true }', []],
    [
      site,
      '{ siteConfig = { appSettings = [{ name = "DB_PASSWORD", value = "n0t-r3al!" }] } }',
      ['hardcoded-secrets/app-setting fail `"n0t-r3al!"`'],
    ],
    ['Microsoft.Storage/storageAccounts@2024-01-01', '{ publicNetworkAccess = "Disabled" }', []],
    [
      'Microsoft.Storage/storageAccounts@2024-01-01',
      '{ encryption = { keyvaultproperties = { keyvaulturi = "https://kv.vault.azure.net", keyname = "k", keyversion = "0123456789abcdef0123456789abcdef" } } }',
      [
        // As of any other reference to a vault that is not here.
        'environment-sharing/key unknown `"k"`',
        'hsm-key-policy/pinned-version fail `"0123456789abcdef0123456789abcdef"`',
      ],
    ],
  ])('%s %s', (type, properties, expected) => {
    expect(all(change(type, properties))).toEqual(expected);
  });
});

const vaultHere = `resource "azurerm_key_vault" "kv" {
  name                     = "kv"
  resource_group_name      = "rg"
  purge_protection_enabled = true
}`;

test('a change of what is here is judged with it, and not again', () => {
  const files = {
    'main.tf': `${vaultHere}\n${change(vault, '{ enablePurgeProtection = false }').replace('var.id', 'azurerm_key_vault.kv.id')}`,
  };
  expect(judged('purge-protection/vault', files)).toEqual(['fail `false`']);
});

test('a change of what is only read is judged by itself', () => {
  const read = 'data "azurerm_key_vault" "kv" {\n  name                = "kv"\n  resource_group_name = "rg"\n}';
  const files = {
    'main.tf': `${read}\n${change(vault, '{ enablePurgeProtection = false }').replace('var.id', 'data.azurerm_key_vault.kv.id')}`,
  };
  expect(judged('purge-protection/vault', files)).toEqual(['fail `false`']);
});

test('a change that another configuration makes does not speak for the vault as a whole', () => {
  const id = '"/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"';
  const files = {
    'vault/main.tf': vaultHere,
    'firewall/main.tf': change(vault, '{ publicNetworkAccess = "Disabled" }').replace('var.id', id),
  };
  expect(judged('purge-protection/vault', files)).toEqual(['inapplicable', 'pass']);
  expect(judged('environment-sharing/vault-per-environment', files)).toEqual([]);
});

test('a change that is made only where a variable says so is no vault either', () => {
  const main = change(vault, '{ enableRbacAuthorization = true }').replace(
    'type        =',
    'count       = var.on ? 1 : 0\n  type        =',
  );
  const files = { 'main.tf': `${main}\nvariable "on" {\n  default = false\n}` };
  expect(judged('purge-protection/vault', files)).toEqual([]);
});
