import type { Setting } from '../model/setting.js';
import type { RoleAssignmentFacts } from './lenses/role-assignment.js';
import type { VaultFacts } from './lenses/vault.js';
import { grouped } from './grouped.js';
import { mapSetting } from './map-setting.js';
import { includes, isKnown } from './resource-id.js';
import type { Role, Roles } from './roles.js';
import { identityOfId } from './store-identity.js';
import type { RoleAssignment } from './target.js';

/** Role assignments with their roles, and with the vaults of the run that they are known to reach. */
export function assignRoles(
  assignments: readonly RoleAssignmentFacts[],
  roles: Roles,
  vaults: readonly VaultFacts[],
): readonly RoleAssignment[] {
  const byIdentity = grouped(vaults, ({ identity }) => [identity]);
  const byDeployment = grouped(vaults, ({ deployment }) => [deployment.name]);
  const known = vaults.filter(({ resource }) => isKnown(resource.id));
  return assignments.map((assignment) => ({
    ...assignment,
    role: roleOf(assignment, roles),
    vaults: distinct(reached(assignment, byIdentity, byDeployment(assignment.deployment.name), known)),
  }));
}

/**
 * A scope with unknown parts compares within its deployment; a known one with all known ids of the run. One vault
 * declared in several deployments is one vault.
 */
function reached(
  { scope, deployment }: RoleAssignmentFacts,
  byIdentity: (identity: string) => readonly VaultFacts[],
  near: readonly VaultFacts[],
  known: readonly VaultFacts[],
): readonly VaultFacts[] {
  const identity = identityOfId(scope, deployment);
  if (identity !== undefined) return byIdentity(identity);
  const candidates = isKnown(scope) ? [...near, ...known] : near;
  return candidates.filter(({ resource }) => includes(scope, resource.id));
}

const distinct = (vaults: readonly VaultFacts[]): readonly VaultFacts[] => [
  ...new Map(vaults.map((vault) => [vault.identity, vault])).values(),
];

const roleOf = ({ roleId, deployment }: RoleAssignmentFacts, roles: Roles): Setting<Role> =>
  mapSetting(roleId, (id) => roles.find(id, deployment), 'which role it is, is only known at deployment');
