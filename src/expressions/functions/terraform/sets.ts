import type { ListValue, Unknown, Value } from '../../../model/value.js';
import { areEqual } from '../../equality.js';
import type { Budget, BuiltIn, CallSite } from '../../scope.js';
import { termOf } from '../../symbol.js';
import { converted, setOf } from '../../terraform-conversion.js';
import { terraformTypeOf, unifiedType } from '../../terraform-types.js';
import { firstUnknown, isKnown, listAs, listOf, scalar, unknown } from '../../values.js';
import { structural } from '../define.js';
import { anything, whatever, type Parameter } from '../parameter.js';
import { Problem, Unworked } from '../problem.js';
import { booleanOf } from '../../terraform-scalars.js';
import { charactersOf } from './characters.js';
import { list } from './parameter.js';

/** What has a length: a string, or anything with items. */
const measured: Parameter<Value> = {
  wants: 'a string or a collection',
  read: (value) =>
    value.kind === 'list' || value.kind === 'object' || (value.kind === 'scalar' && typeof value.value === 'string')
      ? value
      : undefined,
};

const tooManySteps = new Unworked('comparing its items takes more steps than the limit');

/** Functions of sets, and questions about what is in a collection. */
export const sets: Readonly<Record<string, BuiltIn>> = {
  length: structural({ gives: 'int' }, [measured], ([value], { at }) => {
    if (value.kind === 'scalar') return scalar(charactersOf(String(value.value)).length, at);
    if (value.kind === 'list') return value.rest === undefined ? scalar(value.items.length, at) : undefined;
    return value.kind === 'object' && value.rest === undefined ? scalar(value.entries.size, at) : undefined;
  }),
  contains: structural({ gives: 'bool' }, [list, whatever], ([of, item], { at }) => {
    const answer = hasItem(of, item);
    return answer === undefined ? undefined : scalar(answer, at);
  }),
  distinct: structural({ gives: 'array' }, [list], ([of], site) => distinct(of, site)),
  setunion: structural({ gives: 'array', repeats: { atLeast: 1 } }, [list], (parts, { at }) => {
    const same = ofOneType(parts);
    if (same instanceof Problem) return same;
    const rest = same.find((part) => part.rest !== undefined)?.rest;
    return setOf(
      listOf(
        same.flatMap(({ items }) => items),
        at,
        rest,
      ),
    );
  }),
  setintersection: structural({ gives: 'array', repeats: { atLeast: 1 } }, [list], (parts, site) => {
    const same = ofOneType(parts);
    if (same instanceof Problem) return same;
    const [first, ...others] = same;
    return first === undefined ? undefined : kept(first, others, site, true);
  }),
  setsubtract: structural({ gives: 'array' }, [list, list], (parts, site) => {
    const same = ofOneType(parts);
    if (same instanceof Problem) return same;
    const [first, ...others] = same;
    return first === undefined ? undefined : kept(first, others, site, false);
  }),
  setproduct: structural({ gives: 'array', repeats: { atLeast: 2 } }, [list], (parts, site) => product(parts, site)),
  alltrue: structural({ gives: 'bool' }, [list], ([of], { at }) => decided(of, false, at)),
  anytrue: structural({ gives: 'bool' }, [list], ([of], { at }) => decided(of, true, at)),
  map: obsolete('tomap'),
  list: obsolete('tolist'),
};

function obsolete(instead: string): BuiltIn {
  return structural({ repeats: { atLeast: 0 } }, [anything], (_, { name }) => {
    return new Problem(`Terraform no longer has \`${name}\`: it is \`${instead}\` now`);
  });
}

/** All items of all lists in one type, as Terraform compares them in sets: `1` and `"1"` are the same string. */
function ofOneType(parts: readonly ListValue[]): readonly ListValue[] | Problem {
  const of = unifiedType(parts.flatMap(({ items }) => items.map((item) => terraformTypeOf(item))));
  if (of === undefined) return new Problem('the items have no one type, which a set needs');
  const sets: ListValue[] = [];
  for (const part of parts) {
    const set = converted(part, { kind: 'set', of });
    if (set instanceof Problem) return set;
    if (set.kind === 'list') sets.push(set);
  }
  return sets;
}

