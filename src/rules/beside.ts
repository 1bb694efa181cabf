import type { Target } from '../estate/target.js';
import { conditions } from '../model/cases.js';
import type { Resource } from '../model/resource.js';
import { areCompatible, type Assumption } from '../model/value.js';
import { inapplicable } from '../model/verdicts.js';
import type { Verdict } from '../model/verdict.js';

/** Something that is deployed beside what is judged, and may speak for it: a perimeter, a lock, an endpoint. */
export interface Beside extends Pick<Target, 'at' | 'title' | 'when' | 'deployment'> {
  readonly resource: Pick<Resource, 'assumed'>;
}

/**
 * What something beside a target says for it. It only counts where it is sure to be deployed with the target: what is
 * there under more conditions may be missing, and what the deployment leaves out by its defaults is.
 */
export function beside(thing: Beside, target: Target, verdict: Verdict): Verdict {
  if (!mayMeet(thing, target)) return inapplicable;
  const more = conditionsBeyond(thing, target);
  if (more.length === 0 || verdict.outcome !== 'pass') return verdict;
  if (thing.resource.assumed === true) return inapplicable;
  const because = `${thing.title} is only there when ${conditions([more])}`;
  return { outcome: 'unknown', because, at: thing.at, trail: [] };
}

/** Whether there is a deployment with both of them. */
export const mayMeet = (thing: Beside, target: Target): boolean =>
  thing.deployment !== target.deployment || areCompatible(thing.when, target.when);

/** What is assumed by the thing's being there, and not by the target's. Another deployment assumes on its own. */
const conditionsBeyond = (thing: Beside, target: Target): readonly Assumption[] =>
  thing.deployment === target.deployment
    ? thing.when.filter(({ subject, is }) => !target.when.some((one) => one.subject === subject && one.is === is))
    : thing.when;
