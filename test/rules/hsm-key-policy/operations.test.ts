import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/operations';

const key = (properties: string, before = ''): string => `${before}
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: 'kv/k', properties: ${properties} }`;

test.each([
  ["{ kty: 'RSA', keyOps: ['wrapKey', 'unwrapKey'] }", 'pass'],
  ["{ kty: 'RSA', keyOps: ['wrapKey', 'unwrapKey', 'encrypt', 'decrypt'] }", 'pass'],
  ["{ kty: 'RSA', keyOps: ['sign', 'verify'] }", 'pass'],
  ["{ kty: 'RSA', keyOps: ['verify', 'wrapKey'] }", 'pass'],
  ["{ kty: 'RSA', keyOps: ['sign', 'wrapKey'] }", "fail `['sign', 'wrapKey']`"],
  ["{ kty: 'RSA', keyOps: ['SIGN', 'UNWRAPKEY'] }", "fail `['SIGN', 'UNWRAPKEY']`"],
  ["{ KTY: 'RSA', KEYOPS: ['sign', 'unwrapKey'] }", "fail `['sign', 'unwrapKey']`"],
  ["{ kty: 'oct-HSM', keyOps: ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'] }", 'pass'],
  ["{ kty: 'RSA' }", "fail `{ kty: 'RSA' }`"],
  ["{ kty: 'RSA', keyOps: null }", 'fail `null`'],
  ["{ kty: 'rsa-hsm' }", "fail `{ kty: 'rsa-hsm' }`"],
  ["{ kty: 'EC' }", 'pass'],
  ["{ kty: 'oct-HSM' }", "unknown `{ kty: 'oct-HSM' }`"],
  ['{}', 'unknown `{}`'],
  ["{ kty: 'RSA', keyOps: 'sign' }", "unknown `'sign'`"],
  ["{ keyOps: ['sign', 'wrapKey'] }", "fail `['sign', 'wrapKey']`"],
])('%s: %s', (properties, expected) => {
  expect(judged(rule, key(properties))).toEqual([expected]);
});

test.each([
  ['all of them', 'param ops array', 'ops', 'unknown `ops`'],
  ['more of them', 'param ops array', "concat(['sign'], ops)", "unknown `concat(['sign'], ops)`"],
  [
    'more of what is enough',
    'param ops array',
    "concat(['sign', 'wrapKey'], ops)",
    "fail `concat(['sign', 'wrapKey'], ops)`",
  ],
  ['one of them', 'param op string', "['sign', op]", "unknown `['sign', op]`"],
  ['one of two lists', 'param c bool', "c ? ['sign'] : ['wrapKey']", 'pass'],
  ['a list or none', 'param c bool', "c ? ['sign'] : null", 'unknown `null`'],
])('that tell %s: %s %s', (_, before, list, expected) => {
  expect(judged(rule, key(`{ kty: 'RSA', keyOps: ${list} }`, before))).toEqual([expected]);
});

test('of a type that decides what Azure allows', () => {
  expect(judged(rule, key("{ kty: rsa ? 'RSA' : 'EC' }", 'param rsa bool'))).toEqual([
    "unknown `{ kty: rsa ? 'RSA' : 'EC' }`",
  ]);
});

describe('of a key that encrypts something', () => {
  const factory = `resource f 'Microsoft.DataFactory/factories@2018-06-01' = {
  name: 'f'
  properties: { encryption: { vaultBaseUrl: 'https://kv.vault.azure.net', keyName: 'k' } }
}`;
  const netApp = `resource n 'Microsoft.NetApp/netAppAccounts@2025-01-01' = {
  name: 'n'
  properties: { encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyVaultUri: 'https://kv.vault.azure.net', keyName: 'k' } } }
}`;

  test.each([
    [factory, "['wrapKey', 'unwrapKey']", 'pass'],
    [factory, "['unwrapKey']", 'pass'],
    [factory, "['wrapKey', 'unwrapKey', 'verify']", 'fail: this allows `verify`, which data factory `f` does not need'],
    [factory, "['encrypt', 'decrypt']", 'fail: this allows `encrypt`, `decrypt`, which data factory `f` does not need'],
    [netApp, "['encrypt', 'decrypt']", 'pass'],
    [
      netApp,
      "['wrapKey', 'encrypt', 'decrypt']",
      'fail: this allows `wrapKey`, which NetApp account `n` does not need',
    ],
    [`${factory}\n${netApp}`, "['wrapKey', 'unwrapKey', 'encrypt', 'decrypt']", 'pass'],
  ])('%s %s', (user, list, expected) => {
    expect(labelled(rule, `${key(`{ kty: 'RSA', keyOps: ${list} }`)}\n${user}`)).toEqual([expected]);
  });
});

test('the label says what Azure allows', () => {
  expect(labelled(rule, key("{ kty: 'RSA' }"))).toEqual([
    'fail: `keyOps` is not set, and Azure allows every operation',
  ]);
  expect(
    labelled(rule, key("{ kty: 'RSA', keyOps: ['encrypt', 'decrypt', 'sign', 'verify', 'wrapKey', 'unwrapKey'] }")),
  ).toEqual(['fail: this allows every operation']);
  expect(labelled(rule, key("{ kty: 'RSA', keyOps: ['sign', 'unwrapKey'] }"))).toEqual([
    'fail: this allows `sign` beside `unwrapKey`',
  ]);
});
