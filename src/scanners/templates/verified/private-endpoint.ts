import type { ModuleFacts, TemplateFacts } from './facts.js';
import {
  accessAdministrator,
  generalRoles,
  location,
  lockOn,
  optional,
  required,
  roleAssignmentsOn,
  roleIds,
  type Roles,
  telemetry,
  text,
} from './interfaces.js';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/networking */
const roles: Roles = {
  ...generalRoles,
  'DNS Resolver Contributor': '0f2ebee7-ffd4-4fc0-b3b7-664099fdad5d',
  'DNS Zone Contributor': 'befefa01-2a29-4197-83a8-272ff33ce314',
  'Domain Services Contributor': 'eeaeda52-9324-47f6-8069-5d5bade478b2',
  'Domain Services Reader': '361898ef-9ed1-48c2-849c-a832951106bb',
  'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
  'Private DNS Zone Contributor': 'b12aa53e-6015-4669-85d0-8515ebb3ae7f',
};

const apiVersion = {
  since: {
    '0.2.0': '2023-04-01',
    '0.4.3': '2023-11-01',
    '0.11.0': '2024-05-01',
    '0.11.1': '2024-10-01',
    '0.12.0': '2025-05-01',
  },
} as const;

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/res/network/private-endpoint */
const template: TemplateFacts = {
  parameters: {
    name: required('string'),
    subnetResourceId: required('string'),
    serviceResourceId: { since: { '0.2.0': required('string'), '0.3.0': null } },
    groupIds: { since: { '0.2.0': required('array'), '0.3.0': null } },
    applicationSecurityGroupResourceIds: optional('array'),
    customNetworkInterfaceName: optional('string'),
    ipConfigurations: optional('array'),
    ipVersionType: { since: { '0.12.0': text('IPv4') } },
    privateDnsZoneGroupName: { since: { '0.2.0': optional('string'), '0.7.0': null } },
    privateDnsZoneResourceIds: { since: { '0.2.0': optional('array'), '0.7.0': null } },
    privateDnsZoneGroup: { since: { '0.7.0': optional('object') } },
    location,
    lock: optional('object'),
    roleAssignments: optional('array'),
    tags: optional('object'),
    customDnsConfigs: optional('array'),
    manualPrivateLinkServiceConnections: optional('array'),
    privateLinkServiceConnections: { since: { '0.3.0': optional('array') } },
    enableTelemetry: telemetry,
  },
  variables: {
    roles: {
      since: {
        '0.2.0': roleIds({ ...roles, 'Role Based Access Control Administrator (Preview)': accessAdministrator }),
        '0.8.0': roleIds({ ...roles, 'Role Based Access Control Administrator': accessAdministrator }),
      },
    },
  },
  resources: {
    privateEndpoint: {
      type: 'Microsoft.Network/privateEndpoints',
      apiVersion,
      name: 'name',
      properties: {
        location: 'location',
        tags: 'tags',
        'properties.applicationSecurityGroups':
          '[for group in (applicationSecurityGroupResourceIds ?? []): { id: group }]',
        'properties.customDnsConfigs': 'customDnsConfigs ?? []',
        'properties.customNetworkInterfaceName': "customNetworkInterfaceName ?? ''",
        'properties.ipConfigurations': 'ipConfigurations ?? []',
        'properties.manualPrivateLinkServiceConnections': 'manualPrivateLinkServiceConnections ?? []',
        'properties.privateLinkServiceConnections': {
          since: {
            '0.2.0': '[{ name: name, properties: { privateLinkServiceId: serviceResourceId, groupIds: groupIds } }]',
            '0.3.0': 'privateLinkServiceConnections ?? []',
          },
        },
        'properties.subnet.id': 'subnetResourceId',
        'properties.ipVersionType': { since: { '0.12.0': 'ipVersionType' } },
      },
    },
    privateEndpoint_lock: lockOn('privateEndpoint', '0.11.1'),
    privateEndpoint_roleAssignments: roleAssignmentsOn('privateEndpoint', { bareIds: '0.2.2', names: '0.6.0' }),
  },
  calls: {
    privateEndpoint_privateDnsZoneGroup: {
      since: {
        '0.2.0': {
          of: 'private-dns-zone-group',
          when: '!empty(privateDnsZoneResourceIds)',
          arguments: {
            privateEndpointName: 'privateEndpoint.name',
            name: "privateDnsZoneGroupName ?? 'default'",
            privateDnsZoneConfigs: '[for id in (privateDnsZoneResourceIds ?? []): { privateDnsZoneResourceId: id }]',
          },
        },
        '0.7.0': {
          of: 'private-dns-zone-group',
          when: '!empty(privateDnsZoneGroup)',
          arguments: {
            privateEndpointName: 'privateEndpoint.name',
            name: 'privateDnsZoneGroup.?name',
            privateDnsZoneConfigs: 'privateDnsZoneGroup!.privateDnsZoneGroupConfigs',
          },
        },
      },
    },
  },
  outputs: {
    resourceGroupName: 'resourceGroup().name',
    resourceId: 'privateEndpoint.id',
    name: 'privateEndpoint.name',
    location: 'privateEndpoint.location',
    groupId: {
      since: {
        '0.4.0':
          'privateEndpoint.properties.?manualPrivateLinkServiceConnections[?0].properties.?groupIds[?0] ?? privateEndpoint.properties.?privateLinkServiceConnections[?0].properties.?groupIds[?0]',
      },
    },
    customDnsConfig: { since: { '0.5.0': 'privateEndpoint.properties.customDnsConfigs', '0.10.0': null } },
    customDnsConfigs: { since: { '0.10.0': 'privateEndpoint.properties.customDnsConfigs' } },
    networkInterfaceIds: { since: { '0.7.1': 'privateEndpoint.properties.networkInterfaces', '0.9.0': null } },
    networkInterfaceResourceIds: {
      since: { '0.9.0': 'map(privateEndpoint.properties.networkInterfaces, nic => nic.id)' },
    },
  },
};

