import type { Setting } from '../../model/setting.js';
import { areCompatible, joined } from '../../model/value.js';
import type { AccessPolicyFacts, Permissions } from '../lenses/access-policy.js';
import type { PrincipalCase } from '../lenses/principal.js';
import type { StoreFacts } from '../lenses/store.js';
import { both, oneOf } from '../logic.js';
import { mapSetting } from '../map-setting.js';
import type { Action } from '../roles/action.js';
import { permits } from '../roles/policy-permissions.js';
import { byAction } from './by-action.js';
import { canHold } from './can-hold.js';
import type { Extent } from './extent.js';
import type { Grant } from './grant.js';

/**
 * What an entry of an access policy grants on its vault: one grant for every principal that it may be. `heeded` says
 * whether the vault takes notice of access policies.
 */
export const policyGrants = (
  policy: AccessPolicyFacts,
  store: StoreFacts,
  heeded: Setting<boolean>,
): readonly Grant[] =>
  policy.principals
    .filter(({ when }) => canHold(policy, when, store))
    .map((principal) => policyGrant(policy, principal, store, heeded));

function policyGrant(
  policy: AccessPolicyFacts,
  { when, is: principal }: PrincipalCase,
  store: StoreFacts,
  heeded: Setting<boolean>,
): Grant {
  const { at, title, address, deployment } = policy;
  const holds = byAction((action) => policy.permissions.map((held) => permitted(held, action, policy)).reduce(oneOf));
  return {
    at,
    title,
    address,
    deployment,
    when: joined(policy.when, when),
    by: 'accessPolicy',
    assignment: undefined,
    principal,
    store,
    level: 'resource',
    forObject: false,
    role: undefined,
    heeded,
    extent: (action) => mapSetting(holds(action), (held): { value: Extent } => ({ value: held ? 'all' : 'none' })),
    holds,
    may: byAction((action) => both(holds(action), heeded)),
  };
}

/** What the permissions on one type of object say of an action, in each of the cases that there are. */
function permitted({ on, cases }: Permissions, action: Action, { at }: AccessPolicyFacts): Setting<boolean> {
  const nothing: Setting<boolean> = { kind: 'set', value: false, at, trail: [] };
  const said = cases.map(({ when, names }) => ({
    when,
    is: names
      .map((name) => mapSetting(name, (permission) => ({ value: permits(on, permission, action) })))
      .reduce(oneOf, nothing),
  }));
  const settled = said.flatMap(({ when, is }) =>
    is.kind === 'depends'
      ? is.cases
          .filter((one) => areCompatible(when, one.when))
          .map((one) => ({ when: joined(when, one.when), is: one.is }))
      : [{ when, is }],
  );
  const [only] = settled;
  if (only !== undefined && settled.length === 1) return only.is;
  return settled.length === 0 ? nothing : { kind: 'depends', cases: settled };
}
