import type { ListValue, Unknown, Value } from '../../../model/value.js';
import { partOf } from '../../access.js';
import { concatenated } from '../../containers.js';
import { areEqual } from '../../equality.js';
import type { BuiltIn, CallSite } from '../../scope.js';
import { byCodePoints, converted } from '../../terraform-conversion.js';
import { terraformTypeOf, unifiedType } from '../../terraform-types.js';
import { listAs, listOf, maxNesting, scalar, unknown } from '../../values.js';
import { pure, structural } from '../define.js';
import { whatever } from '../parameter.js';
import { Problem, Unworked } from '../problem.js';
import { tooMany } from '../arrays.js';
import { giving } from './collected.js';
import { list, sequence, text, texts, whole } from './parameter.js';

/** https://developer.hashicorp.com/terraform/language/functions#collection-functions */
export const lists: Readonly<Record<string, BuiltIn>> = {
  concat: structural({ gives: 'array', repeats: { atLeast: 1 } }, [whatever], (parts, { at, evaluation }) => {
    const wrong = parts.find((part) => part.kind !== 'unknown' && sequence.read(part) === undefined);
    if (wrong !== undefined) return new Problem('`concat` wants lists or tuples');
    const joined = concatenated(parts, at);
    if (joined.items.length > evaluation.budget.maxItems) return new Unworked(tooMany(evaluation.budget.maxItems));
    return parts.every((part) => part.kind === 'list' && part.collection === 'list') ? listAs(joined, 'list') : joined;
  }),
  element: structural({}, [sequence, whole], ([of, index], { at }) => {
    if (of.rest !== undefined && index >= of.items.length) return undefined;
    if (of.items.length === 0) return of.rest === undefined ? new Problem('an empty list has no element') : undefined;
    if (index < 0) return new Problem('`element` wants an index that is not negative');
    return itemAt(of, of.rest === undefined ? index % of.items.length : index, at);
  }),
  index: structural({ gives: 'int' }, [sequence, whatever], ([of, item], { at }) => indexOf(of, item, at)),
  slice: structural({ gives: 'array' }, [sequence, whole, whole], ([of, start, end], { at }) => {
    if (end > of.items.length && of.rest !== undefined) return undefined;
    if (start < 0 || start > end || end > of.items.length) {
      return new Problem(`there is no slice from ${start} to ${end} of ${of.items.length} items`);
    }
    return { ...listOf(of.items.slice(start, end), at), ...(of.collection && { collection: of.collection }) };
  }),
  reverse: structural({ gives: 'array' }, [list], ([of], { at }) => {
    if (of.rest !== undefined) return undefined;
    const items = listOf([...of.items].reverse(), at);
    return of.collection === undefined ? items : listAs(items, 'list');
  }),
  one: structural({}, [list], ([of], { at }) => {
    if (of.items.length > 1) return new Problem(`\`one\` wants no more than one item, not ${of.items.length}`);
    if (of.rest !== undefined) return undefined;
    return of.items.length === 0 ? scalar(null, at) : itemAt(of, 0, at);
  }),
  flatten: structural({ gives: 'array' }, [list], ([of], { at, evaluation }) => {
    if (of.items.some(isOneOfLists)) return undefined;
    const flat = flattened(of, at);
    const { maxItems } = evaluation.budget;
    return flat.items.length > maxItems ? new Unworked(tooMany(maxItems)) : flat;
  }),
  chunklist: structural({ gives: 'array' }, [list, whole], ([of, size], { at }) => {
    if (size < 0) return new Problem('the size of a chunk cannot be negative');
    if (of.rest !== undefined) return undefined;
    const chunks: Value[] = [];
    const step = size === 0 ? Math.max(1, of.items.length) : size;
    for (let i = 0; i < of.items.length; i += step)
      chunks.push(listAs(listOf(of.items.slice(i, i + step), at), 'list'));
    return listAs(listOf(chunks, at), 'list');
  }),
  compact: giving(
    'list',
    structural({ gives: 'array' }, [list], ([of], { at }) => compacted(of, at)),
  ),
  sort: giving(
    'list',
    pure({ gives: 'array' }, [texts], ([of]) => [...of].sort(byCodePoints)),
  ),
  coalescelist: structural({ repeats: { atLeast: 1 } }, [whatever], (parts) => {
    for (const part of parts) {
      if (part.kind === 'unknown') return undefined;
      const of = sequence.read(part);
      if (of === undefined) return new Problem('`coalescelist` wants lists or tuples');
      if (of.items.length > 0) return of;
      if (of.rest !== undefined) return undefined;
    }
    return new Problem('all lists are empty');
  }),
  coalesce: structural({ repeats: { atLeast: 1 } }, [whatever], (values) => coalesced(values)),
  matchkeys: giving(
    'list',
    structural({ gives: 'array' }, [list, list, list], ([values, keys, wanted], site) =>
      matching(values, keys, wanted, site),
    ),
  ),
};

