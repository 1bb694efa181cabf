import { expect, test } from 'vitest';
import { judged, labelled, severities } from '../judged.js';

const rule = 'environment-sharing/credential';

const template = `@secure()
param adminPassword string
@secure()
param settings object = {}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }`;

const given = (files: Readonly<Record<string, string>>): Record<string, string> => ({
  'main.bicep': template,
  ...Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`main.${name}.bicepparam`, `using 'main.bicep'\n${text}`]),
  ),
});
const password = (text: string): string => `param adminPassword = '${text}'`;

test.each<[string, Record<string, string>, string[]]>([
  ['the same', { dev: password('n0t-r3al'), prod: password('n0t-r3al') }, ["fail `'n0t-r3al'`"]],
  ['others', { dev: password('n0t-r3al'), prod: password('an0ther') }, ['pass', 'pass']],
  ['two names of one environment', { prod: password('n0t-r3al'), production: password('n0t-r3al') }, ['pass']],
  ['to be filled in', { dev: password('<password>'), prod: password('<password>') }, []],
  ['a plain word', { dev: password('hunter'), prod: password('hunter') }, []],
  ['empty', { dev: password(''), prod: password('') }, []],
  [
    'from a vault',
    {
      dev: "param adminPassword = az.getSecret('s', 'g', 'kv', 'n')",
      prod: "param adminPassword = az.getSecret('s', 'g', 'kv', 'n')",
    },
    [],
  ],
  [
    'in an object, under another name',
    { dev: password('n0t-r3al'), prod: `${password('an0ther')}\nparam settings = { apiKey: 'n0t-r3al' }` },
    ["fail `'n0t-r3al'`", 'pass'],
  ],
  [
    'nobody knows for which environment',
    { dev: password('n0t-r3al'), contoso: password('n0t-r3al') },
    ["unknown `'n0t-r3al'`"],
  ],
  ['for no environment that is known', { fabrikam: password('n0t-r3al'), contoso: password('n0t-r3al') }, []],
])('%s', (_, files, expected) => {
  expect([...judged(rule, given(files))].sort()).toEqual([...expected].sort());
});

test('both places are told, and never the text', () => {
  const [said] = labelled(rule, given({ dev: password('n0t-r3al'), prod: password('n0t-r3al') }));
  expect(said).toBe('fail: the value of `adminPassword` for `prod` is that for `dev` as well');
});

test('without production it weighs less', () => {
  expect(severities(rule, given({ dev: password('n0t-r3al'), test: password('n0t-r3al') }))).toEqual(['fail medium']);
});

test('one file for all environments is no credential in two files', () => {
  const files = {
    'main.tf':
      'variable "password" {\n  sensitive = true\n}\nvariable "x" {}\nresource "azurerm_key_vault" "v" {\n  name = "kv"\n  resource_group_name = "rg"\n}',
    'terraform.tfvars': 'password = "n0t-r3al"',
    'dev.tfvars': 'x = 1',
    'prod.tfvars': 'x = 2',
  };
  expect(judged(rule, files)).toEqual(['pass']);
});

test('secrets that are written in the configurations of two environments', () => {
  const secret = (name: string): string =>
    `resource "azurerm_key_vault_secret" "s" {\n  name = "${name}"\n  key_vault_id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv"\n  value = "n0t-r3al"\n}`;
  expect(labelled(rule, { 'dev/main.tf': secret('a'), 'prod/main.tf': secret('b') })).toEqual([
    'fail: the value of `b` for `prod` is that for `dev` as well',
  ]);
});

test('what samples of two applications have in common is nobody’s credential', () => {
  const secret =
    'variable "password" {\n  sensitive = true\n}\nresource "azurerm_key_vault" "v" {\n  name = "kv"\n  resource_group_name = "rg"\n}';
  const value = 'password = "n0t-r3al"';
  const files = { 'a/main.tf': secret, 'a/dev.tfvars': value, 'b/main.tf': secret, 'b/prod.tfvars': value };
  expect(judged(rule, files)).toEqual(['pass', 'pass']);
});
