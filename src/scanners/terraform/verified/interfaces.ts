import type { Since } from '../../templates/verified/facts.js';
import type { Formula, ResourceFacts, VariableFacts } from './facts.js';

/**
 * The interfaces that all Azure Verified Modules have in common.
 * https://azure.github.io/Azure-Verified-Modules/specs/tf/interfaces/
 */

export const required = (type: Formula): VariableFacts => ({ type });

/** Optional, and null if left out. */
export const optional = (type: Formula): VariableFacts => ({ type, default: 'null' });

export const flag = (value: boolean): VariableFacts => ({ type: 'bool', default: String(value) });

/** Parameters that nothing of what is known depends on. */
export const others = (...names: readonly string[]): Readonly<Record<string, VariableFacts>> =>
  Object.fromEntries(names.map((name) => [name, optional('any')]));

/** An object type of fields, each with the default that it has: null where nothing else is said. */
export const fields = (
  needed: Readonly<Record<string, Formula>>,
  may: Readonly<Record<string, Formula | readonly [type: Formula, value: Formula]>>,
): Formula => {
  const demanded = Object.entries(needed).map(([name, type]) => `${name} = ${type}`);
  const free = Object.entries(may).map(([name, fact]) => {
    const [type, value] = typeof fact === 'string' ? [fact, 'null'] : fact;
    return `${name} = optional(${type}, ${value})`;
  });
  return `object({ ${[...demanded, ...free].join(', ')} })`;
};

/** A map of objects, empty if left out. */
export const map = (of: Formula): VariableFacts => ({ type: `map(${of})`, default: '{}', nullable: false });

export const assignment = fields(
  { role_definition_id_or_name: 'string', principal_id: 'string' },
  {
    description: 'string',
    skip_service_principal_aad_check: ['bool', 'false'],
    condition: 'string',
    condition_version: 'string',
    delegated_managed_identity_resource_id: 'string',
    principal_type: 'string',
  },
);

const role = 'each.value.role_definition_id_or_name';
const isId = `strcontains(lower(${role}), "/providers/microsoft.authorization/roledefinitions")`;

/** The assignments of `role_assignments` on a scope. Which type a principal has can be said since a version. */
export const roleAssignmentsOn = (scope: Since<Formula>, typesSince: string): ResourceFacts => ({
  type: 'azurerm_role_assignment',
  name: 'this',
  each: 'var.role_assignments',
  arguments: {
    scope,
    principal_id: 'each.value.principal_id',
    principal_type: { since: { [typesSince]: 'each.value.principal_type' } },
    role_definition_id: `${isId} ? ${role} : null`,
    role_definition_name: `${isId} ? null : ${role}`,
    condition: 'each.value.condition',
  },
});

/** Each key of the lists of a setting is a log of its own. */
export const diagnosticSettings = map(
  fields(
    {},
    {
      name: 'string',
      log_categories: ['set(string)', '[]'],
      log_groups: ['set(string)', '["allLogs"]'],
      metric_categories: ['set(string)', '["AllMetrics"]'],
      log_analytics_destination_type: ['string', '"Dedicated"'],
      workspace_resource_id: 'string',
      storage_account_resource_id: 'string',
      event_hub_authorization_rule_resource_id: 'string',
      event_hub_name: 'string',
      marketplace_partner_resource_id: 'string',
    },
  ),
);

export const diagnosticSettingsOn = (target: Formula): ResourceFacts => ({
  type: 'azurerm_monitor_diagnostic_setting',
  name: 'this',
  each: 'var.diagnostic_settings',
  arguments: {
    name: 'each.value.name != null ? each.value.name : "diag-${var.name}"',
    target_resource_id: target,
    log_analytics_workspace_id: 'each.value.workspace_resource_id',
    storage_account_id: 'each.value.storage_account_resource_id',
    eventhub_authorization_rule_id: 'each.value.event_hub_authorization_rule_resource_id',
    partner_solution_id: 'each.value.marketplace_partner_resource_id',
  },
  blocks: [
    { type: 'enabled_log', each: 'each.value.log_categories', arguments: { category: 'enabled_log.value' } },
    { type: 'enabled_log', each: 'each.value.log_groups', arguments: { category_group: 'enabled_log.value' } },
  ],
});
