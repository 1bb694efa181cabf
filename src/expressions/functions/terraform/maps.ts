import type { ListValue, ObjectValue, Unknown, Value } from '../../../model/value.js';
import { partOf } from '../../access.js';
import type { BuiltIn } from '../../scope.js';
import { memberSymbol } from '../../symbol.js';
import { byCodePoints } from '../../terraform-conversion.js';
import { joinedTrail, listAs, listOf, mapAs, objectOf, scalar, unknown } from '../../values.js';
import { structural } from '../define.js';
import { optional, whatever } from '../parameter.js';
import { Problem } from '../problem.js';
import { giving } from './collected.js';
import { list, map, text } from './parameter.js';

type Place = Value['at'];

/** Functions of maps and objects. Their keys have case, and come in the order of their bytes. */
export const maps: Readonly<Record<string, BuiltIn>> = {
  keys: structural({ gives: 'array' }, [map], ([of], { at }) => {
    const keys = listOf(
      sortedKeys(of).map((key) => scalar(key, of.entries.get(key)?.at ?? at)),
      at,
      of.rest,
    );
    return of.collection === undefined ? keys : listAs(keys, 'list');
  }),
  values: structural({ gives: 'array' }, [map], ([of], { at }) => {
    const values = listOf(
      sortedKeys(of).map((key) => partOf(of, of.entries.get(key) ?? scalar(null, at), at)),
      at,
      of.rest,
    );
    return of.collection === undefined ? values : listAs(values, 'list');
  }),
  merge: structural({ gives: 'object', repeats: { atLeast: 0 } }, [whatever], (parts, { at }) => merged(parts, at)),
  lookup: structural({}, [map, text, optional(whatever)], ([of, key], { at }, values) => {
    const entry = of.entries.get(key);
    if (entry !== undefined) return partOf(of, entry, at);
    if (of.rest !== undefined) return memberOfRest(of.rest, key, at, values.length > 2);
    return values[2] ?? new Problem(`the map has no key \`${key}\``);
  }),
  zipmap: structural({ gives: 'object' }, [list, list], ([keys, values], { at }) => zipped(keys, values, at)),
  transpose: giving(
    'map',
    structural({ gives: 'object' }, [map], ([of], { at }) => transposed(of, at)),
  ),
};

export const sortedKeys = ({ entries }: ObjectValue): readonly string[] => [...entries.keys()].sort(byCodePoints);

/** Maps laid over each other, the last on top. What lies below an unknown one may be replaced by it. */
function merged(parts: readonly Value[], at: Place): Value | Problem {
  const entries = new Map<string, Value>();
  const unnamed: string[] = [];
  let rest: Unknown | undefined;
  for (const part of parts) {
    if (part.kind === 'scalar' && part.value === null) continue;
    if (part.kind !== 'object' && part.kind !== 'unknown') return new Problem('`merge` wants maps or objects');
    const more = part.kind === 'object' ? part.rest : part;
    if (more !== undefined) {
      for (const [key, value] of entries) entries.set(key, maybeReplaced(value, more));
      rest = rest === undefined ? more : unknown(rest.because, rest.at, { trail: rest.trail });
    }
    if (part.kind !== 'object') continue;
    for (const [key, value] of part.entries) entries.set(key, partOf(part, value, value.at));
    unnamed.push(...(part.unnamed ?? []));
  }
  const whole = objectOf(entries, at, rest, unnamed);
  const given = parts.filter((part) => part.kind === 'object');
  const areMaps = given.length > 0 && given.every(({ collection }) => collection === 'map');
  return areMaps ? mapAs(whole) : whole;
}

const maybeReplaced = (value: Value, by: Unknown): Unknown =>
  unknown(`${by.because}, and may replace this`, value.at, {
    trail: joinedTrail(value.trail, by.trail),
    sensitive: value.sensitive === true || by.sensitive === true,
    error: by.error,
  });

/** Without a default, what is looked up is there; with one it may come from either. */
function memberOfRest(rest: Unknown, key: string, at: Place, hasDefault: boolean): Unknown | undefined {
  if (hasDefault) return undefined;
  const { because, trail, sensitive, error } = rest;
  return unknown(because, at, { symbol: memberSymbol(rest, `.${key}`), trail, sensitive, error });
}

function zipped(keys: ListValue, values: ListValue, at: Place): Value | Problem | undefined {
  if (keys.rest !== undefined || values.rest !== undefined) return undefined;
  if (keys.items.length !== values.items.length) {
    return new Problem(`there are ${keys.items.length} keys for ${values.items.length} values`);
  }
  const entries = new Map<string, Value>();
  let rest: Unknown | undefined;
  for (const [i, key] of keys.items.entries()) {
    const [name, value] = [text.read(key), values.items[i]];
    if (name !== undefined && value !== undefined) entries.set(name, partOf(values, value, value.at));
    else if (key.kind === 'unknown') rest ??= key;
    else return new Problem('`zipmap` wants strings as keys');
  }
  const whole = objectOf(entries, at, rest);
  return values.collection === undefined ? whole : mapAs(whole);
}

function transposed(of: ObjectValue, at: Place): Value | Problem | undefined {
  if (of.rest !== undefined) return undefined;
  const keysOf = new Map<string, Value[]>();
  for (const key of sortedKeys(of)) {
    const names = of.entries.get(key);
    if (names?.kind === 'unknown' || (names?.kind === 'list' && names.rest !== undefined)) return undefined;
    if (names?.kind !== 'list') return new Problem('`transpose` wants a map of lists of strings');
    for (const item of names.items) {
      const name = text.read(item);
      if (name === undefined) return item.kind === 'unknown' ? undefined : new Problem('`transpose` wants strings');
      const keys = keysOf.get(name) ?? [];
      keys.push(scalar(key, at));
      keysOf.set(name, keys);
    }
  }
  const entries = new Map<string, Value>();
  for (const [name, keys] of keysOf) entries.set(name, listAs(listOf(keys, at), 'list'));
  return objectOf(entries, at);
}
