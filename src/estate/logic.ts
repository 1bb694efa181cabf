import type { Setting, SettingCase, Settled } from '../model/setting.js';
import { areCompatible, joined } from '../model/value.js';

/** More cases than this are not worked out. */
const maxCases = 64;

const tooMany = `it depends on more than ${String(maxCases)} combinations of values`;

/** One setting of two, case by case, so that what they depend on in common is seen. */
export function combined<A, B, C>(
  a: Setting<A>,
  b: Setting<B>,
  to: (a: Settled<A>, b: Settled<B>) => Settled<C>,
): Setting<C> {
  if (a.kind !== 'depends' && b.kind !== 'depends') return to(a, b);
  const cases = casesOf(a).flatMap((one) =>
    casesOf(b)
      .filter((other) => areCompatible(one.when, other.when))
      .map((other) => ({ when: joined(one.when, other.when), is: to(one.is, other.is) })),
  );
  const [first] = cases;
  if (first === undefined || cases.length <= maxCases) return { kind: 'depends', cases };
  return { kind: 'unknown', because: tooMany, at: first.is.at, trail: first.is.trail };
}

export const casesOf = <T>(setting: Setting<T>): readonly SettingCase<T>[] =>
  setting.kind === 'depends' ? setting.cases : [{ when: [], is: setting }];

/** Whether both hold. A no outweighs what cannot be told; the first that decides is where it is pointed at. */
export const both = (a: Setting<boolean>, b: Setting<boolean>): Setting<boolean> =>
  combined(a, b, (one, other) => [one, other].find(isNo) ?? [one, other].find(isUnknown) ?? one);

/** Whether one holds. A yes outweighs what cannot be told. */
export const oneOf = (a: Setting<boolean>, b: Setting<boolean>): Setting<boolean> =>
  combined(a, b, (one, other) => [one, other].find(isYes) ?? [one, other].find(isUnknown) ?? one);

const isYes = (settled: Settled<boolean>): boolean => settled.kind !== 'unknown' && settled.value;
const isNo = (settled: Settled<boolean>): boolean => settled.kind !== 'unknown' && !settled.value;
const isUnknown = ({ kind }: Settled<boolean>): boolean => kind === 'unknown';