/** The items of a set that are in all others, or in none of them. */
function kept(
  first: ListValue,
  others: readonly ListValue[],
  { at, evaluation }: CallSite,
  inAll: boolean,
): Value | Problem {
  const items: Value[] = [];
  const questions = others.map((other) => memberships(other, evaluation.budget));
  let rest = inAll ? [first, ...others].find((one) => one.rest !== undefined)?.rest : first.rest;
  for (const item of first.items) {
    if (evaluation.budget.steps <= 0) return tooManySteps;
    const answers = questions.map((has) => has(item));
    if (answers.includes(!inAll)) continue;
    if (answers.includes(undefined)) rest ??= maybe(item, others);
    else items.push(item);
  }
  return setOf(listOf(items, at, rest));
}

function maybe(item: Value, others: readonly Value[]): Unknown {
  const open = firstUnknown(item) ?? others.map((one) => firstUnknown(one)).find((one) => one !== undefined);
  return unknown(open?.because ?? 'it is not known whether it is in the other set', item.at, { trail: item.trail });
}

/** Asks whether something is in a list; where all is known, without going through it. */
function memberships(of: ListValue, budget: Budget): (item: Value) => boolean | undefined {
  const terms = of.rest === undefined && isKnown(of) ? of.items.map((one) => termOf(one)) : [undefined];
  const known = terms.includes(undefined) ? undefined : new Set(terms);
  return (item) => {
    const term = known && isKnown(item) ? termOf(item) : undefined;
    if (term !== undefined) return known?.has(term);
    budget.steps -= of.items.length >> 3;
    return hasItem(of, item);
  };
}

function hasItem({ items, rest }: ListValue, item: Value): boolean | undefined {
  let answer: boolean | undefined = rest === undefined ? false : undefined;
  for (const one of items) {
    const same = areEqual(one, item);
    if (same === true) return true;
    if (same === undefined) answer = undefined;
  }
  return answer;
}

/** Each item once, in its own place. */
function distinct(of: ListValue, { at, evaluation }: CallSite): Value | Problem {
  const [same] = [ofOneTypeInOrder(of)];
  if (same instanceof Problem) return same;
  const items: Value[] = [];
  const open: Value[] = [];
  const terms = new Set<string>();
  let { rest } = of;
  for (const item of same.items) {
    const term = termOf(item);
    if (term !== undefined && terms.has(term)) continue;
    const isTold = term !== undefined && isKnown(item);
    const others = isTold ? open : items;
    evaluation.budget.steps -= others.length >> 3;
    if (evaluation.budget.steps <= 0) return tooManySteps;
    const answer = hasItem(listOf(others, at), item);
    if (answer === undefined) rest ??= maybe(item, others);
    else if (!answer && rest === of.rest) items.push(item);
    if (!isTold) open.push(item);
    if (term !== undefined) terms.add(term);
  }
  return listAs(listOf(items, at, rest), 'list');
}

function ofOneTypeInOrder(of: ListValue): ListValue | Problem {
  const type = unifiedType(of.items.map((item) => terraformTypeOf(item)));
  if (type === undefined) return new Problem('the items have no one type, which a list needs');
  const list = converted(of, { kind: 'list', of: type });
  return list instanceof Problem || list.kind !== 'list' ? new Problem('it is no list') : list;
}

/** Every combination of an item of each: a set if one of them is, else a list. */
function product(parts: readonly ListValue[], { at, evaluation }: CallSite): Value | Problem | undefined {
  if (parts.some(({ rest }) => rest !== undefined)) return undefined;
  const count = parts.reduce((most, { items }) => most * items.length, 1);
  const { budget } = evaluation;
  budget.steps -= count * parts.length;
  if (count > budget.maxItems)
    return new Unworked(`it has more than ${budget.maxItems.toLocaleString('en')} combinations`);
  let combinations: (readonly Value[])[] = [[]];
  for (const { items } of parts) {
    combinations = combinations.flatMap((before) => items.map((item) => [...before, item]));
  }
  const all = listOf(
    combinations.map((items) => listOf(items, at)),
    at,
  );
  return parts.some(({ collection }) => collection === 'set') ? setOf(all) : listAs(all, 'list');
}

/** Whether any item is what decides; `alltrue` is decided by the first false one. Null is false. */
function decided({ items, rest }: ListValue, by: boolean, at: Value['at']): Value | Problem | undefined {
  let open = rest !== undefined;
  let found = false;
  for (const item of items) {
    if (item.kind === 'unknown') {
      open = true;
      continue;
    }
    if (item.kind !== 'scalar') return new Problem('it wants a list of booleans');
    const is = item.value === null ? false : booleanOf(item.value);
    if (is instanceof Problem) return is;
    if (is === by) found = true;
  }
  if (found) return scalar(by, at);
  return open ? undefined : scalar(!by, at);
}
