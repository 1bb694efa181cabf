import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/expressions/json.js';
import { sent, type Block } from './sent.js';

describe('a private endpoint', () => {
  const endpoint = (connection: Block, more: Block = {}): readonly Json[] =>
    sent('azurerm_private_endpoint', {
      name: 'pe',
      subnet_id: '/subnet',
      ...more,
      private_service_connection: [connection],
    });
  const to = { name: 'c', private_connection_resource_id: '⟨vault⟩', subresource_names: ['vault'] };
  const connections = [{ name: 'c', properties: { privateLinkServiceId: '⟨vault⟩', groupIds: ['vault'] } }];
  const empty = { type: 'Microsoft.Network/privateEndpoints', in: 'resourceGroup' };
  const subnet = { id: '/subnet' };

  test.each<[boolean, Json]>([
    [false, { subnet, privateLinkServiceConnections: connections, manualPrivateLinkServiceConnections: null }],
    [true, { subnet, privateLinkServiceConnections: null, manualPrivateLinkServiceConnections: connections }],
  ])('that waits for an approval: %s', (manual, properties) => {
    expect(endpoint({ ...to, is_manual_connection: manual })).toEqual([{ ...empty, properties }]);
  });

  test('of which nobody knows whether it waits', () => {
    expect(endpoint({ ...to, is_manual_connection: '⟨variable m⟩' })).toMatchObject([
      { properties: { privateLinkServiceConnections: '⟨variable m⟩' } },
    ]);
  });

  test('whose name is kept in private zones', () => {
    const group = [{ name: 'default', private_dns_zone_ids: ['/zone', '⟨variable zone⟩'] }];
    const [, zones] = endpoint({ ...to, is_manual_connection: false }, { private_dns_zone_group: group });
    expect(zones).toEqual({
      type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
      name: 'default',
      in: 'first',
      properties: {
        privateDnsZoneConfigs: [
          { properties: { privateDnsZoneId: '/zone' } },
          { properties: { privateDnsZoneId: '⟨variable zone⟩' } },
        ],
      },
    });
  });

  test('without zones', () => {
    expect(endpoint({ ...to, is_manual_connection: false }, { private_dns_zone_group: [] })).toHaveLength(1);
  });
});

const group = '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg';

test.each<[string, Block, string]>([
  [
    'of version 4',
    { private_dns_zone_name: 'z', resource_group_name: 'rg' },
    `${group}/providers/Microsoft.Network/privateDnsZones/z`,
  ],
  ['of version 5', { private_dns_zone_id: '/zone' }, '/zone'],
])('the link of a zone %s', (_, block, under) => {
  expect(sent('azurerm_private_dns_zone_virtual_network_link', { ...block, virtual_network_id: '/net' })).toEqual([
    {
      type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
      under,
      properties: { virtualNetwork: { id: '/net' } },
    },
  ]);
});

describe('service endpoints', () => {
  const endpoints = [{ service: 'Microsoft.KeyVault' }];

  test.each<[string, Block]>([
    ['named', { service_endpoints: ['Microsoft.KeyVault'] }],
    ['in blocks', { service_endpoint: [{ service: 'Microsoft.KeyVault' }] }],
  ])('of a subnet, %s', (_, block) => {
    const names = { name: 's', virtual_network_name: 'net', resource_group_name: 'rg' };
    expect(sent('azurerm_subnet', { ...names, ...block })).toEqual([
      {
        type: 'Microsoft.Network/virtualNetworks/subnets',
        under: `${group}/providers/Microsoft.Network/virtualNetworks/net`,
        properties: { serviceEndpoints: endpoints },
      },
    ]);
    expect(sent('azurerm_virtual_network', { subnet: [{ name: 's', ...block }] })).toMatchObject([
      { properties: { subnets: [{ name: 's', properties: { serviceEndpoints: endpoints } }] } },
    ]);
  });
});

test('a perimeter is told of what is in it', () => {
  const block = {
    name: 'a',
    network_security_perimeter_profile_id: '/p',
    resource_id: '⟨vault⟩',
    access_mode: 'Enforced',
  };
  expect(sent('azurerm_network_security_perimeter_association', block)).toMatchObject([
    { properties: { accessMode: 'Enforced', privateLinkResource: { id: '⟨vault⟩' } } },
  ]);
});

describe('a diagnostic setting', () => {
  const logs = (block: Block): Json | undefined => {
    const [only] = sent('azurerm_monitor_diagnostic_setting', { target_resource_id: '⟨vault⟩', ...block });
    return (only as { properties?: { logs?: Json } }).properties?.logs;
  };

  test.each<[string, Block, Json | undefined]>([
    ['a category', { enabled_log: [{ category: 'AuditEvent' }] }, [{ category: 'AuditEvent', enabled: true }]],
    ['a group', { enabled_log: [{ category_group: 'audit' }] }, [{ categoryGroup: 'audit', enabled: true }]],
    ['a log of version 3', { log: [{ category: 'AuditEvent' }] }, [{ category: 'AuditEvent', enabled: true }]],
    [
      'one of each, one of them off',
      { log: [{ category: 'A', enabled: false }], enabled_log: [{ category: 'B' }] },
      [
        { category: 'A', enabled: false },
        { category: 'B', enabled: true },
      ],
    ],
    ['nothing', { log_analytics_workspace_id: '/w' }, undefined],
    ['blocks that nobody can tell', { enabled_log: '⟨variable logs⟩' }, '⟨variable logs⟩'],
    [
      'some of which nobody can tell',
      { log: [{ category: 'A' }], enabled_log: '⟨v⟩' },
      [{ category: 'A', enabled: true }, '…'],
    ],
  ])('with %s', (_, block, expected) => {
    expect(logs(block)).toEqual(expected);
  });

  test('watches what it is on, and sends it there', () => {
    const block = { target_resource_id: '⟨vault⟩', log_analytics_workspace_id: '/w', storage_account_id: '/s' };
    expect(sent('azurerm_monitor_diagnostic_setting', block)).toEqual([
      {
        type: 'Microsoft.Insights/diagnosticSettings',
        on: '⟨vault⟩',
        properties: { workspaceId: '/w', storageAccountId: '/s' },
      },
    ]);
  });
});

test.each<[Block, string]>([
  [{ resource_type: 'KeyVaults' }, 'KeyVaults'],
  [{}, 'VirtualMachines'],
])('a plan of Defender for %o is for %s', (block, name) => {
  expect(sent('azurerm_security_center_subscription_pricing', { tier: 'Standard', ...block })).toMatchObject([
    { name, properties: { pricingTier: 'Standard' } },
  ]);
});
