import type { Verdict } from './verdict.js';

export const pass: Verdict = { outcome: 'pass' };

/** The rule does not speak of this target. */
export const inapplicable: Verdict = { outcome: 'inapplicable' };

/** All must hold. A fail outweighs an unknown, an unknown outweighs a pass; what does not apply has no say. */
export const every = (...verdicts: readonly Verdict[]): Verdict => worst(verdicts, ['fail', 'unknown', 'pass']);

/** One that holds is enough. A pass outweighs an unknown, an unknown outweighs a fail. */
export const either = (...verdicts: readonly Verdict[]): Verdict => worst(verdicts, ['pass', 'unknown', 'fail']);

function worst(verdicts: readonly Verdict[], order: readonly Verdict['outcome'][]): Verdict {
  for (const outcome of order) {
    const found = verdicts.find((verdict) => verdict.outcome === outcome);
    if (found !== undefined) return found;
  }
  return inapplicable;
}
