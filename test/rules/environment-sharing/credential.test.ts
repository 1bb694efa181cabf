import { describe, expect, test } from 'vitest';
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

describe('settings of applications', () => {
  const site = (name: string, value: string): string => `param server string = 'sql'
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }
resource st 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'st' }
resource a 'Microsoft.Web/sites@2024-04-01' = {
  name: 'shop'
  properties: { siteConfig: { appSettings: [{ name: '${name}', value: ${value} }] } }
}`;
  const both = (dev: string, prod: string, name = 'X'): Record<string, string> => ({
    'dev/main.bicep': site(name, dev),
    'prod/main.bicep': site(name, prod),
  });
  const key = 'A'.repeat(20) + 'b9/'.repeat(22);
  const found = 'fail: the secret in app setting `X` of `shop` for `prod` is that for `dev` as well';

  test.each<[string, string, string, string[]]>([
    ['the same password', "'Server=a;Password=n0t-r3al'", "'Server=a;Password=n0t-r3al'", [found]],
    ['of different servers', "'Server=a;Password=n0t-r3al'", '\'Server=b;PWD = "n0t-r3al"\'', [found]],
    ['in an address', "'amqp://u:n0t-r3al@dev'", "'Server=b;Password=n0t-r3al'", [found]],
    ['of an unknown server', "'Server=${kv.id};Password=n0t-r3al'", "'Server=b;Password=n0t-r3al'", [found]],
    ['of a server that is given', "'Server=${server};Password=n0t-r3al'", "'Server=b;Password=n0t-r3al'", [found]],
    ['an account key', `'AccountName=a;AccountKey=${key}=='`, `'AccountName=b;AccountKey=${key}=='`, [found]],
    ['another password', "'Server=a;Password=n0t-r3al'", "'Server=a;Password=an0ther'", ['pass', 'pass']],
    ['a password to come', "'Server=a;Password=<password>'", "'Server=a;Password=<password>'", []],
    ['a plain word', "'Server=a;Password=postgres'", "'Server=a;Password=postgres'", []],
    ['no secret', "'Server=a;Authentication=Default'", "'Server=a;Authentication=Default'", []],
    ['an ordinary text', "'n0t-r3al'", "'n0t-r3al'", []],
    [
      'a reference',
      "'@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/p)'",
      "'@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/p)'",
      [],
    ],
    ['what Azure hands out', 'st.listKeys().keys[0].value', 'st.listKeys().keys[0].value', []],
    [
      'the emulator',
      "'AccountName=a;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1'",
      "'AccountName=a;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1'",
      [],
    ],
  ])('%s', (_, dev, prod, expected) => {
    expect(labelled(rule, both(dev, prod))).toEqual(expected);
  });

  test('a value is a secret by the name of its setting', () => {
    const value = "'n0t-r3al!'";
    expect(judged(rule, both(value, value, 'DB_PASSWORD'))).toEqual([`fail \`${value}\``]);
    expect(judged(rule, both(value, value, 'SECRET_NAME'))).toEqual([]);
    expect(judged(rule, both("'changeme'", "'changeme'", 'DB_PASSWORD'))).toEqual([]);
  });

  test('a secret that a module is handed is told where it is written', () => {
    const root = (password: string): string =>
      `module app '../app.bicep' = {\n  name: 'app'\n  params: { password: '${password}' }\n}`;
    const files = (dev: string, prod: string): Record<string, string> => ({
      'app.bicep': `param password string\n${site('DB_PASSWORD', 'password')}`,
      'dev/main.bicep': root(dev),
      'prod/main.bicep': root(prod),
    });
    expect(judged(rule, files('n0t-r3al!', 'n0t-r3al!'))).toEqual(["fail `'n0t-r3al!'`"]);
    expect(judged(rule, files('n0t-r3al!', 'an0ther!'))).toEqual(['pass', 'pass']);
  });

  test('one file for two environments is one place', () => {
    const files = {
      'main.bicep': site('X', "'Server=${server};Password=n0t-r3al'"),
      'main.dev.bicepparam': "using 'main.bicep'\nparam server = 'dev-sql'",
      'main.prod.bicepparam': "using 'main.bicep'\nparam server = 'prod-sql'",
    };
    expect(judged(rule, files)).toEqual(['pass']);
  });

  test('what parameter files give to one, with or without a name that says what it is', () => {
    const files = (secure: string): Record<string, string> => ({
      'main.bicep': `${secure}param database string\n${site('X', 'database')}`,
      'main.dev.bicepparam': "using 'main.bicep'\nparam database = 'Server=a;User ID=u;Password=n0t-r3al'",
      'main.prod.bicepparam': "using 'main.bicep'\nparam database = 'Server=b;User ID=u;Password=n0t-r3al'",
    });
    expect(labelled(rule, files(''))).toEqual([found]);
    // It says by itself that it is a secret, and is told once.
    expect(labelled(rule, files('@secure()\n'))).toEqual([
      'fail: the secret in the value of `database` for `prod` is that for `dev` as well',
    ]);
  });

  test('of a container app, in its own store of secrets and in its environment', () => {
    const app = (configuration: string, env: string): string => `resource a 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'shop'
  properties: { configuration: { secrets: [${configuration}] }, template: { containers: [{ name: 'c', env: [${env}] }] } }
}`;
    const of = (dev: string, prod: string): readonly string[] =>
      judged(rule, { 'dev/main.bicep': dev, 'prod/main.bicep': prod });
    const stored = app("{ name: 'p', value: 'n0t-r3al' }", "{ name: 'P', secretRef: 'p' }");
    const open = app('', "{ name: 'DB_PASSWORD', value: 'n0t-r3al' }");
    const kept = app("{ name: 'p', keyVaultUrl: 'https://kv.vault.azure.net/secrets/p', identity: 'system' }", '');
    expect(of(stored, stored)).toEqual(["fail `'n0t-r3al'`"]);
    expect(of(stored, open)).toEqual(["fail `'n0t-r3al'`"]);
    expect(of(kept, kept)).toEqual([]);
  });

  test('in Terraform, by way of variables', () => {
    const main = (folder: string, sensitive: string): Record<string, string> => ({
      [`${folder}/main.tf`]: `variable "password" {\n  type = string\n${sensitive}}
resource "azurerm_linux_function_app" "f" {
  name                = "shop"
  resource_group_name = "rg"
  app_settings        = { DB = "Server=${folder};Password=\${var.password}" }
}`,
      [`${folder}/terraform.tfvars`]: 'password = "n0t-r3al"',
    });
    expect(judged(rule, { ...main('dev', ''), ...main('prod', '') })).toEqual(['fail `"n0t-r3al"`']);
    expect(judged(rule, { ...main('dev', '  sensitive = true\n'), ...main('prod', '  sensitive = true\n') })).toEqual([
      'fail `"n0t-r3al"`',
    ]);
  });

  test('connection strings of Terraform, and what a vault keeps', () => {
    const main = (value: string): string => `resource "azurerm_linux_web_app" "w" {
  name                = "shop"
  resource_group_name = "rg"
  connection_string {
    name  = "db"
    type  = "SQLAzure"
    value = "${value}"
  }
}`;
    const both = (value: string): readonly string[] =>
      labelled(rule, { 'dev/main.tf': main(value), 'prod/main.tf': main(value) });
    expect(both('Server=a;Password=n0t-r3al')).toEqual([
      'fail: the secret in connection string `db` of `shop` for `prod` is that for `dev` as well',
    ]);
    expect(both('@Microsoft.KeyVault(VaultName=kv;SecretName=p)')).toEqual([]);
  });
});
