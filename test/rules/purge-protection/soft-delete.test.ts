import { expect, test } from 'vitest';
import { judged } from '../judged.js';

const rule = 'purge-protection/soft-delete';

const vault = (properties: string, before = '', version = '2024-11-01'): string => `${before}
resource v 'Microsoft.KeyVault/vaults@${version}' = { name: 'kv', properties: ${properties} }`;

test.each([
  ['left out', vault('{}'), 'pass'],
  ['left out in the oldest API version', vault('{}', '', '2015-06-01'), 'pass'],
  ['null', vault('{ enableSoftDelete: null }'), 'pass'],
  ['true', vault('{ enableSoftDelete: true }'), 'pass'],
  ['false', vault('{ enableSoftDelete: false }'), 'fail `false`'],
  ['text', vault("{ enablesoftdelete: 'FALSE' }"), "fail `'FALSE'`"],
  ['text that is no boolean', vault("{ enableSoftDelete: 'no' }"), "unknown `'no'`"],
  ['a vault that is recovered had it', vault("{ createMode: 'recover' }"), 'pass'],
  ['a parameter', vault('{ enableSoftDelete: on }', 'param on bool'), 'unknown `on`'],
  [
    'a condition that may leave it off',
    vault("{ enableSoftDelete: e == 'prod' }", 'param e string'),
    "unknown `e == 'prod'`",
  ],
  ['a parameter that may be left out', vault('{ enableSoftDelete: on ?? true }', 'param on bool?'), 'pass'],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual([expected]);
});
