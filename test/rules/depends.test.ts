import { describe, expect, test } from 'vitest';
import { labelled, type Files } from './judged.js';

const purge = 'purge-protection/vault';

const vault = (on: string, before: string, condition = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = ${condition}{ name: 'kv', properties: { enablePurgeProtection: ${on} } }`;

const sku = "@allowed(['a', 'b', 'c'])\nparam sku string";

test.each<[string, Files, string]>([
  [
    'one allowed value is good',
    vault("sku == 'a'", sku),
    'unknown: fails when parameter `sku` is `b`, or parameter `sku` is `c`',
  ],
  ['every allowed value is good', vault("contains(['a', 'b', 'c'], sku)", sku), 'pass'],
  [
    'every allowed value is looked up and good',
    vault('m[sku]', `${sku}\nvar m = { a: true, b: true, c: true }`),
    'pass',
  ],
  [
    'one allowed value is looked up and bad',
    vault('m[sku]', `${sku}\nvar m = { a: true, b: true, c: false }`),
    'unknown: fails when parameter `sku` is `c`',
  ],
  [
    'no value of a union type is good',
    vault("t == 'z'", "param t 'x' | 'y'"),
    'fail: purge protection is turned off here',
  ],
  [
    'a parameter or another',
    vault('x || y', 'param x bool\nparam y bool'),
    'unknown: fails when parameter `x` is false and parameter `y` is false',
  ],
  ['a parameter or its opposite', vault('x || !x', 'param x bool'), 'pass'],
  [
    'through variables',
    vault('c', 'param x bool\nvar a = x\nvar b = !a\nvar c = !b', 'if (b) '),
    'fail: purge protection is turned off here',
  ],
  [
    'more values than are told apart',
    vault('n > 0', `@allowed([${Array.from({ length: 300 }, (_, n) => n).join(', ')}])\nparam n int`),
    'unknown: fails when `0 < n` is false',
  ],
])('%s', (_, files, expected) => {
  expect(labelled(purge, files)).toEqual([expected]);
});

describe('what is assumed by being there at all', () => {
  test.each([
    ['the same parameter', 'x', 'param x bool', 'if (x) ', 'pass'],
    ['its opposite', 'x', 'param x bool', 'if (!x) ', 'fail: purge protection is turned off here'],
    ['the same comparison', "n == 'prod'", 'param n string', "if (n == 'prod') ", 'pass'],
    [
      'the opposite comparison',
      "n == 'prod'",
      'param n string',
      "if (n != 'prod') ",
      'fail: purge protection is turned off here',
    ],
    ['all of it', 'x && y', 'param x bool\nparam y bool', 'if (x && y) ', 'pass'],
    ['one of two', 'x', 'param x bool\nparam y bool', 'if (x || y) ', 'unknown: fails when parameter `x` is false'],
    ['an array that is not empty', '!empty(l)', 'param l array', 'if (!empty(l)) ', 'pass'],
    ['an allowed value that contradicts', "sku != 'a'", sku, "if (sku != 'a') ", 'pass'],
  ])('%s', (_, on, before, condition, expected) => {
    expect(labelled(purge, vault(on, before, condition))).toEqual([expected]);
  });
});

describe('through modules', () => {
  const module = vault('on', 'param on bool');

  test.each<[string, string, string[]]>([
    [
      'the condition of the call',
      "param x bool\nmodule m 'm.bicep' = if (x) { name: 'm', params: { on: x } }",
      ['pass'],
    ],
    [
      'each call has its own',
      "param x bool\nmodule m 'm.bicep' = { name: 'm', params: { on: x } }\nmodule n 'm.bicep' = { name: 'n', params: { on: !x } }",
      ['unknown: fails when parameter `x` is false', 'unknown: fails when parameter `x` is true'],
    ],
    [
      'an allowed value',
      `${sku}\nmodule m 'm.bicep' = { name: 'm', params: { on: sku != 'c' } }`,
      ['unknown: fails when parameter `sku` is `c`'],
    ],
  ])('%s', (_, main, expected) => {
    expect(labelled(purge, { 'main.bicep': main, 'm.bicep': module })).toEqual(expected);
  });
});

describe('two settings that one thing decides on', () => {
  const doors = (access: string, action: string, before: string): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  properties: { publicNetworkAccess: ${access}, networkAcls: { defaultAction: ${action} } }
}`;

  test.each([
    ['a parameter', "pe ? 'Disabled' : 'Enabled'", "pe ? 'Allow' : 'Deny'", 'param pe bool', 'pass'],
    ['an array', "empty(l) ? 'Enabled' : 'Disabled'", "empty(l) ? 'Deny' : 'Allow'", 'param l array', 'pass'],
    [
      'two parameters',
      'p',
      'a',
      "@allowed(['Enabled', 'Disabled'])\nparam p string\n@allowed(['Allow', 'Deny'])\nparam a string",
      'unknown: fails when parameter `p` is `Enabled` and parameter `a` is `Allow`',
    ],
  ])('%s', (_, access, action, before, expected) => {
    expect(labelled('network-exposure/public-access', doors(access, action, before))).toEqual([expected]);
  });
});