const itemAt = (of: ListValue, index: number, at: Value['at']): Value => {
  const item = of.items[index];
  return item === undefined ? scalar(null, at) : partOf(of, item, at);
};

function indexOf({ items, rest }: ListValue, item: Value, at: Value['at']): Value | Problem | undefined {
  for (const [i, one] of items.entries()) {
    const same = areEqual(one, item);
    if (same === undefined) return undefined;
    if (same) return scalar(i, at);
  }
  return rest === undefined ? new Problem('the item is not in the list') : undefined;
}

/** Lists within lists, at any depth, as one. After an unknown that may be a list the rest is unknown. */
function flattened(of: ListValue, at: Value['at'], depth = 0): ListValue {
  const items: Value[] = [];
  for (const item of of.items) {
    if (item.kind === 'list' && depth < maxNesting) {
      const inner = flattened(item, at, depth + 1);
      for (const one of inner.items) items.push(one);
      if (inner.rest !== undefined) return listOf(items, at, inner.rest);
    } else if (mayBeList(item)) {
      return listOf(items, at, restOf(item));
    } else items.push(item);
  }
  return listOf(items, at, of.rest);
}

const mayBeList = (item: Value): item is Unknown =>
  item.kind === 'unknown' && (item.type === undefined || item.type === 'array');

const isOneOfLists = (item: Value): boolean =>
  item.kind === 'depends' && item.cases.some(({ is }) => is.kind === 'list');

const restOf = ({ because, at, trail, error }: Unknown): Unknown => unknown(because, at, { trail, error });

/** The strings that are not empty. Of those that are unknown nobody can say whether they are. */
function compacted(of: ListValue, at: Value['at']): Value | Problem {
  const kept: Value[] = [];
  let { rest } = of;
  for (const item of of.items) {
    if (item.kind === 'unknown') {
      if (item.type === 'string' && rest === undefined && item.symbol?.startsWith('⟨') === false) kept.push(item);
      else rest ??= item;
      continue;
    }
    if (item.kind === 'scalar' && item.value === null) continue;
    const one = text.read(item);
    if (one === undefined) return new Problem('`compact` wants strings');
    if (one !== '' && rest === undefined) kept.push(scalar(one, item.at, item.trail, item.sensitive));
  }
  return listOf(kept, at, rest);
}

/** The first that is neither null nor empty, in the type that fits all. */
function coalesced(values: readonly Value[]): Value | Problem | undefined {
  const type = unifiedType(values.map((value) => terraformTypeOf(value)));
  if (type === undefined) return new Problem('the arguments of `coalesce` have no one type');
  for (const value of values) {
    if (value.kind === 'unknown') {
      const hasText = value.type === 'string' && value.symbol?.startsWith('⟨') === false;
      return hasText ? value : undefined;
    }
    if (value.kind === 'scalar' && (value.value === null || value.value === '')) continue;
    return converted(value, type);
  }
  return new Problem('all arguments of `coalesce` are null or empty');
}

function matching(
  values: ListValue,
  keys: ListValue,
  wanted: ListValue,
  { at, evaluation }: CallSite,
): Value | Problem | undefined {
  if ([values, keys, wanted].some(({ rest }) => rest !== undefined)) return undefined;
  if (keys.items.length !== values.items.length) return new Problem('`matchkeys` wants as many keys as values');
  evaluation.budget.steps -= (keys.items.length * wanted.items.length) >> 3;
  if (evaluation.budget.steps <= 0) return new Unworked('comparing its items takes more steps than the limit');
  const kept: Value[] = [];
  for (const [i, key] of keys.items.entries()) {
    const answers = wanted.items.map((one) => areEqual(one, key));
    const value = values.items[i];
    if (answers.includes(true) && value !== undefined) kept.push(value);
    else if (answers.includes(undefined)) return undefined;
  }
  return listOf(kept, at);
}
