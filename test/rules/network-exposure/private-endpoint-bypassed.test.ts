import { expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'network-exposure/private-endpoint-bypassed';

const vault = (properties: string, before = '', type = 'vaults'): string => `${before}
resource v 'Microsoft.KeyVault/${type}@2024-11-01' = { name: 'kv', properties: ${properties} }
`;
const endpoint = (condition = '', list = 'privateLinkServiceConnections', name = 'e'): string => `
resource ${name} 'Microsoft.Network/privateEndpoints@2024-05-01' = ${condition}{
  name: 'pe-${name}'
  properties: { ${list}: [{ name: 'c', properties: { privateLinkServiceId: v.id, groupIds: ['vault'] } }] }
}
`;
const choice = "{ publicNetworkAccess: c ? 'Disabled' : 'Enabled' }";

test.each<[string, Files, string]>([
  ['no endpoint', vault('{}'), 'inapplicable'],
  [
    'an endpoint that nobody has approved of',
    vault('{}') + endpoint('', 'manualPrivateLinkServiceConnections'),
    'inapplicable',
  ],
  ['nothing set', vault('{}') + endpoint(), 'fail `{}`'],
  ['public access on', vault("{ publicNetworkAccess: 'Enabled' }") + endpoint(), "fail `'Enabled'`"],
  ['public access off', vault("{ publicNetworkAccess: 'Disabled' }") + endpoint(), 'pass'],
  ['a firewall', vault("{ networkAcls: { defaultAction: 'Deny' } }") + endpoint(), 'pass'],
  ['a firewall that lets all in', vault("{ networkAcls: { defaultAction: 'Allow' } }") + endpoint(), "fail `'Allow'`"],
  ['a Managed HSM', vault('{}', '', 'managedHSMs') + endpoint(), 'fail `{}`'],
  ['an unknown switch', vault('{ publicNetworkAccess: p }', 'param p string') + endpoint(), 'unknown `p`'],
  ['closed exactly with the endpoint', vault(choice, 'param c bool') + endpoint('if (c) '), 'pass'],
  ['open exactly with the endpoint', vault(choice, 'param c bool') + endpoint('if (!c) '), "fail `'Enabled'`"],
  ['closed perhaps', vault(choice, 'param c bool') + endpoint(), "unknown `'Enabled'`"],
  [
    'one of two endpoints',
    vault(choice, 'param c bool') + endpoint('if (c) ') + endpoint('if (!c) ', undefined, 'f'),
    "fail `'Enabled'`",
  ],
  [
    'never together',
    vault('{}', 'param c bool').replace("' = {", "' = if (!c) {") + endpoint('if (c) '),
    'inapplicable',
  ],
  ['left out by default', vault('{}', 'param c bool = false') + endpoint('if (c) '), 'inapplicable'],
  [
    'in a module',
    {
      'main.bicep': `${vault('{}')}module m 'm.bicep' = { name: 'm', params: { id: v.id } }`,
      'm.bicep': `param id string${endpoint().replace('v.id', 'id')}`,
    },
    'fail `{}`',
  ],
])('%s', (_, files, expected) => {
  expect(judged(rule, files)).toEqual([expected]);
});

test('names the endpoint', () => {
  expect(labelled(rule, vault("{ publicNetworkAccess: 'Enabled' }") + endpoint())).toEqual([
    'fail: public access is on, and no firewall limits it, beside private endpoint `pe-e`',
  ]);
});
