import type { KeyReference } from '../../estate/lenses/key-reference.js';
import type { Targets } from '../../estate/target.js';
import { under } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { areCompatible, type Assumption } from '../../model/value.js';
import { every, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

type Store = Targets['keyStore'];

export default defineRule({
  on: 'keyStore',
  severity: 'critical',
  recommended: true,
  requires: 'a vault or Managed HSM whose keys encrypt the data of other resources has purge protection',
  fails: 'Data of other resources is lost when this vault is purged',
  unclear: 'Cannot tell whether data of other resources is lost by a purge',
  why: 'Whoever purges the key destroys all data that is encrypted with it: storage, disks and databases stay unreadable.',
  fix: {
    bicep: 'Set `enablePurgeProtection: true` in `properties` before any resource uses a key of it.',
    arm: 'Set `"enablePurgeProtection": true` in `properties` before any resource uses a key of it.',
    terraform: 'Set `purge_protection_enabled = true` before any resource uses a key of it.',
    azure: 'Run `az keyvault update --name <vault> --enable-purge-protection true`.',
  },
  caution:
    'It cannot be turned off again. For a Managed HSM it means that a deleted one is billed until its retention ends.',
  controls: { MCSB: ['DP-5', 'DP-8'], CIS: ['8.3.5'] },
  aliases: [],

  check: (store) => {
    const verdicts = store.encrypts.map((reference) => ({ reference, verdict: ofReference(store, reference) }));
    const failing = verdicts.flatMap(({ reference, verdict }) => (verdict.outcome === 'fail' ? [reference] : []));
    const others = every(...verdicts.map(({ verdict }) => verdict));
    const [first] = failing;
    if (first === undefined) return others;
    const verdict = lossOf(store, failing, conditionsOf(store, first));
    return verdict.outcome === 'fail' && failing.length === 1
      ? { ...verdict, when: conditionsOf(store, first) }
      : verdict;
  },
});

/** Whether the data behind one reference can be lost, under what is assumed by the reference's being there. */
function ofReference(store: Store, reference: KeyReference): Verdict {
  const when = conditionsOf(store, reference);
  if (!areCompatible(store.when, when)) return inapplicable;
  const verdict = lossOf(store, [reference], when);
  const { inUse } = reference;
  if (verdict.outcome !== 'fail' || inUse.kind !== 'unknown') return verdict;
  const because = `whether ${reference.title} uses the key is not known: ${inUse.because}`;
  return { outcome: 'unknown', because, at: verdict.at, trail: [], property };
}

/** What another deployment assumes says nothing here: its parameters are others. */
const conditionsOf = (store: Store, { deployment, when }: KeyReference): readonly Assumption[] =>
  deployment === store.deployment ? when : [];

const property = 'properties.enablePurgeProtection';

function lossOf(store: Store, references: readonly KeyReference[], when: readonly Assumption[]): Verdict {
  const lost = listed(references);
  return decide(under(store.purgeProtection, when), {
    ok: (on) => on,
    set: `purge protection is turned off here, and its keys encrypt ${lost}`,
    left: `purge protection is not set, which leaves it off, and its keys encrypt ${lost}`,
    property,
    related: references.map(({ at, title }) => ({ at, label: `encrypts ${title}` })),
  });
}

/** How many resources are named before the rest is counted. */
const most = 3;

function listed(references: readonly KeyReference[]): string {
  const titles = [...new Set(references.map(({ title }) => title))];
  const shown = titles.slice(0, most);
  if (titles.length > most) shown.push(`${String(titles.length - most)} more`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
