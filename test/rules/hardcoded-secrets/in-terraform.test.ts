import { describe, expect, test } from 'vitest';
import { labelled } from '../judged.js';

const app = (value: string, before = ''): Record<string, string> => ({
  'main.tf': `${before}
resource "azurerm_linux_web_app" "main" {
  name                = "app-orders"
  resource_group_name = "rg-orders"
  app_settings        = { SETTING = ${value} }
}`,
});

const secret = `data "azurerm_key_vault_secret" "one" {
  name         = "one"
  key_vault_id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
}`;

const account = 'resource "azurerm_storage_account" "one" {\n  name = "stone"\n  resource_group_name = "rg"\n}';

describe('hardcoded-secrets/app-setting', () => {
  const rule = 'hardcoded-secrets/app-setting';

  test.each([
    ['data.azurerm_key_vault_secret.one.value', secret, 'fail: `SETTING` holds a secret that is read from a vault'],
    [
      'nonsensitive(data.azurerm_key_vault_secret.one.value)',
      secret,
      'fail: `SETTING` holds a secret that is read from a vault',
    ],
    ['data.azurerm_key_vault_secret.one.versionless_id', secret, 'pass'],
    [
      'azurerm_storage_account.one.primary_access_key',
      account,
      'fail: `SETTING` holds `primary_access_key`, which Azure gives to the resource',
    ],
    [
      '"key=${azurerm_storage_account.one.primary_access_key};"',
      account,
      'fail: `SETTING` holds `primary_access_key`, which Azure gives to the resource',
    ],
    ['azurerm_storage_account.one.primary_blob_endpoint', account, 'pass'],
    ['azurerm_storage_account.one.id', account, 'pass'],
    ['var.one', 'variable "one" { sensitive = true }', 'fail: `SETTING` holds a secret that variable `one` brings'],
    ['var.one', 'variable "one" { ephemeral = true }', 'fail: `SETTING` holds a secret that variable `one` brings'],
  ])('%s', (value, before, said) => {
    expect(labelled(rule, app(value, before))).toEqual([said]);
  });

  test.each([
    ['var.one', 'variable "one" {}'],
    ['module.one.made', 'module "one" {\n  source = "git::https://example.com/one.git"\n}'],
  ])('only whoever deploys can tell of a token that is %s', (value, before) => {
    const files = app(value, before)['main.tf']?.replace('SETTING', 'PARTNER_TOKEN') ?? '';
    expect(labelled(rule, { 'main.tf': files }).map((each) => each.split(':')[0])).toEqual(['unknown']);
  });
});

describe('hardcoded-secrets/secret-resource', () => {
  const made = (value: string, before = ''): Record<string, string> => ({
    'main.tf': `${before}
resource "azurerm_key_vault_secret" "main" {
  name         = "one"
  key_vault_id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
  value        = ${value}
}`,
  });

  test.each([
    ['"not-a-real-password"', '', 'fail'],
    ['<<-EOT\n    not-a-real-password\n  EOT\n', '', 'fail'],
    ['upper(local.one)', 'locals { one = "not-a-real-password" }', 'fail'],
    ['random_password.one.result', 'resource "random_password" "one" { length = 32 }', 'pass'],
    ['var.one', 'variable "one" { sensitive = true }', 'pass'],
    ['"${var.one}-x"', 'variable "one" { sensitive = true }', 'pass'],
    ['null', '', 'pass'],
  ])('%s', (value, before, outcome) => {
    const said = labelled('hardcoded-secrets/secret-resource', made(value, before));
    expect(said.map((each) => each.split(':')[0])).toEqual([outcome]);
  });

  test('text given to a secure variable of a module is text in a file', () => {
    const files = {
      'main.tf': 'module "one" {\n  source = "./one"\n  value = "not-a-real-password"\n}',
      'one/main.tf': made('var.value', 'variable "value" {\n  sensitive = true\n}')['main.tf'] ?? '',
    };
    expect(labelled('hardcoded-secrets/secret-resource', files)).toEqual([
      'fail: the value of the secret is written in the source',
    ]);
  });
});

describe('secrets that are handed over', () => {
  const rule = 'hardcoded-secrets/secret-resource';
  const extension = (settings: string, before = ''): Record<string, string> => ({
    'main.tf': `${before}
resource "azurerm_virtual_machine_extension" "e" {
  name               = "e"
  virtual_machine_id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm"
  protected_settings = ${settings}
}`,
  });
  const variable = (more: string): string => `variable "p" {\n  type = string\n${more}}`;

  test.each([
    ['jsonencode({ workspaceKey = "n0t-r3al" })', '', ['fail: the workspace key is written in the source']],
    ['<<EOT\n{ "Password": "n0t-r3al" }\nEOT', '', ['fail: the password is written in the source']],
    [
      'jsonencode({ password = var.p })',
      variable('  default = "n0t-r3al"\n'),
      ['fail: the password is written in the source'],
    ],
    ['jsonencode({ password = var.p })', variable('  sensitive = true\n'), ['pass']],
    ['jsonencode({ password = var.p })', variable(''), ['unknown: variable `p` has no value until deployment']],
    // The default is what is wrong there, and `secure-parameter` says so.
    ['<<EOT\n{ "Password": "${var.p}" }\nEOT', variable('  default = "n0t-r3al"\n  sensitive = true\n'), ['pass']],
    ['jsonencode({ password = "<password>" })', '', []],
    ['jsonencode({ commandToExecute = "n0t-r3al" })', '', []],
    ['var.p', variable('  sensitive = true\n'), ['pass', 'pass', 'pass']],
  ])('%s to an extension', (settings, before, expected) => {
    expect(labelled(rule, extension(settings, before))).toEqual(expected);
  });

  test.each([
    ['"MIIKbAIBAzCCCiIGCSqGSIb3DQEHAaCC"', ['fail: the client certificate is written in the source']],
    ['filebase64("client.pfx")', ['unknown: cannot read `client.pfx`: it does not exist']],
    ['null', []],
  ])('a client certificate: %s', (value, expected) => {
    expect(
      labelled(rule, { 'main.tf': `provider "azurerm" {\n  features {}\n  client_certificate = ${value}\n}` }),
    ).toEqual(expected);
  });
});
