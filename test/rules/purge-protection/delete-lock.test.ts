import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'purge-protection/delete-lock';

const prod = "param environment string = 'prod'\n";
const vault = "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: {} }\n";
const lock = (level: string, scope = 'scope: v,', condition = ''): string =>
  `resource l 'Microsoft.Authorization/locks@2020-05-01' = ${condition}{ ${scope} name: 'l', properties: { level: ${level} } }\n`;

test.each<[string, string, string]>([
  ['none', '', 'fail `v`'],
  ['on the vault', lock("'CanNotDelete'"), 'pass'],
  ['in other letters', lock("'cannotdelete'"), 'pass'],
  ['that forbids changes too', lock("'ReadOnly'"), 'pass'],
  ['that forbids nothing', lock("'NotSpecified'"), "fail `'NotSpecified'`"],
  ['of a word that Azure does not know', lock("'Delete'"), "unknown `'Delete'`"],
  ['without a level', lock('null'), 'unknown `null`'],
  ['on the resource group', lock("'CanNotDelete'", ''), 'pass'],
  ['on the resource group, by name', lock("'CanNotDelete'", 'scope: resourceGroup(),'), 'pass'],
  [
    'on another vault',
    `resource w 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv-other' }\n${lock("'CanNotDelete'", 'scope: w,')}`,
    'fail `v`',
  ],
  [
    'on a secret of the vault',
    `resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' existing = { parent: v, name: 's' }\n${lock("'CanNotDelete'", 'scope: s,')}`,
    'fail `v`',
  ],
  [
    'of somebody else',
    "resource l 'Microsoft.Authorization/locks@2020-05-01' existing = { scope: v, name: 'l' }\n",
    'fail `v`',
  ],
  ['under a condition', `param c bool\n${lock("'CanNotDelete'", 'scope: v,', 'if (c) ')}`, 'unknown `l`'],
  ['by default not', `param c bool = false\n${lock("'CanNotDelete'", 'scope: v,', 'if (c) ')}`, 'fail `v`'],
  ['one of two', lock("'NotSpecified'") + lock("'CanNotDelete'", '').replace(' l ', ' m '), 'pass'],
])('a lock: %s', (_, text, expected) => {
  expect(judged(rule, prod + vault + text)).toEqual([expected]);
});

test('a lock that is there whenever the vault is counts', () => {
  const text = `param c bool\n${vault.replace("' = {", "' = if (c) {")}${lock("'CanNotDelete'", 'scope: v,', 'if (c) ')}`;
  expect(judged(rule, prod + text)).toEqual(['pass']);
});

describe('locks of other templates', () => {
  test.each<[string, Files, string[]]>([
    [
      'in a module for its resource group',
      {
        'main.bicep': `${prod}${vault}module m 'm.bicep' = { name: 'm' }`,
        'm.bicep': lock("'CanNotDelete'", ''),
      },
      ['pass'],
    ],
    [
      'in a module for another resource group',
      {
        'main.bicep': `${prod}${vault}module m 'm.bicep' = { name: 'm', scope: resourceGroup('rg-other') }`,
        'm.bicep': lock("'CanNotDelete'", ''),
      },
      ['fail `v`'],
    ],
    [
      'on the subscription',
      {
        'main.bicep': `targetScope = 'subscription'\n${prod}${lock("'CanNotDelete'", '')}
module m 'm.bicep' = { name: 'm', scope: resourceGroup('rg') }`,
        'm.bicep': vault,
      },
      ['pass'],
    ],
    [
      'on the vault, by its name, in another file',
      {
        'a.bicep': prod + vault,
        'b.bicep': `${vault.replace("' = {", "' existing = {").replace(', properties: {}', '')}${lock("'CanNotDelete'")}`,
      },
      ['pass'],
    ],
    [
      'on a resource group that may be another one, in another file',
      { 'a.bicep': prod + vault, 'b.bicep': lock("'CanNotDelete'", '') },
      ['fail `v`'],
    ],
  ])('%s', (_, files, expected) => {
    expect(judged(rule, files)).toEqual(expected);
  });
});

test.each([
  ['development', "param environment string = 'dev'\n"],
  ['an environment that nobody knows', ''],
])('does not speak of %s', (_, before) => {
  expect(judged(rule, before + vault)).toEqual(['inapplicable']);
});

test('says that it only looked at files', () => {
  expect(labelled(rule, prod + vault)).toEqual([
    'fail: no lock on it or on its resource group is in the scanned files',
  ]);
});
