import { actingActions, tellingActions, type Action } from './action.js';
import { allowanceOf, type Allowance, type PermissionSet } from './permission-set.js';

/** What a role allows to be done with what is inside vaults. */
export type Reach = 'nothing' | 'metadata' | 'values';

/** A role, as far as it matters to what is inside a vault. */
export interface Role {
  readonly name: string;
  readonly reach: Reach;
}

/** A role with all that it allows. */
export interface RoleDefinition {
  readonly name: string;
  /** Whether it is one of Azure's own. */
  readonly builtIn: boolean;
  readonly permissions: readonly PermissionSet[];
}

/** How far a role reaches into vaults; undefined when nobody can say. What is surely allowed counts in any case. */
export function reachOf({ permissions }: Pick<RoleDefinition, 'permissions'>): Reach | undefined {
  const least = (actions: readonly Action[]): Allowance => {
    const found = new Set(actions.map((action) => allowanceOf(permissions, action)));
    if (found.has('all') || found.has('narrowed')) return 'all';
    return found.has('unknown') ? 'unknown' : 'none';
  };
  const acting = least([...actingActions, ...unlisted(permissions)]);
  if (acting !== 'none') return acting === 'all' ? 'values' : undefined;
  const telling = least(tellingActions);
  if (telling === 'unknown') return undefined;
  return telling === 'all' ? 'metadata' : 'nothing';
}

/** Actions that are named in full and are newer than the lists. */
const unlisted = (permissions: readonly PermissionSet[]): readonly Action[] =>
  permissions
    .flatMap(({ dataActions }) => dataActions.known)
    .filter((name) => /^microsoft\.keyvault\/vaults\/[^*]+$/i.test(name) && !/\/read(?:Metadata\/action)?$/i.test(name))
    .map((name) => ({ plane: 'data', name }));
