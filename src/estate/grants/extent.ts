import { hasKnownPart } from '../../expressions/symbol.js';
import type { Setting, Settled } from '../../model/setting.js';
import { combined } from '../logic.js';
import { mapSetting } from '../map-setting.js';
import { isKnown, segmentsOf } from '../resource-id.js';
import { matches, type Action } from '../roles/action.js';
import { allowanceOf } from '../roles/permission-set.js';
import type { RoleAssignment } from '../target.js';

/** How much of an action is granted: `narrowed` when a condition, which is not evaluated, decides on some of it. */
export type Extent = 'all' | 'narrowed' | 'none';

/** How much of an action a role assignment speaks of, on whatever lies at or below its scope. */
export function extentOf(assignment: RoleAssignment, action: Action): Setting<Extent> {
  const { definition, condition, at } = assignment;
  if (isForObject(assignment) && !isOfObject(action)) return { kind: 'set', value: 'none', at, trail: [] };
  const allowed = mapSetting(definition, ({ permissions }) => {
    const allowance = allowanceOf(permissions, action);
    return allowance === 'unknown' ? { because: unknownRole } : { value: allowance };
  });
  return combined(allowed, condition, (extent, narrowing) => narrowed(extent, narrowing, action));
}

const unknownRole = 'what the role allows is only known at deployment';

/** Whether it is for one secret, key or certificate alone. */
export const isForObject = ({ scopes }: Pick<RoleAssignment, 'scopes'>): boolean => scopes.every(isBelowStore);

function isBelowStore(scope: string): boolean {
  const segments = segmentsOf(scope.toLowerCase());
  const provider = segments.indexOf('microsoft.keyvault');
  return provider >= 0 && segments.length > provider + 3;
}

/** Rights on one object say nothing of the vault that it lies in. */
const isOfObject = ({ plane, name }: Action): boolean =>
  plane === 'data' || /^Microsoft\.KeyVault\/vaults\/(?:secrets|keys)\//i.test(name);

/**
 * A condition restricts the actions that it matches, and all if it matches none by name.
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format
 */
function narrowed(extent: Settled<Extent>, condition: Settled<string>, action: Action): Settled<Extent> {
  if (extent.kind === 'unknown' || extent.value === 'none') return extent;
  if (condition.kind === 'unknown') return condition;
  const text = condition.value;
  if (text.trim() === '') return extent;
  if (!isKnown(text) && !hasKnownPart(text)) {
    return { ...condition, kind: 'unknown', because: 'whether it has a condition is only known at deployment' };
  }
  const matched = [...text.matchAll(/ActionMatches\s*\{\s*'(?<pattern>[^']*)'\s*\}/gi)];
  const isFree = matched.length > 0 && !matched.some(({ groups }) => matches(groups?.['pattern'] ?? '*', action.name));
  return isFree && isKnown(text) ? extent : { ...extent, value: 'narrowed' };
}
