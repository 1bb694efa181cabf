import type { Diagnostic } from '../../model/diagnostic.js';
import type { Acceptance, Finding, Instance } from '../../model/finding.js';
import type { NamedRule } from '../../model/suppression.js';
import { gathered } from '../gathered.js';
import type { Suppression } from './suppression.js';

export interface Applied {
  readonly findings: readonly Finding[];
  /** The rule names, in suppressions that still count, that suppressed something. */
  readonly used: ReadonlySet<NamedRule>;
}

/**
 * Marks what is suppressed as accepted. A finding of which only some instances are suppressed becomes two with one
 * fingerprint: what is accepted, and what is left. `today` is an ISO date; a suppression counts through its last day.
 */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  today: string,
): Applied {
  const used = new Set<NamedRule>();
  const current = suppressions.filter((suppression) => !isExpired(suppression, today));
  return { findings: findings.flatMap((finding) => split(finding, current, used)), used };
}

export const isExpired = ({ until }: Suppression, today: string): boolean => until !== undefined && until < today;

function split(finding: Finding, suppressions: readonly Suppression[], used: Set<NamedRule>): readonly Finding[] {
  const relevant = suppressions.filter(({ rules }) => rules.some(({ ids }) => ids.includes(finding.rule)));
  if (relevant.length === 0) return [finding];
  const parts = new Map<Suppression | undefined, Instance[]>();
  for (const instance of finding.instances) {
    const covering = relevant.filter((suppression) => suppression.covers(finding, instance));
    for (const { rules } of covering) {
      for (const named of rules) if (named.ids.includes(finding.rule)) used.add(named);
    }
    parts.set(covering[0], [...(parts.get(covering[0]) ?? []), instance]);
  }
  if (parts.size === 1 && parts.has(undefined)) return [finding];
  return [...parts].map(([suppression, instances]) => ({
    ...finding,
    ...gathered(finding.verdict, instances),
    ...(suppression !== undefined && { accepted: acceptanceBy(suppression) }),
  }));
}

const acceptanceBy = ({ by, reason, until }: Suppression): Acceptance => ({
  by,
  reason,
  ...(until !== undefined && { until }),
});

/** What is wrong with the suppressions themselves. */
export function reviewed(
  suppressions: readonly Suppression[],
  { used, today, selected, hint, isWhole }: Review,
): readonly Diagnostic[] {
  return suppressions.flatMap((suppression) => {
    const unknown = suppression.rules.filter(({ ids }) => ids.length === 0).map((named) => unknownRule(named, hint));
    if (isExpired(suppression, today)) return [...unknown, expired(suppression)];
    if (suppression.by === 'configuration' && !isWhole) return unknown;
    const idle = suppression.rules
      .filter((named) => named.ids.some((id) => selected.has(id)) && !used.has(named))
      .map(unused);
    return [...unknown, ...idle];
  });
}

interface Review {
  readonly used: ReadonlySet<NamedRule>;
  readonly today: string;
  /** Ids of the rules that took part: what did not run cannot have been needed. */
  readonly selected: ReadonlySet<string>;
  /** Whether everything was looked at that the configuration speaks of. */
  readonly isWhole: boolean;
  /** What to say of a name that names nothing. */
  readonly hint: (name: string) => string | undefined;
}

function unknownRule({ name, at }: NamedRule, hint: Review['hint']): Diagnostic {
  return {
    id: 'suppression/unknown-rule',
    level: 'warning',
    title: `There is no rule called \`${name}\``,
    label: hint(name) ?? 'not a rule',
    at,
    fix: 'List the rules with `vaultlint rules`.',
  };
}

const expired = ({ at, until = '', rules }: Suppression): Diagnostic => ({
  id: 'suppression/expired',
  level: 'warning',
  title: `The suppression of ${rules.map(({ name }) => `\`${name}\``).join(', ')} has expired`,
  label: `counted until ${until}`,
  at,
  fix: 'Mend what it suppressed, or agree on a new date.',
});

const unused = ({ name, at }: NamedRule): Diagnostic => ({
  id: 'suppression/unused',
  level: 'warning',
  title: `Nothing here is suppressed for \`${name}\``,
  label: 'no finding of this rule is covered',
  at,
  fix: 'Remove it, or move it to the line or the declaration it is meant for.',
});
