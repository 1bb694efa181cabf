import { expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'network-exposure/service-endpoint';

const network = (endpoints: string, before = ''): string => `${before}
resource n 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet'
  properties: { subnets: [{ name: 'other', properties: {} }, { name: 'Apps', properties: { serviceEndpoints: ${endpoints} } }] }
}
`;
const subnet = (endpoints: string): string => `
resource m 'Microsoft.Network/virtualNetworks@2024-05-01' existing = { name: 'vnet' }
resource s 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' = { parent: m, name: 'apps', properties: { serviceEndpoints: ${endpoints} } }
`;
const vault = (rules: string, type = 'vaults'): string => `
resource v 'Microsoft.KeyVault/${type}@2024-11-01' = {
  name: 'kv'
  properties: { networkAcls: { defaultAction: 'Deny', virtualNetworkRules: ${rules} } }
}
`;
const on = "[{ service: 'Microsoft.KeyVault' }]";
const byId = "[{ id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apps') }]";
const isFail = ["fail `{ id: resourceId('Microsoft.Network/virtualNetworks/subnets', 'vnet', 'apps') }`"];

test.each<[string, Files, string[]]>([
  ['on, in the network', network(on) + vault(byId), ['pass']],
  ['in other letters', network("[{ service: 'microsoft.keyvault' }]") + vault(byId), ['pass']],
  [
    'on, among others',
    network("[{ service: 'Microsoft.Sql' }, { service: 'Microsoft.KeyVault' }]") + vault(byId),
    ['pass'],
  ],
  ['on, in the subnet', subnet(on) + vault(byId), ['pass']],
  ['left out', network('null') + vault(byId), isFail],
  ['an empty list', network('[]') + vault(byId), isFail],
  ['another service', network("[{ service: 'Microsoft.Storage' }]") + vault(byId), isFail],
  ['left out, in the subnet', subnet('null') + vault(byId), isFail],
  ['a Managed HSM', network('null') + vault(byId, 'managedHSMs'), isFail],
  ['an unknown list', network('l', 'param l array') + vault(byId), ['unknown `l`']],
  ['an unknown service', network('[{ service: s }]', 'param s string') + vault(byId), ['unknown `s`']],
  ['a list under a condition', network(`c ? ${on} : []`, 'param c bool') + vault(byId), ['unknown `[]`']],
  ['by its place in the network', network(on) + vault('[{ id: n.properties.subnets[1].id }]'), ['pass']],
  [
    'by the place of another',
    network(on) + vault('[{ id: n.properties.subnets[0].id }]'),
    ['fail `{ id: n.properties.subnets[0].id }`'],
  ],
  ['by a text', network('null') + vault("[{ id: '${n.id}/subnets/apps' }]"), ["fail `{ id: '${n.id}/subnets/apps' }`"]],
  ['by its symbolic name', subnet('null') + vault('[{ id: s.id }]'), ['fail `{ id: s.id }`']],
  ['a subnet that nobody declares', vault(byId), ['inapplicable']],
  [
    'a subnet of somebody else',
    `resource m 'Microsoft.Network/virtualNetworks@2024-05-01' existing = { name: 'vnet' }
resource s 'Microsoft.Network/virtualNetworks/subnets@2024-05-01' existing = { parent: m, name: 'apps' }${vault('[{ id: s.id }]')}`,
    ['inapplicable'],
  ],
  ['an id that nobody knows', `param id string${network('null')}${vault('[{ id: id }]')}`, ['inapplicable']],
  ['no rules', network('null') + vault('[]'), []],
  ['rules that nobody knows', `param r array${network('null')}${vault('r')}`, ['inapplicable']],
  [
    'in a module',
    {
      'main.bicep': `module a 'n.bicep' = { name: 'a' }\nmodule b 'v.bicep' = { name: 'b', params: { id: a.outputs.id } }`,
      'n.bicep': `${network('null')}output id string = n.properties.subnets[1].id`,
      'v.bicep': `param id string${vault('[{ id: id }]')}`,
    },
    ['fail `{ id: id }`'],
  ],
])('%s', (_, files, expected) => {
  expect(judged(rule, files)).toEqual(expected);
});

test('names the subnet', () => {
  expect(labelled(rule, network('[]') + vault(byId))).toEqual([
    'fail: subnet `Apps` has no service endpoint for `Microsoft.KeyVault`',
  ]);
});
