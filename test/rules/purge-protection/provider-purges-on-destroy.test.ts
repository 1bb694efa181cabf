import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'purge-protection/provider-purges-on-destroy';

const provider = (flags = '', more = ''): string =>
  `provider "azurerm" {\n  ${more}\n  features {\n    ${flags === '' ? '' : `key_vault {\n${flags}\n}`}\n  }\n}\n`;
const vault = (more = ''): string =>
  `resource "azurerm_key_vault" "main" {\n  name = "kv"\n  resource_group_name = "rg"\n  ${more}\n}\n`;
const production = 'variable "environment" {\n  default = "prod"\n}\n';
const tf = (text: string): Record<string, string> => ({ 'main.tf': text });

const off = 'purge_soft_delete_on_destroy = false';
const key = (id: string): string =>
  `resource "azurerm_key_vault_key" "k" {\n  name = "k"\n  key_vault_id = ${id}\n  key_type = "RSA"\n  key_opts = []\n}\n`;
const secret =
  'resource "azurerm_key_vault_secret" "s" {\n  name = "s"\n  key_vault_id = azurerm_key_vault.main.id\n  value_wo = null\n}\n';
const elsewhere = 'data "azurerm_key_vault" "other" {\n  name = "other"\n  resource_group_name = "rg"\n}\n';

test.each([
  ['left out', provider() + vault(), ['fail `features`']],
  ['turned off', provider(off) + vault(), ['pass']],
  ['null', provider('purge_soft_delete_on_destroy = null') + vault(), ['fail `null`']],
  ['protected', provider() + vault('purge_protection_enabled = true'), ['pass']],
  [
    'perhaps protected',
    `variable "p" {}\n${provider()}${vault('purge_protection_enabled = var.p')}`,
    ['unknown `var.p`'],
  ],
  [
    'perhaps protected, and not purged',
    `variable "p" {}\n${provider(off)}${vault('purge_protection_enabled = var.p')}`,
    ['pass'],
  ],
  ['without a vault', provider(), ['inapplicable']],
  ['without a provider', vault(), []],
  ['a vault of somebody else', provider() + elsewhere, ['inapplicable']],
  [
    'a key in a vault of somebody else',
    provider() + elsewhere + key('data.azurerm_key_vault.other.id'),
    ['unknown `k`'],
  ],
  [
    'a key, for which the flag of vaults says nothing',
    provider(off) + vault() + key('azurerm_key_vault.main.id'),
    ['fail `key_vault`'],
  ],
  [
    'a key',
    provider(`${off}\npurge_soft_deleted_keys_on_destroy = false`) + vault() + key('azurerm_key_vault.main.id'),
    ['pass'],
  ],
  ['a secret', provider(off) + vault() + secret, ['fail `key_vault`']],
  [
    'another provider',
    provider() + provider(off, 'alias = "a"') + vault('provider = azurerm.a'),
    ['inapplicable', 'pass'],
  ],
])('%s', (_, text, expected) => {
  expect(judged(rule, tf(production + text))).toEqual(expected);
});

test.each([
  ['development', ['inapplicable']],
  ['prod', ['fail `features`']],
])('in %s', (environment, expected) => {
  const text = `variable "environment" {\n  default = "${environment}"\n}\n${provider()}${vault()}`;
  expect(judged(rule, tf(text))).toEqual(expected);
});

test('where nothing tells the environment there is nothing to say', () => {
  expect(judged(rule, tf(provider() + vault()))).toEqual(['inapplicable']);
});

test('many vaults are one finding of the provider', () => {
  const text = `${production}${provider()}${vault('for_each = toset(["a", "b"])')}`;
  expect(labelled(rule, tf(text))).toEqual([
    'fail: `purge_soft_delete_on_destroy` is not set, and the provider purges what it destroys',
  ]);
});

test('a vault in a module is deployed by the provider that the module is given', () => {
  const main = `${production}${provider(off)}${provider('', 'alias = "hub"')}
module "m" {
  source    = "./m"
  providers = { azurerm = azurerm.hub }
}`;
  expect(judged(rule, { 'main.tf': main, 'm/main.tf': vault() })).toEqual(['inapplicable', 'fail `features`']);
});

test.each([
  ['~> 2.99', 'fail `features`'],
  ['~> 3.0', 'fail `features`'],
])('by default, version %s: %s', (version, expected) => {
  const required = `terraform {\n  required_providers {\n    azurerm = {\n      version = "${version}"\n    }\n  }\n}\n`;
  expect(judged(rule, tf(required + production + provider() + vault()))).toEqual([expected]);
});
