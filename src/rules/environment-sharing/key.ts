import type { StoreFacts } from '../../estate/lenses/store.js';
import { nameOfStore, type StoreIdentity } from '../../estate/store-identity.js';
import type { Targets } from '../../estate/target.js';
import { quoted } from '../../model/quoted.js';
import type { Environment } from '../../model/resource.js';
import { commonEnvironments, isSameEnvironment } from '../../model/same-environment.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import type { Related, Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

type UsedKey = Targets['keyReference'];

export default defineRule({
  on: 'keyReference',
  severity: 'critical',
  recommended: true,
  requires: 'data of production is encrypted with a key in a vault of production',
  fails: 'Data of production is encrypted with a key of another environment',
  unclear: 'Cannot tell whether the key is in a vault of production',
  why: 'Whoever may delete, purge or use keys in the weaker environment takes away, or reads, the data of production.',
  fix: {
    bicep:
      'Refer to a key in a vault of production: make the environment a part of the vault, as in `kv-${environment}`.',
    arm: 'Refer to a key in a vault of production: make the environment a part of the name of the vault.',
    terraform: 'Refer to a key in a vault of production: make the environment a part of the name of the vault.',
    azure: 'Create the key in a vault of production, and set it as the encryption key of the resource.',
  },
  caution: 'Keep the old key until all data is encrypted with the new one.',
  controls: { MCSB: ['DP-5', 'DP-8'] },
  aliases: [],

  check: (reference) => {
    const { environment } = reference.deployment;
    if (environment?.production !== true) return inapplicable;
    const verdicts = reference.to.map((store) => ofStore(store, reference, environment));
    const [first] = verdicts;
    if (first === undefined) return unclear(reference, 'the name of its vault is only known at deployment');
    const other = verdicts.find(({ outcome }) => outcome !== first.outcome);
    const verdict = other === undefined ? first : unclear(reference, 'which vault it is in depends on something');
    if (verdict.outcome !== 'fail' || reference.inUse.kind !== 'unknown') return verdict;
    return unclear(reference, reference.inUse.because);
  },
});

const unclear = ({ at, property }: UsedKey, because: string): Verdict => ({
  outcome: 'unknown',
  because,
  at,
  trail: [],
  property,
});

/** Who deploys the vault says of which environment it is; where nobody in the run does, its name may. */
function ofStore(identity: StoreIdentity, reference: UsedKey, environment: Environment): Verdict {
  const declared = reference.stores.filter(({ identities }) => identities.includes(identity));
  const owners = declared.filter(({ resource }) => !resource.existing);
  if (owners.some((owner) => isOfProduction(owner, reference))) return pass;
  const others = owners.flatMap(({ at, title, deployment }) =>
    deployment.environment === undefined ? [] : [{ at, title, name: deployment.environment.name }],
  );
  const [first] = others;
  if (first !== undefined && others.length === owners.length) {
    const related = others.map(({ at, name }) => ({ at, label: `deployed to ${quoted(name)}` }));
    return failing(reference, `the key is in ${first.title}, which is deployed to ${quoted(first.name)}`, related);
  }
  return byName(nameOfStore(identity), reference, environment);
}

const isOfProduction = ({ deployment }: StoreFacts, reference: UsedKey): boolean =>
  deployment === reference.deployment || deployment.environment?.production === true;

/** The parts of a name that environments are called by. */
function byName(name: string | undefined, reference: UsedKey, environment: Environment): Verdict {
  const parts = name?.toLowerCase().split(/[^a-z0-9]+/) ?? [];
  const named = parts.filter((part) => commonEnvironments.includes(part));
  const isOurs = (part: string): boolean =>
    isSameEnvironment(part, environment.name) || isSameEnvironment(part, 'prod');
  const [first] = named;
  if (name === undefined || first === undefined) {
    return unclear(reference, 'nothing in the scanned files says of which environment its vault is');
  }
  if (named.some(isOurs)) return pass;
  return failing(reference, `the key is in ${quoted(name)}, which is a vault of ${quoted(first)} by its name`);
}

const failing = ({ at, property }: UsedKey, found: string, related: readonly Related[] = []): Verdict => ({
  outcome: 'fail',
  found,
  at,
  trail: [],
  property,
  related,
});
