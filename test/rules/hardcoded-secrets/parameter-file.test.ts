import { expect, test } from 'vitest';
import { judged, type Files } from '../judged.js';

const rule = 'hardcoded-secrets/parameter-file';

const given = (parameter: string, value: string, before = ''): Files => ({
  'main.bicep': `${parameter}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }`,
  'main.bicepparam': `using 'main.bicep'\n${before}\nparam ${/param (\w+)/.exec(parameter)?.[1] ?? ''} = ${value}`,
});

const secure = '@secure()\nparam p string';

test.each([
  [secure, "'n0t-r3al'", '', "fail `'n0t-r3al'`"],
  [secure, "'Server=a;User ID=u;Password=n0t-r3al'", '', "fail `'Server=a;User ID=u;Password=n0t-r3al'`"],
  [secure, "'Server=a;Authentication=Active Directory Default'", '', 'pass'],
  [secure, 'v', "var v = 'n0t-r3al'", 'fail `v`'],
  [secure, "base64('n0t-r3al')", '', "fail `base64('n0t-r3al')`"],
  ['@secure()\nparam adminPassword string', "'hunter'", '', "fail `'hunter'`"],
  [secure, "''", '', 'pass'],
  [secure, "'<password>'", '', 'pass'],
  [secure, "'changeme'", '', 'pass'],
  [secure, "readEnvironmentVariable('P')", '', 'pass'],
  [secure, "readEnvironmentVariable('P', '')", '', 'pass'],
  [secure, "readEnvironmentVariable('P', 'n0t-r3al')", '', "fail `readEnvironmentVariable('P', 'n0t-r3al')`"],
  [secure, "az.getSecret('s', 'g', 'kv', 'n')", '', 'pass'],
  [secure, "az.getSecret('s', 'g', 'kv', 'db-passw0rd')", '', 'pass'],
  [secure, "'/subscriptions/x/resourceGroups/y'", '', 'pass'],
  [secure, "'00000000-1111-2222-3333-444444444444'", '', 'pass'],
  ['@secure()\nparam adminLogin string', "'sql4dmin'", '', 'pass'],
  ['@secure()\nparam p object', "{ user: 'us3r-name', password: 'plain' }", '', "fail `'plain'`"],
  ['@secure()\nparam p object', "{ user: 'us3r-name', password: '' }", '', 'pass'],
  ['@secure()\nparam p array', "[{ password: 'plain' }]", '', 'fail'],
])('%j = %s after %j: %s', (parameter, value, before, expected) => {
  const [verdict] = judged(rule, given(parameter, value, before));
  expect(verdict?.startsWith(expected)).toBe(true);
});

test('a parameter that is no secret is not judged', () => {
  expect(judged(rule, given('param p string', "'n0t-r3al'", ''))).toEqual([]);
});

test('an unprotected parameter that becomes a secret holds one all the same', () => {
  const files = {
    'main.bicep':
      "param p string\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s', properties: { value: p } }",
    'main.bicepparam': "using 'main.bicep'\nparam p = 'n0t-r3al'",
  };
  expect(judged(rule, files)).toEqual(["fail `'n0t-r3al'`"]);
});

test('a default is no value of a parameter file, nor is what is given to a module', () => {
  const files = {
    'main.bicep': "@secure()\nparam p string = 'n0t-r3al'\nmodule m 'm.bicep' = { name: 'm', params: { q: p } }",
    'm.bicep': '@secure()\nparam q string',
    'main.bicepparam': "using 'main.bicep'",
  };
  expect(judged(rule, files)).toEqual(['inapplicable', 'inapplicable']);
});

test('each environment has its own file', () => {
  const files = {
    'main.bicep': secure,
    'main.dev.bicepparam': "using 'main.bicep'\nparam p = 'n0t-r3al'",
    'main.prod.bicepparam': "using 'main.bicep'\nparam p = az.getSecret('s', 'g', 'kv', 'n')",
  };
  expect(judged(rule, files)).toEqual(["fail `'n0t-r3al'`", 'pass']);
});
