import type { Target } from '../estate/target.js';
import type { RuleSummary, VerdictCounts } from '../model/finding.js';
import type { ModuleCall } from '../model/resource.js';
import type { Span } from '../model/source.js';
import type { Judgement } from './judge.js';
import { isDeployedFrom, type Scope } from './scope.js';

/** How many judgements there are of each outcome. */
export function countsOf(judgements: readonly Judgement[]): VerdictCounts {
  const counts = { pass: 0, fail: 0, unknown: 0, inapplicable: 0 };
  for (const { verdict } of judgements) counts[verdict.outcome]++;
  return counts;
}

/** The same for every rule, of what the run was asked about, and for those of its controls that are about less. */
export function countsByRule(
  judgements: readonly Judgement[],
  scope: Scope,
  calls: readonly ModuleCall[],
): (rule: string) => Pick<RuleSummary, 'verdicts' | 'controlVerdicts'> {
  const deployed = new Map<Target, boolean>();
  const isDeployed = (target: Target): boolean => {
    const known = deployed.get(target) ?? isDeployedFrom(target, scope, calls);
    deployed.set(target, known);
    return known;
  };
  const asked = judgements.filter(
    (judgement) => placesOf(judgement).some(({ source }) => scope.isNamed(source.path)) || isDeployed(judgement.target),
  );
  return (rule) => {
    const own = asked.filter(({ selected }) => selected.id === rule);
    const narrow = [...new Set(own.flatMap(({ beside }) => beside))];
    const byControl = narrow.map((name) => [name, countsOf(own.filter(({ beside }) => !beside.includes(name)))]);
    return {
      verdicts: countsOf(own),
      controlVerdicts: Object.fromEntries(byControl) as RuleSummary['controlVerdicts'],
    };
  };
}

/** Where a finding would point. What passes points nowhere: there it is where the thing is declared. */
const placesOf = ({ target, verdict }: Judgement): readonly Span[] =>
  verdict.outcome === 'fail' || verdict.outcome === 'unknown'
    ? [verdict.at, ...verdict.trail.map(({ at }) => at)]
    : [target.at];
