import type { Assumption, Case, Depends, Step, Value } from '../model/value.js';
import type { Span } from '../model/source.js';
import { areCompatible, joined } from '../model/value.js';
import { areEqual } from './equality.js';
import type { Budget } from './scope.js';
import { costOf } from './size.js';
import { trailOf, unknown } from './values.js';

/** A value that is not one of several possibilities. */
export type Settled = Exclude<Value, Depends>;

/** How many combinations are tried for each case that may remain: many give the same result and are merged. */
const combinationsPerCase = 4;

export const isSettled = (value: Value): value is Settled => value.kind !== 'depends';

const areSettled = (values: readonly Value[]): values is readonly Settled[] => values.every(isSettled);

/**
 * What `compute` gives for every combination of the possibilities of `values`. Combinations that contradict themselves
 * are left out, equal results are merged, and too many of them become one unknown that says so.
 */
export function distribute(
  values: readonly Value[],
  at: Span,
  budget: Budget,
  compute: (values: readonly Settled[]) => Value,
): Value {
  if (areSettled(values)) return compute(values);
  const most = budget.maxCases * combinationsPerCase;
  const combinations = combine(values, most);
  if (combinations === undefined) return tooMany(at, budget, values);
  const cases: Case[] = [];
  for (const { when, values: settled } of combinations) {
    const result = compute(settled);
    // It will be compared with the others.
    budget.steps -= 1 + 2 * costOf(result);
    addCases(cases, when, result);
    if (cases.length > most) return tooMany(at, budget, values);
  }
  return dependsOf(cases, at, trailOf(values), budget);
}

interface Combination {
  readonly when: readonly Assumption[];
  readonly values: readonly Settled[];
}

/** All combinations that can be; undefined if there are more than `most`. */
function combine(values: readonly Value[], most: number): readonly Combination[] | undefined {
  let combinations: Combination[] = [{ when: [], values: [] }];
  for (const value of values) {
    const options: readonly Case[] = isSettled(value) ? [{ when: [], is: value }] : value.cases;
    const next: Combination[] = [];
    for (const { when, values: settled } of combinations) {
      for (const option of options) {
        if (!areCompatible(when, option.when)) continue;
        next.push({ when: joined(when, option.when), values: [...settled, option.is] });
      }
    }
    if (next.length > most) return undefined;
    combinations = next;
  }
  return combinations;
}

/** Adds what holds under `when`; if that again has several possibilities, those that `when` allows. */
export function addCases(cases: Case[], when: readonly Assumption[], is: Value): void {
  if (isSettled(is)) {
    cases.push({ when, is });
    return;
  }
  for (const inner of is.cases) {
    if (areCompatible(when, inner.when)) cases.push({ when: joined(when, inner.when), is: inner.is });
  }
}

/** One value of all cases: merged, without a case if all are the same, and unknown if there are too many. */
export function dependsOf(cases: readonly Case[], at: Span, trail: readonly Step[], budget: Budget): Value {
  const merged = merge(cases);
  const [first, ...others] = merged;
  if (first === undefined) return unknown('its conditions contradict each other', at, { trail });
  if (others.length === 0) return first.is;
  if (merged.length > budget.maxCases) {
    return unknown(`it has more than ${budget.maxCases} possible values`, at, {
      trail,
      sensitive: merged.some((one) => one.is.sensitive === true),
    });
  }
  const sensitive = merged.some((one) => one.is.sensitive === true);
  return { kind: 'depends', cases: merged, at, trail, ...(sensitive && { sensitive }) };
}

function tooMany(at: Span, budget: Budget, values: readonly Value[]): Value {
  return unknown(`it has more than ${budget.maxCases} possible values`, at, {
    trail: trailOf(values),
    sensitive: values.some((value) => value.sensitive === true),
  });
}

/**
 * Fewer cases that say the same. All are one if their values are equal, because together they cover everything; two are
 * one if they differ in nothing but one thing being true or false.
 */
function merge(cases: readonly Case[]): readonly Case[] {
  const [first] = cases;
  if (first === undefined || cases.length === 1) return cases;
  if (cases.every((one) => isSame(one.is, first.is))) return [{ when: [], is: first.is }];
  const merged = [...cases];
  for (let i = 0; i < merged.length; i++) {
    for (let j = i + 1; j < merged.length; j++) {
      const [a, b] = [merged[i], merged[j]];
      if (a === undefined || b === undefined) continue;
      const when = mergedAssumptions(a, b);
      if (when === undefined) continue;
      merged[i] = { when, is: a.is };
      merged.splice(j, 1);
      i = -1;
      break;
    }
  }
  return merged;
}

/** What remains to be assumed when two cases are one; undefined if they are not. */
function mergedAssumptions(a: Case, b: Case): readonly Assumption[] | undefined {
  if (a.when.length !== b.when.length) return undefined;
  let opposed: Assumption | undefined;
  for (const x of a.when) {
    const y = b.when.find((other) => other.subject === x.subject);
    if (y === undefined) return undefined;
    if (x.is === y.is) continue;
    if (opposed !== undefined || typeof x.is !== 'boolean' || typeof y.is !== 'boolean') return undefined;
    opposed = x;
  }
  if (!isSame(a.is, b.is)) return undefined;
  return opposed === undefined ? a.when : a.when.filter((one) => one !== opposed);
}

const isSame = (a: Value, b: Value): boolean => a === b || (a.sensitive === b.sensitive && areEqual(a, b) === true);
