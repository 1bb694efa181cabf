import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/model/value.js';
import { assumptions } from '../templates/scan-files.js';
import { scanOf } from './scan-of.js';

const vault = (name: string, rest: string): string =>
  `resource "azurerm_key_vault" "${name}" {\n  name = "kv-${name}"\n  resource_group_name = "rg"\n  ${rest}\n}\n`;

const off = (name: string, type = ''): string => `variable "${name}" {\n  ${type}\n  default = false\n}\n`;

const assumedIn = (files: Readonly<Record<string, string>>) => {
  const { resources, coverage } = scanOf(files);
  const found = resources.filter((each) => each.assumed === true);
  return { found: found.map(({ address, when }) => `${address} if ${assumptions(when)}`), coverage };
};

describe('what the default of a switch leaves out', () => {
  it.each(['', 'type = bool'])('is judged as if it were on %s', (type) => {
    const { found, coverage } = assumedIn({
      'main.tf': `${off('create', type)}${vault('main', 'count = var.create ? 1 : 0')}`,
    });
    expect(found).toEqual(['azurerm_key_vault.main[0] if ⟨variable create⟩=true']);
    expect(coverage).toMatchObject({ undeployed: 1, assumed: 1 });
  });

  it('is found through local values, and is off where it has to be', () => {
    const { found } = assumedIn({
      'main.tf': `variable "skip" {\n  default = true\n}\nlocals {\n  on = !var.skip\n}\n${vault('main', 'for_each = local.on ? toset(["a"]) : toset([])')}`,
    });
    expect(found).toEqual(['azurerm_key_vault.main["a"] if ⟨variable skip⟩=false']);
  });

  it('is found through the arguments of a call', () => {
    const { found } = assumedIn({
      'main.tf': `${off('create')}module "inner" {\n  source = "./inner"\n  enabled = var.create\n}`,
      'inner/main.tf': `variable "enabled" {}\n${vault('main', 'count = var.enabled ? 1 : 0')}`,
    });
    expect(found).toEqual(['module.inner.azurerm_key_vault.main[0] if ⟨variable create⟩=true']);
  });

  it('is all that a call deploys which is left out', () => {
    const { found, coverage } = assumedIn({
      'main.tf': `${off('create')}module "inner" {\n  count = var.create ? 1 : 0\n  source = "./inner"\n}`,
      'inner/main.tf': vault('main', ''),
    });
    expect(found).toEqual(['module.inner[0].azurerm_key_vault.main if ⟨variable create⟩=true']);
    expect(coverage).toMatchObject({ undeployed: 1, assumed: 1 });
  });

  it('takes several switches that have to be on', () => {
    const { found } = assumedIn({
      'main.tf': `${off('one')}${off('two')}${vault('main', 'count = var.one && var.two ? 1 : 0')}`,
    });
    expect(found).toEqual(['azurerm_key_vault.main[0] if ⟨variable one⟩=true & ⟨variable two⟩=true']);
  });

  it.each([
    ['where a value is given', { 'terraform.tfvars': 'create = false' }],
    ['where another deployment has it', { 'prod.tfvars': 'create = true', 'dev.tfvars': 'create = false' }],
  ])('is not assumed %s', (_, more) => {
    const { found } = assumedIn({
      'main.tf': `${off('create')}${vault('main', 'count = var.create ? 1 : 0')}`,
      ...more,
    });
    expect(found).toEqual([]);
  });

  it.each(['count = 0', 'for_each = {}', 'for_each = local.none'])(
    'is nothing for `%s`, where no switch decides',
    (rest) => {
      const { found, coverage } = assumedIn({ 'main.tf': `locals {\n  none = {}\n}\n${vault('main', rest)}` });
      expect(found).toEqual([]);
      expect(coverage).toMatchObject({ undeployed: 1, assumed: 0 });
    },
  );
});

const typed = (name: string, type: string, rest: string): string =>
  `variable "${name}" {\n  type = ${type}\n  default = ${rest}\n}\n`;

const hasItems = (variable: string): string => `⟨0 < ⟨length(⟨variable ${variable}⟩)⟩⟩=true`;

