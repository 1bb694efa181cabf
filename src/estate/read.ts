import type { Span } from '../model/source.js';
import { textOf } from '../model/source.js';
import {
  areCompatible,
  joined,
  type Assumption,
  type Depends,
  type Step,
  type Unknown,
  type Value,
} from '../model/value.js';

/** Something with a body to read properties from: a resource, or an item of a list in one. */
export interface Readable {
  readonly body: Value;
  /** Where to point when there is no better place: the symbolic name of the resource. */
  readonly at: Span;
  /** What is assumed by its being there: cases that contradict it are not read. */
  readonly when: readonly Assumption[];
}

/** A value that is there. */
export type Present = Exclude<Value, Depends | Unknown>;

/** What stands at the end of a path. `at` and `trail` lead there from the resource. */
export type Found =
  | { readonly kind: 'present'; readonly value: Present; readonly at: Span; readonly trail: readonly Step[] }
  /** Left out, or null: `at` names the block it could be written in, or is the null. */
  | { readonly kind: 'absent'; readonly at: Span; readonly trail: readonly Step[] }
  | { readonly kind: 'unknown'; readonly value: Unknown; readonly at: Span; readonly trail: readonly Step[] };

/** What stands there under assumptions. */
export interface FoundCase {
  readonly when: readonly Assumption[];
  readonly is: Found;
}

interface Position {
  readonly value: Value;
  readonly when: readonly Assumption[];
  readonly at: Span;
  readonly trail: readonly Step[];
}

/** More cases than this along one path are not followed. */
const maxCases = 64;

/**
 * Follows a path such as `properties.networkAcls.defaultAction` through a body. Names are compared without case, as
 * Azure does. Values that depend give a case each; those that contradict what is assumed already are left out.
 */
export function find(readable: Readable, path: string): readonly FoundCase[] {
  const { body, when } = readable;
  let positions = settle({ value: body, when, at: body.at, trail: body.trail });
  const ended: FoundCase[] = [];
  for (const name of path === '' ? [] : path.split('.')) {
    const steps = positions.map((position) => member(position, name, readable));
    ended.push(...steps.filter((step) => 'is' in step));
    positions = steps.flatMap((step) => ('is' in step ? [] : settle(step)));
    if (positions.length > maxCases) return [tooMany(readable)];
  }
  return [...ended, ...positions.map(arrived)];
}

/** The cases of a value that can hold under what is assumed. */
function settle(position: Position): Position[] {
  const { value, when } = position;
  if (value.kind !== 'depends') return [position];
  return value.cases
    .filter((one) => areCompatible(when, one.when))
    .map((one) => ({ ...position, ...anchored(position, one.is), value: one.is, when: joined(when, one.when) }));
}

/** A case knows its own place, unless what it is a case of is pointed at from elsewhere. */
const anchored = ({ value, at, trail }: Position, one: Value): Pick<Position, 'at' | 'trail'> =>
  at === value.at ? { at: one.at, trail: one.trail } : { at, trail: [...trail, ...one.trail] };

function arrived({ value, when, at, trail }: Position): FoundCase {
  if (value.kind === 'unknown') return { when, is: { kind: 'unknown', value, at, trail } };
  if (value.kind === 'scalar' && value.value === null) return { when, is: { kind: 'absent', at, trail } };
  if (value.kind === 'depends') return unclear({ value, when, at, trail }, 'its possibilities have possibilities');
  return { when, is: { kind: 'present', value, at, trail } };
}

/** One step along the path: the position of the property, or what ends the way. */
function member(position: Position, name: string, start: Readable): Position | FoundCase {
  const { value, when, at, trail } = position;
  if (value.kind === 'unknown' || (value.kind === 'scalar' && value.value === null)) return arrived(position);
  if (value.kind === 'handle') {
    const inside = value.member(name, at);
    return { value: inside, when, at, trail: inside.trail };
  }
  if (value.kind !== 'object') return unclear(position, `a ${typeName(value)} stands where an object belongs`);
  const inside = property(value.entries, name);
  if (inside !== undefined) return { value: inside, when, ...via(position, name, inside) };
  if (value.rest !== undefined) return arrived({ ...value.rest, when, value: value.rest });
  const block = value === start.body ? start.at : nameOfBlock(position, start.at);
  return { when, is: { kind: 'absent', at: block, trail } };
}

const typeName = (value: Value): string => (value.kind === 'scalar' ? typeof value.value : value.kind);

/**
 * Into an object that came by reference: point at the reference, and let the trail go on to the property. A block that
 * is written there was chosen by a condition when it has a trail, which is the way of the property too.
 */
function via({ at, trail }: Position, name: string, inside: Value): Pick<Position, 'at' | 'trail'> {
  if (trail.length === 0) return { at: inside.at, trail: inside.trail };
  if (!isInside(inside.at, at)) {
    return { at, trail: [...trail, { kind: 'assignment', name, at: inside.at }, ...inside.trail] };
  }
  return { at: inside.at, trail: textOf(at).startsWith('{') ? [...inside.trail, ...trail] : inside.trail };
}

/** Such as what is written in the call of `union()` itself. */
const isInside = (inner: Span, outer: Span): boolean =>
  inner.source === outer.source && inner.start >= outer.start && inner.end <= outer.end;

/** A property by its name without case; the exact spelling wins. */
export function property(entries: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const exact = entries.get(name);
  if (exact !== undefined) return exact;
  const folded = name.toLowerCase();
  for (const key of entries.keys()) if (key.toLowerCase() === folded) return entries.get(key);
  return undefined;
}

/** The region for something left out of a block: the block's own key, because a block can be long. */
function nameOfBlock({ at, trail }: Position, otherwise: Span): Span {
  if (trail.length > 0 || !textOf(at).includes('\n')) return at;
  const before = at.source.text.slice(Math.max(0, at.start - 200), at.start);
  const key = /(?<key>[\w.-]+|'[^'\n]*'|"[^"\n]*")(?<gap>\s*[:=]\s*)$/.exec(before)?.groups;
  if (key?.['key'] === undefined || key['gap'] === undefined) return otherwise;
  const end = at.start - key['gap'].length;
  return { source: at.source, start: end - key['key'].length, end };
}

function unclear({ value, when, at, trail }: Position, because: string): FoundCase {
  return {
    when,
    is: { kind: 'unknown', value: { kind: 'unknown', because, at: value.at, trail: value.trail }, at, trail },
  };
}

function tooMany({ body, at, when }: Readable): FoundCase {
  const because = `it depends on more than ${String(maxCases)} combinations of values`;
  return unclear({ value: body, when, at, trail: [] }, because);
}
