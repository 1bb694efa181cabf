import type { Severity } from './finding.js';
import type { Setting, Settled } from './setting.js';
import { textOf } from './source.js';
import type { Related, Verdict } from './verdict.js';
import { acrossCases } from './cases.js';

/** A label, or how to make one from the value it is about, and from who fills that in. */
type Says<T> = string | ((value: T, by: 'Azure' | 'the provider') => string);

/** What a rule asks of a setting, and what it says when the answer is no. */
export interface Question<T> {
  readonly ok: (value: T) => boolean;
  /** The label where the author wrote a value that is not ok. */
  readonly set: Says<T>;
  /** The label where the author left it out and what Azure fills in is not ok: says what Azure does. */
  readonly left: Says<T>;
  /** Path of the property, for the fingerprint: `properties.enablePurgeProtection`. */
  readonly property?: string;
  readonly related?: readonly Related[];
  /** When a case weighs differently from the rule's own severity. */
  readonly severity?: (value: T) => Severity | undefined;
}

/**
 * The one place that turns a setting into a verdict, so that no rule can forget the unknown case. Where the value
 * depends on something, all cases must agree; when they do not, the answer is unknown and names the cases that fail.
 */
export function decide<T>(setting: Setting<T>, question: Question<T>): Verdict {
  if (setting.kind !== 'depends') return judge(setting, question);
  return acrossCases(setting.cases.map(({ when, is }) => ({ when, verdict: judge(is, question) })));
}

/** `decide` for a setting without cases. */
export function judge<T>(settled: Settled<T>, question: Question<T>): Verdict {
  const { at, trail } = settled;
  const place = {
    at,
    trail,
    ...(question.related && { related: question.related }),
    ...(question.property !== undefined && { property: question.property }),
  };
  if (settled.kind === 'unknown') return { outcome: 'unknown', because: settled.because, ...place };
  if (question.ok(settled.value)) return { outcome: 'pass' };
  const says = settled.kind === 'set' || isWritten(settled) ? question.set : question.left;
  const severity = question.severity?.(settled.value);
  const by = settled.kind === 'default' && settled.by === 'provider' ? 'the provider' : 'Azure';
  const found = typeof says === 'string' ? says : says(settled.value, by);
  return { outcome: 'fail', found, ...place, ...(severity && { severity }) };
}

/**
 * Whether what stands there is what Azure fills in, or comes from there: a module whose `on` is `false` may leave out the
 * property. Under a `null` one reads what the left-out property means.
 */
function isWritten<T>({ value, at, trail }: Settled<T> & { readonly kind: 'default' }): boolean {
  return textOf(at) !== 'null' && textOf(trail.at(-1)?.at ?? at) === String(value);
}