/** https://github.com/Azure/bicep-registry-modules/tree/main/avm/res/network/private-endpoint/private-dns-zone-group */
const dnsZoneGroup: TemplateFacts = {
  parameters: {
    privateEndpointName: required('string'),
    privateDnsZoneConfigs: required('array'),
    name: text('default'),
    enableTelemetry: { since: { '0.12.1': telemetry } },
  },
  resources: {
    privateEndpoint: {
      type: 'Microsoft.Network/privateEndpoints',
      apiVersion,
      existing: true,
      name: 'privateEndpointName',
    },
    privateDnsZoneGroup: {
      type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
      apiVersion,
      parent: 'privateEndpoint',
      name: 'name',
      properties: {
        'properties.privateDnsZoneConfigs':
          "[for zone in privateDnsZoneConfigs: { name: zone.?name ?? last(split(zone.privateDnsZoneResourceId, '/')), properties: { privateDnsZoneId: zone.privateDnsZoneResourceId } }]",
      },
    },
  },
  outputs: {
    name: 'privateDnsZoneGroup.name',
    resourceId: 'privateDnsZoneGroup.id',
    resourceGroupName: 'resourceGroup().name',
  },
};

export const privateEndpoint: ModuleFacts = {
  name: 'avm/res/network/private-endpoint',
  versions: [
    ...['0.2.0', '0.2.1', '0.2.2', '0.3.0', '0.3.1', '0.3.2', '0.3.3', '0.4.0', '0.4.1', '0.4.2', '0.4.3', '0.5.0'],
    ...['0.6.0', '0.6.1', '0.7.0', '0.7.1', '0.8.0', '0.8.1', '0.9.0', '0.9.1', '0.10.0', '0.10.1', '0.11.0'],
    ...['0.11.1', '0.12.0', '0.12.1'],
  ],
  template,
  folders: { 'private-dns-zone-group': dnsZoneGroup },
};

export const privateEndpointParts: readonly ModuleFacts[] = [
  {
    name: `${privateEndpoint.name}/private-dns-zone-group`,
    versions: ['0.1.0'],
    countsAs: { '0.1.0': '0.12.1' },
    template: dnsZoneGroup,
  },
];
