import { describe, expect, test } from 'vitest';
import { symbolOf } from '../../../src/expressions/symbol.js';
import { isInModule } from '../../../src/model/address.js';
import type { Value } from '../../../src/model/value.js';
import { scanOf } from './scan-of.js';

const secret = (forEach: string): string => `
resource "azurerm_key_vault_secret" "main" {
  for_each     = ${forEach}
  name         = each.key
  key_vault_id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
  value        = each.value
}`;

function valueOf(main: string): Value | undefined {
  const [resource] = scanOf({ 'main.tf': main }).resources;
  const body = resource?.body;
  const properties = body?.kind === 'object' ? body.entries.get('properties') : undefined;
  return properties?.kind === 'object' ? properties.entries.get('value') : undefined;
}

test.each([
  ['variable "all" {}', 'var.all', '⟨variable all[*]⟩', '⟨keys(⟨variable all⟩)[*]⟩'],
  ['variable "all" { type = list(string) }', 'toset(var.all)', undefined, undefined],
])('%s: what is unknown in for_each = %s has the term of an item', (variable, forEach, value, key) => {
  const main = variable + secret(forEach);
  const own = valueOf(main);
  const [resource] = scanOf({ 'main.tf': main }).resources;
  const [itsKey, itsValue] = [resource?.name, own].map((each) => each && symbolOf(each));
  expect(itsValue).toBe(value ?? itsKey);
  expect(itsKey).toBe(key ?? itsValue);
  expect(itsKey).toContain('variable all');
});

test('an instance of for_each keeps the way of the collection', () => {
  const value = valueOf(`variable "all" { default = { a = "one" } }${secret('var.all')}`);
  expect(value?.trail.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'variable each.value',
    'parameter all',
    'default all',
  ]);
});

test('a block of dynamic keeps the way of the collection', () => {
  const { resources } = scanOf({
    'main.tf': `
variable "all" { default = ["203.0.113.0/24"] }
resource "azurerm_linux_web_app" "main" {
  name = "app"
  resource_group_name = "rg"
  dynamic "connection_string" {
    for_each = var.all
    content {
      name  = "one"
      value = connection_string.value
    }
  }
}`,
  });
  const trails: string[] = [];
  const walk = (value: Value): void => {
    if (value.kind === 'scalar' && value.value === '203.0.113.0/24')
      trails.push(...value.trail.map(({ name }) => name));
    for (const each of value.kind === 'object' ? value.entries.values() : value.kind === 'list' ? value.items : [])
      walk(each);
  };
  for (const { body } of resources) walk(body);
  expect(trails).toContain('all');
});

test('a data source has no properties of its own: others deployed what it reads', () => {
  const [vault] = scanOf({
    'main.tf': 'data "azurerm_key_vault" "main" {\n  name = "kv"\n  resource_group_name = "rg"\n}',
  }).resources;
  expect(vault?.existing).toBe(true);
  expect(vault?.body.kind === 'object' ? [...vault.body.entries.keys()] : undefined).toEqual([]);
});

test('a resource and a call know the module that they stand in', () => {
  const { resources, moduleCalls, parameters } = scanOf({
    'main.tf': 'module "a" {\n  source = "./a"\n  for_each = toset(["eu/west"])\n}',
    'a/main.tf': 'variable "x" {}\nmodule "b" {\n  source = "../b"\n}',
    'b/main.tf': secret('toset(["one"])'),
  });
  expect(resources.map(({ module }) => module)).toEqual(['module.a["eu/west"].module.b']);
  expect(moduleCalls.map(({ module }) => module)).toEqual(['', 'module.a["eu/west"]']);
  expect(parameters.map(({ module }) => module)).toEqual(['module.a["eu/west"]']);
});

describe('what is in a module', () => {
  test.each([
    ['network/vault', 'network', true],
    ['network/vault', '', true],
    ['network', 'network', true],
    ['networks/vault', 'network', false],
    ['module.a.azurerm_key_vault.main', 'module.a', true],
    ['module.a["x/y"].module.b', 'module.a["x/y"]', true],
    ['module.ab.azurerm_key_vault.main', 'module.a', false],
    ['module.a', 'module.a.module.b', false],
  ])('%s in %s: %s', (address, module, is) => {
    expect(isInModule(address, module)).toBe(is);
  });
});

test('the output of azapi has the properties of the resource', () => {
  const id = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-one';
  const { resources } = scanOf({
    'main.tf': `
data "azapi_resource" "one" {
  type        = "Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30"
  resource_id = "${id}"
}
resource "azurerm_resource_group" "one" {
  name = data.azapi_resource.one.output.properties.principalId
}`,
  });
  const name = resources.find(({ type }) => type === 'Microsoft.Resources/resourceGroups')?.name;
  expect(name && symbolOf(name)).toBe(`⟨${id}.properties.principalId⟩`);
});
