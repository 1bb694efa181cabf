import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/rotation';

const key = (policy: string, before = '', version = '2024-11-01', type = 'vaults/keys'): string => `${before}
resource k 'Microsoft.KeyVault/${type}@${version}' = { name: 'kv/k', properties: { kty: 'RSA-HSM', rotationPolicy: ${policy} } }`;

const rotate = (trigger: string, expiry = ''): string =>
  `{ ${expiry === '' ? '' : `attributes: { expiryTime: '${expiry}' }, `}lifetimeActions: [{ action: { type: 'rotate' }, trigger: ${trigger} }] }`;

test.each([
  ['null', 'fail `null`'],
  ['{}', 'fail `{}`'],
  ["{ attributes: { expiryTime: 'P1Y' } }", "fail `{ attributes: { expiryTime: 'P1Y' } }`"],
  ['{ lifetimeActions: [] }', 'fail `[]`'],
  ['{ lifetimeActions: null }', 'fail `null`'],
  [rotate("{ timeAfterCreate: 'P365D' }"), 'pass'],
  [rotate("{ timeAfterCreate: 'P1Y' }"), 'pass'],
  [rotate("{ timeAfterCreate: 'P12M' }"), 'pass'],
  [rotate("{ timeAfterCreate: 'p52w' }"), 'pass'],
  [rotate("{ timeAfterCreate: 'P366D' }"), "fail `'P366D'`"],
  [rotate("{ timeAfterCreate: 'P1Y1D' }"), "fail `'P1Y1D'`"],
  [rotate("{ timeAfterCreate: 'P18M' }"), "fail `'P18M'`"],
  [rotate("{ timeAfterCreate: 'P6D' }"), "unknown `'P6D'`"],
  [rotate("{ timeAfterCreate: 'P7D' }"), 'pass'],
  [rotate("{ timeAfterCreate: 'PT1H' }"), "unknown `'PT1H'`"],
  [rotate("{ timeAfterCreate: 'P' }"), "unknown `'P'`"],
  [rotate("{ timeAfterCreate: '365' }"), "unknown `'365'`"],
  [rotate("{ timeAfterCreate: '' }"), "unknown `''`"],
  [rotate('{}'), 'unknown `{}`'],
  [rotate("{ timeBeforeExpiry: 'P30D' }", 'P1Y'), 'pass'],
  [rotate("{ timeBeforeExpiry: 'P30D' }", 'P2Y'), "fail `'P30D'`"],
  [rotate("{ timeBeforeExpiry: 'P30D' }"), "unknown `'P30D'`"],
  [rotate("{ timeBeforeExpiry: 'P1Y' }", 'P1Y'), "unknown `'P1Y'`"],
  [rotate("{ TimeAfterCreate: 'P90D' }"), 'pass'],
  ["{ lifetimeActions: [{ action: { type: 'Rotate' }, trigger: { timeAfterCreate: 'P90D' } }] }", 'pass'],
  ["{ lifetimeActions: [{ action: { type: 'Notify' }, trigger: { timeBeforeExpiry: 'P30D' } }] }", "fail `'Notify'`"],
  ["{ lifetimeActions: [{ action: { type: 'renew' }, trigger: { timeAfterCreate: 'P90D' } }] }", "unknown `'renew'`"],
  [
    "{ lifetimeActions: [{ trigger: { timeAfterCreate: 'P90D' } }] }",
    "unknown `{ trigger: { timeAfterCreate: 'P90D' } }`",
  ],
])('%s: %s', (policy, expected) => {
  expect(judged(rule, key(policy))).toEqual([expected]);
});

