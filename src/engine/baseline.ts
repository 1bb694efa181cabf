import type { Finding } from '../model/finding.js';

/** Findings that are known and accepted for now. Nothing in it is a position, so it survives edits. */
export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  /** Relative to the root of the run, forward slashes. */
  readonly file: string;
  readonly resource: string;
  /** How many instances are known: the same line deployed once more is news. */
  readonly count: number;
}

/** The baseline that accepts exactly these findings; what a comment or the configuration accepts needs none. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const entries = findings
    .filter(({ accepted }) => accepted === undefined || accepted.by === 'baseline')
    .map(({ fingerprint, rule, at, resource, instances }) => ({
      fingerprint,
      rule,
      file: at.source.path,
      resource,
      count: instances.length,
    }));
  return { entries };
}

/** The old baseline with what this run judged brought up to date, and the rest as it was. */
export function updated(old: Baseline, found: Baseline, wasJudged: (entry: BaselineEntry) => boolean): Baseline {
  const fresh = new Set(found.entries.map(({ fingerprint }) => fingerprint));
  const kept = old.entries.filter((entry) => !wasJudged(entry) && !fresh.has(entry.fingerprint));
  return { entries: [...kept, ...found.entries] };
}

/** Marks findings as accepted that the baseline knows with at least as many instances. */
export function applyBaseline(findings: readonly Finding[], baseline: Baseline, file: string): readonly Finding[] {
  const known = new Map(baseline.entries.map(({ fingerprint, count }) => [fingerprint, count]));
  return findings.map((finding) => {
    if (finding.accepted !== undefined || finding.instances.length > (known.get(finding.fingerprint) ?? 0))
      return finding;
    return { ...finding, accepted: { by: 'baseline', reason: `known in ${file}` } };
  });
}

/** Entries that nothing matches any more: what they accepted has been mended. */
export function staleEntries(baseline: Baseline, findings: readonly Finding[]): readonly BaselineEntry[] {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  return baseline.entries.filter(({ fingerprint }) => !found.has(fingerprint));
}
