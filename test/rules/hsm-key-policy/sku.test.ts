import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/sku';

const vault = (sku: string, rest = '', inside = ''): string => `${rest}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { sku: ${sku} }
${inside}
}`;
const hsmKey = "resource k 'keys' = { name: 'k', properties: { kty: 'RSA-HSM' } }";
const softwareKey = "resource k 'keys' = { name: 'k', properties: { kty: 'RSA' } }";

test.each([
  ["{ name: 'standard' }", '', 'inapplicable'],
  ["{ name: 'standard' }", softwareKey, 'inapplicable'],
  ["{ name: 'standard' }", hsmKey, "fail `'standard'`"],
  ["{ name: 'Standard' }", hsmKey, "fail `'Standard'`"],
  ["{ NAME: 'PREMIUM' }", hsmKey, 'pass'],
  ["{ name: '' }", hsmKey, "unknown `''`"],
  ['{}', hsmKey, 'unknown `{}`'],
  ['null', hsmKey, 'unknown `null`'],
])('%s with %s: %s', (sku, inside, expected) => {
  expect(judged(rule, vault(sku, '', inside))).toEqual([expected]);
});

test.each([
  ["hsm ? 'premium' : 'standard'", "hsm ? 'RSA-HSM' : 'RSA'", 'pass'],
  ["hsm ? 'premium' : 'standard'", "'RSA-HSM'", "unknown `'standard'`"],
  ["'standard'", "hsm ? 'RSA-HSM' : 'RSA'", "fail `'standard'`"],
])('%s with a key of %s: %s', (name, type, expected) => {
  const inside = `resource k 'keys' = { name: 'k', properties: { kty: ${type} } }`;
  expect(judged(rule, vault(`{ name: ${name} }`, 'param hsm bool', inside))).toEqual([expected]);
});

test('a key that is only there where the vault is premium', () => {
  const inside = "resource k 'keys' = if (hsm) { name: 'k', properties: { kty: 'RSA-HSM' } }";
  expect(judged(rule, vault("{ name: hsm ? 'premium' : 'standard' }", 'param hsm bool', inside))).toEqual(['pass']);
});

test('what its keys encrypt', () => {
  const registry = `resource r 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: 'r'
  properties: { encryption: { keyVaultProperties: { keyIdentifier: 'https://kv.vault.azure.net/keys/k' } } }
}`;
  expect(labelled(rule, vault("{ name: 'standard' }", registry))).toEqual([
    'fail: `standard` holds no HSM keys, and its keys encrypt container registry `r`',
  ]);
  expect(labelled(rule, vault("{ name: 'premium' }", registry))).toEqual(['pass']);
});

test.each([
  ['prod', 'fail: `standard` holds no HSM keys, and this is production'],
  ['dev', 'inapplicable'],
])('keys in %s: %s', (environment, expected) => {
  const files = {
    'main.bicep': vault("{ name: 'standard' }", 'param environment string', softwareKey),
    [`main.${environment}.bicepparam`]: `using 'main.bicep'\nparam environment = '${environment}'`,
  };
  expect(labelled(rule, files)).toEqual([expected]);
});

test('everywhere, if policy says so, and there are keys', () => {
  expect(judged(rule, vault("{ name: 'standard' }", '', softwareKey), { everywhere: true })).toEqual([
    "fail `'standard'`",
  ]);
  expect(judged(rule, vault("{ name: 'standard' }"), { everywhere: true })).toEqual(['inapplicable']);
});