test.each([
  ['one that is not known', 'param p object', 'p', 'unknown `p`'],
  ['actions that are not known', 'param p array', '{ lifetimeActions: p }', 'unknown `p`'],
  ['an interval that is not known', 'param p string', rotate('{ timeAfterCreate: p }'), 'unknown `p`'],
  [
    'an expiry that is not known',
    'param p string',
    `{ attributes: { expiryTime: p }, lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeBeforeExpiry: 'P30D' } }] }`,
    'unknown `p`',
  ],
  ['one or none', 'param on bool', `on ? ${rotate("{ timeAfterCreate: 'P90D' }")} : null`, 'unknown `null`'],
  [
    'one of two',
    'param on bool',
    `on ? ${rotate("{ timeAfterCreate: 'P90D' }")} : ${rotate("{ timeAfterCreate: 'P1Y' }")}`,
    'pass',
  ],
  ['an interval of two', "@allowed(['P90D', 'P2Y'])\nparam p string", rotate('{ timeAfterCreate: p }'), 'unknown `p`'],
])('%s: %s %s', (_, before, policy, expected) => {
  expect(judged(rule, key(policy, before))).toEqual([expected]);
});

test('one action that rotates is enough', () => {
  const policy = `{ lifetimeActions: [
  { action: { type: 'notify' }, trigger: { timeBeforeExpiry: 'P30D' } }
  { action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P90D' } }
] }`;
  expect(judged(rule, key(policy))).toEqual(['pass']);
});

test('what is disabled needs none', () => {
  const properties = (enabled: string): string =>
    `param on bool\nresource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: 'kv/k', properties: { attributes: { enabled: ${enabled} } } }`;
  expect(judged(rule, properties('false'))).toEqual(['pass']);
  expect(judged(rule, properties('on'))).toEqual(['unknown `{ attributes: { enabled: on } }`']);
});

describe('API versions', () => {
  const policy = rotate("{ timeAfterCreate: 'P90D' }");

  test.each([
    ['2019-09-01', 'unknown: API version 2019-09-01 has no rotation policies'],
    ['2021-10-01', 'unknown: API version 2021-10-01 has no rotation policies'],
    ['2021-04-01-preview', 'pass'],
    ['2022-07-01', 'pass'],
    ['2026-02-01', 'pass'],
  ])('%s: %s', (version, expected) => {
    expect(labelled(rule, key(policy, '', version))).toEqual([expected]);
  });

  test('none is missed where there is none', () => {
    expect(judged(rule, key('null', '', '2021-10-01'))).toEqual(['fail `null`']);
  });
});

test('a Managed HSM takes 28 days at least', () => {
  const of = (days: string): string =>
    key(rotate(`{ timeAfterCreate: '${days}' }`), '', '2024-11-01', 'managedHSMs/keys');
  expect(judged(rule, of('P28D'))).toEqual(['pass']);
  expect(labelled(rule, of('P27D'))).toEqual([
    'unknown: it would rotate after 27 days, and Azure takes no less than 28',
  ]);
});

describe('how often is policy', () => {
  const twoYears = key(rotate("{ timeAfterCreate: 'P2Y' }"));
  const synapse = `resource s 'Microsoft.Synapse/workspaces@2021-06-01' = {
  name: 's'
  properties: { encryption: { cmk: { key: { name: 'k', keyVaultUrl: 'https://kv.vault.azure.net/keys/k' } } } }
}`;

  test.each([
    ['for any key', twoYears, {}, 'fail: this rotates the key after 730 days, and policy allows 365'],
    ['for any key, by option', twoYears, { maxDays: 730 }, 'pass'],
    ['for one that encrypts', `${twoYears}\n${synapse}`, {}, 'pass'],
    [
      'for one that encrypts, by option',
      `${twoYears}\n${synapse}`,
      { maxDaysEncryption: 365 },
      'fail: this rotates the key after 730 days, and policy allows 365',
    ],
  ])('%s', (_, text, options, expected) => {
    expect(labelled(rule, text, options)).toEqual([expected]);
  });
});

test('a rotation that comes too late is named before a notification beside it', () => {
  const notify = "{ action: { type: 'notify' }, trigger: { timeBeforeExpiry: 'P30D' } }";
  const late = "{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P3Y' } }";
  expect(judged(rule, key(`{ lifetimeActions: [${notify}, ${late}] }`))).toEqual(["fail `'P3Y'`"]);
});
