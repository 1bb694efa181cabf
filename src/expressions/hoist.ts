import type { ListValue, ObjectValue, Value } from '../model/value.js';
import { distribute } from './distribute.js';
import type { Budget } from './scope.js';
import { maxNesting } from './values.js';

/**
 * A list or object with several possibilities inside becomes several possible lists or objects, for those functions that
 * need all of it at once. Everything else stays what it is.
 */
export function hoisted(value: Value, budget: Budget, depth = 0): Value {
  if (value.kind === 'scalar' || !hasCases(value, depth)) return value;
  if (value.kind === 'list') return hoistedList(value, budget, depth);
  return value.kind === 'object' ? hoistedObject(value, budget, depth) : value;
}

function hasCases(value: Value, depth: number): boolean {
  if (value.kind === 'depends') return true;
  if (depth > maxNesting) return false;
  if (value.kind === 'list') return value.items.some((item) => hasCases(item, depth + 1));
  if (value.kind !== 'object') return false;
  for (const entry of value.entries.values()) if (hasCases(entry, depth + 1)) return true;
  return false;
}

function hoistedList(list: ListValue, budget: Budget, depth: number): Value {
  const items = list.items.map((item) => hoisted(item, budget, depth + 1));
  return distribute(items, list.at, budget, (settled) => ({ ...list, items: settled }));
}

function hoistedObject(object: ObjectValue, budget: Budget, depth: number): Value {
  const names = [...object.entries.keys()];
  const values = [...object.entries.values()].map((entry) => hoisted(entry, budget, depth + 1));
  return distribute(values, object.at, budget, (settled) => {
    const entries = new Map<string, Value>();
    settled.forEach((value, i) => entries.set(names[i] ?? '', value));
    return { ...object, entries };
  });
}
