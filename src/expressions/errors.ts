import type { Unknown, Value } from '../model/value.js';
import { firstUnknown, maxNesting } from './values.js';

/** The lists and maps, by identity, in which no error has been found: values that are moved keep them. */
const clean = new WeakSet<object>();

/** Whether the language itself refuses a value: not only something inside of it. */
export const isError = (value: Value): value is Unknown => value.kind === 'unknown' && value.error === true;

/** The first thing inside a value that the language itself refuses: all of Terraform's evaluation would stop at it. */
export function firstError(value: Value, depth = 0): Unknown | undefined {
  if (value.kind === 'unknown') return isError(value) ? value : undefined;
  if (depth > maxNesting || (value.kind !== 'list' && value.kind !== 'object')) return undefined;
  if (value.rest?.error === true) return value.rest;
  const parts = value.kind === 'list' ? value.items : value.entries;
  if (clean.has(parts)) return undefined;
  for (const part of parts.values()) {
    const found = firstError(part, depth + 1);
    if (found !== undefined) return found;
  }
  clean.add(parts);
  return undefined;
}

/** What keeps an answer from being known: an error, if there is one, else the first unknown. */
export function obstacleIn(values: readonly Value[]): Unknown | undefined {
  return foremost(values, firstError) ?? foremost(values, firstUnknown);
}

function foremost(values: readonly Value[], find: (value: Value) => Unknown | undefined): Unknown | undefined {
  for (const value of values) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
