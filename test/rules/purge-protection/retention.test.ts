import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'purge-protection/retention';

const vault = (properties: string, before = '', type = 'vaults'): string => `${before}
resource v 'Microsoft.KeyVault/${type}@2024-11-01' = { name: 'kv', properties: ${properties} }`;

const inProduction = (text: string) => ({ 'main.bicep': text, 'main.prod.bicepparam': "using 'main.bicep'" });

test.each([
  ['left out', '{}', 'pass', 'pass'],
  ['null', '{ softDeleteRetentionInDays: null }', 'pass', 'pass'],
  ['90', '{ softDeleteRetentionInDays: 90 }', 'pass', 'pass'],
  ['89', '{ softDeleteRetentionInDays: 89 }', 'pass', 'fail `89`'],
  ['7', '{ softDeleteRetentionInDays: 7 }', 'pass', 'fail `7`'],
  ['less than Azure allows', '{ softDeleteRetentionInDays: 6 }', 'fail `6`', 'fail `6`'],
  ['text', "{ softDeleteRetentionInDays: '30' }", 'pass', "fail `'30'`"],
  ['text that is no number', "{ softDeleteRetentionInDays: 'long' }", "unknown `'long'`", "unknown `'long'`"],
  [
    'a vault that is recovered',
    "{ createMode: 'recover' }",
    "unknown `{ createMode: 'recover' }`",
    "unknown `{ createMode: 'recover' }`",
  ],
])('%s', (_, properties, anywhere, production) => {
  expect(judged(rule, vault(properties))).toEqual([anywhere]);
  expect(judged(rule, inProduction(vault(properties)))).toEqual([production]);
  expect(judged(rule, inProduction(vault(properties, '', 'managedHSMs')))).toEqual([production]);
});

test('the environment decides what is long enough', () => {
  const text = vault(
    "{ softDeleteRetentionInDays: environment == 'prod' ? 90 : 7 }",
    "@allowed(['dev', 'prod'])\nparam environment string",
  );
  expect(judged(rule, text)).toEqual(['pass', 'pass']);
});

test('how much is asked for is an option', () => {
  const text = vault('{ softDeleteRetentionInDays: 30 }');
  expect(labelled(rule, text, { minDays: 60 })).toEqual(['fail: 30 days are less than the 60 that policy asks for']);
  expect(labelled(rule, inProduction(text), { minDaysProduction: 30 })).toEqual(['pass']);
  expect(labelled(rule, inProduction(text))).toEqual([
    'fail: 30 days are less than the 90 that policy asks for in production',
  ]);
});
