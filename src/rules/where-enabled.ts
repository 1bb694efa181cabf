import type { Settled } from '../model/setting.js';
import type { Verdict } from '../model/verdict.js';
import { pass } from '../model/verdicts.js';

/** A verdict on what is only used while it is enabled: what is disabled does no harm, and of the rest nobody knows. */
export function whereEnabled(enabled: Settled<boolean>, verdict: Verdict): Verdict {
  if (enabled.kind !== 'unknown') return enabled.value ? verdict : pass;
  if (verdict.outcome !== 'fail') return verdict;
  const because = `whether it is enabled is not known: ${enabled.because}`;
  const { at, trail } = enabled;
  return {
    outcome: 'unknown',
    because,
    at,
    trail,
    ...(verdict.property !== undefined && { property: verdict.property }),
  };
}
