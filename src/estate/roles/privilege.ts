import { actions, type Action } from './action.js';
import { allowanceOf, type Allowance, type PermissionSet } from './permission-set.js';
import type { RoleDefinition } from './role.js';

/**
 * What a role for those who run vaults is privileged to do.
 * - `data`: delete and purge what is inside, as the Administrator and the Officers may
 * - `management`: purge deleted vaults, or give out the roles of a vault
 *
 * Roles that allow everything with everything, such as Owner and Contributor, are none of them.
 */
export type Privilege = 'data' | 'management' | 'none';

/** A role, as far as it matters to those who run vaults. */
export interface PrivilegedRole {
  readonly name: string;
  readonly privilege: Privilege;
}

/** What a role is privileged to do; undefined when nobody can say. What is surely allowed counts in any case. */
export function privilegeOf(role: RoleDefinition): Privilege | undefined {
  const data = most(role.permissions, destroying);
  if (data === 'all' || data === 'narrowed') return 'data';
  if (role.builtIn && role.name === 'Key Vault Data Access Administrator') return 'management';
  const management = most(role.permissions.map(ofDeletedVaults), purging);
  if (management === 'all' || management === 'narrowed') return 'management';
  return data === 'unknown' || management === 'unknown' ? undefined : 'none';
}

/** What no role for a use alone allows: https://learn.microsoft.com/azure/key-vault/general/rbac-guide */
const destroying: readonly Action[] = [
  actions.deleteSecret,
  actions.purgeSecret,
  actions.deleteKey,
  actions.purgeKey,
  actions.deleteCertificate,
  actions.purgeCertificate,
];

const purging: readonly Action[] = [actions.purgeVault, actions.purgeHsm];

function most(sets: readonly PermissionSet[], any: readonly Action[]): Allowance {
  const found = new Set(any.map((action) => allowanceOf(sets, action)));
  return (['all', 'narrowed', 'unknown'] as const).find((allowance) => found.has(allowance)) ?? 'none';
}

/** The set without what allows more than to deal with deleted vaults and HSMs. */
const ofDeletedVaults = (set: PermissionSet): PermissionSet => ({
  ...set,
  actions: {
    ...set.actions,
    known: set.actions.known.filter((pattern) => /^microsoft\.keyvault\/locations\//i.test(pattern)),
  },
});
