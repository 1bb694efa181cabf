import type { ListValue, ObjectValue, Unknown, Value, ValueType } from '../model/value.js';
import { areEqual } from './equality.js';
import { Problem } from './functions/problem.js';
import { termOf } from './symbol.js';
import { scalarAs } from './terraform-scalars.js';
import {
  terraformTypeOf,
  unifiedType,
  writtenType,
  type CollectionType,
  type ObjectType,
  type TerraformType,
  type TupleType,
} from './terraform-types.js';
import { describe, firstUnknown, isKnown, isSensitive, listAs, mapAs, maxNesting, scalar, unknown } from './values.js';

/** A value as one of another type, or why it cannot be that. What is unknown inside stays so. */
export function converted(value: Value, type: TerraformType, depth = 0): Value | Problem {
  if (type === 'any') return value;
  if (value.kind === 'depends') return convertedCases(value, type, depth);
  if (value.kind === 'handle' || depth > maxNesting) return value;
  if (value.kind === 'scalar' && value.value === null) return value;
  if (value.kind === 'unknown') return convertedUnknown(value, type);
  if (typeof type === 'string') {
    if (value.kind !== 'scalar') return cannotBe(value, type);
    const plain = scalarAs(value.value, type === 'number' ? 'int' : type);
    return plain instanceof Problem ? plain : scalar(plain, value.at, value.trail, value.sensitive);
  }
  if (type.kind === 'object' || type.kind === 'map') {
    return value.kind === 'object' ? convertedObject(value, type, depth) : cannotBe(value, type);
  }
  return value.kind === 'list' ? convertedList(value, type, depth) : cannotBe(value, type);
}

const cannotBe = (value: Value, type: TerraformType): Problem =>
  new Problem(`${describe(value)} stands where a ${writtenType(type)} is needed`);

const types: Readonly<Record<string, ValueType>> = { string: 'string', number: 'int', bool: 'bool' };

function convertedUnknown(value: Unknown, type: TerraformType): Unknown {
  if (typeof type !== 'string') return value;
  const wanted = types[type];
  return wanted === undefined || wanted === value.type ? value : { ...value, type: wanted };
}

function convertedCases(value: Extract<Value, { kind: 'depends' }>, type: TerraformType, depth: number): Value {
  const cases = value.cases.map(({ when, is }) => {
    const one = converted(is, type, depth);
    if (one instanceof Problem) return { when, is: unknown(one.because, is.at, { trail: is.trail, error: true }) };
    return { when, is: one as Exclude<Value, { kind: 'depends' }> };
  });
  return { ...value, cases };
}

function convertedTuple(list: ListValue, type: TupleType, depth: number): Value | Problem {
  const items: Value[] = [];
  for (const [i, item] of list.items.entries()) {
    const one = converted(item, type.items[i] ?? 'any', depth + 1);
    if (one instanceof Problem) return one;
    items.push(one);
  }
  return items.length === type.items.length ? { ...list, items } : cannotBe(list, type);
}

/** The items of a collection: where their type leaves anything open, they have to agree on that. */
function alike(values: readonly Value[], type: TerraformType, depth: number): readonly Value[] | Problem {
  const items = eachConverted(values, type, depth);
  if (items instanceof Problem || items.length < 2 || !leavesOpen(type)) return items;
  const common = unifiedType(items.map((item) => terraformTypeOf(item)));
  if (common === undefined) return new Problem('its items are of different types');
  return eachConverted(items, common, depth);
}

function eachConverted(values: readonly Value[], type: TerraformType, depth: number): readonly Value[] | Problem {
  const items: Value[] = [];
  for (const value of values) {
    const one = converted(value, type, depth);
    if (one instanceof Problem) return one;
    items.push(one);
  }
  return items;
}

function leavesOpen(type: TerraformType): boolean {
  if (typeof type === 'string') return type === 'any';
  if (type.kind === 'tuple') return type.items.some(leavesOpen);
  return type.kind === 'object' ? [...type.attributes.values()].some(leavesOpen) : leavesOpen(type.of);
}

