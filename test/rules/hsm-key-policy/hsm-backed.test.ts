import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/hsm-backed';

const key = (properties: string, before = ''): string => `${before}
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: 'kv/k', properties: ${properties} }`;

/** A disk encryption set that uses the key. */
const disks = (body: string, condition = ''): string =>
  `resource d 'Microsoft.Compute/diskEncryptionSets@2024-03-02' = ${condition}{ name: 'd', properties: { activeKey: ${body} } }`;
const used = disks('{ keyUrl: k.properties.keyUriWithVersion }');

test.each([
  ["{ kty: 'RSA' }", 'inapplicable'],
  ["{ kty: 'EC' }", 'inapplicable'],
  ["{ kty: 'RSA-HSM' }", 'pass'],
  ["{ kty: 'ec-hsm' }", 'pass'],
  ["{ kty: 'oct-HSM' }", 'pass'],
  ['{}', 'inapplicable'],
])('of a key that nothing is known of: %s: %s', (properties, expected) => {
  expect(judged(rule, key(properties))).toEqual([expected]);
});

describe('of a key that encrypts something', () => {
  test.each([
    ["{ kty: 'RSA' }", "fail `'RSA'`"],
    ["{ KTY: 'rsa' }", "fail `'rsa'`"],
    ["{ kty: 'RSA-HSM' }", 'pass'],
    ['{}', 'unknown `{}`'],
    ["{ kty: '' }", "unknown `''`"],
    ["{ kty: 'DSA' }", "unknown `'DSA'`"],
  ])('%s: %s', (properties, expected) => {
    expect(judged(rule, `${key(properties)}\n${used}`)).toEqual([expected]);
  });

  test.each([
    ['by its address', "{ keyUrl: 'https://KV.vault.azure.net/keys/K/0123456789abcdef0123456789abcdef' }", 'fail'],
    ['by the address of its vault', "{ keyUrl: '${v.properties.vaultUri}keys/k/1' }", 'fail'],
    ['by its id', "{ keyUrl: reference(k.id, '2024-11-01').keyUriWithVersion }", 'fail'],
    ['another', "{ keyUrl: '${v.properties.vaultUri}keys/other/1' }", 'inapplicable'],
    ['one of another vault', "{ keyUrl: 'https://other.vault.azure.net/keys/k/1' }", 'inapplicable'],
  ])('%s', (_, block, expected) => {
    const vault = "resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }";
    const [verdict] = judged(rule, `${key("{ kty: 'RSA' }", vault)}\n${disks(block)}`);
    expect(verdict?.split(' ')[0]).toBe(expected);
  });

  test('only if a condition holds, when the condition is the other way', () => {
    const text = `param on bool
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = if (!on) { name: 'kv/k', properties: { kty: 'RSA' } }
${disks("{ keyUrl: 'https://kv.vault.azure.net/keys/k' }", 'if (on) ')}`;
    expect(judged(rule, text)).toEqual(['inapplicable']);
  });

  test('only if its type is that of an HSM', () => {
    const text = `${key("{ kty: on ? 'RSA-HSM' : 'RSA' }", 'param on bool')}
${disks('{ keyUrl: k.properties.keyUriWithVersion }', 'if (on) ')}`;
    expect(judged(rule, text)).toEqual(['pass']);
  });

  test('perhaps', () => {
    const text = `${key("{ kty: 'RSA' }", 'param source string')}
resource s 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 's'
  properties: { encryption: { keySource: source, keyvaultproperties: { keyvaulturi: 'https://kv.vault.azure.net', keyname: 'k' } } }
}`;
    expect(labelled(rule, text)).toEqual([
      'unknown: whether storage account `s` uses the key is not known: parameter `source` has no value until deployment',
    ]);
  });

  test('the label names what it encrypts', () => {
    expect(labelled(rule, `${key("{ kty: 'RSA' }")}\n${used}`)).toEqual([
      'fail: this makes a software key, and it encrypts disk encryption set `d`',
    ]);
  });
});

test.each([
  ['prod', 'fail: this makes a software key, and this is production'],
  ['dev', 'inapplicable'],
])('in %s: %s', (environment, expected) => {
  const files = {
    'main.bicep': key("{ kty: 'EC' }", 'param environment string'),
    [`main.${environment}.bicepparam`]: `using 'main.bicep'\nparam environment = '${environment}'`,
  };
  expect(labelled(rule, files)).toEqual([expected]);
});

test('everywhere, if policy says so', () => {
  expect(labelled(rule, key("{ kty: 'EC' }"), { everywhere: true })).toEqual([
    'fail: this makes a software key, and policy wants every key in an HSM',
  ]);
});
