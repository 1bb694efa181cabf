import { distribute } from '../../../expressions/distribute.js';
import type { Evaluation } from '../../../expressions/scope.js';
import { callSymbol } from '../../../expressions/symbol.js';
import {
  joinedTrail,
  listOf,
  noTrail,
  objectOf,
  relocated,
  scalar,
  trailOf,
  unknown,
} from '../../../expressions/values.js';
import type { Scalar, Step, Value } from '../../../model/value.js';
import type { Versions } from '../provider/versions.js';
import { configOf, type Config } from './config.js';

/** What the mapping of a resource may ask for besides its own block. */
export interface MapContext {
  /** The versions of providers that the configuration allows. */
  readonly providers: Versions;
  readonly evaluation: Evaluation;
  /** `module.network.azurerm_key_vault.main["dev"]`. */
  readonly address: string;
  /** The id of the resource itself, for what lies below it or is applied to it. */
  readonly id: () => Value;
}

/** How a property of what Azure is sent comes from a block. Undefined is left out, and so is null. */
export type Part = (config: Config, context: MapContext) => Value | undefined;

/** The properties of an object that Azure is sent, each with the way it comes from the block. */
export interface Shape {
  readonly [property: string]: Part | Shape;
}

/** The attribute itself, under the first of these names that is written. */
export const from =
  (...names: readonly string[]): Part =>
  (config) => {
    for (const name of names) {
      const value = config.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  };

/** An attribute of a block in it, of which there can be one: `inside('identity', from('type'))`. */
export const inside =
  (type: string, part: Part): Part =>
  (config, context) =>
    ofFirst(config.get(type), context, (block) => part(block, context));

/** The first of these that gives anything. */
export const firstOf =
  (...[first, ...others]: readonly Part[]): Part =>
  (config, context) => {
    if (first === undefined) return undefined;
    const value = first(config, context);
    const otherwise = (): Value | undefined => firstOf(...others)(config, context);
    if (value === undefined || isNull(value)) return otherwise() ?? value;
    if (value.kind !== 'depends') return value;
    return distribute([value], value.at, context.evaluation.budget, ([one = value]) =>
      isNull(one) ? (otherwise() ?? one) : one,
    );
  };

/** What the provider sends whatever is written. */
export const always =
  (value: Scalar['value']): Part =>
  ({ at }) =>
    scalar(value, at, noTrail);

/** What the provider sends where nothing, or null, is written. Not for what Azure itself takes for granted. */
export const orElse =
  (part: Part, value: Scalar['value']): Part =>
  (config, context) => {
    const written = part(config, context);
    const byProvider = scalar(value, config.at, [defaultAt(config)]);
    if (written === undefined) return byProvider;
    return distribute([written], written.at, context.evaluation.budget, ([one]) => {
      if (one === undefined || !isNull(one)) return one ?? written;
      return { ...byProvider, at: one.at, trail: joinedTrail(one.trail, byProvider.trail) };
    });
  };

const defaultAt = ({ at }: Config): Step => ({ kind: 'provider', name: 'the provider', at });

/** A known value in other words: `worded(from('public_network_access_enabled'), { true: 'Enabled', false: 'Disabled' })`. */
export const worded = (part: Part, words: Readonly<Record<string, Scalar['value']>>): Part =>
  converted(part, 'worded', (value) => {
    const found = Object.entries(words).find(([word]) => word.toLowerCase() === String(value).toLowerCase());
    return found === undefined ? value : found[1];
  });

/**
 * What `convert` makes of a known value; undefined where that cannot be said. Null is left out, and what is unknown stays
 * so, under a symbol with `name` in it.
 */
export const converted =
  (part: Part, name: string, convert: (value: string | number | boolean) => Scalar['value'] | undefined): Part =>
  (config, context) => {
    const written = part(config, context);
    if (written === undefined) return undefined;
    return distribute([written], written.at, context.evaluation.budget, ([one]) => {
      if (one === undefined || isNull(one)) return one ?? written;
      const { at, trail, sensitive } = one;
      if (one.kind === 'unknown') {
        return unknown(one.because, at, { trail, symbol: callSymbol(name, [one]), sensitive });
      }
      const value = one.kind === 'scalar' && one.value !== null ? convert(one.value) : undefined;
      if (value === undefined) return unknown(`it is not what \`${name}\` is made of`, at, { trail, sensitive });
      return scalar(value, at, trail, sensitive);
    });
  };

/** An object of the properties that are there. */
export const object =
  (shape: Shape): Part =>
  (config, context) => {
    const entries = new Map<string, Value>();
    for (const [name, part] of Object.entries(shape)) {
      const value = typeof part === 'function' ? part(config, context) : object(part)(config, context);
      if (value !== undefined) entries.set(name, value);
    }
    return entries.size === 0 ? undefined : objectOf(entries, config.at);
  };

/** The object that a block becomes, of which there can be one; left out without a block. */
export const block = (type: string, shape: Shape): Part =>
  inside(type, (config, context) => object(shape)(config, context) ?? objectOf(new Map(), config.at));

/** The list that blocks of a type become; left out without any. */
export const blocks =
  (type: string, part: Part | Shape): Part =>
  (config, context) => {
    const written = config.get(type);
    if (written === undefined) return undefined;
    const each = typeof part === 'function' ? part : object(part);
    // In JSON one block alone needs no list around it.
    const listed = distribute([written], written.at, context.evaluation.budget, ([one = written]) =>
      one.kind === 'object' ? listOf([one], one.at) : one,
    );
    return mapped(listed, context, (item) => each(configOf(item), context) ?? scalar(null, item.at));
  };

/** A list of what these give, without those that give nothing. */
export const list =
  (...parts: readonly (Part | Shape)[]): Part =>
  (config, context) => {
    const items = parts.flatMap((part) => {
      const value = (typeof part === 'function' ? part : object(part))(config, context);
      return value === undefined || isNull(value) ? [] : [value];
    });
    return items.length === 0 ? undefined : listOf(items, config.at);
  };

/** The items of a list, each as `part` makes it of a block that has the item as its `item`. */
export const items =
  (listed: Part, part: Part | Shape): Part =>
  (config, context) => {
    const written = listed(config, context);
    if (written === undefined) return undefined;
    const each = typeof part === 'function' ? part : object(part);
    const only = (item: Value): Config => ({ at: item.at, get: (name) => (name === 'item' ? item : undefined) });
    return mapped(written, context, (item) => each(only(item), context) ?? scalar(null, item.at));
  };

/** An object whose properties are the author's, such as tags or settings, as a list of what `part` makes of each. */
export const entries =
  (written: Part, part: Part | Shape): Part =>
  (config, context) => {
    const map = written(config, context);
    if (map === undefined) return undefined;
    const each = typeof part === 'function' ? part : object(part);
    return distribute([map], map.at, context.evaluation.budget, ([one]) => {
      if (one?.kind !== 'object') return one ?? map;
      const all = [...one.entries].map(([name, value]) => {
        const key = scalar(name, value.at);
        const entry: Config = {
          at: value.at,
          get: (part) => (part === 'key' ? key : part === 'value' ? value : undefined),
        };
        return each(entry, context) ?? scalar(null, value.at);
      });
      return relocated(listOf(all, one.at, one.rest), one.at);
    });
  };

/** `part` where a provider is of a version or newer, else `before`. */
export const since =
  (provider: string, version: string, part: Part, before: Part = () => undefined): Part =>
  (config, context) =>
    (context.providers.isAtLeast(provider, version) ? part : before)(config, context);

function mapped(written: Value, { evaluation }: MapContext, each: (item: Value) => Value): Value {
  return distribute([written], written.at, evaluation.budget, ([one]) => {
    if (one?.kind !== 'list') return one ?? written;
    const { at, trail, rest } = one;
    return { ...listOf(one.items.map(each), at, rest), trail };
  });
}

function ofFirst(
  written: Value | undefined,
  { evaluation }: MapContext,
  read: (block: Config) => Value | undefined,
): Value | undefined {
  if (written === undefined) return undefined;
  return distribute([written], written.at, evaluation.budget, ([one]) => {
    if (one === undefined || one.kind === 'scalar') return one ?? written;
    if (one.kind !== 'list') return one.kind === 'unknown' ? one : (read(configOf(one)) ?? scalar(null, one.at));
    const [first] = one.items;
    if (first !== undefined) return read(configOf(first)) ?? scalar(null, first.at);
    return one.rest ?? scalar(null, one.at, trailOf([one]));
  });
}

const isNull = (value: Value): boolean => value.kind === 'scalar' && value.value === null;
