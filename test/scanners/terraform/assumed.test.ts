import { describe, expect, it } from 'vitest';
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

  it.each(['count = 0', 'for_each = var.vaults'])('is nothing for `%s`, where no switch decides', (rest) => {
    const { found, coverage } = assumedIn({
      'main.tf': `variable "vaults" {\n  default = {}\n}\n${vault('main', rest)}`,
    });
    expect(found).toEqual([]);
    expect(coverage).toMatchObject({ undeployed: 1, assumed: 0 });
  });
});
