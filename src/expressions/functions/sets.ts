import type { ListValue, ObjectValue, Unknown, Value } from '../../model/value.js';
import { entryWithoutCase, isNoneOf } from '../access.js';
import { merged } from '../containers.js';
import { distribute } from '../distribute.js';
import { areEqual } from '../equality.js';
import type { BuiltIn, CallSite } from '../scope.js';
import { setWithoutCase } from '../spelling.js';
import { hasKnownPart, knownParts, symbolOf } from '../symbol.js';
import { firstUnknown, listOf, maxNesting, objectOf, scalar, unknown } from '../values.js';
import { structural } from './define.js';
import { either, list, object, text, whatever, type Parameter } from './parameter.js';
import { Problem } from './problem.js';

const listOrObject = either(list, object);

const searchable: Parameter<string | ListValue | ObjectValue> = {
  ...either(text, listOrObject),
  wants: 'a string, an array or an object',
};

/** Text of which some is known. */
const partlyKnown: Parameter<Unknown> = {
  wants: searchable.wants,
  read: (value) => (value.kind === 'unknown' && value.type === 'string' ? value : undefined),
};

/** Functions of arrays, objects and strings alike: what is in them, and what several have together. */
export const sets: Readonly<Record<string, BuiltIn>> = {
  contains: structural({ gives: 'bool' }, [either(searchable, partlyKnown), whatever], ([within, item], { at }) => {
    const answer = contains(within, item);
    return typeof answer === 'boolean' ? scalar(answer, at) : answer;
  }),
  empty: structural({ gives: 'bool' }, [whatever], ([value], { at }) => {
    const answer = isEmpty(value);
    return typeof answer === 'boolean' ? scalar(answer, at) : answer;
  }),
  length: structural({ gives: 'int', hides: true }, [searchable], ([value], { at }) => {
    if (typeof value === 'string') return scalar(value.length, at);
    if (value.rest !== undefined) return undefined;
    return scalar(value.kind === 'list' ? value.items.length : value.entries.size, at);
  }),
  union: structural({ repeats: { atLeast: 2 } }, [whatever], (_, site, values) => {
    const { at } = site;
    if (values.some((value) => value.kind === 'object')) return unionOfObjects(values, at, 0);
    return values.some((value) => value.kind === 'list') ? distinct(unionOfLists(values, at), at, site) : undefined;
  }),
  intersection: structural({ repeats: { atLeast: 2 } }, [listOrObject], (parts, site) => {
    const { at } = site;
    const lists = parts.filter((part) => part.kind === 'list');
    const objects = parts.filter((part) => part.kind === 'object');
    if (lists.length > 0 && objects.length > 0) return new Problem('`intersection` cannot mix arrays and objects');
    return objects.length > 0 ? commonProperties(objects, at) : commonItems(lists, site);
  }),
  distinct: structural({ gives: 'array' }, [list], ([of], site) => distinct(of, site.at, site)),
  shallowMerge: structural({ gives: 'object' }, [list], ([of], { at, evaluation }) =>
    distribute(of.items, at, evaluation.budget, (items) =>
      merged(of.rest === undefined ? items : [...items, of.rest], at),
    ),
  ),
};

/** Names of properties are looked for without case; strings and items with it. */
function contains(within: string | ListValue | ObjectValue | Unknown, item: Value): boolean | Problem | undefined {
  if (typeof within !== 'string' && within.kind === 'list') return hasItem(within, item);
  if (item.kind === 'unknown') return hasNone(within, item) ? false : undefined;
  const name = item.kind === 'scalar' && item.value !== null ? String(item.value) : undefined;
  if (name === undefined) return new Problem('`contains` looks for a name or text');
  if (typeof within === 'string') return within.includes(name);
  if (within.kind === 'unknown') {
    return knownParts(symbolOf(within) ?? '').some((part) => part.includes(name)) ? true : undefined;
  }
  if (entryWithoutCase(within.entries, name) !== undefined) return true;
  return within.rest === undefined ? false : undefined;
}

/** Whether an object surely has no property of a name that is only partly known. */
const hasNone = (within: string | ObjectValue | Unknown, name: Unknown): boolean =>
  typeof within !== 'string' && within.kind === 'object' && within.rest === undefined && isNoneOf(within, name);

function hasItem({ items, rest }: ListValue, item: Value): boolean | undefined {
  let answer: boolean | undefined = rest === undefined ? false : undefined;
  for (const one of items) {
    const same = areEqual(one, item);
    if (same === true) return true;
    if (same === undefined) answer = undefined;
  }
  return answer;
}

