import type { Span } from '../model/source.js';
import type { Value } from '../model/value.js';
import { listOf, maxNesting, objectOf, scalar, unknown } from './values.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The plain data of a value that is known to its last leaf; otherwise undefined. */
export function toJson(value: Value, depth = 0): Json | undefined {
  if (value.kind === 'scalar') return value.value;
  if (depth > maxNesting) return undefined;
  if (value.kind === 'list' && value.rest === undefined) return listToJson(value.items, depth);
  if (value.kind === 'object' && value.rest === undefined) return objectToJson(value.entries, depth);
  return undefined;
}

function listToJson(items: readonly Value[], depth: number): Json | undefined {
  const json: Json[] = [];
  for (const item of items) {
    const plain = toJson(item, depth + 1);
    if (plain === undefined) return undefined;
    json.push(plain);
  }
  return json;
}

function objectToJson(entries: ReadonlyMap<string, Value>, depth: number): Json | undefined {
  // Without a prototype, so that a property called `__proto__` is one like any other.
  const json = Object.create(null) as Record<string, Json>;
  for (const [name, entry] of entries) {
    const plain = toJson(entry, depth + 1);
    if (plain === undefined) return undefined;
    json[name] = plain;
  }
  return json;
}

/** A value with all of `json` in it, every part of it placed at `at`. What is nested too deep is unknown. */
export function fromJson(json: Json, at: Span, depth = 0): Value {
  if (json === null || typeof json !== 'object') return scalar(json, at);
  if (depth > maxNesting) return unknown(`it is nested more than ${maxNesting} levels deep`, at);
  if (isArray(json)) {
    return listOf(
      json.map((item) => fromJson(item, at, depth + 1)),
      at,
    );
  }
  const entries = new Map<string, Value>();
  for (const [name, value] of Object.entries(json)) entries.set(name, fromJson(value, at, depth + 1));
  return objectOf(entries, at);
}

const isArray = (json: Json): json is readonly Json[] => Array.isArray(json);
