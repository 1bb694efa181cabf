import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'environment-sharing/vault';

/** One template with a parameter file for each of two environments. */
const two = (main: string, dev = '', prod = dev): Files => ({
  'main.bicep': main,
  'main.dev.bicepparam': `using 'main.bicep'\n${dev}`,
  'main.prod.bicepparam': `using 'main.bicep'\n${prod}`,
});

const vault = (name: string, before = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: ${name}, properties: {} }`;
const existing = (name: string, before = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: ${name} }`;
const site = (value: string, before = 'param n string'): string => `${before}
resource w 'Microsoft.Web/sites@2023-01-01' = { name: 'w', properties: { siteConfig: { appSettings: [{ value: ${value} }] } } }`;

const [dev, prod] = ["param e = 'dev'", "param e = 'prod'"];
const e = 'param e string';

describe('names of what is declared', () => {
  test.each([
    ["'kv'", 'fail'],
    ["'kv-${e}'", 'pass'],
    ["e == 'dev' ? 'KV-one' : 'kv-ONE'", 'fail'],
    ["'kv${uniqueString('a')}'", 'fail'],
    ["'kv${uniqueString('a', e)}'", 'pass'],
    ["'kv${uniqueString(resourceGroup().id)}'", 'unknown'],
    ["'kv${uniqueString(resourceGroup().id, e)}'", 'pass'],
    ["'kv${take(uniqueString(subscription().id, e), 5)}'", 'pass'],
    ["'kv-${e}-${uniqueString(resourceGroup().id)}'", 'pass'],
    ["take('kv-${resourceGroup().name}-${e}', 24)", 'unknown'],
  ])('%s: %s', (name, expected) => {
    const outcome = [expected, expected];
    expect(judged(rule, two(vault(name, e), dev, prod)).map((verdict) => verdict.split(' ')[0])).toEqual(outcome);
  });
});

describe('every way to use a vault', () => {
  const n = "param n = 'kv-x'";
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-x';

  test.each<[string, Files]>([
    ['declared with existing', two(existing("'kv-x'"))],
    [
      'in groups of different names',
      two(
        `${e}\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv-x', scope: resourceGroup('rg-\${e}') }`,
        dev,
        prod,
      ),
    ],
    ['by its id', two(site('n'), `param n = '${id}'`, `param n = '${id.toUpperCase()}'`)],
    [
      'by its address',
      two(
        site('n'),
        "param n = 'https://kv-x.vault.azure.net/'",
        "param n = 'https://KV-x.vault.azure.net:443/secrets/a'",
      ),
    ],
    ['by the suffix of the cloud', two(site("'https://${n}${environment().suffixes.keyvaultDns}/'"), n)],
    ['by a reference with a name', two(site("'@Microsoft.KeyVault(SecretName=s;VaultName=${n})'"), n)],
    [
      'by a reference with an address',
      two(site("'@Microsoft.KeyVault(SecretUri=https://${n}.vault.azure.net/secrets/s)'"), n),
    ],
    [
      'by what lies in it',
      two("resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv-x/s', properties: {} }"),
    ],
    [
      'by a secret of a parameter file',
      two(
        "@secure()\nparam p string\nresource s 'Microsoft.Sql/servers@2023-08-01' = { name: 's', properties: { administratorLoginPassword: p } }",
        "param p = az.getSecret('s', 'g', 'kv-x', 'p')",
      ),
    ],
    [
      'by two templates',
      {
        'a.bicep': vault("'kv-x'"),
        'a.dev.bicepparam': "using 'a.bicep'",
        'b.bicep': existing("'KV-x'"),
        'b.prod.bicepparam': "using 'b.bicep'",
      },
    ],
    [
      'by a template and a text',
      {
        'a.bicep': vault("'kv-x'"),
        'a.dev.bicepparam': "using 'a.bicep'",
        'b.bicep': site("'https://kv-x.vault.azure.net'", ''),
        'b.prod.bicepparam': "using 'b.bicep'",
      },
    ],
  ])('%s', (_, files) => {
    expect(labelled(rule, files)).toEqual([
      'fail: `dev` and `prod` resolve to this one vault',
      'fail: `dev` and `prod` resolve to this one vault',
    ]);
  });

  test('a vault counts once in a deployment, where it is declared', () => {
    const text = `${site("'https://kv-x.vault.azure.net'", '')}${existing("'kv-x'").replace('resource v', 'resource u')}${vault("'kv-x'")}`;
    expect(judged(rule, two(text))).toEqual(["fail `'kv-x'`", "fail `'kv-x'`"]);
  });
});

test.each<[string, Files, string[]]>([
  [
    'one environment in two templates',
    {
      'a.bicep': vault("'kv-x'"),
      'a.dev.bicepparam': "using 'a.bicep'",
      'b.bicep': existing("'kv-x'"),
      'b.dev.bicepparam': "using 'b.bicep'",
    },
    [],
  ],
  [
    'only there in one environment',
    two(
      `${e}\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' = if (e == 'prod') { name: 'kv-x', properties: {} }`,
      dev,
      prod,
    ),
    ['pass'],
  ],
  [
    'a Managed HSM is no vault',
    two("resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' existing = { name: 'h' }"),
    [],
  ],
  ['a word is no vault', two(site("'read https://learn.microsoft.com/azure/key-vault/vaults'", '')), []],
  [
    'a reference to nobody knows which',
    two(site("'@Microsoft.KeyVault(VaultName=kv-${resourceGroup().name};SecretName=s)'", '')),
    [],
  ],
  [
    'another name by a flag',
    two(vault("c ? 'kv-a' : 'kv-b'", '@allowed([true, false])\nparam c bool'), 'param c = true', 'param c = false'),
    ['pass', 'pass'],
  ],
])('%s', (_, files, expected) => {
  expect(judged(rule, files)).toEqual(expected);
});

test('lists all environments, in one order', () => {
  const files = { ...(two(vault("'kv'")) as Record<string, string>), 'main.test.bicepparam': "using 'main.bicep'" };
  expect(new Set(labelled(rule, files))).toEqual(new Set(['fail: `dev`, `prod` and `test` resolve to this one vault']));
});
