import type { Assumption, Case, Depends, Value } from '../../../model/value.js';
import { areCompatible } from '../../../model/value.js';
import { addCases, dependsOf } from '../../../expressions/distribute.js';
import type { Budget } from '../../../expressions/scope.js';
import { costOfNew } from '../../../expressions/size.js';
import { maxNesting } from '../../../expressions/values.js';

/** The circumstances under which something exists: any one of them. None means always. */
export type Worlds = readonly (readonly Assumption[])[];

/**
 * A value without the possibilities that belong to no world. What does not change is returned as it is. What is
 * restricted leaves the evaluation, to be looked at by whoever judges it, and the deployment pays for that too.
 */
export function restrict(value: Value, worlds: Worlds, budget: Budget): Value {
  budget.steps -= costOfNew(value);
  return restricted(value, worlds, budget, 0);
}

function restricted(value: Value, worlds: Worlds, budget: Budget, depth: number): Value {
  if (worlds.length === 0 || depth > maxNesting) return value;
  if (value.kind === 'depends') return possible(value, worlds, budget, depth);
  if (value.kind === 'list') {
    const items = value.items.map((item) => restricted(item, worlds, budget, depth + 1));
    return items.every((item, index) => item === value.items[index]) ? value : { ...value, items };
  }
  if (value.kind !== 'object') return value;
  let changed = false;
  const entries = new Map<string, Value>();
  for (const [name, entry] of value.entries) {
    const possibleEntry = restricted(entry, worlds, budget, depth + 1);
    changed ||= possibleEntry !== entry;
    entries.set(name, possibleEntry);
  }
  return changed ? { ...value, entries } : value;
}

function possible(value: Depends, worlds: Worlds, budget: Budget, depth: number): Value {
  const cases: Case[] = [];
  for (const { when, is } of value.cases) {
    if (!worlds.some((world) => areCompatible(world, when))) continue;
    addCases(cases, when, restricted(is, worlds, budget, depth + 1));
  }
  return cases.length === 0 ? value : dependsOf(cases, value.at, value.trail, budget);
}
