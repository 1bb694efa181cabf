import { distribute } from '../../../expressions/distribute.js';
import { listOf, objectOf, trailOf } from '../../../expressions/values.js';
import type { Unknown, Value } from '../../../model/value.js';
import { symbolOf } from '../../../expressions/symbol.js';
import { object, type Part, type Shape } from './parts.js';

/** One part or the other by what another one is: `choice(from('is_manual_connection'), { true: connection })`. */
export const choice =
  (part: Part, cases: Readonly<Record<string, Part>>): Part =>
  (config, context) => {
    const value = part(config, context);
    if (value === undefined) return undefined;
    return distribute([value], value.at, context.evaluation.budget, ([one = value]) => {
      if (one.kind !== 'scalar') return one;
      return cases[String(one.value).toLowerCase()]?.(config, context) ?? { ...one, value: null };
    });
  };

/** An object that is there only if a part is. */
export const given =
  (part: Part, shape: Shape): Part =>
  (config, context) => {
    const value = part(config, context);
    if (value === undefined) return undefined;
    return distribute([value], value.at, context.evaluation.budget, ([one = value]) =>
      one.kind === 'scalar' && one.value === null ? one : (object(shape)(config, context) ?? one),
    );
  };

/** One list of several, those that are not there left out. */
export const concatenated =
  (...lists: readonly Part[]): Part =>
  (config, context) => {
    const values = lists.flatMap((part) => part(config, context) ?? []);
    const [first] = values;
    if (first === undefined || values.length === 1) return first;
    return distribute(values, first.at, context.evaluation.budget, (all) => {
      const there = all.filter((one) => one.kind !== 'scalar');
      const items = there.flatMap((one) => (one.kind === 'list' ? one.items : []));
      return { ...listOf(items, first.at, restOf(there)), trail: trailOf(there) };
    });
  };

/** An object with an empty object under each text of a list: how Azure is told of identities. */
export const asKeys =
  (listed: Part): Part =>
  (config, context) => {
    const value = listed(config, context);
    if (value === undefined) return undefined;
    return distribute([value], value.at, context.evaluation.budget, ([one = value]) => {
      if (one.kind !== 'list') return one;
      const [known, open] = [new Map<string, Value>(), [] as string[]];
      for (const item of one.items) {
        const symbol = symbolOf(item);
        if (item.kind === 'scalar') known.set(String(item.value), objectOf(new Map(), item.at));
        else if (symbol !== undefined) open.push(symbol);
      }
      return { ...objectOf(known, one.at, restOf([...one.items, one]), open), trail: one.trail };
    });
  };

/** Why there may be more than the lists tell. */
function restOf(values: readonly Value[]): Unknown | undefined {
  for (const value of values) {
    if (value.kind === 'unknown') return value;
    if (value.kind === 'list' && value.rest !== undefined) return value.rest;
  }
  return undefined;
}
