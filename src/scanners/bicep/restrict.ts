import type { Assumption, Case, Depends, Value } from '../../model/value.js';
import { areCompatible } from '../../model/value.js';
import { maxNesting } from '../../expressions/values.js';

/** The circumstances under which something exists: any one of them. None means always. */
export type Worlds = readonly (readonly Assumption[])[];

/** A value without the possibilities that belong to no world. What does not change is returned as it is. */
export function restrict(value: Value, worlds: Worlds, depth = 0): Value {
  if (worlds.length === 0 || depth > maxNesting) return value;
  if (value.kind === 'depends') return possible(value, worlds, depth);
  if (value.kind === 'list') {
    const items = value.items.map((item) => restrict(item, worlds, depth + 1));
    return items.every((item, index) => item === value.items[index]) ? value : { ...value, items };
  }
  if (value.kind !== 'object') return value;
  let changed = false;
  const entries = new Map<string, Value>();
  for (const [name, entry] of value.entries) {
    const restricted = restrict(entry, worlds, depth + 1);
    changed ||= restricted !== entry;
    entries.set(name, restricted);
  }
  return changed ? { ...value, entries } : value;
}

function possible(value: Depends, worlds: Worlds, depth: number): Value {
  const cases = value.cases.filter(({ when }) => worlds.some((world) => areCompatible(world, when)));
  const [first, ...others] = cases;
  if (first === undefined) return value;
  if (others.length === 0) return restrict(first.is, worlds, depth + 1);
  const restricted = cases.map(({ when, is }): Case => ({ when, is: settled(is, worlds, depth) }));
  return { ...value, cases: restricted };
}

function settled(is: Case['is'], worlds: Worlds, depth: number): Case['is'] {
  const restricted = restrict(is, worlds, depth + 1);
  return restricted.kind === 'depends' ? is : restricted;
}
