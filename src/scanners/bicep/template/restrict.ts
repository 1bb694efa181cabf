import type { Assumption, Case, Depends, Value } from '../../../model/value.js';
import { areCompatible } from '../../../model/value.js';
import { addCases, dependsOf } from '../../../expressions/distribute.js';
import type { Budget } from '../../../expressions/scope.js';
import { maxNesting } from '../../../expressions/values.js';

/** The circumstances under which something exists: any one of them. None means always. */
export type Worlds = readonly (readonly Assumption[])[];

/** A value without the possibilities that belong to no world. What does not change is returned as it is. */
export function restrict(value: Value, worlds: Worlds, budget: Budget, depth = 0): Value {
  if (worlds.length === 0 || depth > maxNesting) return value;
  if (value.kind === 'depends') return possible(value, worlds, budget, depth);
  if (value.kind === 'list') {
    const items = value.items.map((item) => restrict(item, worlds, budget, depth + 1));
    return items.every((item, index) => item === value.items[index]) ? value : { ...value, items };
  }
  if (value.kind !== 'object') return value;
  let changed = false;
  const entries = new Map<string, Value>();
  for (const [name, entry] of value.entries) {
    const restricted = restrict(entry, worlds, budget, depth + 1);
    changed ||= restricted !== entry;
    entries.set(name, restricted);
  }
  return changed ? { ...value, entries } : value;
}

function possible(value: Depends, worlds: Worlds, budget: Budget, depth: number): Value {
  const cases: Case[] = [];
  for (const { when, is } of value.cases) {
    if (!worlds.some((world) => areCompatible(world, when))) continue;
    addCases(cases, when, restrict(is, worlds, budget, depth + 1));
  }
  return cases.length === 0 ? value : dependsOf(cases, value.at, value.trail, budget);
}
