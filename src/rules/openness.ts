import { exposureOf, rulesOf } from '../estate/exposure.js';
import type { PerimeterAssociationFacts } from '../estate/lenses/perimeter-association.js';
import type { Targets } from '../estate/target.js';
import { jointly, under } from '../model/cases.js';
import { decide } from '../model/decide.js';
import { quoted } from '../model/quoted.js';
import type { Settled } from '../model/setting.js';
import type { Span } from '../model/source.js';
import type { Assumption } from '../model/value.js';
import { either, pass } from '../model/verdicts.js';
import type { Verdict } from '../model/verdict.js';
import { beside } from './beside.js';
import { propertyName } from './property-name.js';

/**
 * Whether something keeps strangers away from a vault or a Managed HSM, under what is assumed: passes unless every
 * network reaches it.
 */
export function openness(store: Targets['keyStore'], when: readonly Assumption[] = []): Verdict {
  const { network } = store;
  const doors = {
    publicNetworkAccess: under(network.publicNetworkAccess, when),
    defaultAction: under(network.defaultAction, when),
    rules: under(network.rules, when),
  };
  const own = jointly(doors, (settled) => judged(settled, store));
  if (own.outcome === 'pass') return own;
  const shelter = shelterOf(store);
  return shelter.outcome === 'pass' || (shelter.outcome === 'unknown' && own.outcome === 'fail') ? shelter : own;
}

/** Whether an enforced perimeter is around it. */
export const shelterOf = (store: Targets['keyStore']): Verdict =>
  either(...store.perimeters.map((each) => beside(each, store, enforced(each))));

/** An enforced perimeter decides in place of the vault's own settings; one that only logs changes nothing. */
const enforced = ({ mode }: PerimeterAssociationFacts): Verdict =>
  decide(mode, {
    ok: (value) => value === 'Enforced',
    set: 'this perimeter only logs',
    left: 'this perimeter only logs',
    property,
  });

interface Doors {
  readonly publicNetworkAccess: Settled<string>;
  readonly defaultAction: Settled<string>;
  readonly rules: Settled<boolean>;
}

function judged(doors: Doors, { network, resource }: Targets['keyStore']): Verdict {
  const exposure = exposureOf({ ...doors, ...rulesOf(network) });
  if (exposure !== 'open' && exposure !== 'unknown') return pass;
  const { publicNetworkAccess: access, defaultAction: action, rules } = doors;
  const undecided = [action, access].find((door) => door.kind === 'unknown');
  if (undecided?.kind === 'unknown') {
    const { at, trail, because } = undecided;
    return { outcome: 'unknown', at, trail, because, property };
  }
  if (action.kind === 'set') return open(action, `${quoted(action.value)} lets in every network that no rule names`);
  if (rules.kind === 'set') {
    return open(rules, `the firewall has no \`${propertyName(resource, property)}\`, so it denies nothing`);
  }
  if (access.kind === 'set') return open(access, 'public access is on, and no firewall limits it');
  const nearest = isBehind(rules.at, access.at) ? rules : access;
  return open(nearest, 'neither public access nor a firewall is set, and Azure lets every network in');
}

/** What is left out is said of the block around it, and what is written as null, or as an empty list, of itself. */
const isBehind = (place: Span, other: Span): boolean => place.source === other.source && place.start > other.start;

const property = 'properties.networkAcls.defaultAction';

const open = ({ at, trail }: Settled<unknown>, found: string): Verdict => ({
  outcome: 'fail',
  at,
  trail,
  found,
  property,
});
