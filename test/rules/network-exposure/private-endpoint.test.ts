import { expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'network-exposure/private-endpoint';

const prod = "param environment string = 'prod'\n";
const vault = "resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: {} }\n";
const endpoint = (id = 'v.id', list = 'privateLinkServiceConnections', condition = ''): string => `
resource e 'Microsoft.Network/privateEndpoints@2024-05-01' = ${condition}{
  name: 'pe'
  properties: { ${list}: [{ name: 'c', properties: { privateLinkServiceId: ${id}, groupIds: ['vault'] } }] }
}
`;
const approval = (status: string): string => `
resource a 'Microsoft.KeyVault/vaults/privateEndpointConnections@2024-11-01' = {
  parent: v
  name: 'a'
  properties: { privateLinkServiceConnectionState: { status: ${status} } }
}
`;
const manual = 'manualPrivateLinkServiceConnections';

test.each<[string, Files, string]>([
  ['none', prod + vault, 'fail `v`'],
  ['one', prod + vault + endpoint(), 'pass'],
  ['one in other letters', prod + vault + endpoint().replaceAll('privateLinkService', 'PRIVATELINKSERVICE'), 'pass'],
  ['one by the id of the vault', prod + vault + endpoint("resourceId('Microsoft.KeyVault/vaults', 'kv')"), 'pass'],
  ['one to another vault', prod + vault + endpoint("resourceId('Microsoft.KeyVault/vaults', 'other')"), 'fail `v`'],
  ['one to nobody knows where', `${prod}param id string\n${vault}${endpoint('id')}`, 'fail `v`'],
  ['one that waits for an approval', prod + vault + endpoint('v.id', manual), 'unknown `e`'],
  ['one that is approved of', prod + vault + endpoint('v.id', manual) + approval("'approved'"), 'pass'],
  ['one that is rejected', prod + vault + endpoint('v.id', manual) + approval("'Rejected'"), 'unknown `e`'],
  ['one under a condition', `${prod}param c bool\n${vault}${endpoint('v.id', undefined, 'if (c) ')}`, 'unknown `e`'],
  [
    'one that is left out by default',
    `${prod}param c bool = false\n${vault}${endpoint('v.id', undefined, 'if (c) ')}`,
    'fail `v`',
  ],
  [
    'one in a module',
    {
      'main.bicep': `${prod}${vault}module m 'm.bicep' = { name: 'm', params: { id: v.id } }`,
      'm.bicep': `param id string${endpoint('id')}`,
    },
    'pass',
  ],
  [
    'one in another file',
    {
      'a.bicep': prod + vault,
      'b.bicep': vault.replace("' = {", "' existing = {").replace(', properties: {}', '') + endpoint(),
    },
    'pass',
  ],
])('%s', (_, files, expected) => {
  expect(judged(rule, files)).toEqual([expected]);
});

test.each([
  ['development', "param environment string = 'dev'\n"],
  ['an environment that nobody knows', ''],
])('speaks of %s only if asked to', (_, before) => {
  expect(judged(rule, before + vault)).toEqual(['inapplicable']);
  expect(judged(rule, before + vault, { everywhere: true })).toEqual(['fail `v`']);
});

test('says what it waits for', () => {
  expect(labelled(rule, prod + vault + endpoint('v.id', manual))).toEqual([
    'unknown: private endpoint `pe` only works once somebody has approved of it',
  ]);
});