describe('what an empty default leaves out', () => {
  it.each([
    ['variable "vaults" {\n  default = {}\n}\n', 'for_each = var.vaults'],
    ['variable "vaults" {\n  default = []\n}\n', 'for_each = toset(var.vaults)'],
    [typed('vaults', 'set(string)', '[]'), 'for_each = var.vaults'],
    [typed('vaults', 'map(any)', '{}'), 'for_each = { for k, v in var.vaults : k => v if v.wanted }'],
    [typed('vaults', 'list(object({ name = string }))', '[]'), 'for_each = { for v in var.vaults : v.name => v }'],
    [typed('vaults', 'list(string)', '[]'), 'count = length(var.vaults)'],
    [`${typed('vaults', 'any', '{}')}locals {\n  all = try(var.vaults.key, {})\n}\n`, 'for_each = local.all'],
    [
      `${typed('vaults', 'any', '{}')}locals {\n  all = {\n    mine = var.vaults\n    other = var.others\n  }\n}\n${typed('others', 'any', '{}')}`,
      'for_each = local.all.mine',
    ],
  ])('stands for all, %#: %s', (declared, rest) => {
    const { found, coverage } = assumedIn({ 'main.tf': `${declared}${vault('main', rest)}` });
    expect(found).toEqual([`azurerm_key_vault.main[*] if ${hasItems('vaults')}`]);
    expect(coverage).toMatchObject({ undeployed: 1, assumed: 1, unexpanded: 0 });
  });

  it('is there once where its length is asked for', () => {
    const { found } = assumedIn({
      'main.tf': `${typed('names', 'list(string)', '[]')}${vault('main', 'count = length(var.names) > 0 ? 1 : 0')}`,
    });
    expect(found).toEqual([`azurerm_key_vault.main[0] if ${hasItems('names')}`]);
  });

  it('is assumed with the flag that it needs too', () => {
    const { found } = assumedIn({
      'main.tf': `${off('on')}${typed('vaults', 'any', '{}')}${vault('main', 'for_each = { for k, v in var.vaults : k => v if var.on }')}`,
    });
    expect(found).toEqual([`azurerm_key_vault.main[*] if ${hasItems('vaults')} & ⟨variable on⟩=true`]);
  });

  it('is found in an object, and through the argument of a call', () => {
    const { found } = assumedIn({
      'main.tf': `${typed('settings', 'object({ vaults = optional(map(any), {}) })', '{}')}module "inner" {\n  source = "./inner"\n  vaults = var.settings.vaults\n}`,
      'inner/main.tf': `variable "vaults" {}\n${vault('main', 'for_each = var.vaults')}`,
    });
    expect(found).toEqual([`module.inner.azurerm_key_vault.main[*] if ${hasItems('settings.vaults')}`]);
  });

  it.each([
    ['where nothing is said on purpose', { 'terraform.tfvars': 'vaults = {}' }],
    ['where another deployment has it', { 'prod.tfvars': 'vaults = { a = {} }', 'dev.tfvars': 'vaults = {}' }],
  ])('is not assumed %s', (_, more) => {
    const files = { 'main.tf': `variable "vaults" {\n  default = {}\n}\n${vault('main', 'for_each = var.vaults')}` };
    expect(assumedIn({ ...files, ...more }).found).toEqual([]);
  });

  it('has items that say no more than their type wants', () => {
    const type =
      'map(object({ name = string, public = optional(bool, true), tags = optional(map(string)), rbac = optional(bool) }))';
    const { resources } = scanOf({
      'main.tf': `${typed('vaults', type, '{}')}${vault('main', 'for_each = var.vaults\n  purge_protection_enabled = false\n  rbac_authorization_enabled = each.value.rbac\n  public_network_access_enabled = each.value.public')}`,
    });
    const [properties] = resources.map(({ body }) => memberAt(body, 'properties'));
    expect(memberAt(properties, 'enablePurgeProtection')).toMatchObject({ kind: 'scalar', value: false });
    expect(memberAt(properties, 'publicNetworkAccess')).toMatchObject({ kind: 'scalar', value: 'Enabled' });
    expect(memberAt(properties, 'enableRbacAuthorization')).toMatchObject({
      kind: 'unknown',
      because: 'variable `vaults` is empty by default',
    });
  });
});

const memberAt = (value: Value | undefined, name: string): Value | undefined =>
  value?.kind === 'object' ? value.entries.get(name) : undefined;

describe('what a flag in an object leaves out', () => {
  it.each([
    ['any', '{ enabled = false, sku = "premium" }', 'var.settings.enabled'],
    ['object({ enabled = optional(bool, false) })', '{}', 'var.settings.enabled'],
    ['object({ enabled = bool })', '{ enabled = false }', 'var.settings["enabled"]'],
    ['map(bool)', '{ enabled = false }', 'lookup(var.settings, "enabled", false)'],
    ['object({ enabled = optional(bool, false) })', '{}', 'try(var.settings, null).enabled'],
  ])('is judged as if it were on: %s, %s, %s', (type, written, flag) => {
    const { found } = assumedIn({
      'main.tf': `${typed('settings', type, written)}${vault('main', `count = ${flag} ? 1 : 0`)}`,
    });
    expect(found).toEqual(['azurerm_key_vault.main[0] if ⟨variable settings.enabled⟩=true']);
  });

  it('leaves the rest of the object as it is', () => {
    const { resources } = scanOf({
      'main.tf': `${typed('settings', 'any', '{ enabled = false, sku = "premium" }')}${vault('main', 'count = var.settings.enabled ? 1 : 0\n  sku_name = var.settings.sku')}`,
    });
    const [properties] = resources.map(({ body }) => memberAt(body, 'properties'));
    expect(memberAt(memberAt(properties, 'sku'), 'name')).toMatchObject({ kind: 'scalar', value: 'premium' });
  });
});
