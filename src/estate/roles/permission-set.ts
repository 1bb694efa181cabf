import { matches, type Action } from './action.js';

/** Patterns of actions in a list, and whether there may be more in it. */
export interface Patterns {
  readonly known: readonly string[];
  readonly isAll: boolean;
}

/** One set of permissions of a role: what a pattern of a list allows and none of its opposite takes back. */
export interface PermissionSet {
  readonly actions: Patterns;
  readonly notActions: Patterns;
  readonly dataActions: Patterns;
  readonly notDataActions: Patterns;
  /** Whether a condition in the role itself narrows what the set allows. */
  readonly conditioned: boolean;
}

/** How much of an action is allowed: `narrowed` when a condition decides, `unknown` when only a deployment can tell. */
export type Allowance = 'all' | 'narrowed' | 'none' | 'unknown';

/** What several sets allow together: the most that any of them does. */
export function allowanceOf(sets: readonly PermissionSet[], action: Action): Allowance {
  const allowances = new Set(sets.map((set) => allowanceOfSet(set, action)));
  return (['all', 'unknown', 'narrowed'] as const).find((allowance) => allowances.has(allowance)) ?? 'none';
}

function allowanceOfSet(set: PermissionSet, { plane, name }: Action): Allowance {
  const [allowed, taken] = plane === 'data' ? [set.dataActions, set.notDataActions] : [set.actions, set.notActions];
  const has = ({ known }: Patterns): boolean => known.some((pattern) => matches(pattern, name));
  if (has(taken)) return 'none';
  if (!has(allowed)) return allowed.isAll ? 'none' : 'unknown';
  if (!taken.isAll) return 'unknown';
  return set.conditioned ? 'narrowed' : 'all';
}
