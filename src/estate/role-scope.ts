import type { Setting } from '../model/setting.js';
import type { RoleAssignmentFacts } from './lenses/role-assignment.js';
import type { StoreFacts } from './lenses/store.js';
import type { VaultFacts } from './lenses/vault.js';
import { grouped } from './grouped.js';
import { mapSetting } from './map-setting.js';
import { includes, isKnown } from './resource-id.js';
import { privilegeOf, type PrivilegedRole } from './roles/privilege.js';
import { reachOf, type Role, type RoleDefinition } from './roles/role.js';
import type { Roles } from './roles/roles.js';
import { identitiesOfId } from './store-identity.js';
import type { RoleAssignment } from './target.js';

/** Role assignments with their roles, and with the vaults and HSMs of the run that they are known to reach. */
export function assignRoles(
  assignments: readonly RoleAssignmentFacts[],
  roles: Roles,
  stores: readonly StoreFacts[],
): readonly RoleAssignment[] {
  const byIdentity = grouped(stores, ({ identities }) => identities);
  const byDeployment = grouped(stores, ({ deployment }) => [deployment.name]);
  const known = stores.filter(({ resource }) => isKnown(resource.id));
  return assignments.map((assignment) => {
    const definition = definitionOf(assignment, roles);
    const found = distinct(reached(assignment, byIdentity, byDeployment(assignment.deployment.name), known));
    return {
      ...assignment,
      definition,
      role: roleOf(definition),
      privilege: privilegedRoleOf(definition),
      stores: found,
      vaults: found.filter(isVault),
    };
  });
}

const isVault = (store: StoreFacts): store is VaultFacts => store.kind === 'vault';

/**
 * A scope with unknown parts compares within its deployment; a known one with all known ids of the run. One vault
 * declared in several deployments is one vault.
 */
function reached(
  { scopes, deployment }: RoleAssignmentFacts,
  byIdentity: (...identities: readonly string[]) => readonly StoreFacts[],
  near: readonly StoreFacts[],
  known: readonly StoreFacts[],
): readonly StoreFacts[] {
  return scopes.flatMap((scope) => {
    const identities = identitiesOfId(scope, deployment);
    if (identities.length > 0) return byIdentity(...identities);
    const candidates = isKnown(scope) ? [...near, ...known] : near;
    return candidates.filter(({ resource }) => includes(scope, resource.id));
  });
}

/** Of several declarations of one vault, the one that takes least for granted. */
function distinct(stores: readonly StoreFacts[]): readonly StoreFacts[] {
  const found = new Map<string, StoreFacts>();
  for (const store of stores) {
    const key = store.identities.join('|');
    const other = found.get(key);
    if (other === undefined || store.when.length < other.when.length) found.set(key, store);
  }
  return [...found.values()];
}

const definitionOf = ({ roleId, deployment }: RoleAssignmentFacts, roles: Roles): Setting<RoleDefinition> =>
  mapSetting(roleId, (id) => {
    const role = roles.find(id, deployment);
    return 'because' in role ? role : { value: role };
  });

const roleOf = (definition: Setting<RoleDefinition>): Setting<Role> =>
  mapSetting(definition, (role) => {
    const reach = reachOf(role);
    if (reach === undefined) return unknownRole;
    return { value: { name: role.name, reach } };
  });

const privilegedRoleOf = (definition: Setting<RoleDefinition>): Setting<PrivilegedRole> =>
  mapSetting(definition, (role) => {
    const privilege = privilegeOf(role);
    return privilege === undefined ? unknownRole : { value: { name: role.name, privilege } };
  });

const unknownRole = { because: 'what the role allows is only known at deployment' };
