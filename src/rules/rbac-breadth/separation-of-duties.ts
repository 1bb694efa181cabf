import type { Grant } from '../../estate/grants/grant.js';
import { oneOf } from '../../estate/logic.js';
import { actions, type Action } from '../../estate/roles/action.js';
import { decide } from '../../model/decide.js';
import { areCompatible, joined } from '../../model/value.js';
import type { Verdict } from '../../model/verdict.js';
import { pass } from '../../model/verdicts.js';
import { foremost } from '../foremost.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'principal',
  severity: 'medium',
  recommended: false,
  requires: 'nobody both manages a vault and reads its secrets, or both manages keys and uses them',
  fails: 'One principal holds two duties that belong to two',
  unclear: 'Cannot tell whether one principal holds two duties that belong to two',
  why: 'Nobody else has to agree or to notice when the one who can open the vault, or make a key, also takes what is in it.',
  fix: {
    bicep: 'Give the role for managing and the role for using two different `principalId`s.',
    arm: 'Give the role for managing and the role for using two different `principalId`s.',
    terraform: 'Give the role for managing and the role for using two different `principal_id`s.',
    azure: 'Delete one of the assignments with `az role assignment delete`, and give it to another principal.',
  },
  controls: { MCSB: ['PA-1', 'PA-7'] },
  aliases: [],

  check: ({ grants }) => {
    const stores = [...new Set(grants.map(({ store }) => store))];
    return foremost(
      stores.flatMap((store) =>
        duties.map((duty) =>
          ofStore(
            grants.filter((grant) => grant.store === store),
            duty,
          ),
        ),
      ),
    );
  },
});

/** Two things that one principal may not do both. */
interface Duty {
  readonly manage: readonly Action[];
  readonly use: readonly Action[];
  readonly manages: (store: string) => string;
  readonly uses: string;
}

const duties: readonly Duty[] = [
  {
    manage: [actions.writeVault, actions.writeAccessPolicies, actions.assignRoles],
    use: [actions.readSecret, actions.decrypt, actions.unwrap, actions.sign],
    manages: (store) => `manage ${store}`,
    uses: 'uses what is in it',
  },
  {
    manage: [actions.createKey, actions.importKey, actions.deleteKey, actions.rotateKey],
    use: [actions.encrypt, actions.decrypt, actions.wrap, actions.unwrap, actions.sign],
    manages: (store) => `make and delete keys of ${store}`,
    uses: 'uses them',
  },
];

/** What the grants of one principal on one vault say of a duty. */
function ofStore(grants: readonly Grant[], duty: Duty): Verdict {
  const managing = grants.map((grant) => ({ grant, verdict: ofAny(grant, duty.manage) })).filter(isPossible);
  const using = grants.map((grant) => ({ grant, verdict: ofAny(grant, duty.use) })).filter(isPossible);
  const sure = pairOf(managing.filter(isSure), using.filter(isSure));
  if (sure !== undefined) return failed(sure, duty);
  const [manages, uses] = pairOf(managing, using) ?? [];
  return [uses, manages].find((one) => one?.verdict.outcome === 'unknown')?.verdict ?? pass;
}

interface Rated {
  readonly grant: Grant;
  readonly verdict: Verdict;
}

/** Fails when the grant allows any of the actions. */
const ofAny = (grant: Grant, any: readonly Action[]): Verdict =>
  decide(any.map((action) => grant.may(action)).reduce(oneOf), { ok: (held) => !held, set: 'held', left: '' });

const isPossible = ({ verdict }: Rated): boolean => verdict.outcome === 'fail' || verdict.outcome === 'unknown';
const isSure = ({ verdict }: Rated): boolean => verdict.outcome === 'fail';

/** One that manages and one that uses, perhaps the same, which can be there together. */
function pairOf(managing: readonly Rated[], using: readonly Rated[]): readonly [Rated, Rated] | undefined {
  for (const manages of managing) {
    const uses = using.find(({ grant }) => canBeTogether(manages.grant, grant));
    if (uses !== undefined) return [manages, uses];
  }
  return undefined;
}

/** What is assumed in one deployment says nothing of another. */
const canBeTogether = (one: Grant, other: Grant): boolean =>
  one.deployment !== other.deployment || areCompatible(one.when, other.when);

function failed([manages, uses]: readonly [Rated, Rated], duty: Duty): Verdict {
  const { grant, verdict } = uses;
  if (verdict.outcome !== 'fail') return verdict;
  const may = duty.manages(grant.store.title);
  const same = manages.grant === grant;
  const isOne = manages.grant.deployment === grant.deployment;
  return {
    ...verdict,
    found: same
      ? `this grant lets it ${may}, and it ${duty.uses}`
      : `it ${duty.uses}, and another grant lets it ${may}`,
    related: same ? [] : [{ at: manages.grant.at, label: `lets it ${may}` }],
    when: isOne ? joined(manages.grant.when, grant.when) : grant.when,
  };
}
