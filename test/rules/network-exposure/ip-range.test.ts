import { expect, test } from 'vitest';
import { judged, labelled, severities } from '../judged.js';

const rule = 'network-exposure/ip-range';

const vault = (ipRules: string, { before = '', more = '' } = {}): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  properties: { ${more}
    networkAcls: { defaultAction: 'Deny', ipRules: ${ipRules} } }
}`;

test.each([
  ['203.0.113.7', 'pass'],
  ['203.0.113.7/32', 'pass'],
  ['203.0.113.0/24', 'pass'],
  ['203.0.112.0/23', 'fail: this is `203.0.112.0/23`: 512 addresses, more than the 256 of a /24'],
  ['203.0.113.0-203.0.113.255', 'pass'],
  ['203.0.113.0-203.0.114.0', 'fail: this is `203.0.113.0-203.0.114.0`: 257 addresses, more than the 256 of a /24'],
  ['0.0.0.0/1', 'fail: this is `0.0.0.0/1`: 2,147,483,648 addresses, more than the 256 of a /24'],
  ['10.1.2.3', 'fail: this is `10.1.2.3`: private, so nothing reaches the vault from there and the rule does nothing'],
  [
    '172.31.0.0/16',
    'fail: this is `172.31.0.0/16`: private, so nothing reaches the vault from there and the rule does nothing',
  ],
  ['172.32.0.0/24', 'pass'],
  ['AzureCloud', 'unknown: `AzureCloud` is no IPv4 address or range'],
  ['<your address>', 'unknown: `<your address>` is no IPv4 address or range'],
  ['', 'unknown: empty is no IPv4 address or range'],
  ['2001:db8::/32', 'unknown: `2001:db8::/32` is no IPv4 address or range'],
])('%s', (text, expected) => {
  expect(labelled(rule, vault(`[{ value: '${text}' }]`))).toEqual([expected]);
});

test.each([
  '0.0.0.0',
  '0.0.0.0/0',
  ' 0.0.0.0 / 0 ',
  '0.0.0.0/00',
  '0/0',
  '0',
  '00.00.0.0',
  '0x0',
  '0.0.0.0/32',
  '::/0',
  '*',
  'any',
  'Internet',
  '0.0.0.0-255.255.255.255',
])('%s is everything', (text) => {
  expect(labelled(rule, vault(`[{ value: '${text}' }]`))).toEqual([
    `fail: this is \`${text}\`: every address there is`,
  ]);
});

test.each([
  ['null', '', []],
  ['[]', '', []],
  ["[{ action: 'Allow' }]", '', ["unknown `{ action: 'Allow' }`"]],
  ["['0.0.0.0/0']", '', ["unknown `'0.0.0.0/0'`"]],
  ["{ value: '0.0.0.0/0' }", '', ["unknown `{ value: '0.0.0.0/0' }`"]],
  ['l', 'param l array', ['unknown `l`']],
  ["concat([{ value: '0.0.0.0/0' }], l)", 'param l array', ["fail `'0.0.0.0/0'`", 'unknown `l`']],
  ["map(['20.0.0.0/8'], ip => { value: ip })", '', ['fail `ip`']],
  ["[{ value: wide ? '0.0.0.0/0' : '203.0.113.7' }]", 'param wide bool', ["unknown `'0.0.0.0/0'`"]],
])('%s', (ipRules, before, expected) => {
  expect(judged(rule, vault(ipRules, { before }))).toEqual(expected);
});

test('what is narrow enough can be configured', () => {
  expect(judged(rule, vault("[{ value: '203.0.112.0/23' }]"), { maxPrefix: 23 })).toEqual(['pass']);
  expect(judged(rule, vault("[{ value: '203.0.113.0/24' }]"), { maxPrefix: 32 })).toEqual(["fail `'203.0.113.0/24'`"]);
});

test('without public access no rule counts until that is turned on', () => {
  const text = vault("[{ value: '0.0.0.0/0' }]", { more: "publicNetworkAccess: 'disabled'" });
  expect(severities(rule, text)).toEqual(['fail low']);
  expect(labelled(rule, text)).toEqual([
    'fail: this is `0.0.0.0/0`: every address there is, for when public access is turned on',
  ]);
  expect(severities(rule, text.replace("'disabled'", "'Enabled'"))).toEqual(['fail high']);
});
