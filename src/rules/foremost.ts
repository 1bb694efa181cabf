import type { Verdict } from '../model/verdict.js';
import { every, inapplicable } from '../model/verdicts.js';

/**
 * One verdict for several of one target: the first that fails, with where to look for all that do. Without any it is
 * the one that outweighs the others; what nothing is said of does not apply.
 */
export function foremost(verdicts: readonly Verdict[]): Verdict {
  const failing = verdicts.filter((verdict) => verdict.outcome === 'fail');
  const [first] = failing;
  if (first === undefined) return every(inapplicable, ...verdicts);
  const related = failing.flatMap(({ related: more = [] }) => more);
  return related.length === 0 ? first : { ...first, related };
}
