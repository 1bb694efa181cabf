import type { Span } from '../model/source.js';
import type { Depends, ListValue, ObjectValue, Scalar, Step, Unknown, Value, ValueType } from '../model/value.js';

/** The trail of what is written where it stands. */
export const noTrail: readonly Step[] = [];

/** A trail is for reading: a longer one loses its middle, never its nearest step nor its origin. */
const maxTrail = 8;

/** How deep a value is looked into. Deeper ones count as unknown, so that no value can overflow the stack. */
export const maxNesting = 200;

export function scalar(value: Scalar['value'], at: Span, trail = noTrail, sensitive = false): Scalar {
  return sensitive ? { kind: 'scalar', value, at, trail, sensitive } : { kind: 'scalar', value, at, trail };
}

export function listOf(items: readonly Value[], at: Span, rest?: Unknown): ListValue {
  const list = { kind: 'list', items, at, trail: noTrail } as const;
  return rest === undefined ? list : { ...list, rest };
}

export function objectOf(
  entries: ReadonlyMap<string, Value>,
  at: Span,
  rest?: Unknown,
  unnamed: readonly string[] = [],
): ObjectValue {
  const object = { kind: 'object', entries, at, trail: noTrail } as const;
  if (rest === undefined) return object;
  return unnamed.length === 0 ? { ...object, rest } : { ...object, rest, unnamed };
}

/** The same list as a set or list of HCL. Whoever makes a set of it has put its items in order, each once. */
export const listAs = (list: ListValue, collection: 'list' | 'set'): ListValue => ({ ...list, collection });

/** The same object as a map of HCL. */
export const mapAs = (object: ObjectValue): ObjectValue => ({ ...object, collection: 'map' });

export interface UnknownDetails {
  readonly type?: ValueType | undefined;
  readonly symbol?: string | undefined;
  readonly trail?: readonly Step[] | undefined;
  readonly sensitive?: boolean | undefined;
  readonly error?: boolean | undefined;
  readonly item?: Value | undefined;
}

