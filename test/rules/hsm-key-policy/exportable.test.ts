import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/exportable';

const key = (properties: string, before = ''): string => `${before}
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: 'kv/k', properties: ${properties} }`;

test.each([
  ["{ kty: 'RSA-HSM' }", 'pass'],
  ['{ attributes: { exportable: false } }', 'pass'],
  ['{ attributes: { exportable: null } }', 'pass'],
  ['{ attributes: { exportable: true } }', 'fail `true`'],
  ["{ attributes: { EXPORTABLE: 'True' } }", "fail `'True'`"],
  ['{ attributes: { exportable: true }, release_policy: {} }', 'fail `true`'],
  ['{ attributes: { exportable: true }, release_policy: { data: null } }', 'fail `true`'],
  ["{ attributes: { exportable: true }, release_policy: { data: '' } }", "unknown `''`"],
  ["{ attributes: { exportable: true }, release_policy: { data: 'e30' } }", "unknown `'e30'`"],
  ["{ attributes: { exportable: true }, release_policy: { data: 'not base64!' } }", "unknown `'not base64!'`"],
])('%s: %s', (properties, expected) => {
  expect(judged(rule, key(properties))).toEqual([expected]);
});

test.each([
  ['whether it is', 'param on bool', '{ attributes: { exportable: on } }', 'unknown `on`'],
  ['what it is', 'param a object', '{ attributes: a }', 'unknown `a`'],
  ['the policy', 'param p string', '{ attributes: { exportable: true }, release_policy: { data: p } }', 'unknown `p`'],
  [
    'both by one thing',
    'param on bool',
    "{ attributes: { exportable: on }, release_policy: on ? { data: 'x' } : null }",
    "unknown `'x'`",
  ],
])('nobody knows %s: %s %s', (_, before, properties, expected) => {
  expect(judged(rule, key(properties, before))).toEqual([expected]);
});

describe('release policies', () => {
  const withPolicy = (policy: unknown): string => {
    const data = Buffer.from(JSON.stringify(policy)).toString('base64url');
    return key(`{ attributes: { exportable: true }, release_policy: { data: '${data}' } }`);
  };
  const from = (...conditions: readonly object[]): object => ({ version: '1.0.0', anyOf: conditions });
  const authority = 'https://sharedweu.weu.attest.azure.net';
  const good = { claim: 'x-ms-isolation-tee.x-ms-compliance-status', equals: 'azure-compliant-cvm' };
  const forTests = { claim: 'sdk-test', equals: true };
  const strict = 'unknown: whether the policy can be changed is set on the data plane, where a template does not reach';
  const anybody = 'fail: this policy takes the word of any authority';
  const nothing = `fail: this policy asks \`${authority}\` for no claim`;
  const tested = 'fail: this policy is satisfied by the claim `sdk-test` of a test or debug environment';

  test.each([
    ['strict', from({ authority, allOf: [good] }), strict],
    ['strict, of one of several', from({ authority, anyOf: [good, { allOf: [good, good] }] }), strict],
    ['in another case', from({ Authority: authority, allof: [{ Claim: 'a', Equals: 'b' }] }), strict],
    ['nobody', from(), strict],
    ['no authority', from({ allOf: [good] }), anybody],
    ['an empty authority', from({ authority: '', allOf: [good] }), anybody],
    ['every authority', from({ authority: '*', allOf: [good] }), anybody],
    ['the second without one', from({ authority, allOf: [good] }, { authority: ' ', allOf: [good] }), anybody],
    ['no claim', from({ authority }), nothing],
    ['no claim in a list', from({ authority, allOf: [] }), nothing],
    ['no claim in one of several', from({ authority, anyOf: [good, { allOf: [] }] }), nothing],
    ['no claim beside others', from({ authority, allOf: [good, { allOf: [] }] }), strict],
    ['a test', from({ authority, allOf: [forTests] }), tested],
    ['a test beside others', from({ authority, allOf: [good, forTests] }), tested],
    ['a test in one of several', from({ authority, anyOf: [good, { allOf: [good, forTests] }] }), tested],
    ['no test', from({ authority, allOf: [{ claim: 'sdk-test', equals: false }] }), strict],
    ['what only sounds like one', from({ authority, allOf: [{ claim: 'x-ms-latest', equals: true }] }), strict],
    [
      'an enclave that can be debugged',
      from({ authority, allOf: [{ claim: 'x-ms-sgx-is-debuggable', equals: 'true' }, good] }),
      'fail: this policy is satisfied by the claim `x-ms-sgx-is-debuggable` of a test or debug environment',
    ],
    ['something else', { version: '1.0.0' }, 'unknown: this is no release policy in Base64'],
    ['a list', [1], 'unknown: this is no release policy in Base64'],
    ['what is no condition', from({ authority, allOf: ['x', null, 1] }), nothing],
  ])('%s', (_, policy, expected) => {
    expect(labelled(rule, withPolicy(policy))).toEqual([expected]);
  });

  test('of a hundred thousand conditions, or as deep', () => {
    const deep = Array.from({ length: 1000 }).reduce<object>((inner) => ({ allOf: [inner] }), good);
    expect(judged(rule, withPolicy(from({ authority, ...deep })))).toHaveLength(1);
  });
});
