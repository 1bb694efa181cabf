import type { Setting } from '../../model/setting.js';
import { joined } from '../../model/value.js';
import type { PrincipalCase } from '../lenses/principal.js';
import type { StoreFacts } from '../lenses/store.js';
import { both } from '../logic.js';
import { mapSetting } from '../map-setting.js';
import { includes } from '../resource-id.js';
import { identitiesOfId } from '../store-identity.js';
import type { RoleAssignment } from '../target.js';
import { answered } from './answered.js';
import { byAction } from './by-action.js';
import { canHold } from './can-hold.js';
import { extentOf, isForObject } from './extent.js';
import type { Grant } from './grant.js';

/**
 * What a role assignment grants on a store: one grant for every principal that it may be. `heeded` says whether the
 * store takes notice of roles for what is inside.
 */
export const roleGrants = (assignment: RoleAssignment, store: StoreFacts, heeded: Setting<boolean>): readonly Grant[] =>
  assignment.principals
    .filter(({ when }) => canHold(assignment, when, store))
    .map((principal) => roleGrant(assignment, principal, store, heeded));

function roleGrant(
  assignment: RoleAssignment,
  { when, is: principal }: PrincipalCase,
  store: StoreFacts,
  heeded: Setting<boolean>,
): Grant {
  const { at, title, address, deployment, level, definition } = assignment;
  const reaches = reachOn(assignment, store);
  const extent = byAction((action) => extentOf(assignment, action));
  const holds = byAction((action) => both(answered(extent(action)), reaches));
  return {
    at,
    title,
    address,
    deployment,
    when: joined(assignment.when, when),
    by: 'roleAssignment',
    assignment,
    principal,
    store,
    level,
    forObject: isForObject(assignment),
    role: mapSetting(definition, ({ name }) => ({ value: name })),
    heeded,
    extent,
    holds,
    may: byAction((action) => (action.plane === 'data' ? both(holds(action), heeded) : holds(action))),
  };
}

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
