import { expect, test } from 'vitest';
import { scanOf } from './scan-of.js';

/** What each deployment consists of, by the file that makes it. */
function deployed(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const { deployments, resources } = scanOf(files);
  return Object.fromEntries(
    deployments.map((each) => [
      each.parameters ?? '',
      resources.filter(({ deployment }) => deployment === each).map(({ address }) => address),
    ]),
  );
}

const vault = (more = ''): string => `resource "azurerm_key_vault" "kv" {\n${more}\n}\n`;

test.each([
  ['a variable', 'for_each = toset(var.names)'],
  ['a local', 'for_each = local.chosen'],
  ['a condition', 'count = length(var.names) > 0 ? 1 : 0'],
  ['another variable by default', 'for_each = toset(var.others)'],
])('what one file deploys by %s the others do not', (_, repetition) => {
  const files = {
    'main.tf': `${vault(repetition)}
locals { chosen = toset([for each in var.names : each]) }
variable "names" { default = [] }
variable "others" { default = [] }
variable "region" { default = "" }`,
    'a.tfvars': 'region = "a"',
    'b.tfvars': 'names = ["x"]\nothers = ["x"]',
    'c.tfvars': 'region = "c"\nnames = []',
  };
  const key = repetition.startsWith('count') ? '[0]' : '["x"]';
  expect(deployed(files)).toEqual({ 'a.tfvars': [], 'b.tfvars': [`azurerm_key_vault.kv${key}`], 'c.tfvars': [] });
});

test('what a module leaves out depends on what it is called with, over any number of calls', () => {
  const files = {
    'main.tf':
      'variable "names" { default = [] }\nvariable "r" { default = "" }\nmodule "a" {\n source = "./a"\n vaults = var.names\n}',
    'a/main.tf':
      'variable "vaults" {}\nmodule "b" {\n source = "./b"\n for_each = toset(var.vaults)\n key = each.key\n}',
    'a/b/main.tf': `variable "key" {}\n${vault('count = var.key == "x" ? 1 : 0')}`,
    'a.tfvars': 'r = "a"',
    'b.tfvars': 'names = ["x", "y"]',
    'c.tfvars': 'names = ["y"]',
  };
  expect(deployed(files)).toEqual({
    'a.tfvars': [],
    'b.tfvars': ['module.a.module.b["x"].azurerm_key_vault.kv[0]'],
    'c.tfvars': [],
  });
});

test('what follows from a resource is worked out in each deployment', () => {
  const files = {
    'main.tf': `variable "name" { default = "" }
variable "r" { default = "" }
resource "terraform_data" "g" { input = var.name }
${vault('count = terraform_data.g.input == "x" ? 1 : 0')}`,
    'a.tfvars': 'r = "a"',
    'b.tfvars': 'name = "x"',
  };
  expect(deployed(files)).toEqual({ 'a.tfvars': [], 'b.tfvars': ['azurerm_key_vault.kv[0]'] });
});

test('what is loaded for all deployments may be overridden by the file of one', () => {
  const files = {
    'main.tf': `variable "names" { default = ["x"] }\nvariable "r" { default = "" }\n${vault('for_each = toset(var.names)')}`,
    'terraform.tfvars': 'names = []',
    'a.tfvars': 'r = "a"',
    'b.tfvars': 'names = ["y"]',
  };
  expect(deployed(files)).toEqual({ 'a.tfvars': [], 'b.tfvars': ['azurerm_key_vault.kv["y"]'] });
});
