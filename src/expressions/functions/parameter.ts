import type { ListValue, ObjectValue, Value } from '../../model/value.js';
import { toJson, type Json } from '../json.js';
import { isKnown } from '../values.js';

/** What a function takes in one place: how messages call it, and how it is read from a value. */
export interface Parameter<T> {
  /** "a string". */
  readonly wants: string;
  /** Undefined if the value is of another kind, or not known well enough. */
  read(value: Value): T | undefined;
  readonly optional?: true;
}

export const text: Parameter<string> = {
  wants: 'a string',
  read: (value) => (value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined),
};

export const int: Parameter<number> = {
  wants: 'a whole number',
  read: (value) => (value.kind === 'scalar' && Number.isInteger(value.value) ? (value.value as number) : undefined),
};

/** Anything, as plain data: all of it must be known. */
export const plain: Parameter<Json> = { wants: 'a value', read: (value) => toJson(value) };

/** An array; its items may be unknown. */
export const list: Parameter<ListValue> = {
  wants: 'an array',
  read: (value) => (value.kind === 'list' ? value : undefined),
};

/** An object; its properties may be unknown. */
export const object: Parameter<ObjectValue> = {
  wants: 'an object',
  read: (value) => (value.kind === 'object' ? value : undefined),
};

/** Anything that is known at its top: a scalar, an array or an object. */
export const anything: Parameter<Value> = {
  wants: 'a value',
  read: (value) => (value.kind === 'unknown' || value.kind === 'handle' ? undefined : value),
};

/** Anything that is known to its last leaf. */
export const known: Parameter<Value> = { wants: 'a value', read: (value) => (isKnown(value) ? value : undefined) };

/** Anything at all, be it unknown. */
export const whatever: Parameter<Value> = { wants: 'a value', read: (value) => value };

/** Left out, or null, is undefined. */
export const optional = <T>(of: Parameter<T>): Parameter<T | undefined> => ({ ...of, optional: true });

/** One of several kinds, the first that fits. */
export function either<A, B>(first: Parameter<A>, second: Parameter<B>): Parameter<A | B> {
  return {
    wants: `${first.wants} or ${second.wants}`,
    read: (value) => first.read(value) ?? second.read(value),
  };
}
