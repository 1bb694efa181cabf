import type { ResourceFacts } from './facts.js';
import { assignment, fields } from './interfaces.js';

export const lockType = fields({ kind: 'string' }, { name: 'string' });

/** An item of the variable `private_endpoints`. */
export const endpoint = fields(
  { subnet_resource_id: 'string' },
  {
    name: 'string',
    role_assignments: [`map(${assignment})`, '{}'],
    lock: lockType,
    tags: 'map(string)',
    private_dns_zone_group_name: ['string', '"default"'],
    private_dns_zone_resource_ids: ['set(string)', '[]'],
    application_security_group_associations: ['map(string)', '{}'],
    private_service_connection_name: 'string',
    network_interface_name: 'string',
    location: 'string',
    resource_group_name: 'string',
    ip_configurations: ['any', '{}'],
  },
);

/** With a group of DNS zones, or without one where Azure Policy makes it. */
export const endpoints = (name: string, each: ResourceFacts['each'], withZones: boolean): ResourceFacts => ({
  type: 'azurerm_private_endpoint',
  name,
  ...(each !== undefined && { each }),
  arguments: {
    name: 'each.value.name != null ? each.value.name : "pe-${var.name}"',
    location: 'each.value.location != null ? each.value.location : var.location',
    resource_group_name:
      'each.value.resource_group_name != null ? each.value.resource_group_name : var.resource_group_name',
    subnet_id: 'each.value.subnet_resource_id',
    tags: 'each.value.tags',
  },
  blocks: [
    {
      type: 'private_service_connection',
      arguments: {
        name: 'each.value.private_service_connection_name != null ? each.value.private_service_connection_name : "pse-${var.name}"',
        is_manual_connection: 'false',
        private_connection_resource_id: 'azurerm_key_vault.this.id',
        subresource_names: '["vault"]',
      },
    },
    ...(withZones
      ? [
          {
            type: 'private_dns_zone_group',
            each: 'length(each.value.private_dns_zone_resource_ids) > 0 ? ["zones"] : []',
            arguments: {
              name: 'each.value.private_dns_zone_group_name',
              private_dns_zone_ids: 'each.value.private_dns_zone_resource_ids',
            },
          },
        ]
      : []),
  ],
});

/** Those for which something holds. */
export const endpointsIf = (condition: string): string =>
  `{ for key, endpoint in var.private_endpoints : key => endpoint if ${condition} }`;
export const managed = 'var.private_endpoints_manage_dns_zone_group';

export const endpointLocks = (name: string, of: string, condition: string): ResourceFacts => ({
  type: 'azurerm_management_lock',
  name,
  each: endpointsIf(`endpoint.lock != null && ${condition}`),
  arguments: {
    lock_level: 'each.value.lock.kind',
    name: `coalesce(each.value.lock.name, "lock-\${${of}[each.key].name}")`,
    scope: `${of}[each.key].id`,
  },
});
