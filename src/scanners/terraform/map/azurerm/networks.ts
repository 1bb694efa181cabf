import { choice, given } from '../choices.js';
import { idOf } from '../ids.js';
import type { Mapping } from '../mapping.js';
import { blocks, firstOf, from, inside, items, list, object } from '../parts.js';

const connection = list({
  name: from('name'),
  properties: {
    privateLinkServiceId: firstOf(from('private_connection_resource_id'), from('private_connection_resource_alias')),
    groupIds: from('subresource_names'),
  },
});

const connections = (manual: string): ReturnType<typeof inside> =>
  inside('private_service_connection', choice(from('is_manual_connection'), { [manual]: connection }));

const zoneGroup = (attribute: string): ReturnType<typeof inside> => inside('private_dns_zone_group', from(attribute));

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/private_endpoint */
const privateEndpoint: Mapping = {
  type: 'azurerm_private_endpoint',
  sends: [
    {
      type: 'Microsoft.Network/privateEndpoints',
      place: { in: 'resourceGroup' },
      body: {
        location: from('location'),
        tags: from('tags'),
        properties: {
          subnet: given(from('subnet_id'), { id: from('subnet_id') }),
          privateLinkServiceConnections: connections('false'),
          manualPrivateLinkServiceConnections: connections('true'),
        },
      },
    },
    {
      type: 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
      name: zoneGroup('name'),
      place: { in: 'first' },
      onlyWith: zoneGroup('name'),
      body: {
        properties: {
          privateDnsZoneConfigs: items(zoneGroup('private_dns_zone_ids'), {
            properties: { privateDnsZoneId: from('item') },
          }),
        },
      },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/private_dns_zone */
const dnsZone: Mapping = {
  type: 'azurerm_private_dns_zone',
  data: true,
  sends: [{ type: 'Microsoft.Network/privateDnsZones', place: { in: 'resourceGroup' }, body: { tags: from('tags') } }],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/private_dns_zone_virtual_network_link */
const dnsZoneLink: Mapping = {
  type: 'azurerm_private_dns_zone_virtual_network_link',
  sends: [
    {
      type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
      place: {
        under: firstOf(
          from('private_dns_zone_id'),
          idOf('Microsoft.Network/privateDnsZones', from('private_dns_zone_name'), from('resource_group_name')),
        ),
      },
      body: {
        tags: from('tags'),
        properties: {
          virtualNetwork: object({ id: from('virtual_network_id') }),
          registrationEnabled: from('registration_enabled'),
        },
      },
    },
  ],
};

/** A list of names up to version 4, and blocks since. */
const serviceEndpoints = firstOf(
  items(from('service_endpoints'), { service: from('item') }),
  blocks('service_endpoint', { service: from('service') }),
);

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network */
const network: Mapping = {
  type: 'azurerm_virtual_network',
  data: true,
  sends: [
    {
      type: 'Microsoft.Network/virtualNetworks',
      place: { in: 'resourceGroup' },
      body: {
        location: from('location'),
        tags: from('tags'),
        properties: { subnets: blocks('subnet', { name: from('name'), properties: { serviceEndpoints } }) },
      },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/subnet */
const subnet: Mapping = {
  type: 'azurerm_subnet',
  data: true,
  sends: [
    {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      place: {
        under: idOf('Microsoft.Network/virtualNetworks', from('virtual_network_name'), from('resource_group_name')),
      },
      body: { properties: { serviceEndpoints } },
    },
  ],
};

/**
 * It names the perimeter by a profile of it, and stands below that here.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_perimeter_association
 */
const perimeterAssociation: Mapping = {
  type: 'azurerm_network_security_perimeter_association',
  sends: [
    {
      type: 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations',
      place: { under: from('network_security_perimeter_profile_id') },
      body: {
        properties: {
          accessMode: from('access_mode'),
          privateLinkResource: object({ id: from('resource_id') }),
          profile: object({ id: from('network_security_perimeter_profile_id') }),
        },
      },
    },
  ],
};

export const networks: readonly Mapping[] = [
  privateEndpoint,
  dnsZone,
  dnsZoneLink,
  network,
  subnet,
  perimeterAssociation,
];