/** `because` is a sentence's end: "parameter `name` has no value until deployment". */
export function unknown(because: string, at: Span, details?: UnknownDetails): Unknown {
  if (details === undefined) return { kind: 'unknown', because, at, trail: noTrail };
  const { type, symbol, trail = noTrail, sensitive, error, item } = details;
  const value: Mutable<Unknown> = { kind: 'unknown', because, at, trail };
  if (type !== undefined) value.type = type;
  if (symbol !== undefined) value.symbol = symbol;
  if (sensitive === true) value.sensitive = sensitive;
  if (error === true) value.error = error;
  if (item !== undefined) value.item = item;
  return value;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Whether a value is known to its last leaf. */
export function isKnown(value: Value, depth = 0): boolean {
  if (value.kind === 'scalar') return true;
  if (depth > maxNesting) return false;
  if (value.kind === 'list') return value.rest === undefined && value.items.every((item) => isKnown(item, depth + 1));
  if (value.kind !== 'object' || value.rest !== undefined) return false;
  for (const entry of value.entries.values()) if (!isKnown(entry, depth + 1)) return false;
  return true;
}

/** Whether a value or anything inside it must not be printed. */
export function isSensitive(value: Value, depth = 0): boolean {
  if (value.sensitive === true) return true;
  if (depth > maxNesting) return false;
  if (value.kind === 'list') return value.items.some((item) => isSensitive(item, depth + 1));
  if (value.kind === 'depends') return value.cases.some((one) => isSensitive(one.is, depth + 1));
  if (value.kind !== 'object') return false;
  for (const entry of value.entries.values()) if (isSensitive(entry, depth + 1)) return true;
  return false;
}

/** The first thing inside a value that is not known; undefined if all of it is, or is too deep to look at. */
export function firstUnknown(value: Value, depth = 0): Unknown | undefined {
  if (value.kind === 'unknown') return value;
  if (depth > maxNesting || value.kind === 'scalar' || value.kind === 'handle') return undefined;
  if (value.kind !== 'depends' && value.rest !== undefined) return value.rest;
  for (const part of partsOf(value)) {
    const found = firstUnknown(part, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(value: Exclude<Value, Scalar | Unknown>): Iterable<Value> {
  if (value.kind === 'list') return value.items;
  if (value.kind === 'object') return value.entries.values();
  return value.kind === 'depends' ? value.cases.map((one) => one.is) : [];
}

/** One trail after the other, no longer than a reader would follow. */
export function joinedTrail(first: readonly Step[], second: readonly Step[]): readonly Step[] {
  if (second.length === 0) return first;
  if (first.length === 0) return second;
  const all = [...first, ...second.filter((step) => !first.some((other) => isSameStep(step, other)))];
  return all.length <= maxTrail ? all : [...all.slice(0, maxTrail - 1), ...all.slice(-1)];
}

/** One name, at one place or at a part of it: the whole of what a step before has narrowed down. */
function isSameStep(a: Step, b: Step): boolean {
  if (a === b) return true;
  if (a.name !== b.name || a.kind !== b.kind || a.at.source !== b.at.source) return false;
  return a.at.start <= b.at.start && b.at.end <= a.at.end;
}

/** The way that the operands of an operation came. */
export function trailOf(values: readonly Value[]): readonly Step[] {
  let trail = noTrail;
  for (const value of values) trail = joinedTrail(trail, value.trail);
  return trail;
}

/**
 * The same value at another place and with another trail. Written out kind by kind because a spread of values of many
 * shapes took a third of an evaluation's time.
 */
function placed(value: Settled, at: Span, trail: readonly Step[]): Settled {
  switch (value.kind) {
    case 'scalar':
      return scalar(value.value, at, trail, value.sensitive);
    case 'list': {
      const list: ListValue = { kind: 'list', items: value.items, at, trail };
      return hasExtras(value) ? { ...value, at, trail } : list;
    }
    case 'object': {
      const object: ObjectValue = { kind: 'object', entries: value.entries, at, trail };
      return hasExtras(value) ? { ...value, at, trail } : object;
    }
    case 'unknown':
      return unknown(value.because, at, {
        type: value.type,
        symbol: value.symbol,
        trail,
        sensitive: value.sensitive,
        error: value.error,
        item: value.item,
      });
    case 'handle':
      return value;
  }
}

const hasExtras = ({ rest, sensitive, collection }: ListValue | ObjectValue): boolean =>
  rest !== undefined || sensitive === true || collection !== undefined;

type Settled = Exclude<Value, Depends>;

/** Does something to a value, and to each of its possibilities if it has several. */
function everywhere(value: Value, at: Span, way: (one: Value) => readonly Step[], move: (one: Settled) => Span): Value {
  if (value.kind !== 'depends') return placed(value, at, way(value));
  const cases = value.cases.map(({ when, is }) => ({ when, is: placed(is, move(is), way(is)) }));
  const depends: Depends = { kind: 'depends', cases, at, trail: way(value) };
  return value.sensitive === true ? { ...depends, sensitive: true } : depends;
}

/** The same value at `at`, with the trail that `way` makes of each of its possibilities. */
export function moved(value: Value, at: Span, way: (one: Value) => readonly Step[]): Value {
  return value.kind === 'handle' ? value : everywhere(value, at, way, () => at);
}

/**
 * The same value seen from another place. With a step (the name it went through) the old place becomes the first step
 * of its trail. A handle stays as it is: it is told the place of whoever asks it for something.
 */
export function relocated<V extends Value>(value: V, at: Span, step?: Pick<Step, 'kind' | 'name'>): V;
export function relocated(value: Value, at: Span, step?: Pick<Step, 'kind' | 'name'>): Value {
  if (step === undefined) return moved(value, at, (one) => one.trail);
  const { kind, name } = step;
  return moved(value, at, (one) => joinedTrail([{ kind, name, at: one.at }], one.trail));
}

/** The same value, with more of the way it came: its own trail first. */
export function withTrail<V extends Value>(value: V, trail: readonly Step[]): V;
export function withTrail(value: Value, trail: readonly Step[]): Value {
  if (trail.length === 0 || value.kind === 'handle') return value;
  const way = (one: Value): readonly Step[] => joinedTrail(one.trail, trail);
  return everywhere(value, value.at, way, (one) => one.at);
}

/** The same value, never to be printed. */
export function asSensitive<V extends Value>(value: V): V;
export function asSensitive(value: Value): Value {
  if (value.sensitive === true || value.kind === 'handle') return value;
  if (value.kind !== 'depends') return { ...value, sensitive: true };
  return { ...value, sensitive: true, cases: value.cases.map((one) => ({ when: one.when, is: asSensitive(one.is) })) };
}

/** What a value is, for messages: "a string", "null", "resource `vault`". */
export function describe(value: Value): string {
  if (value.kind === 'handle') return value.name;
  if (value.kind === 'scalar') {
    return value.value === null ? 'null' : (nouns[typeof value.value] ?? typeof value.value);
  }
  return nouns[value.kind] ?? value.kind;
}

const nouns: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  list: 'an array',
  object: 'an object',
  unknown: 'something unknown',
  depends: 'one of several values',
};
