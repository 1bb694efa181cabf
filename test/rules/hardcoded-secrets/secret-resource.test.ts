import { describe, expect, test } from 'vitest';
import { judged, type Files } from '../judged.js';

const rule = 'hardcoded-secrets/secret-resource';

const secret = (value: string, before = ''): string => `${before}
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s', properties: { value: ${value} } }`;

const account = "resource st 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'st' }";

test.each([
  ["'fake'", '', "fail `'fake'`"],
  ['12345', '', 'fail `12345`'],
  ["''", '', 'pass'],
  ['null', '', 'pass'],
  ['t.v', "var t = { v: 'fake' }", 'fail `t.v`'],
  ["base64('fake')", '', "fail `base64('fake')`"],
  ["guid('fake')", '', "fail `guid('fake')`"],
  ['newGuid()', '', 'pass'],
  ['uniqueString(resourceGroup().id)', '', 'pass'],
  ['st.name', account, 'pass'],
  ['st.id', account, 'pass'],
  ['st.listKeys().keys[0].value', account, 'pass'],
  ["'https://${st.name}.blob'", account, 'pass'],
  ["'Key=${st.listKeys().keys[0].value}'", account, 'pass'],
  ["loadTextContent('x.txt')", '', "unknown `loadTextContent('x.txt')`"],
  ['subscription().tenantId', '', 'pass'],
  ['p', 'param p string', 'unknown `p`'],
  ["'Key=${p}'", 'param p string', "unknown `'Key=${p}'`"],
  ['p', "param p string = 'fake'", 'fail `p`'],
  ['p', "param p string = ''", 'pass'],
  ['p', 'param p string = newGuid()', 'pass'],
  ['p', '@secure()\nparam p string', 'pass'],
  ["'Key=${p}'", '@secure()\nparam p string', 'pass'],
  ['p', "@secure()\nparam p string = 'fake'", 'pass'],
  ["c ? 'fake' : p", 'param c bool\n@secure()\nparam p string', "unknown `'fake'`"],
  ["c ? '' : p", 'param c bool\n@secure()\nparam p string', 'pass'],
  ['p', "@allowed(['a', 'b'])\nparam p string", 'fail `p`'],
])('%s after %j: %s', (value, before, expected) => {
  expect(judged(rule, secret(value, before))).toEqual([expected]);
});

test.each<[string, string, string[]]>([
  ['of somebody else', "resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = { name: 'kv/s' }", []],
  ['without properties', "resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s' }", ['pass']],
  [
    'inside of a vault',
    "resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv'\n  resource s 'secrets' = { name: 's', properties: { value: 'fake' } }\n}",
    ["fail `'fake'`"],
  ],
  [
    'in another case',
    secret("'fake'")
      .replace('Microsoft.KeyVault/vaults/secrets', 'microsoft.keyvault/VAULTS/Secrets')
      .replace('value:', 'VALUE:'),
    ["fail `'fake'`"],
  ],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual(expected);
});

describe('through a module', () => {
  const called = (argument: string, before = '', parameter = '@secure()\nparam p string'): Files => ({
    'main.bicep': `${before}\nmodule m 'm.bicep' = { name: 'm', params: { p: ${argument} } }`,
    'm.bicep': secret('p', parameter),
  });

  test.each([
    ["'fake'", '', 'fail'],
    ["''", '', 'pass'],
    ['v', "var v = 'fake'", 'fail'],
    ['v.a', "var v = { a: 'fake' }", 'fail'],
    ['q', '@secure()\nparam q string', 'pass'],
    ['q', "@secure()\nparam q string = 'fake'", 'pass'],
    ["'${u}:${q}'", "var u = 'user'\n@secure()\nparam q string = ''", 'pass'],
    ["c ? q : 'fake'", 'param c bool\n@secure()\nparam q string', 'unknown'],
    ["kv.getSecret('x')", "resource kv 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }", 'pass'],
  ])('%s after %j: %s', (argument, before, expected) => {
    expect(judged(rule, called(argument, before)).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
  });

  test('a literal that is put together with a secret is not the secret', () => {
    const files = {
      'main.bicep': "module m 'm.bicep' = { name: 'm', params: { user: 'admin' } }",
      'm.bicep': secret("'${user}:${p}'", "@secure()\nparam user string\n@secure()\nparam p string = ''"),
    };
    expect(judged(rule, files)).toEqual(['pass']);
  });

  test('whatever the parameter is', () => {
    expect(judged(rule, called("'fake'", '', 'param p string'))).toEqual(['fail `p`']);
  });
});

describe('from a parameter file', () => {
  const given = (parameter: string, value: string): Files => ({
    'main.bicep': secret('p', parameter),
    'main.bicepparam': `using 'main.bicep'\nparam p = ${value}`,
  });

  test.each([
    ['param p string', "'fake'", 'fail `p`'],
    ['@secure()\nparam p string', "'fake'", 'pass'],
    ['@secure()\nparam p string', "readEnvironmentVariable('P')", 'pass'],
    ['@secure()\nparam p string', "az.getSecret('s', 'g', 'kv', 'p')", 'pass'],
  ])('%j given %s: %s', (parameter, value, expected) => {
    expect(judged(rule, given(parameter, value))).toEqual([expected]);
  });
});
