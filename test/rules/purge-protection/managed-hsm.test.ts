import { expect, test } from 'vitest';
import { judged } from '../judged.js';

const rule = 'purge-protection/managed-hsm';

const hsm = (properties: string, before = '', type = 'Microsoft.KeyVault/managedHSMs'): string => `${before}
resource h '${type}@2024-11-01' = { name: 'hsm', properties: ${properties} }`;

test.each([
  ['true', hsm('{ enablePurgeProtection: true }'), ['pass']],
  ['false', hsm('{ enablePurgeProtection: false }'), ['fail `false`']],
  ['text', hsm("{ enablePurgeProtection: 'True' }"), ['pass']],
  ['text that is no boolean', hsm("{ enablePurgeProtection: 'on' }"), ["unknown `'on'`"]],
  ['null', hsm('{ enablePurgeProtection: null }'), ['fail `null`']],
  ['left out, whatever the API version fills in', hsm('{}'), ['fail `{}`']],
  ['no properties', "resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'hsm' }", ['fail `h`']],
  [
    'type and property in another case',
    hsm('{ ENABLEPURGEPROTECTION: true }', '', 'microsoft.keyvault/managedhsms'),
    ['pass'],
  ],
  ['an HSM of somebody else', "resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' existing = { name: 'hsm' }", []],
  ['a vault is another matter', "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv' }", []],
  ['a parameter', hsm('{ enablePurgeProtection: on }', 'param on bool'), ['unknown `on`']],
  ['a parameter with a default', hsm('{ enablePurgeProtection: on }', 'param on bool = true'), ['pass']],
  ['an HSM that is recovered', hsm("{ createMode: 'recover' }"), ["unknown `{ createMode: 'recover' }`"]],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual(expected);
});
