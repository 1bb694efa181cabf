import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/expiry';

const key = (attributes: string, before = '', version = '2024-11-01'): string => `${before}
resource k 'Microsoft.KeyVault/vaults/keys@${version}' = { name: 'kv/k', properties: { kty: 'RSA', attributes: ${attributes} } }`;

test.each([
  ['{}', 'fail `{}`'],
  ['null', 'fail `null`'],
  ['{ exp: null }', 'fail `null`'],
  ['{ exp: 0 }', 'fail `0`'],
  ['{ exp: 1 }', 'fail `1`'],
  ['{ exp: 1893456000 }', 'pass'],
  ["{ exp: '1893456000' }", 'pass'],
  ['{ EXP: 1893456000 }', 'pass'],
  ["{ exp: '' }", "unknown `''`"],
  ["{ exp: '2030-01-01' }", "unknown `'2030-01-01'`"],
  ['{ exp: -1 }', 'unknown `-1`'],
  ['{ exp: 1893456000000 }', 'unknown `1893456000000`'],
  ['{ exp: true }', 'unknown `true`'],
  ["{ exp: dateTimeToEpoch('2030-01-01') }", 'pass'],
  ["{ exp: dateTimeToEpoch('1970-01-02') }", "fail `dateTimeToEpoch('1970-01-02')`"],
  ['{ nbf: 1893456000 }', 'fail `{ nbf: 1893456000 }`'],
  ['{ enabled: false }', 'pass'],
  ["{ enabled: 'False' }", 'pass'],
  ['{ enabled: false, exp: 1 }', 'pass'],
  ['{ enabled: null }', 'fail `{ enabled: null }`'],
])('%s: %s', (attributes, expected) => {
  expect(judged(rule, key(attributes))).toEqual([expected]);
});

test.each([
  [
    'the time of the deployment',
    "param now string = utcNow('u')",
    "{ exp: dateTimeToEpoch(dateTimeAdd(now, 'P1Y')) }",
    'pass',
  ],
  ['a number that is not known', 'param when int', '{ exp: when }', 'pass'],
  ['a number that may be left out', 'param o object', '{ exp: o.?when }', 'unknown `o.?when`'],
  ['a number that is left out', 'param when int?', '{ exp: when }', 'fail `when`'],
  ['a number or nothing', 'param on bool', '{ exp: on ? 1893456000 : null }', 'unknown `null`'],
  ['enabled or not', 'param on bool', '{ enabled: on }', 'unknown `{ enabled: on }`'],
  ['enabled or ended', 'param on bool', '{ enabled: on, exp: on ? 1893456000 : null }', 'pass'],
  ['attributes that are not known', 'param a object', 'a', 'unknown `a`'],
  ['something that tells nothing of enabled', 'param a object', '{ enabled: a.on }', 'unknown `a.on`'],
])('%s: %s %s', (_, before, attributes, expected) => {
  expect(judged(rule, key(attributes, before))).toEqual([expected]);
});

test('an expiry before the API version is one that has passed', () => {
  const in2023 = '{ exp: 1700000000 }';
  expect(labelled(rule, key(in2023))).toEqual(['fail: this is 2023-11-14, which has passed: it ends nothing']);
  expect(labelled(rule, key(in2023, '', '2023-07-01'))).toEqual(['pass']);
  expect(labelled(rule, key(in2023, '', '2024-04-01-preview'))).toEqual([
    'fail: this is 2023-11-14, which has passed: it ends nothing',
  ]);
});

test('what is declared by others has its end elsewhere', () => {
  expect(judged(rule, "resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' existing = { name: 'kv/k' }")).toEqual(
    [],
  );
});
