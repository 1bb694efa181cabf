import type { ListValue, Value } from '../../model/value.js';
import { partOf } from '../access.js';
import { concatenated } from '../containers.js';
import { areEqual, typeOf } from '../equality.js';
import { joinText } from '../join-text.js';
import type { BuiltIn, CallSite } from '../scope.js';
import { listOf, scalar } from '../values.js';
import { pure, structural } from './define.js';
import { anything, either, int, list, text, whatever } from './parameter.js';
import { Problem, Unworked } from './problem.js';

const listOrText = either(list, text);

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-array */
export const arrays: Readonly<Record<string, BuiltIn>> = {
  array: structural({ gives: 'array' }, [anything], ([value], { at }) =>
    value.kind === 'list' ? value : listOf([value], at),
  ),
  concat: structural({ repeats: { atLeast: 1 } }, [whatever], (_, site, values) => concat(values, site)),
  first: structural({}, [listOrText], ([from], { at }) => {
    if (typeof from === 'string') return scalar(from.slice(0, 1), at);
    if (from.items.length === 0 && from.rest !== undefined) return undefined;
    return itemAt(from, 0, at);
  }),
  last: structural({}, [listOrText], ([from], { at }) => {
    if (typeof from === 'string') return scalar(from.slice(-1), at);
    return from.rest === undefined ? itemAt(from, from.items.length - 1, at) : undefined;
  }),
  take: structural({}, [listOrText, int], ([from, count], { at }) => {
    const most = Math.max(0, count);
    if (typeof from === 'string') return scalar(from.slice(0, most), at);
    return listOf(from.items.slice(0, most), at, most > from.items.length ? from.rest : undefined);
  }),
  skip: structural({}, [listOrText, int], ([from, count], { at }) => {
    const least = Math.max(0, count);
    if (typeof from === 'string') return scalar(from.slice(least), at);
    return listOf(from.items.slice(least), at, from.rest);
  }),
  flatten: structural({ gives: 'array' }, [list], ([of], { at, evaluation }) => {
    const flat = concatenated(of.rest === undefined ? of.items : [...of.items, of.rest], at);
    return flat.items.length > evaluation.budget.maxItems ? new Unworked(tooMany(evaluation.budget.maxItems)) : flat;
  }),
  range: pure({ gives: 'array' }, [int, int], ([start, count], { evaluation }) => {
    const { maxItems } = evaluation.budget;
    if (count < 0) return new Problem('`range` cannot have a negative count');
    if (count > maxItems) return new Unworked(tooMany(maxItems));
    return Array.from({ length: count }, (_, i) => start + i);
  }),
  indexOf: structural({ gives: 'int' }, [listOrText, anything], ([within, item], { at }) =>
    found(indexIn(within, item, false), at),
  ),
  lastIndexOf: structural({ gives: 'int' }, [listOrText, anything], ([within, item], { at }) =>
    found(indexIn(within, item, true), at),
  ),
};

export const tooMany = (most: number): string => `the array has more than ${most.toLocaleString('en')} items`;

function itemAt(from: ListValue, index: number, at: Value['at']): Value {
  const item = from.items[index];
  return item === undefined ? scalar(null, at) : partOf(from, item, at);
}

/** Arrays one after the other, or the text of strings, numbers and booleans. */
function concat(values: readonly Value[], site: CallSite): Value | Problem | undefined {
  const { budget } = site.evaluation;
  if (values.some((value) => typeOf(value) === 'array')) {
    const joined = concatenated(values, site.at);
    return joined.items.length > budget.maxItems ? new Unworked(tooMany(budget.maxItems)) : joined;
  }
  if (values.some((value) => value.kind === 'scalar' || typeOf(value) === 'string')) {
    return joinText(values, site.at, budget);
  }
  return values.some((value) => value.kind === 'object') ? new Problem('`concat` cannot join objects') : undefined;
}

const found = (index: number | Problem | undefined, at: Value['at']): Value | Problem | undefined =>
  typeof index === 'number' ? scalar(index, at) : index;

/** Strings are searched without case, arrays for an equal item. */
function indexIn(within: string | ListValue, item: Value, last: boolean): number | Problem | undefined {
  if (typeof within !== 'string') return indexInList(within, item, last);
  if (item.kind !== 'scalar' || typeof item.value !== 'string')
    return new Problem('it looks for something in a string');
  const [text, part] = [within.toLowerCase(), item.value.toLowerCase()];
  return last ? text.lastIndexOf(part) : text.indexOf(part);
}

function indexInList({ items, rest }: ListValue, item: Value, last: boolean): number | undefined {
  if (last && rest !== undefined) return undefined;
  const indexes = [...items.keys()];
  if (last) indexes.reverse();
  for (const index of indexes) {
    const one = items[index];
    const same = one === undefined ? false : areEqual(one, item);
    if (same === undefined) return undefined;
    if (same) return index;
  }
  return rest === undefined ? -1 : undefined;
}
