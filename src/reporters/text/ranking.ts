import { severities, type Finding, type Severity } from '../../model/finding.js';

/** What a report's findings are to a reader. Each of the three is sorted: worst first, then by file and place. */
export interface Ranked {
  readonly failed: readonly Finding[];
  readonly unknown: readonly Finding[];
  readonly accepted: readonly Finding[];
}

export function ranked(findings: readonly Finding[]): Ranked {
  const sorted = [...findings].sort(byRank);
  return {
    failed: sorted.filter(({ verdict, accepted }) => verdict === 'fail' && accepted === undefined),
    unknown: sorted.filter(({ verdict, accepted }) => verdict === 'unknown' && accepted === undefined),
    accepted: sorted.filter(({ accepted }) => accepted !== undefined),
  };
}

function byRank(a: Finding, b: Finding): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.at.source.path, b.at.source.path) ||
    a.at.start - b.at.start ||
    compare(a.rule, b.rule) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

/** By code unit, so that the order is the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `1 critical, 2 high`: how many of each severity, worst first. */
export const tally = (findings: readonly Finding[]): string =>
  severities
    .map((severity) => ({ severity, n: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `${String(n)} ${plural(severity, n)}`)
    .join(', ');

const plural = (severity: Severity, n: number): string => (severity === 'note' && n !== 1 ? 'notes' : severity);
