import type { Setting } from '../model/setting.js';
import type { RoleAssignmentFacts } from './lenses/role-assignment.js';
import type { VaultFacts } from './lenses/vault.js';
import { grouped } from './grouped.js';
import { mapSetting } from './map-setting.js';
import { includes, isKnown } from './resource-id.js';
import type { Role } from './roles/role.js';
import type { Roles } from './roles/roles.js';
import { identitiesOfId } from './store-identity.js';
import type { RoleAssignment } from './target.js';

/** Role assignments with their roles, and with the vaults of the run that they are known to reach. */
export function assignRoles(
  assignments: readonly RoleAssignmentFacts[],
  roles: Roles,
  vaults: readonly VaultFacts[],
): readonly RoleAssignment[] {
  const byIdentity = grouped(vaults, ({ identities }) => identities);
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
  { scopes, deployment }: RoleAssignmentFacts,
  byIdentity: (...identities: readonly string[]) => readonly VaultFacts[],
  near: readonly VaultFacts[],
  known: readonly VaultFacts[],
): readonly VaultFacts[] {
  return scopes.flatMap((scope) => {
    const identities = identitiesOfId(scope, deployment);
    if (identities.length > 0) return byIdentity(...identities);
    const candidates = isKnown(scope) ? [...near, ...known] : near;
    return candidates.filter(({ resource }) => includes(scope, resource.id));
  });
}

/** Of several declarations of one vault, the one that takes least for granted. */
function distinct(vaults: readonly VaultFacts[]): readonly VaultFacts[] {
  const found = new Map<string, VaultFacts>();
  for (const vault of vaults) {
    const key = vault.identities.join('|');
    const other = found.get(key);
    if (other === undefined || vault.when.length < other.when.length) found.set(key, vault);
  }
  return [...found.values()];
}

const roleOf = ({ roleId, deployment }: RoleAssignmentFacts, roles: Roles): Setting<Role> =>
  mapSetting(roleId, (id) => {
    const role = roles.find(id, deployment);
    return 'because' in role ? role : { value: role };
  });
