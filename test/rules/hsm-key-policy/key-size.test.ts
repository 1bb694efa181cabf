import { describe, expect, test } from 'vitest';
import type { OptionValue } from '../../../src/rules/selected-rule.js';
import { judged, labelled, severities } from '../judged.js';

const rule = 'hsm-key-policy/key-size';

const key = (properties: string, before = '', type = 'Microsoft.KeyVault/vaults/keys'): string => `${before}
resource k '${type}@2024-11-01' = { name: 'kv/k', properties: ${properties} }`;

test.each([
  ["{ kty: 'RSA', keySize: 2047 }", 'fail `2047`'],
  ["{ kty: 'RSA', keySize: 2048 }", 'pass'],
  ["{ kty: 'rsa-hsm', keySize: 1024 }", 'fail `1024`'],
  ["{ KTY: 'RSA', KEYSIZE: '1024' }", "fail `'1024'`"],
  ["{ kty: 'RSA', keySize: '' }", "unknown `''`"],
  ["{ kty: 'RSA', keySize: null }", 'pass'],
  ["{ kty: 'RSA', curveName: 'P-256K' }", 'pass'],
  ["{ kty: 'EC', keySize: 256 }", 'pass'],
  ["{ kty: 'EC', curveName: 'p-256k' }", "fail `'p-256k'`"],
  ["{ kty: 'EC-HSM', curveName: 'P-521' }", 'pass'],
  ["{ kty: 'EC', curveName: null }", 'pass'],
  ["{ kty: 'EC', curveName: '' }", "fail `''`"],
  ["{ kty: 'oct-HSM', keySize: 192 }", 'fail `192`'],
  ["{ kty: 'oct-HSM', keySize: 256 }", 'pass'],
  ["{ kty: 'oct-HSM' }", "unknown `{ kty: 'oct-HSM' }`"],
  ["{ kty: 'DSA', keySize: 4096 }", "unknown `'DSA'`"],
  ["{ kty: '' }", "unknown `''`"],
  ['{ keySize: 1024 }', 'unknown `{ keySize: 1024 }`'],
  ["{ keySize: 4096, curveName: 'P-256' }", 'pass'],
])('%s: %s', (properties, expected) => {
  expect(judged(rule, key(properties))).toEqual([expected]);
});

test.each([
  [
    'of a type that is one of two',
    "@allowed(['RSA', 'EC'])\nparam t string",
    '{ kty: t, keySize: 1024 }',
    'unknown `1024`',
  ],
  [
    'of a type that is one of two alike',
    "@allowed(['RSA', 'RSA-HSM'])\nparam t string",
    '{ kty: t, keySize: 1024 }',
    'fail `1024`',
  ],
  ['of a size that is one of a few', '@allowed([2048, 4096])\nparam s int', "{ kty: 'RSA', keySize: s }", 'pass'],
  [
    'of a size of which one is too small',
    '@allowed([1024, 4096])\nparam s int',
    "{ kty: 'RSA', keySize: s }",
    'unknown `s`',
  ],
  [
    'of which type decides on size and curve',
    'param rsa bool',
    "{ kty: rsa ? 'RSA' : 'EC', keySize: rsa ? 4096 : null, curveName: rsa ? 'P-256K' : 'P-256' }",
    'pass',
  ],
  [
    'of which one type has a bad curve',
    'param rsa bool',
    "{ kty: rsa ? 'RSA' : 'EC', keySize: rsa ? 4096 : null, curveName: rsa ? null : 'P-256K' }",
    "unknown `'P-256K'`",
  ],
])('%s', (_, before, properties, expected) => {
  expect(judged(rule, key(properties, before))).toEqual([expected]);
});

test.each([
  [
    'of a Managed HSM',
    key("{ kty: 'RSA-HSM', keySize: 1024 }", '', 'Microsoft.KeyVault/managedHSMs/keys'),
    ['fail `1024`'],
  ],
  [
    'inside of a vault of somebody else',
    "resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv'\n  resource k 'keys' = { name: 'k', properties: { kty: 'RSA', keySize: 1024 } }\n}",
    ['fail `1024`'],
  ],
  ['of somebody else', "resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' existing = { name: 'kv/k' }", []],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual(expected);
});

describe('in production', () => {
  const inProduction = (properties: string) => ({
    'main.bicep': key(properties, 'param environment string'),
    'main.prod.bicepparam': "using 'main.bicep'\nparam environment = 'prod'",
  });

  test.each([
    ["{ kty: 'RSA', keySize: 1024 }", 'fail high'],
    ["{ kty: 'RSA', keySize: 2048 }", 'fail low'],
    ["{ kty: 'RSA' }", 'fail low'],
    ["{ kty: 'RSA', keySize: 3072 }", 'pass'],
    ["{ kty: 'EC' }", 'pass'],
  ])('%s: %s', (properties, expected) => {
    expect(severities(rule, inProduction(properties))).toEqual([expected]);
  });

  test('the label says what is asked for', () => {
    expect(labelled(rule, inProduction("{ kty: 'RSA', keySize: 2048 }"))).toEqual([
      'fail: 2048 bits are less than the 3072 that policy asks for',
    ]);
    expect(labelled(rule, inProduction("{ kty: 'RSA', keySize: 1024 }"))).toEqual([
      'fail: 1024 bits are less than the 2048 that policy asks for',
    ]);
  });
});

test.each<[string, Record<string, OptionValue>, string]>([
  ["{ kty: 'RSA', keySize: 2048 }", { min: 3072 }, 'fail `2048`'],
  ["{ kty: 'RSA' }", { min: 3072 }, "fail `{ kty: 'RSA' }`"],
  ["{ kty: 'EC' }", { curves: ['p-384'] }, "fail `{ kty: 'EC' }`"],
  ["{ kty: 'EC', curveName: 'P-384' }", { curves: ['p-384'] }, 'pass'],
  ["{ kty: 'oct', keySize: 128 }", { minSymmetric: 128 }, 'pass'],
])('%s with %j: %s', (properties, options, expected) => {
  expect(judged(rule, key(properties), options)).toEqual([expected]);
});
