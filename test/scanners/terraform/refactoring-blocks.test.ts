import { expect, test } from 'vitest';
import { textOf } from '../../../src/model/source.js';
import { scanOf } from './scan-of.js';

const vault = `
resource "azurerm_key_vault" "main" {
  name                = "kv"
  resource_group_name = "rg"
}`;
const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv';

const idsOf = (files: Record<string, string>): readonly string[] =>
  scanOf(files)
    .resources.filter(({ type }) => type === 'Microsoft.KeyVault/vaults')
    .map((resource) => resource.id);

test('an import tells the id', () => {
  const files = { 'main.tf': `${vault}\nimport {\n  to = azurerm_key_vault.main\n  id = "${id}"\n}` };
  expect(idsOf(files)).toEqual([id]);
});

test('an import in each round, into a module', () => {
  const files = {
    'main.tf': `
module "m" {
  source = "./m"
  for_each = toset(["a", "b"])
}
import {
  for_each = { a = "one", b = "two" }
  to       = module.m[each.key].azurerm_key_vault.main
  id       = "/subscriptions/s/resourceGroups/\${each.value}/providers/Microsoft.KeyVault/vaults/kv"
}`,
    'm/main.tf': vault,
  };
  expect(idsOf(files).map((each) => each.split('/')[4])).toEqual(['one', 'two']);
});

test.each([
  ['of something else', '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/kv'],
  ['that is an address', 'https://kv.vault.azure.net/'],
  ['of what is below it', `${id}/secrets/s`],
])('an id %s is none of a vault', (_, imported) => {
  const files = { 'main.tf': `${vault}\nimport {\n  to = azurerm_key_vault.main\n  id = "${imported}"\n}` };
  expect(idsOf(files)[0]).toMatch(/resourceGroups\/rg\//);
});

const told = (files: Record<string, string>): readonly string[] =>
  scanOf(files).diagnostics.map(({ id: kind, at, path }) => `${kind} ${at === undefined ? (path ?? '') : textOf(at)}`);

test.each([
  ['moved', `${vault}\nmoved {\n  from = azurerm_key_vault.old\n  to = azurerm_key_vault.main\n}`, []],
  ['removed', `${vault}\nremoved {\n  from = azurerm_key_vault.old\n}`, []],
  [
    'removed and still there',
    `${vault}\nremoved {\n  from = azurerm_key_vault.main\n  lifecycle {\n    destroy = false\n  }\n}`,
    ['terraform/removed-declared azurerm_key_vault.main'],
  ],
  ['declared twice', `${vault}\n${vault}`, ['terraform/repeated main']],
  ['a variable declared twice', 'variable "a" {}\nvariable "a" {}', ['terraform/repeated a']],
  ['one provider without alias, one with', 'provider "azurerm" {}\nprovider "azurerm" {\n  alias = "b"\n}', []],
  ['two providers without alias', 'provider "azurerm" {}\nprovider "azurerm" {}', ['terraform/repeated azurerm']],
  ['a check', 'check "c" {\n  data "azurerm_key_vault" "main" {\n    name = "kv"\n  }\n}', []],
])('%s', (_, text, expected) => {
  expect(told({ 'main.tf': text })).toEqual(expected);
});

test('of two declarations the second is told, with where the first is', () => {
  const [problem] = scanOf({ 'a.tf': vault, 'b.tf': vault.replace('"kv"', '"other"') }).diagnostics;
  expect(problem?.at?.source.path).toBe('b.tf');
  expect(problem).toMatchObject({ label: 'not judged: the one at a.tf:2 is', incomplete: true });
});

test('a copy of a declaration leaves nothing unjudged, however it is indented', () => {
  const [problem] = scanOf({ 'a.tf': vault, 'b.tf': vault.replaceAll(/^ */gm, '    ') }).diagnostics;
  expect(problem).toMatchObject({ level: 'warning', label: 'a copy of the one at a.tf:2, which is judged' });
  expect(problem?.incomplete).toBeUndefined();
});

test('a data source in a check is somebody using a vault', () => {
  const text =
    'check "c" {\n  data "azurerm_key_vault" "main" {\n    name = "kv"\n    resource_group_name = "rg"\n  }\n}';
  expect(scanOf({ 'main.tf': text }).resources.map(({ address, existing }) => [address, existing])).toEqual([
    ['data.azurerm_key_vault.main', true],
  ]);
});

test.each(['{', '[]', '{"Modules": 3}', 'null'])('a list of installed modules that is %j', (list) => {
  const files = { 'main.tf': 'module "m" {\n  source = "a/b/c"\n}', '.terraform/modules/modules.json': list };
  const { diagnostics } = scanOf(files, { files: ['main.tf'] });
  const expected = list === '[]' ? [] : ['.terraform/modules/modules.json'];
  expect(diagnostics.map(({ path }) => path)).toEqual(expected);
});

const encryption = (account: string): string => `
variable "account" {}
data "azurerm_storage_account" "main" {
  name                = "st"
  resource_group_name = "rg"
}
resource "azurerm_storage_account_customer_managed_key" "main" {
  storage_account_id = ${account}
  key_vault_id       = "${id}"
  key_name           = "disk"
}`;

test.each(['var.account', 'data.azurerm_storage_account.main.id', '"/subscriptions/s/other"'])(
  'what is changed of %s, which others deploy, is there by itself',
  (account) => {
    const { resources } = scanOf({ 'main.tf': encryption(account) });
    const deployed = resources.filter(({ existing }) => !existing);
    expect(deployed.map(({ address, type }) => [address, type])).toEqual([
      ['azurerm_storage_account_customer_managed_key.main', 'Microsoft.Storage/storageAccounts'],
    ]);
  },
);

test('what is changed of what is deployed here is a part of that', () => {
  const account = 'resource "azurerm_storage_account" "own" {\n  name = "st"\n  resource_group_name = "rg"\n}\n';
  const { resources } = scanOf({ 'main.tf': account + encryption('azurerm_storage_account.own.id') });
  const deployed = resources.filter(({ existing }) => !existing);
  expect(deployed.map(({ address }) => address)).toEqual(['azurerm_storage_account.own']);
});
