import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'lifecycle/secret-expiry';

const secret = (properties: string, before = ''): string => `${before}
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s', properties: ${properties} }`;

test.each([
  ['{}', 'fail `{}`'],
  ['{ attributes: {} }', 'fail `{}`'],
  ['{ attributes: { exp: null } }', 'fail `null`'],
  ['{ attributes: { exp: 0 } }', 'fail `0`'],
  ['{ attributes: { exp: 1 } }', 'fail `1`'],
  ['{ attributes: { exp: 1893456000 } }', 'pass'],
  ['{ Attributes: { Exp: 1893456000 } }', 'pass'],
  ['{ attributes: { enabled: false } }', 'pass'],
  ['{ attributes: { enabled: true } }', 'fail `{ enabled: true }`'],
  ['{ exp: 1893456000 }', 'fail `{ exp: 1893456000 }`'],
])('%s: %s', (properties, expected) => {
  expect(judged(rule, secret(properties))).toEqual([expected]);
});

test.each([
  ['a parameter that is not known', 'param exp int', '{ attributes: { exp: exp } }', 'pass'],
  ['a condition', 'param c bool', '{ attributes: c ? { exp: 1893456000 } : {} }', 'unknown `{}`'],
  ['all of it', 'param p object', 'p', 'unknown `p`'],
])('%s: %s %s', (_, before, properties, expected) => {
  expect(judged(rule, secret(properties, before))).toEqual([expected]);
});

test('a secret of a module has what its calls give it', () => {
  const module = `param exp int?\n${secret('{ attributes: { exp: exp } }')}`;
  const main = `module a 'm.bicep' = { name: 'a', params: { exp: 1893456000 } }
module b 'm.bicep' = { name: 'b' }`;
  expect(judged(rule, { 'main.bicep': main, 'm.bicep': module })).toEqual(['pass', 'fail `exp`']);
});

test('the label says what Azure does', () => {
  expect(labelled(rule, secret('{}'))).toEqual(['fail: `attributes.exp` is not set, so the secret never expires']);
});
