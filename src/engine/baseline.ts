import type { Finding, Instance } from '../model/finding.js';
import { together } from '../model/together.js';
import { gathered } from './gathered.js';

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
  /** Tells the value that is known from another that may come to the same place: see `Instance`. Absent if there is none. */
  readonly origin?: string;
  /** How many instances are known: the same line deployed once more is news. */
  readonly count: number;
}

/** The baseline that accepts exactly these findings; what a comment or the configuration accepts needs none. */
export function baselineOf(findings: readonly Finding[]): Baseline {
  const open = findings.filter(({ accepted }) => accepted === undefined || accepted.by === 'baseline');
  const entries = open.flatMap(({ fingerprint, rule, at, instances }) =>
    [...byOrigin(instances)].map(([origin, alike]) => ({
      fingerprint,
      rule,
      file: at.source.path,
      resource: together(alike.map(({ title }) => title)),
      ...(origin !== '' && { origin }),
      count: alike.length,
    })),
  );
  return { entries };
}

function byOrigin(instances: readonly Instance[]): ReadonlyMap<string, readonly Instance[]> {
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    const group = groups.get(instance.origin);
    if (group === undefined) groups.set(instance.origin, [instance]);
    else group.push(instance);
  }
  return groups;
}

/** What one entry is about. */
const matterOf = ({ fingerprint, origin = '' }: Pick<BaselineEntry, 'fingerprint' | 'origin'>): string =>
  `${fingerprint} ${origin}`;

/** The old baseline with what this run judged brought up to date, and the rest as it was. */
export function updated(old: Baseline, found: Baseline, wasJudged: (entry: BaselineEntry) => boolean): Baseline {
  const fresh = new Set(found.entries.map(matterOf));
  const kept = old.entries.filter((entry) => !wasJudged(entry) && !fresh.has(matterOf(entry)));
  return { entries: [...kept, ...found.entries] };
}

/**
 * Accepts what the baseline knows with at least as many instances. A finding that it knows in part becomes two with one
 * fingerprint: what is accepted, and what is news.
 */
export function applyBaseline(findings: readonly Finding[], baseline: Baseline, file: string): readonly Finding[] {
  const known = new Map(baseline.entries.map((entry) => [matterOf(entry), entry.count]));
  const accepted = { by: 'baseline', reason: `known in ${file}` } as const;
  return findings.flatMap((finding) => {
    if (finding.accepted !== undefined) return [finding];
    const { fingerprint, verdict } = finding;
    const [old, news]: [Instance[], Instance[]] = [[], []];
    for (const [origin, alike] of byOrigin(finding.instances))
      (alike.length > (known.get(matterOf({ fingerprint, origin })) ?? 0) ? news : old).push(...alike);
    if (old.length === 0) return [finding];
    if (news.length === 0) return [{ ...finding, accepted }];
    return [
      { ...finding, ...gathered(verdict, news) },
      { ...finding, ...gathered(verdict, old), accepted },
    ];
  });
}

/** Entries that nothing matches any more: what they accepted has been mended. */
export function staleEntries(baseline: Baseline, findings: readonly Finding[]): readonly BaselineEntry[] {
  const found = new Set(
    findings.flatMap(({ fingerprint, instances }) => instances.map(({ origin }) => matterOf({ fingerprint, origin }))),
  );
  return baseline.entries.filter((entry) => !found.has(matterOf(entry)));
}
