import type { Target } from '../estate/target.js';
import type { Estate } from '../estate/estate.js';
import type { ControlName } from '../model/framework.js';
import { areCompatible } from '../model/value.js';
import { samePlace } from '../model/source.js';
import type { Verdict } from '../model/verdict.js';
import { inapplicable } from '../model/verdicts.js';
import type { SelectedRule } from '../rules/selected-rule.js';
import { controlsBeside } from './control-subject.js';

/** What one rule says of one target. */
export interface Judgement {
  readonly selected: SelectedRule;
  readonly target: Target;
  readonly verdict: Verdict;
  /** Controls of the rule that are about something else than this target. */
  readonly beside: readonly ControlName[];
}

/** A rule that threw: a bug of ours, told apart from everything the user can mend. */
export interface Crash {
  readonly rule: string;
  readonly target: Target;
  readonly error: unknown;
}

export interface Judgements {
  readonly judgements: readonly Judgement[];
  readonly crashes: readonly Crash[];
}

/** Every rule against every target of its kind: one verdict each, so silence is never mistaken for a pass. */
export function judge(rules: readonly SelectedRule[], estate: Estate): Judgements {
  const judgements: Judgement[] = [];
  const crashes: Crash[] = [];
  for (const selected of rules) {
    for (const target of estate.targets(selected.rule.on)) {
      const beside = controlsBeside(selected.rule, target, estate);
      try {
        const verdict = selected.rule.check(target, { estate, options: selected.options });
        judgements.push({ selected, target, verdict: told(possible(verdict, target), target), beside });
      } catch (error) {
        crashes.push({ rule: selected.id, target, error });
        judgements.push({ selected, target, verdict: undecided(target), beside });
      }
    }
  }
  return { judgements, crashes };
}

/** A fault that needs what contradicts the target's own condition cannot come about. */
const possible = (verdict: Verdict, target: Target): Verdict =>
  verdict.outcome === 'fail' && !areCompatible(verdict.when ?? [], target.when) ? { outcome: 'pass' } : verdict;

/**
 * Of something that others deploy, what is said is at the property that is changed here. At the thing itself it would be
 * about what is left out, and that it is good can only be told where all of it is.
 */
const told = (verdict: Verdict, { at, isPart }: Target): Verdict =>
  isPart === true && !('at' in verdict && !samePlace(verdict.at, at)) ? inapplicable : verdict;

/** The text of an exception may quote what it choked on, so it is not repeated here. */
const undecided = (target: Target): Verdict => ({
  outcome: 'unknown',
  at: target.at,
  trail: [],
  because: 'the rule itself failed',
});
