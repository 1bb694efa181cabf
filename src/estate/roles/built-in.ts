import others from './other-built-in.json' with { type: 'json' };
import roles from './built-in-roles.json' with { type: 'json' };
import localRoles from './managed-hsm-roles.json' with { type: 'json' };
import type { Patterns, PermissionSet } from './permission-set.js';
import type { RoleDefinition } from './role.js';

/** As the table has it: what is left out is empty. */
interface Row {
  readonly name: string;
  readonly permissions: readonly {
    readonly actions?: readonly string[];
    readonly notActions?: readonly string[];
    readonly dataActions?: readonly string[];
    readonly notDataActions?: readonly string[];
    readonly conditioned?: boolean;
  }[];
}

/**
 * The built-in roles that allow anything with Key Vault, with the assignment of roles or with diagnostic settings, and
 * of what they allow no more than that. All others of the 928 of August 2026 allow none of it: their names are in a
 * table of their own, because a role that is in neither is a custom one.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const table: Readonly<Record<string, Row>> = roles;

const otherNames: Readonly<Record<string, string>> = others;

/** The built-in role with this GUID, in any case; undefined if there is none. */
export function builtInRole(id: string): RoleDefinition | undefined {
  const folded = id.toLowerCase();
  const row = table[folded];
  if (row !== undefined) return definitionOf(row);
  const name = otherNames[folded];
  return name === undefined ? undefined : { name, builtIn: true, permissions: [] };
}

/**
 * The roles that every Managed HSM has of its own: they are none of Azure's. The auditor is described as one who only reads,
 * so what the page has of it about deleted keys is left out.
 * https://learn.microsoft.com/azure/key-vault/managed-hsm/built-in-roles
 */
const localTable: Readonly<Record<string, Row>> = localRoles;

/** The role of a Managed HSM with this GUID, in any case; undefined if there is none. */
export function localRole(id: string): RoleDefinition | undefined {
  const row = localTable[id.toLowerCase()];
  return row === undefined ? undefined : definitionOf(row);
}

const definitionOf = ({ name, permissions }: Row): RoleDefinition => ({
  name,
  builtIn: true,
  permissions: permissions.map(setOf),
});

const ids: ReadonlyMap<string, string> = new Map([
  ...Object.entries(otherNames).map(([id, name]) => [name.toLowerCase(), id] as const),
  ...Object.entries(table).map(([id, { name }]) => [name.toLowerCase(), id] as const),
]);

/** The built-in role that is called so, in any case; undefined if there is none. */
export function builtInRoleNamed(name: string): RoleDefinition | undefined {
  const id = ids.get(name.toLowerCase());
  return id === undefined ? undefined : builtInRole(id);
}

const setOf = (given: Row['permissions'][number]): PermissionSet => ({
  actions: patterns(given.actions),
  notActions: patterns(given.notActions),
  dataActions: patterns(given.dataActions),
  notDataActions: patterns(given.notDataActions),
  conditioned: given.conditioned ?? false,
});

const patterns = (known: readonly string[] = []): Patterns => ({ known, isAll: true });
