import { expect, test } from 'vitest';
import { judged } from '../judged.js';

const rule = 'lifecycle/content-type';

const secret = (properties: string, before = ''): string => `${before}
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s', properties: ${properties} }`;

test.each([
  ['{}', '', 'fail `{}`'],
  ['{ contentType: null }', '', 'fail `null`'],
  ["{ contentType: '' }", '', "fail `''`"],
  ["{ contentType: ' ' }", '', "fail `' '`"],
  ["{ contentType: 'text/plain' }", '', 'pass'],
  ["{ CONTENTTYPE: 'text/plain' }", '', 'pass'],
  ['{ contentType: t }', 'param t string', 'unknown `t`'],
  ['{ contentType: t }', "param t string = 'text/plain'", 'pass'],
  ["{ contentType: c ? 'a' : '' }", 'param c bool', "unknown `''`"],
])('%s: %s', (properties, before, expected) => {
  expect(judged(rule, secret(properties, before))).toEqual([expected]);
});
