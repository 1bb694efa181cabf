import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hardcoded-secrets/tag';

const before = `
@secure()
param secret string
@secure()
param contentType string
@secure()
param bag object
param open string
resource st 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'st' }
`;

const tagged = (tags: string): string =>
  `${before}resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', tags: ${tags} }`;

test.each([
  ['{ a: secret }', ['fail: tag `a` holds a secret that parameter `secret` brings']],
  ["{ a: 'key ${st.listKeys().keys[0].value}' }", ['fail: tag `a` holds what `listKeys()` hands out']],
  ["{ password: 'n0t-r3al!' }", ['fail: tag `password` holds what its name says is a secret']],
  ["{ note: 'Server=x;Password=n0t-r3al' }", ['fail: tag `note` holds a password']],
  ["{ password: 'rotated yearly' }", ['pass']],
  ["{ passwordExpiry: '2027-01-01' }", ['pass']],
  ["{ 'secret-name': 'db-password-1' }", ['pass']],
  ["{ a: 'b', c: '' }", ['pass', 'pass']],
  ['{ a: open }', []],
  ['{ apiKey: open }', ['unknown: parameter `open` has no value until deployment']],
  ['union({ a: secret }, { b: open })', ['fail: tag `a` holds a secret that parameter `secret` brings']],
  ['bag', []],
  ['{ owner: bag.owner }', ['fail: tag `owner` holds a secret that parameter `bag` brings']],
  ['{ type: contentType }', ['pass']],
])('%s: %j', (tags, expected) => {
  expect(labelled(rule, tagged(tags))).toEqual(expected);
});

describe('other texts', () => {
  const described = (type: string, properties: string): string =>
    `${before}resource r '${type}@2024-01-01' = { name: 'a/b', properties: ${properties} }`;

  test.each([
    [
      'Microsoft.KeyVault/vaults/secrets',
      "{ contentType: 'PWD=n0t-r3al;x=y', value: secret }",
      ["fail `'PWD=n0t-r3al;x=y'`"],
    ],
    ['Microsoft.KeyVault/vaults/secrets', "{ contentType: 'text/plain' }", ['pass']],
    ['Microsoft.KeyVault/vaults/secrets', '{ contentType: contentType }', ['pass']],
    [
      'Microsoft.Logic/workflows/x',
      "{ Description: 'call https://app:n0tr3al@x.example/' }",
      ["fail `'call https://app:n0tr3al@x.example/'`"],
    ],
    ['Microsoft.Logic/workflows/x', '{ description: secret }', ['pass']],
    ['Microsoft.Web/sites/config', 'bag', []],
  ])('%s %s', (type, properties, expected) => {
    expect(judged(rule, described(type, properties))).toEqual(expected);
  });
});
