import { bind } from '../../../expressions/bind.js';
import { iterations } from '../../../expressions/comprehension.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import { itemSymbol, positionSymbol } from '../../../expressions/symbol.js';
import type { Loop } from '../../../expressions/tree.js';
import { describe, unknown } from '../../../expressions/values.js';
import type { Assumption, ListValue, Unknown, Value } from '../../../model/value.js';

/** One round of a loop over resources or modules. */
export interface Iteration {
  /** Follows the symbolic name: `[0]`, `['dev']`, `[*]` for all that cannot be listed, '' without a loop. */
  readonly key: string;
  /** Position in the list; undefined for `[*]` and without a loop. */
  readonly index: number | undefined;
  readonly scope: Scope;
  /** What makes the list the one with this item. */
  readonly when: readonly Assumption[];
}

export interface Expansion {
  readonly iterations: readonly Iteration[];
  /** Why there may be more than could be listed. */
  readonly open: Unknown | undefined;
}

/** The rounds of a loop. What cannot be listed is one round, whose item is unknown. */
export function expand(loop: Loop | undefined, scope: Scope): Expansion {
  if (loop === undefined) return { iterations: [{ key: '', index: undefined, scope, when: [] }], open: undefined };
  const collection = evaluate(loop.collection, scope);
  if (collection.kind !== 'depends') return expandOver(collection, loop, scope, []);
  const expansions = collection.cases.map(({ when, is }) => expandOver(is, loop, scope, when));
  return {
    iterations: expansions.flatMap((each) => each.iterations),
    open: expansions.find((each) => each.open !== undefined)?.open,
  };
}

function expandOver(over: Value, loop: Loop, scope: Scope, when: readonly Assumption[]): Expansion {
  if (over.kind !== 'list') {
    const why = over.kind === 'unknown' ? over : unknown(`the loop is over ${describe(over)}`, loop.collection);
    return { iterations: [anyItem(loop, why, scope, when)], open: why };
  }
  const { maxItems } = scope.evaluation.budget;
  if (over.items.length > maxItems) {
    const why = unknown(`the loop has more than ${maxItems} iterations`, loop.collection);
    return { iterations: [anyItem(loop, why, scope, when)], open: why };
  }
  const keys = keysOf(over);
  const known = [...iterations(loop, over, scope)].map((each, index): Iteration => {
    return { key: keys[index] ?? `[${index}]`, index, scope: each, when };
  });
  if (over.rest === undefined) return { iterations: known, open: undefined };
  return { iterations: [...known, anyItem(loop, over.rest, scope, when)], open: over.rest };
}

/** `['dev']` says more than `[0]`, if all items are different plain strings. */
function keysOf({ items }: ListValue): readonly string[] {
  const names = new Set<string>();
  for (const item of items) {
    if (item.kind === 'scalar' && typeof item.value === 'string' && item.sensitive !== true) names.add(item.value);
  }
  if (names.size < items.length) return [];
  return [...names].map((name) => `['${name.replaceAll("'", "\\'")}']`);
}

/** A round that stands for all the others: its literal properties can still be judged. */
function anyItem(loop: Loop, why: Unknown, scope: Scope, when: readonly Assumption[]): Iteration {
  const names = loop.index === undefined ? [loop.item] : [loop.item, loop.index];
  const item = unknown(why.because, loop.item, {
    symbol: itemSymbol(why),
    trail: why.trail,
    sensitive: why.sensitive,
  });
  const index = unknown(why.because, loop.index ?? loop.item, { type: 'int', symbol: positionSymbol(why) });
  return { key: '[*]', index: undefined, scope: bind(scope, names, [item, index]), when };
}
