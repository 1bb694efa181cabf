import others from './other-built-in.json' with { type: 'json' };
import roles from './built-in-roles.json' with { type: 'json' };
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
 * of what they allow no more than that. All others of the
 * 928 of August 2026 allow none of it: their ids are in a list of their own, because an id that is in neither is that
 * of a custom role. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
const table: Readonly<Record<string, Row>> = roles;

const otherIds: ReadonlySet<string> = new Set(others);

/** The built-in role with this GUID, in any case; undefined if there is none. */
export function builtInRole(id: string): RoleDefinition | undefined {
  const folded = id.toLowerCase();
  const row = table[folded];
  if (row !== undefined) return { name: row.name, builtIn: true, permissions: row.permissions.map(setOf) };
  return otherIds.has(folded) ? { name: 'another built-in role', builtIn: true, permissions: [] } : undefined;
}

const setOf = (given: Row['permissions'][number]): PermissionSet => ({
  actions: patterns(given.actions),
  notActions: patterns(given.notActions),
  dataActions: patterns(given.dataActions),
  notDataActions: patterns(given.notDataActions),
  conditioned: given.conditioned ?? false,
});

const patterns = (known: readonly string[] = []): Patterns => ({ known, isAll: true });
