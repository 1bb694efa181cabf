import type { ListValue, Unknown, Value } from '../../model/value.js';
import { partOf } from '../access.js';
import { distribute, type Settled } from '../distribute.js';
import type { CallSite, Closure } from '../scope.js';
import { setWithoutCase } from '../spelling.js';
import { describe, listOf, objectOf, scalar, unknown } from '../values.js';

/** `toObject`: the last of several items with one key counts. */
export function entriesByKey(
  list: ListValue,
  key: Closure | undefined,
  value: Closure | undefined,
  site: CallSite,
): Value {
  return keyed(list, key, value, site, (entries, name, item) => setWithoutCase(entries, name, item));
}

/** `groupBy`: all items with one key, in their order. */
export function grouped(list: ListValue, key: Closure | undefined, value: Closure | undefined, site: CallSite): Value {
  return keyed(list, key, value, site, (entries, name, item) => {
    const group = entries.get(name);
    const items = group?.kind === 'list' ? group.items : [];
    entries.set(name, listOf([...items, item], site.at));
  });
}

type Add = (entries: Map<string, Value>, name: string, item: Value) => void;

function keyed(list: ListValue, key: Closure | undefined, value: Closure | undefined, site: CallSite, add: Add): Value {
  const items = list.items.map((item) => partOf(list, item, item.at));
  const keys = items.map((item) => key?.apply([item]) ?? scalar(null, site.at));
  const values = items.map((item) => value?.apply([item]) ?? item);
  return distribute(keys, site.at, site.evaluation.budget, (names) => {
    const entries = new Map<string, Value>();
    let rest = list.rest;
    for (const [i, name] of names.entries()) {
      const item = values[i];
      if (item === undefined) continue;
      if (name.kind === 'scalar' && name.value !== null) add(entries, String(name.value), item);
      else rest ??= withoutName(name);
    }
    return objectOf(entries, site.at, rest);
  });
}

const withoutName = (name: Settled): Unknown =>
  name.kind === 'unknown' ? name : unknown(`the name of a property is ${describe(name)}`, name.at);
