import { severities, type Finding } from '../model/finding.js';
import { declaredPlace, type Span } from '../model/source.js';
import type { SelectedRule } from '../rules/selected-rule.js';

/**
 * One finding for one cause: what a failure of another rule at the same place says as well is left out, and named there.
 * It has to be as grave, and in all the deployments.
 */
export function oneForEachCause(findings: readonly Finding[], rules: readonly SelectedRule[]): readonly Finding[] {
  const saidBy = new Map(rules.map(({ id, rule }) => [id, rule.saidBy ?? []]));
  const also = new Map<Finding, string[]>();
  const kept = findings.filter((finding) => {
    const ids = saidBy.get(finding.rule) ?? [];
    const other =
      ids.length === 0 ? undefined : findings.find((each) => ids.includes(each.rule) && says(each, finding));
    if (other !== undefined) also.set(other, [...(also.get(other) ?? []), finding.rule]);
    return other === undefined;
  });
  return kept.map((finding) => {
    const names = also.get(finding);
    return names === undefined ? finding : { ...finding, also: names };
  });
}

/** Or the beginning of it. */
const isSamePlace = (a: Span, b: Span): boolean =>
  (a.source === b.source && a.start === b.start) || declaredPlace(a) === declaredPlace(b);

function says(other: Finding, finding: Finding): boolean {
  if (finding.verdict !== 'fail' || other.verdict !== 'fail') return false;
  if (!isSamePlace(other.at, finding.at)) return false;
  if (severities.indexOf(other.severity) > severities.indexOf(finding.severity)) return false;
  const deployments = new Set(other.instances.map(({ deployment }) => deployment));
  return finding.instances.every(({ deployment }) => deployments.has(deployment));
}
