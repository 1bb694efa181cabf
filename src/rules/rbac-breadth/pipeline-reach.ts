import type { Grant } from '../../estate/grants/grant.js';
import { applicationOf } from '../../estate/lenses/application.js';
import type { Principal } from '../../estate/lenses/principal.js';
import type { StoreFacts } from '../../estate/lenses/store.js';
import { actions } from '../../estate/roles/action.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import { environmentKey } from '../../model/same-environment.js';
import type { Verdict } from '../../model/verdict.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'principal',
  severity: 'critical',
  recommended: true,
  requires: 'the identity of a pipeline reads the secrets of one application in one environment',
  fails: 'Pipeline reads the secrets of more than one application or environment',
  unclear: 'Cannot tell whether the pipeline reads secrets of more than it deploys',
  why: 'One poisoned job, a dependency or an action that was taken over, carries off the secrets of all of them in one run.',
  fix: {
    bicep:
      'Give every application and environment an identity of its own, with its own `federatedIdentityCredentials`.',
    arm: 'Give every application and environment an identity of its own, with its own `federatedIdentityCredentials`.',
    terraform:
      'Give every application and environment its own `azurerm_user_assigned_identity` and federated credential.',
    azure:
      'Create an identity for every application and environment with `az identity create`, and grant it one vault.',
  },
  controls: { MCSB: ['PA-7', 'DS-3'] },
  aliases: [],
  options: {
    pipelines: {
      default: [] as readonly string[],
      description:
        'Object ids of the service principals that pipelines sign in as, such as those of service connections.',
    },
  },

  check: ({ principal, grants }, { options }) => {
    const { objectId } = principal;
    const isConfigured = options.pipelines.some((id) => id.toLowerCase() === objectId);
    if (principal.class !== 'pipeline' && !isConfigured) return inapplicable;
    const reads = grants.map((grant) => ({ grant, verdict: decide(grant.may(actions.readSecret), held) }));
    const sure = storesOf(reads.filter(({ verdict }) => verdict.outcome === 'fail'));
    const possible = storesOf(reads.filter(({ verdict }) => verdict.outcome !== 'pass'));
    const found = difference(sure);
    if (found !== undefined)
      return { outcome: 'fail', found: `this identity reads the secrets of ${found}`, ...placeOf(reads, principal) };
    if (possible.length < 2) return possible.length === 0 ? inapplicable : pass;
    const perhaps = difference(possible);
    const because =
      perhaps === undefined
        ? `nothing says which applications ${listed(possible.map(({ title }) => title))} belong to`
        : `whether it reads the secrets of ${perhaps} is only known at deployment`;
    return { outcome: 'unknown', because, ...placeOf(reads, principal) };
  },
});

/** Fails when it is so. */
const held = { ok: (may: boolean): boolean => !may, set: '', left: '' };

type Place = Pick<Extract<Verdict, { outcome: 'fail' }>, 'at' | 'trail' | 'related'>;

interface Read {
  readonly grant: Grant;
  readonly verdict: Verdict;
}

const storesOf = (reads: readonly Read[]): readonly StoreFacts[] => [...new Set(reads.map(({ grant }) => grant.store))];

/** In what vaults differ that should not be open to one: "2 environments: …". */
function difference(stores: readonly StoreFacts[]): string | undefined {
  const environments = distinct(stores, ({ deployment }) => deployment.environment?.name, environmentKey);
  if (environments.length > 1) return `${String(environments.length)} environments: ${told(environments)}`;
  const applications = distinct(
    stores,
    ({ resource }) => applicationOf(resource),
    (name) => name,
  );
  return applications.length > 1 ? `${String(applications.length)} applications: ${told(applications)}` : undefined;
}

interface Told {
  readonly name: string;
  readonly store: StoreFacts;
}

/** The first vault of each name that there is. */
function distinct(
  stores: readonly StoreFacts[],
  nameOf: (store: StoreFacts) => string | undefined,
  keyOf: (name: string) => string,
): readonly Told[] {
  const found = new Map<string, Told>();
  for (const store of stores) {
    const name = nameOf(store);
    if (name !== undefined && !found.has(keyOf(name))) found.set(keyOf(name), { name, store });
  }
  return [...found.values()];
}

const told = (all: readonly Told[]): string => listed(all.map(({ name, store }) => `${quoted(name)} (${store.title})`));

/** How many are named before the rest is counted. */
const most = 4;

function listed(names: readonly string[]): string {
  const shown = names.length > most ? [...names.slice(0, most), `${String(names.length - most)} more`] : names;
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

/** Where the grants stand: the first of those that may read, and the others beside it. */
function placeOf(reads: readonly Read[], { at, trail }: Principal): Place {
  const grants = reads.filter(({ verdict }) => verdict.outcome !== 'pass').map(({ grant }) => grant);
  const place = grants[0]?.principal ?? { at, trail };
  return {
    at: place.at,
    trail: place.trail,
    related: grants.slice(1).map((grant) => ({ at: grant.at, label: `grants it ${grant.store.title}` })),
  };
}
