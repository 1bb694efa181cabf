import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'lifecycle/secret-validity';

const secret = (attributes: string, before = ''): string => `${before}
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s', properties: { attributes: ${attributes} } }`;

test.each([
  ['{}', 'inapplicable'],
  ['{ enabled: false, nbf: 0, exp: 1893456000 }', 'pass'],
  ['{ nbf: 1893456000, exp: 1924992000 }', 'pass'],
  ['{ nbf: 1893456000, exp: 1924992001 }', 'fail `1924992001`'],
  ['{ nbf: 1893456000, exp: 1800000000 }', 'pass'],
  ['{ exp: 1731888000 }', 'pass'],
  ['{ exp: 1893456000 }', 'unknown `1893456000`'],
  ["{ nbf: 'soon', exp: 1893456000 }", 'unknown `1893456000`'],
])('%s: %s', (attributes, expected) => {
  expect(judged(rule, secret(attributes))).toEqual([expected]);
});

const now = "param now string = utcNow('u')";

test.each([
  ["{ exp: dateTimeToEpoch(dateTimeAdd(now, 'P1Y')) }", 'pass'],
  ["{ exp: dateTimeToEpoch(dateTimeAdd(now, 'P13M')) }", "fail `dateTimeToEpoch(dateTimeAdd(now, 'P13M'))`"],
  ["{ exp: dateTimeToEpoch(dateTimeAdd(now, 'P5Y', 'u')) }", "fail `dateTimeToEpoch(dateTimeAdd(now, 'P5Y', 'u'))`"],
  ["{ nbf: dateTimeToEpoch(now), exp: dateTimeToEpoch(dateTimeAdd(now, 'P90D')) }", 'pass'],
  ["{ nbf: dateTimeToEpoch(dateTimeAdd(now, 'P4Y')), exp: dateTimeToEpoch(dateTimeAdd(now, 'P5Y')) }", 'pass'],
  [
    "{ nbf: 1893456000, exp: dateTimeToEpoch(dateTimeAdd(now, 'P5Y')) }",
    "unknown `dateTimeToEpoch(dateTimeAdd(now, 'P5Y'))`",
  ],
])('%s: %s', (attributes, expected) => {
  expect(judged(rule, secret(attributes, now))).toEqual([expected]);
});

test.each([
  ['through a variable', `${now}\nvar end = dateTimeToEpoch(dateTimeAdd(now, 'P5Y'))`, '{ exp: end }', 'fail `end`'],
  [
    'through two',
    `${now}\nvar a = now\nvar end = dateTimeToEpoch(dateTimeAdd(a, 'P5Y'))`,
    '{ exp: end }',
    'fail `end`',
  ],
  [
    'of another time',
    "param start string\nvar end = dateTimeToEpoch(dateTimeAdd(start, 'P5Y'))",
    '{ exp: end }',
    'unknown `end`',
  ],
  [
    'of a length that is not known',
    `${now}\nparam l string\nvar end = dateTimeToEpoch(dateTimeAdd(now, l))`,
    '{ exp: end }',
    'unknown `end`',
  ],
  [
    'of a time later than now',
    `${now}\nvar start = dateTimeAdd(now, 'P1Y')\nvar end = dateTimeToEpoch(dateTimeAdd(start, 'P5Y'))`,
    '{ exp: end }',
    'unknown `end`',
  ],
])('a time that is counted %s', (_, before, attributes, expected) => {
  expect(judged(rule, secret(attributes, before))).toEqual([expected]);
});

test('a day that is fixed tells when it is near enough', () => {
  expect(labelled(rule, secret("{ exp: dateTimeToEpoch('2099-12-31') }"))).toEqual([
    'unknown: it is valid for too long when it is deployed before 2098-12-31',
  ]);
});

test('how long is policy', () => {
  const attributes = "{ nbf: dateTimeToEpoch('2027-01-01'), exp: dateTimeToEpoch('2027-07-01') }";
  expect(labelled(rule, secret(attributes), { maxDays: 90 })).toEqual([
    'fail: this is 181 days after its activation, and policy allows 90',
  ]);
  expect(judged(rule, secret(attributes), { maxDays: 181 })).toEqual(['pass']);
});
