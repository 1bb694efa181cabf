import { quoted } from './quoted.js';
import type { Setting, Settled } from './setting.js';
import { areCompatible, joined, type Assumption } from './value.js';
import { every } from './verdicts.js';
import type { Verdict } from './verdict.js';

/** A verdict that holds under assumptions. */
export interface VerdictCase {
  readonly when: readonly Assumption[];
  readonly verdict: Verdict;
}

/** More combinations than this are not worked out: the answer is then unknown and says so. */
const maxCombinations = 256;

/**
 * One verdict for all cases. All pass: pass. All fail: fail. Some of each: unknown, because it depends, and the
 * failing cases are named.
 */
export function acrossCases(cases: readonly VerdictCase[]): Verdict {
  const failing = cases.filter(({ verdict }) => verdict.outcome === 'fail');
  const others = cases.some(({ verdict }) => verdict.outcome === 'pass' || verdict.outcome === 'unknown');
  const first = failing[0]?.verdict;
  if (first?.outcome !== 'fail' || !others) return every(...cases.map(({ verdict }) => verdict));
  const { at, trail, related, property } = first;
  return {
    outcome: 'unknown',
    because: `fails when ${conditions(failing.map(({ when }) => when))}`,
    at,
    trail,
    ...(related && { related }),
    ...(property !== undefined && { property }),
  };
}

/** A setting as it is when something is taken for granted: the cases that contradict it are gone. */
export function under<T>(setting: Setting<T>, when: readonly Assumption[]): Setting<T> {
  if (setting.kind !== 'depends') return setting;
  const cases = setting.cases.filter((one) => areCompatible(one.when, when));
  const [only] = cases;
  return only !== undefined && cases.length === 1 ? only.is : { kind: 'depends', cases };
}

interface Combination {
  readonly when: readonly Assumption[];
  readonly settled: object;
}

/** Several settings judged together, case by case, so that what they depend on in common is seen. */
export function jointly<T extends object>(
  settings: { readonly [K in keyof T]: Setting<T[K]> },
  judge: (settled: { readonly [K in keyof T]: Settled<T[K]> }) => Verdict,
): Verdict {
  let combinations: readonly Combination[] = [{ when: [], settled: {} }];
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const cases = setting.kind === 'depends' ? setting.cases : [{ when: [], is: setting }];
    combinations = combinations.flatMap(({ when, settled }) =>
      cases
        .filter((one) => areCompatible(when, one.when))
        .map((one) => ({ when: joined(when, one.when), settled: { ...settled, [name]: one.is } })),
    );
    if (combinations.length > maxCombinations) return tooMany(setting);
  }
  return acrossCases(
    combinations.map(({ when, settled }) => ({
      when,
      verdict: judge(settled as { readonly [K in keyof T]: Settled<T[K]> }),
    })),
  );
}

function tooMany(setting: Setting<unknown>): Verdict {
  const place = setting.kind === 'depends' ? setting.cases[0]?.is : setting;
  if (place === undefined) return { outcome: 'inapplicable' };
  const because = `it depends on more than ${String(maxCombinations)} combinations of values`;
  return { outcome: 'unknown', because, at: place.at, trail: [] };
}

/** "`environment` is `dev`, or `sku` is `standard`"; past three, how many more there are. */
export function conditions(alternatives: readonly (readonly Assumption[])[]): string {
  const texts = [...new Set(alternatives.map(conjunction))];
  const shown = texts.slice(0, 3).join(', or ');
  return texts.length > 3 ? `${shown}, or in ${String(texts.length - 3)} more cases` : shown;
}

function conjunction(assumptions: readonly Assumption[]): string {
  const named = assumptions.filter(({ subject }) => !assumptions.some((other) => isImpliedBy(subject, other)));
  return named
    .map(({ subject, is }) => `${plain(subject)} is ${typeof is === 'string' ? `\`${is}\`` : String(is)}`)
    .join(' and ');
}

/** What a parameter is compared with says nothing more once the value of the parameter is assumed. */
const isImpliedBy = (subject: string, other: Assumption): boolean =>
  subject !== other.subject && subject.includes(other.subject) && typeof other.is !== 'boolean';

/** A canonical subject as people say it: of `⟨parameter env⟩`, "parameter `env`", of a variable likewise. */
function plain(subject: string): string {
  const text = subject.replaceAll(/[⟨⟩]/g, '');
  const { kind, name } = /^(?<kind>parameter|variable) (?<name>\S+)$/.exec(text)?.groups ?? {};
  return kind === undefined || name === undefined
    ? quoted(text.replaceAll(/\b(?:parameter|variable) /g, ''))
    : `${kind} \`${name}\``;
}