function isEmpty(value: Value): boolean | Problem | undefined {
  switch (value.kind) {
    case 'list':
      return value.items.length > 0 ? false : value.rest === undefined ? true : undefined;
    case 'object':
      return value.entries.size > 0 ? false : value.rest === undefined ? true : undefined;
    case 'scalar':
      if (value.value === null || value.value === '') return true;
      return typeof value.value === 'string' ? false : new Problem('`empty` wants a string, an array or an object');
    case 'unknown':
      return value.type === 'string' && hasKnownPart(symbolOf(value) ?? '') ? false : undefined;
    default:
      return false;
  }
}

/** Objects within objects are merged too; of everything else the last one counts. */
function unionOfObjects(values: readonly Value[], at: Value['at'], depth: number): ObjectValue {
  const pieces: Value[] = [];
  for (const value of values) {
    const below = pieces.at(-1);
    if (value.kind === 'object' && below?.kind === 'object' && value.rest === undefined) {
      pieces[pieces.length - 1] = laidOver(below, value, at, depth);
    } else pieces.push(value);
  }
  const [only, ...others] = pieces;
  return only?.kind === 'object' && others.length === 0 ? only : merged(pieces, at);
}

function laidOver(below: ObjectValue, above: ObjectValue, at: Value['at'], depth: number): ObjectValue {
  const entries = new Map(below.entries);
  for (const [name, value] of above.entries) {
    const old = value.kind === 'object' && depth < maxNesting ? entryWithoutCase(entries, name) : undefined;
    const both = old?.kind === 'object' ? unionOfObjects([old, value], value.at, depth + 1) : value;
    setWithoutCase(entries, name, both);
  }
  return objectOf(entries, at, below.rest);
}

function unionOfLists(values: readonly Value[], at: Value['at']): ListValue {
  const items: Value[] = [];
  let rest: Unknown | undefined;
  for (const value of values) {
    if (value.kind === 'list') {
      for (const item of value.items) items.push(item);
      rest ??= value.rest;
    } else
      rest ??= value.kind === 'unknown' ? value : unknown('something else stands where an array is needed', value.at);
  }
  return listOf(items, at, rest);
}

/** Each item once. One that is unknown may be equal to another, and so counts as one that may be there. */
function distinct({ items, rest }: ListValue, at: Value['at'], { evaluation }: CallSite): ListValue {
  const { budget } = evaluation;
  const kept: Value[] = [];
  const scalars = new Set<unknown>();
  const others: Value[] = [];
  let open = rest;
  for (const item of items) {
    if (budget.steps <= 0) return listOf(kept, at, unknown(tooManySteps, at));
    if (item.kind === 'scalar' && scalars.has(item.value)) continue;
    const compared = item.kind === 'scalar' ? others : kept;
    budget.steps -= compared.length >> 3;
    const answers = new Set(compared.map((other) => areEqual(other, item)));
    if (answers.has(true)) continue;
    if (answers.has(undefined)) {
      open ??= maybe(item);
      continue;
    }
    kept.push(item);
    if (item.kind === 'scalar') scalars.add(item.value);
    else others.push(item);
  }
  return listOf(kept, at, open);
}

const tooManySteps = 'comparing its items takes more steps than the limit';

/** An item that may be there, if it is not equal to another. */
function maybe(item: Value): Unknown {
  const open = firstUnknown(item);
  if (open !== undefined) return unknown(open.because, item.at, { trail: open.trail });
  return unknown('it is not known whether it is equal to another', item.at);
}

function commonItems(lists: readonly ListValue[], site: CallSite): ListValue {
  const { at, evaluation } = site;
  const [first, ...others] = lists;
  const kept: Value[] = [];
  let open = lists.find((one) => one.rest !== undefined)?.rest;
  for (const item of first?.items ?? []) {
    evaluation.budget.steps -= others.reduce((sum, other) => sum + (other.items.length >> 3), 0);
    if (evaluation.budget.steps <= 0) return listOf(kept, at, unknown(tooManySteps, at));
    const answers = others.map((other) => hasItem(other, item));
    if (answers.includes(false)) continue;
    if (answers.includes(undefined)) open ??= maybe(item);
    else kept.push(item);
  }
  return distinct(listOf(kept, at, open), at, site);
}

function commonProperties(objects: readonly ObjectValue[], at: Value['at']): ObjectValue {
  const [first, ...others] = objects;
  const entries = new Map<string, Value>();
  let open = objects.find((one) => one.rest !== undefined)?.rest;
  for (const [name, value] of first?.entries ?? []) {
    const answers = others.map((other) => hasProperty(other, name, value));
    if (answers.includes(false)) continue;
    if (answers.includes(undefined)) open ??= maybe(value);
    else entries.set(name, value);
  }
  return objectOf(entries, at, open);
}

function hasProperty(object: ObjectValue, name: string, value: Value): boolean | undefined {
  const entry = entryWithoutCase(object.entries, name);
  if (entry !== undefined) return areEqual(entry, value);
  return object.rest === undefined ? false : undefined;
}
