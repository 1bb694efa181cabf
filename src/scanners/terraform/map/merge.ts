import { distribute } from '../../../expressions/distribute.js';
import { spellingOf } from '../../../expressions/spelling.js';
import type { Budget } from '../../../expressions/scope.js';
import { maxNesting, objectOf } from '../../../expressions/values.js';
import type { ObjectValue, Unknown, Value } from '../../../model/value.js';
import type { Part } from './parts.js';

/**
 * What is there, and what is changed of it: objects are merged, and anything else, a list or null, takes the place of
 * what was. https://datatracker.ietf.org/doc/html/rfc7396
 */
export function merged(base: Value, change: Value, budget: Budget, depth = 0): Value {
  if (depth > maxNesting) return change;
  return distribute([base, change], change.at, budget, ([one = base, other = change]) =>
    one.kind === 'object' && other.kind === 'object' ? mergedObject(one, other, budget, depth) : other,
  );
}

function mergedObject(base: ObjectValue, change: ObjectValue, budget: Budget, depth: number): Value {
  const entries = new Map(base.entries);
  for (const [name, value] of change.entries) {
    const spelling = spellingOf(entries, name) ?? name;
    const before = entries.get(spelling);
    entries.set(spelling, before === undefined ? value : merged(before, value, budget, depth + 1));
  }
  const unnamed = [...(base.unnamed ?? []), ...(change.unnamed ?? [])];
  return { ...objectOf(entries, base.at, base.rest ?? change.rest, unnamed), trail: base.trail };
}

/**
 * A change by itself: of each object that is changed there is more, which others write. Of what the change itself is not
 * known to be, nobody can tell whether it has a property or leaves it to the others.
 */
export function withRest(change: Value, rest: Unknown, budget: Budget, depth = 0): Value {
  if (depth > maxNesting) return change;
  return distribute([change], change.at, budget, ([one = change]) => {
    if (one.kind === 'unknown' && depth < depthOfProperties) return rest;
    if (one.kind !== 'object') return one;
    const entries = [...one.entries].map(([name, value]) => [name, withRest(value, rest, budget, depth + 1)] as const);
    return { ...objectOf(new Map(entries), one.at, rest), trail: one.trail };
  });
}

/** A body has `properties`, and those have what is judged. */
const depthOfProperties = 2;

/** One object of several, the later ones merged into the earlier ones. */
export const mergedParts =
  (...parts: readonly Part[]): Part =>
  (config, context) => {
    const isThere = (value: Value): boolean => value.kind !== 'scalar' || value.value !== null;
    const [first, ...others] = parts.flatMap((part) => part(config, context) ?? []).filter(isThere);
    return others.reduce<Value | undefined>((base, change) => {
      return base && merged(base, change, context.evaluation.budget);
    }, first);
  };
