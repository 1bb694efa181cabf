import type { Estate } from '../../estate/estate.js';
import type { Grant } from '../../estate/grants/grant.js';
import type { FederatedCredentialFacts } from '../../estate/lenses/federated-credential.js';
import { actions } from '../../estate/roles/action.js';
import { decide } from '../../model/decide.js';
import type { Verdict } from '../../model/verdict.js';
import { either, inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'federatedCredential',
  severity: 'high',
  recommended: true,
  requires: 'only reviewed branches and protected environments sign in as an identity that reaches a vault',
  fails: 'Code that nobody reviewed signs in as an identity that reaches a vault',
  unclear: 'Cannot tell whether code that nobody reviewed reaches a vault',
  why: 'Whoever opens a pull request or pushes a branch runs a job that reads the vault before anybody looks at the change.',
  fix: {
    bicep: 'Name a protected environment or branch in `subject`: `repo:<owner>/<repository>:environment:<name>`.',
    arm: 'Name a protected environment or branch in `subject`: `repo:<owner>/<repository>:environment:<name>`.',
    terraform: 'Name a protected environment or branch in `subject`: `repo:<owner>/<repository>:environment:<name>`.',
    azure: 'Run `az identity federated-credential update --subject repo:<owner>/<repository>:environment:<name>`.',
  },
  controls: { MCSB: ['PA-7', 'DS-3'] },
  aliases: [],

  check: (credential, { estate }) => {
    const grants = grantsOf(credential, estate);
    const verdict = decide(credential.admits, {
      ok: (admitted) => admitted === 'what is named',
      set: (admitted) => `this admits ${admitted}, and the identity reaches ${reachedBy(grants)}`,
      left: '',
      property: 'properties.subject',
      related: grants.map(({ at, store }) => ({ at, label: `reaches ${store.title}` })),
    });
    if (verdict.outcome === 'pass') return pass;
    if (grants.length === 0) return verdict.outcome === 'fail' ? unknownReach(verdict) : inapplicable;
    const reaches = either(...grants.map(ofGrant));
    if (reaches.outcome === 'pass') return verdict;
    return reaches.outcome === 'unknown' && verdict.outcome === 'fail'
      ? {
          ...verdict,
          outcome: 'unknown',
          because: `whether the identity reaches a vault is not known: ${reaches.because}`,
        }
      : inapplicable;
  },
});

const grantsOf = ({ identity }: FederatedCredentialFacts, estate: Estate): readonly Grant[] =>
  estate.targets('principal').flatMap(({ principal, grants }) => (principal.identity === identity ? grants : []));

/** Whether a grant gives anything at all: pass when it does. */
const ofGrant = (grant: Grant): Verdict =>
  either(
    ...Object.values(actions).map((action) => decide(grant.may(action), { ok: (held) => held, set: '', left: '' })),
  );

function reachedBy(grants: readonly Grant[]): string {
  const titles = [...new Set(grants.map(({ store }) => store.title))];
  const [first = 'a vault'] = titles;
  return titles.length > 1 ? `${first} and ${String(titles.length - 1)} more` : first;
}

const unknownReach = ({ at, trail }: Extract<Verdict, { outcome: 'fail' }>): Verdict => ({
  outcome: 'unknown',
  because: 'which vaults the identity reaches is in no scanned file',
  at,
  trail,
  property: 'properties.subject',
});
