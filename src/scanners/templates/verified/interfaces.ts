import type { Formula, ParameterFacts, ResourceFacts, Since } from './facts.js';

/**
 * The interfaces that all Azure Verified Modules have in common.
 * https://azure.github.io/Azure-Verified-Modules/specs/bcp/res/interfaces/
 */

/** Optional, and null if left out. */
export const optional = (type: string): ParameterFacts => ({ type: `${type}?` });

export const required = (type: string): ParameterFacts => ({ type });

export const text = (value: string, ...allowed: readonly string[]): ParameterFacts => ({
  type: 'string',
  default: quoted(value),
  ...(allowed.length > 0 && { allowed }),
});

export const flag = (value: boolean): ParameterFacts => ({ type: 'bool', default: String(value) });

/** Their own list of parameters would not be complete without: whether the maintainers are told of the deployment. */
export const telemetry = flag(true);

export const location: ParameterFacts = { type: 'string', default: 'resourceGroup().location' };

/** Parameters that nothing of what is known depends on. */
export const others = (...names: readonly string[]): Readonly<Record<string, ParameterFacts>> =>
  Object.fromEntries(names.map((name) => [name, optional('any')]));

/** The same of parameters that have not always been there: since which version, and from which on no longer. */
export const othersSince = (
  versions: Readonly<Record<string, boolean>>,
  ...names: readonly string[]
): Readonly<Record<string, Since<ParameterFacts>>> => {
  const entries = Object.entries(versions).map(
    ([version, there]) => [version, there ? optional('any') : null] as const,
  );
  return Object.fromEntries(names.map((name) => [name, { since: Object.fromEntries(entries) }]));
};

const quoted = (value: string): string => `'${value}'`;

/** Built-in roles by the names that modules take for them: name and id. */
export type Roles = Readonly<Record<string, string>>;

/** The ids of the roles that a module knows by name. */
export const roleIds = (roles: Roles): Formula =>
  `{ ${Object.entries(roles)
    .map(([name, id]) => `'${name}': subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${id}')`)
    .join(', ')} }`;

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const generalRoles: Roles = {
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
};

export const accessAdministrator = 'f58310d9-a9f6-439a-9e8d-f62e7b41a168';

/** A lock on `of`, unless its kind is `None`. Its notes can be given since `notesSince`. */
export function lockOn(of: string, notesSince: string): ResourceFacts {
  const notes =
    "lock.?kind == 'CanNotDelete' ? 'Cannot delete resource or child resources.' : 'Cannot delete or modify the resource or child resources.'";
  return {
    type: 'Microsoft.Authorization/locks',
    apiVersion: '2020-05-01',
    when: "!empty(lock ?? {}) && lock.?kind != 'None'",
    name: "lock.?name ?? 'lock-${name}'",
    scope: of,
    properties: {
      'properties.level': "lock.?kind ?? ''",
      'properties.notes': { since: { '0.0.0': notes, [notesSince]: `lock.?notes ?? (${notes})` } },
    },
  };
}

const definition = 'assignment.roleDefinitionIdOrName';
const byId = `(contains(${definition}, '/providers/Microsoft.Authorization/roleDefinitions/') ? ${definition} : subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ${definition}))`;

export interface RoleAssignmentHistory {
  /** Since when the id of a role alone will do, without the path before it. */
  readonly bareIds: string;
  /** Since when the name can be given, and is made of the id of the role. */
  readonly names: string;
}

/** The assignments of `roleAssignments` on `of`. The module knows the roles of the variable `roles` by their names. */
export function roleAssignmentsOn(of: string, { bareIds, names }: RoleAssignmentHistory): ResourceFacts {
  const role: Since<Formula> = {
    since: { '0.0.0': `roles[?${definition}] ?? ${definition}`, [bareIds]: `roles[?${definition}] ?? ${byId}` },
  };
  return {
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: '2022-04-01',
    each: { item: 'assignment', of: 'roleAssignments ?? []' },
    name: {
      since: {
        '0.0.0': `guid(${of}.id, assignment.principalId, ${definition})`,
        [names]: `assignment.?name ?? guid(${of}.id, assignment.principalId, roles[?${definition}] ?? ${byId})`,
      },
    },
    scope: of,
    properties: {
      'properties.roleDefinitionId': role,
      'properties.principalId': 'assignment.principalId',
      'properties.description': 'assignment.?description',
      'properties.principalType': 'assignment.?principalType',
      'properties.condition': 'assignment.?condition',
      'properties.conditionVersion': "empty(assignment.?condition) ? null : (assignment.?conditionVersion ?? '2.0')",
      'properties.delegatedManagedIdentityResourceId': 'assignment.?delegatedManagedIdentityResourceId',
    },
  };
}

/** The diagnostic settings of `diagnosticSettings` on `of`, as they were worked out at first, and as since. */
export function diagnosticSettingsOn(
  of: string,
  { defaults, exclusive }: Readonly<Record<'defaults' | 'exclusive', string>>,
): ResourceFacts {
  const metric = '{ category: group.category, enabled: group.?enabled ?? true, timeGrain: null }';
  const log = '{ categoryGroup: group.?categoryGroup, category: group.?category, enabled: group.?enabled ?? true }';
  const each = (group: Formula, list: Formula): Formula => `[for group in (${list}): ${group}]`;
  const [metrics, logs] = ['setting.?metricCategories', 'setting.?logCategoriesAndGroups'];
  const [allMetrics, allLogs] = ["[{ category: 'AllMetrics' }]", "[{ categoryGroup: 'allLogs' }]"];
  return {
    type: 'Microsoft.Insights/diagnosticSettings',
    apiVersion: '2021-05-01-preview',
    each: { item: 'setting', of: 'diagnosticSettings ?? []' },
    name: "setting.?name ?? '${name}-diagnosticSettings'",
    scope: of,
    properties: {
      'properties.storageAccountId': 'setting.?storageAccountResourceId',
      'properties.workspaceId': 'setting.?workspaceResourceId',
      'properties.eventHubAuthorizationRuleId': 'setting.?eventHubAuthorizationRuleResourceId',
      'properties.eventHubName': 'setting.?eventHubName',
      'properties.metrics': {
        since: {
          '0.0.0': `${metrics} ?? [{ category: 'AllMetrics', timeGrain: null, enabled: true }]`,
          [defaults]: each(metric, `${metrics} ?? ${allMetrics}`),
          [exclusive]: each(metric, `${metrics} ?? (empty(${logs}) ? ${allMetrics} : [])`),
        },
      },
      'properties.logs': {
        since: {
          '0.0.0': `${logs} ?? [{ categoryGroup: 'allLogs', enabled: true }]`,
          [defaults]: each(log, `${logs} ?? ${allLogs}`),
          [exclusive]: each(log, `${logs} ?? (empty(${metrics}) ? ${allLogs} : [])`),
        },
      },
      'properties.marketplacePartnerId': 'setting.?marketplacePartnerResourceId',
      'properties.logAnalyticsDestinationType': 'setting.?logAnalyticsDestinationType',
    },
  };
}
