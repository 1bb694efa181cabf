import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { nameAt } from '../../model/source.js';
import { levelOf, scopesOf, type ScopeLevel } from '../resource-id.js';
import { readTerm } from '../settings.js';
import type { Target } from '../target.js';
import { readGranted, type Granted } from './principal.js';
import { readHeld, type Held } from './standing.js';

/** A `Microsoft.Authorization/roleAssignments`, or what is asked of privileged identity management for one. */
export interface RoleAssignmentFacts extends Target, Granted, Held {
  readonly resource: Resource;
  /** The id that it applies to, and to all below; more than one when it depends. */
  readonly scopes: readonly string[];
  /** How far that reaches; undefined when the text of the scope does not say, or when it depends. */
  readonly level: ScopeLevel | undefined;
  /** Id of the role definition, unknown parts between ⟨ and ⟩. */
  readonly roleId: Setting<string>;
  /** The condition that narrows it, '' if there is none. */
  readonly condition: Setting<string>;
}

export const readRoleAssignment = (resource: Resource): RoleAssignmentFacts => ({
  at: resource.at,
  // Its name is a GUID, which says nothing.
  title: `role assignment \`${nameAt(resource.at)}\``,
  address: resource.address,
  deployment: resource.deployment,
  when: resource.when,
  resource,
  ...scopeOf(resource),
  ...readHeld(resource),
  roleId: readTerm(resource, 'properties.roleDefinitionId', { because: 'no role is set' }),
  condition: readTerm(resource, 'properties.condition', { value: '' }),
  ...readGranted(resource, 'properties.principalId', resource.deployment, 'properties.principalType'),
});

function scopeOf({ id }: Resource): Pick<RoleAssignmentFacts, 'scopes' | 'level'> {
  const scopes = scopesOf(id);
  const levels = new Set(scopes.map(levelOf));
  return { scopes, level: levels.size === 1 ? [...levels][0] : undefined };
}
