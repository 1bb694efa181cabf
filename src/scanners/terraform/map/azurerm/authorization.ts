import type { Mapping } from '../mapping.js';
import { roleNamed } from '../ids.js';
import { always, block, blocks, converted, firstOf, from } from '../parts.js';

const role = firstOf(from('role_definition_id'), roleNamed(from('role_definition_name')));

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment */
const roleAssignment: Mapping = {
  type: 'azurerm_role_assignment',
  sends: [
    {
      type: 'Microsoft.Authorization/roleAssignments',
      place: { on: from('scope') },
      body: {
        properties: {
          principalId: from('principal_id'),
          principalType: from('principal_type'),
          roleDefinitionId: role,
          condition: from('condition'),
          description: from('description'),
        },
      },
    },
  ],
  exports: { principal_type: 'properties.principalType' },
};

const permissions = {
  actions: from('actions'),
  notActions: from('not_actions'),
  dataActions: from('data_actions'),
  notDataActions: from('not_data_actions'),
};

/**
 * Its `id` has the scope behind the id of Azure. Nobody but Terraform takes it for more than that.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_definition
 */
const roleDefinition: Mapping = {
  type: 'azurerm_role_definition',
  sends: [
    {
      type: 'Microsoft.Authorization/roleDefinitions',
      name: from('role_definition_id'),
      place: { on: from('scope') },
      body: {
        properties: {
          roleName: from('name'),
          description: from('description'),
          permissions: blocks('permissions', permissions),
          assignableScopes: from('assignable_scopes'),
        },
      },
    },
  ],
  exports: { role_definition_resource_id: 'id', role_definition_id: 'name' },
};

/** For how long, by privileged identity management; for good without it. */
const schedule = block('schedule', {
  startDateTime: from('start_date_time'),
  expiration: block('expiration', {
    endDateTime: from('end_date_time'),
    duration: firstOf(
      converted(from('duration_days'), 'days', (days) => `P${String(days)}D`),
      converted(from('duration_hours'), 'hours', (hours) => `PT${String(hours)}H`),
    ),
  }),
});

/** What is asked of privileged identity management: https://learn.microsoft.com/rest/api/authorization/privileged-role-assignment-rest-sample */
const scheduled = (type: string, request: string): Mapping => ({
  type,
  sends: [
    {
      type: request,
      name: () => undefined,
      place: { on: from('scope') },
      body: {
        properties: {
          principalId: from('principal_id'),
          roleDefinitionId: from('role_definition_id'),
          requestType: always('AdminAssign'),
          condition: from('condition'),
          justification: from('justification'),
          scheduleInfo: schedule,
        },
      },
    },
  ],
  exports: { principal_type: 'properties.principalType' },
});

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/management_lock */
const lock: Mapping = {
  type: 'azurerm_management_lock',
  sends: [
    {
      type: 'Microsoft.Authorization/locks',
      place: { on: from('scope') },
      body: { properties: { level: from('lock_level'), notes: from('notes') } },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/pim_active_role_assignment */
export const authorization: readonly Mapping[] = [
  roleAssignment,
  roleDefinition,
  scheduled('azurerm_pim_active_role_assignment', 'Microsoft.Authorization/roleAssignmentScheduleRequests'),
  scheduled('azurerm_pim_eligible_role_assignment', 'Microsoft.Authorization/roleEligibilityScheduleRequests'),
  lock,
];