function convertedList(list: ListValue, type: CollectionType | TupleType, depth: number): Value | Problem {
  if (type.kind === 'tuple') return convertedTuple(list, type, depth);
  const items = alike(list.items, type.of, depth + 1);
  if (items instanceof Problem) return items;
  const { rest, at, trail, sensitive } = list;
  const plain: ListValue = { kind: 'list', items, at, trail, ...(rest && { rest }), ...(sensitive && { sensitive }) };
  return type.kind === 'set' ? setOf(plain) : listAs(plain, 'list');
}

function convertedObject(object: ObjectValue, type: CollectionType | ObjectType, depth: number): Value | Problem {
  if (type.kind === 'object') return convertedAttributes(object, type, depth);
  const values = alike([...object.entries.values()], type.of, depth + 1);
  if (values instanceof Problem) return values;
  const entries = new Map<string, Value>();
  const names = [...object.entries.keys()];
  for (const [i, value] of values.entries()) entries.set(names[i] ?? '', value);
  return mapAs({ ...object, entries });
}

/** With the attributes of its type, and no others. Optional ones are there already, if only as null. */
function convertedAttributes(object: ObjectValue, type: ObjectType, depth: number): Value | Problem {
  const missing = [...type.attributes.keys()].find((name) => !object.entries.has(name));
  if (missing !== undefined && object.rest === undefined) return new Problem(`attribute \`${missing}\` is missing`);
  const entries = new Map<string, Value>();
  for (const [name, entry] of object.entries) {
    const of = type.attributes.get(name);
    const one = of === undefined ? undefined : converted(entry, of, depth + 1);
    if (one instanceof Problem) return one;
    if (one !== undefined) entries.set(name, one);
  }
  return { ...object, entries };
}

/** More pairs than this are not compared: whatever else is unknown may then be equal to something. */
const mostCompared = 1_000_000;

/** A list as a set: each item once, in the order in which Terraform goes through them; unknown ones last. */
export function setOf(list: ListValue): ListValue {
  const kept: Value[] = [];
  const terms = new Set<string>();
  let { rest } = list;
  let compared = 0;
  for (const item of [...list.items.filter((one) => isKnown(one)), ...list.items.filter((one) => !isKnown(one))]) {
    const term = termOf(item);
    if (term !== undefined && terms.has(term)) continue;
    const others = term !== undefined && isKnown(item) ? [] : kept;
    compared += others.length;
    const answer = compared > mostCompared ? undefined : hasEqual(others, item);
    if (answer === undefined) rest ??= maybeThere(item);
    else if (!answer) kept.push(item);
    if (term !== undefined) terms.add(term);
  }
  return listAs({ ...list, items: inSetOrder(kept), ...(rest && { rest }) }, 'set');
}

function hasEqual(values: readonly Value[], item: Value): boolean | undefined {
  let answer: boolean | undefined = false;
  for (const one of values) {
    const same = areEqual(one, item);
    if (same === true) return true;
    if (same === undefined) answer = undefined;
  }
  return answer;
}

function maybeThere(item: Value): Unknown {
  const open = firstUnknown(item);
  const because = open?.because ?? 'it is not known whether it is equal to another';
  return unknown(because, item.at, { trail: item.trail, sensitive: isSensitive(item) });
}

/** Scalars by their own order, false before true and null last; structures by how they are written. */
function inSetOrder(items: readonly Value[]): readonly Value[] {
  const keyed = items.map((item) => ({ item, key: orderKey(item) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return keyed.map(({ item }) => item);
}

type OrderKey = string | number | undefined;

function orderKey(item: Value): OrderKey {
  if (item.kind === 'unknown') return undefined;
  if (item.kind !== 'scalar') return termOf(item);
  if (item.value === null) return undefined;
  return typeof item.value === 'boolean' ? Number(item.value) : item.value;
}

function compareKeys(a: OrderKey, b: OrderKey): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'string' && typeof b === 'string') return byCodePoints(a, b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of strings by their UTF-8 bytes, which is that of their code points and not of their UTF-16 units. */
export function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    const [high, low] = [isSurrogate(x), isSurrogate(y)];
    return high === low ? x - y : high ? 1 : -1;
  }
  return a.length - b.length;
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
