import { hasKnownPart } from '../../expressions/symbol.js';
import type { Setting, Settled } from '../../model/setting.js';
import { areCompatible, joined } from '../../model/value.js';
import { includes, isKnown, segmentsOf } from '../resource-id.js';
import type { PrincipalCase } from '../lenses/principal.js';
import type { StoreFacts } from '../lenses/store.js';
import { both, combined } from '../logic.js';
import { mapSetting } from '../map-setting.js';
import { matches, type Action } from '../roles/action.js';
import { allowanceOf } from '../roles/permission-set.js';
import { identitiesOfId } from '../store-identity.js';
import type { RoleAssignment } from '../target.js';
import type { Extent, Grant } from './grant.js';
import { answered } from './answered.js';

/**
 * What a role assignment grants on a store: one grant for every principal that it may be. `heeded` says whether the
 * store takes notice of roles for what is inside.
 */
export const roleGrants = (assignment: RoleAssignment, store: StoreFacts, heeded: Setting<boolean>): readonly Grant[] =>
  assignment.principals
    .filter(({ when }) => areCompatible(joined(assignment.when, when), store.when))
    .map((principal) => roleGrant(assignment, principal, store, heeded));

function roleGrant(
  assignment: RoleAssignment,
  { when, is: principal }: PrincipalCase,
  store: StoreFacts,
  heeded: Setting<boolean>,
): Grant {
  const { at, title, address, deployment, level, definition, condition } = assignment;
  const forObject = assignment.scopes.every(isBelowStore);
  const reaches = reachOn(assignment, store);
  const extent = (action: Action): Setting<Extent> => {
    if (forObject && !isOfObject(action)) return { kind: 'set', value: 'none', at, trail: [] };
    const allowed = mapSetting(definition, ({ permissions }) => {
      const allowance = allowanceOf(permissions, action);
      return allowance === 'unknown' ? { because: unknownRole } : { value: allowance };
    });
    return combined(allowed, condition, (extentOfRole, narrowing) => narrowed(extentOfRole, narrowing, action));
  };
  const holds = (action: Action): Setting<boolean> => both(answered(extent(action)), reaches);
  return {
    at,
    title,
    address,
    deployment,
    when: joined(assignment.when, when),
    by: 'roleAssignment',
    principal,
    store,
    level,
    forObject,
    role: mapSetting(definition, ({ name }) => ({ value: name })),
    extent,
    holds,
    may: (action) => (action.plane === 'data' ? both(holds(action), heeded) : holds(action)),
  };
}

const unknownRole = 'what the role allows is only known at deployment';

/** Whether a scope is a secret, a key or a certificate. */
function isBelowStore(scope: string): boolean {
  const segments = segmentsOf(scope.toLowerCase());
  const provider = segments.indexOf('microsoft.keyvault');
  return provider >= 0 && segments.length > provider + 3;
}

/** Rights on one object say nothing of the vault that it lies in. */
const isOfObject = ({ plane, name }: Action): boolean =>
  plane === 'data' || /^Microsoft\.KeyVault\/vaults\/(?:secrets|keys)\//i.test(name);

/** Whether the assignment reaches the store, whichever of several scopes it has. */
function reachOn({ scopes, deployment, at }: RoleAssignment, { identities, resource }: StoreFacts): Setting<boolean> {
  const isSure = scopes.every(
    (scope) =>
      identitiesOfId(scope, deployment).some((identity) => identities.includes(identity)) ||
      includes(scope, resource.id),
  );
  if (isSure) return { kind: 'set', value: true, at, trail: [] };
  return { kind: 'unknown', because: 'which vault it is assigned at is only known at deployment', at, trail: [] };
}

/** A condition restricts the actions that it matches, and all if it matches none by name. */
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
