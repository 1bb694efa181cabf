import type { ListValue, ObjectValue, Unknown, Value, ValueType } from '../model/value.js';
import { knownEnds, symbolOf } from './symbol.js';
import { isKnown, maxNesting } from './values.js';

export interface EqualityOptions {
  /** Compare strings without case, as `=~` does. */
  readonly ignoreCase?: boolean;
}

/** Whether two values are equal; undefined when only a deployment can tell. */
export function areEqual(a: Value, b: Value, options: EqualityOptions = {}, depth = 0): boolean | undefined {
  if (a.kind === 'scalar' && b.kind === 'scalar') {
    if (options.ignoreCase === true && typeof a.value === 'string' && typeof b.value === 'string') {
      return a.value.toLowerCase() === b.value.toLowerCase();
    }
    return a.value === b.value;
  }
  if (depth > maxNesting || isOpaque(a) || isOpaque(b)) return undefined;
  if (a.kind === 'unknown') return equalsUnknown(a, b, options);
  if (b.kind === 'unknown') return equalsUnknown(b, a, options);
  if (a.kind === 'list' && b.kind === 'list') return equalLists(a, b, options, depth);
  if (a.kind === 'object' && b.kind === 'object') return equalObjects(a, b, options, depth);
  return false;
}

const isOpaque = (value: Value): boolean => value.kind === 'depends' || value.kind === 'handle';

function equalsUnknown(a: Unknown, b: Value, { ignoreCase = false }: EqualityOptions): boolean | undefined {
  if (a.symbol !== undefined && b.kind === 'unknown' && a.symbol === b.symbol) return true;
  const [left, right] = [a.type, typeOf(b)];
  if (left !== undefined && right !== undefined && left !== right) return false;
  const [known, text] = [symbolOf(a), symbolOf(b)];
  if (known === undefined || text === undefined || left !== 'string' || right !== 'string') return undefined;
  return couldBeSame(known, text, ignoreCase) ? undefined : false;
}

/** What a value is; undefined if that is not known. */
export function typeOf(value: Value): ValueType | 'null' | undefined {
  if (value.kind === 'unknown') return value.type;
  if (value.kind === 'list') return 'array';
  if (value.kind !== 'scalar') return value.kind === 'object' ? 'object' : undefined;
  if (value.value === null) return 'null';
  if (typeof value.value === 'string') return 'string';
  return typeof value.value === 'number' ? 'int' : 'bool';
}

/** Whether the known ends of two strings allow them to be one: `kv-⟨x⟩` cannot be `sql-⟨y⟩`, nor ''. */
function couldBeSame(a: string, b: string, ignoreCase: boolean): boolean {
  const [x, y] = ignoreCase ? [a.toLowerCase(), b.toLowerCase()] : [a, b];
  const known = !y.includes('⟨');
  const [left, right] = [knownEnds(x), known ? { prefix: y, suffix: y } : knownEnds(y)];
  if (known && y.length < left.prefix.length + left.suffix.length) return false;
  return agreeAtStart(left.prefix, right.prefix) && agreeAtEnd(left.suffix, right.suffix);
}

const agreeAtStart = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
const agreeAtEnd = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);

function equalLists(a: ListValue, b: ListValue, options: EqualityOptions, depth: number): boolean | undefined {
  if (a.collection !== b.collection) return false;
  // Where an unknown item of a set stands says nothing.
  const isOrdered = a.collection !== 'set' || (isKnown(a) && isKnown(b));
  if (!isOrdered) return undefined;
  const closed = a.rest === undefined && b.rest === undefined;
  if (closed && a.items.length !== b.items.length) return false;
  let result: boolean | undefined = closed ? true : undefined;
  const length = Math.min(a.items.length, b.items.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.items[i], b.items[i]];
    if (x === undefined || y === undefined) break;
    const same = areEqual(x, y, options, depth + 1);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}

function equalObjects(a: ObjectValue, b: ObjectValue, options: EqualityOptions, depth: number): boolean | undefined {
  if (a.collection !== b.collection) return false;
  const closed = a.rest === undefined && b.rest === undefined;
  if (closed && a.entries.size !== b.entries.size) return false;
  let result: boolean | undefined = closed ? true : undefined;
  for (const [name, x] of a.entries) {
    const y = b.entries.get(name);
    if (y === undefined) {
      if (b.rest === undefined) return false;
      continue;
    }
    const same = areEqual(x, y, options, depth + 1);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}
