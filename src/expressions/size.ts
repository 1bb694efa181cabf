import type { Value } from '../model/value.js';
import { maxNesting } from './values.js';

/** Smaller ones are counted anew each time: that takes less than remembering them. */
const small = 24;

/** By the lists, maps and cases that values are made of: a value that is moved keeps them. */
const known = new WeakMap<object, number>();

/**
 * How much there is to look at in a value: one for each part at any depth, as often as it occurs, and one more for every
 * 32 characters of a text. Parts that are shared are counted anew wherever they stand, because whatever looks at a value
 * does so too: thirty names, each with the one before in it twice, are a billion parts.
 */
export function sizeOf(value: Value, depth = 0): number {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? 1 + (value.value.length >> 5) : 1;
    case 'unknown':
    case 'handle':
      return 1;
    case 'list':
      return remembered(value.items, value.items, depth);
    case 'object':
      return remembered(value.entries, value.entries.values(), depth);
    case 'depends':
      return (
        known.get(value.cases) ??
        remembered(
          value.cases,
          value.cases.map(({ is }) => is),
          depth,
        )
      );
  }
}

function remembered(key: object, parts: Iterable<Value>, depth: number): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (depth > maxNesting) return 1;
  let size = 1;
  for (const part of parts) size += sizeOf(part, depth + 1);
  if (size > small) known.set(key, size);
  return size;
}

/** Steps that it takes to look at all of a value: one for eight parts, which is a few microseconds. */
export const costOf = (value: Value): number => sizeOf(value) >> 3;

/** Steps that it takes to make a value: it takes memory too, for as long as the evaluation lasts. */
export const costOfNew = (value: Value): number => 4 * costOf(value);
