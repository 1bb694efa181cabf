import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'network-exposure/private-dns';

const endpoint = (target: string, groups = "['vault']", before = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }
resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' existing = { name: 'hsm' }
resource e 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: ${target}, groupIds: ${groups} } }] }
}
`;
const zone = (name: string): string => `resourceId('Microsoft.Network/privateDnsZones', '${name}')`;
const group = (ids: readonly string[], condition = '', place = "parent: e, name: 'default'"): string => `
resource g 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = ${condition}{
  ${place}
  properties: { privateDnsZoneConfigs: [${ids.map((id, i) => `{ name: 'z${String(i)}', properties: { privateDnsZoneId: ${id} } }`).join(', ')}] }
}
`;
const right = zone('privatelink.vaultcore.azure.net');

test.each<[string, Files, string[]]>([
  ['no group', endpoint('v.id'), ['fail `e`']],
  ['the zone of vaults', endpoint('v.id') + group([right]), ['pass']],
  ['in other letters', endpoint('v.id') + group([zone('PrivateLink.VaultCore.Azure.Net')]), ['pass']],
  ['by its name alone', endpoint('v.id') + group([right], '', "name: 'pe/default'"), ['pass']],
  ['of another endpoint', endpoint('v.id') + group([right], '', "name: 'other/default'"), ['fail `e`']],
  ['no zone', endpoint('v.id') + group([]), ['fail `[]`']],
  ['a second zone', endpoint('v.id') + group([zone('privatelink.blob.core.windows.net'), right]), ['pass']],
  ['an unknown zone', endpoint('v.id', undefined, 'param id string') + group(['id']), ['unknown `id`']],
  [
    'a zone of unknown name',
    endpoint('v.id', undefined, 'param n string') + group(["resourceId('Microsoft.Network/privateDnsZones', n)"]),
    ["unknown `resourceId('Microsoft.Network/privateDnsZones', n)`"],
  ],
  ['an empty id', endpoint('v.id') + group(["''"]), ["fail `''`"]],
  [
    'a group under a condition',
    endpoint('v.id', undefined, 'param c bool') + group([right], 'if (c) '),
    ['unknown `g`'],
  ],
  [
    'a group that is left out by default',
    endpoint('v.id', undefined, 'param c bool = false') + group([right], 'if (c) '),
    ['fail `e`'],
  ],
  ['an endpoint of something else', endpoint("resourceId('Microsoft.Storage/storageAccounts', 'st')", "['blob']"), []],
  ['an endpoint of nobody knows what', endpoint('id', 'groups', 'param id string\nparam groups array'), []],
  ['an endpoint known by its part alone', endpoint('id', "['Vault']", 'param id string'), ['fail `e`']],
  [
    'in modules',
    {
      'main.bicep': `module m 'm.bicep' = { name: 'm', params: { id: resourceId('Microsoft.KeyVault/vaults', 'kv'), zones: [${right}] } }`,
      'm.bicep': `param id string
param zones array
resource e 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  properties: { privateLinkServiceConnections: [{ name: 'c', properties: { privateLinkServiceId: id } }] }
  resource g 'privateDnsZoneGroups' = {
    name: 'default'
    properties: { privateDnsZoneConfigs: [for (zone, i) in zones: { name: 'z\${i}', properties: { privateDnsZoneId: zone } }] }
  }
}`,
    },
    ['pass'],
  ],
])('%s', (_, files, expected) => {
  expect(judged(rule, files)).toEqual(expected);
});

describe('zones by service and cloud', () => {
  test.each([
    ['privatelink.vaultcore.azure.net', 'pass', 'fail'],
    ['privatelink.vaultcore.usgovcloudapi.net', 'pass', 'fail'],
    ['privatelink.vaultcore.azure.cn', 'pass', 'fail'],
    ['privatelink.managedhsm.azure.net', 'fail', 'pass'],
    ['privatelink.managedhsm.usgovcloudapi.net', 'fail', 'pass'],
    ['privatelink.managedhsm.azure.cn', 'fail', 'pass'],
    ['privatelink.vault.azure.net', 'fail', 'fail'],
    ['vaultcore.azure.net', 'fail', 'fail'],
  ])('%s', (name, vault, hsm) => {
    const outcomes = (text: string) => judged(rule, text).map((verdict) => verdict.split(' ')[0]);
    expect(outcomes(endpoint('v.id') + group([zone(name)]))).toEqual([vault]);
    expect(outcomes(endpoint('h.id', "['managedhsm']") + group([zone(name)]))).toEqual([hsm]);
  });

  test('the suffix of addresses is not the zone', () => {
    const text =
      endpoint('v.id') +
      group(["resourceId('Microsoft.Network/privateDnsZones', 'privatelink${environment().suffixes.keyvaultDns}')"]);
    expect(labelled(rule, text)).toEqual([
      'fail: this zone is `privatelink.vault.azure.net`, and clients ask for names in `privatelink.vaultcore.azure.net`',
    ]);
  });
});
