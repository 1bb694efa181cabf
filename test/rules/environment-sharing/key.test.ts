import { describe, expect, test } from 'vitest';
import { labelled } from '../judged.js';

const rule = 'environment-sharing/key';

const disks = (keyUrl: string, before = ''): string => `param environment string
${before}
resource d 'Microsoft.Compute/diskEncryptionSets@2024-03-02' = { name: 'd', properties: { activeKey: { keyUrl: ${keyUrl} } } }`;
const inEnvironment = (name: string): string => `using 'main.bicep'\nparam environment = '${name}'`;
/** In production, where the other parameters are given at deployment. */
const inProd = (text: string) => {
  const given = [...text.matchAll(/^param (?!environment)(\w+) (\w+)$/gm)].map(
    ([, name, type]) => `\nparam ${name ?? ''} = ${type === 'bool' ? 'bool' : ''}(readEnvironmentVariable('X'))`,
  );
  return { 'main.bicep': text, 'main.prod.bicepparam': inEnvironment('prod') + given.join('') };
};

test.each([
  ['kv-orders-dev', 'fail: the key is in `kv-orders-dev`, which is a vault of `dev` by its name'],
  ['KV-Test-Orders', 'fail: the key is in `kv-test-orders`, which is a vault of `test` by its name'],
  ['kv-orders-prod', 'pass'],
  ['kv-orders-production', 'pass'],
  ['kv-dev-tools-prod', 'pass'],
  ['kv-devops', 'unknown: nothing in the scanned files says of which environment its vault is'],
  ['kvordersdev', 'unknown: nothing in the scanned files says of which environment its vault is'],
])('in a vault called %s: %s', (name, expected) => {
  expect(labelled(rule, inProd(disks(`'https://${name}.vault.azure.net/keys/k'`)))).toEqual([expected]);
});

test.each([
  [
    'the vault of the deployment',
    "'${v.properties.vaultUri}keys/k'",
    "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv-dev', properties: {} }",
    'pass',
  ],
  [
    'one of others, by its name',
    "'${v.properties.vaultUri}keys/k'",
    "resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv-${environment}' }",
    'pass',
  ],
  [
    'one of others',
    "'${v.properties.vaultUri}keys/k'",
    "resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv-dev' }",
    'fail: the key is in `kv-dev`, which is a vault of `dev` by its name',
  ],
  ['one that is not known', 'uri', 'param uri string', 'unknown: the name of its vault is only known at deployment'],
  [
    'a name that is not known',
    "'${v.properties.vaultUri}keys/k'",
    "param name string\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: name }",
    'unknown: nothing in the scanned files says of which environment its vault is',
  ],
  [
    'one of two',
    "'https://${on ? 'kv-dev' : 'kv-prod'}.vault.azure.net/keys/k'",
    'param on bool',
    'unknown: which vault it is in depends on something',
  ],
])('%s', (_, address, before, expected) => {
  expect(labelled(rule, inProd(disks(address, before)))).toEqual([expected]);
});

describe('who deploys the vault', () => {
  const other =
    "param environment string\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv-keys', properties: {} }";
  const use = disks("'https://kv-keys.vault.azure.net/keys/k'");
  const deployedTo = (...names: readonly string[]) => ({
    ...inProd(use),
    'keys.bicep': other,
    ...Object.fromEntries(
      names.map((name) => [`keys.${name}.bicepparam`, `using 'keys.bicep'\nparam environment = '${name}'`]),
    ),
  });

  test.each([
    [['dev'], 'fail: the key is in vault `kv-keys`, which is deployed to `dev`'],
    [['prod'], 'pass'],
    [['dev', 'prod'], 'pass'],
    [['dev', 'test'], 'fail: the key is in vault `kv-keys`, which is deployed to `dev`'],
    [[], 'unknown: nothing in the scanned files says of which environment its vault is'],
  ])('%j', (names, expected) => {
    expect(labelled(rule, deployedTo(...names))).toEqual([expected]);
  });
});

test('other environments than production are not judged', () => {
  const text = disks("'https://kv-orders-test.vault.azure.net/keys/k'");
  expect(labelled(rule, { 'main.bicep': text, 'main.dev.bicepparam': inEnvironment('dev') })).toEqual(['inapplicable']);
  expect(labelled(rule, text)).toEqual(['inapplicable']);
});
