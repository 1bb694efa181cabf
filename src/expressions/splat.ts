import type { Span } from '../model/source.js';
import type { ListValue, Unknown, Value } from '../model/value.js';
import { partOf } from './access.js';
import { distribute, type Settled } from './distribute.js';
import { isError } from './errors.js';
import { evaluate } from './evaluate.js';
import type { Scope } from './scope.js';
import type { Splat } from './tree.js';
import { listOf, relocated, unknown, withTrail } from './values.js';

/**
 * `object[*].name`: the rest for each item of a list or set. Anything else counts as the only item of one, null as none.
 * https://developer.hashicorp.com/terraform/language/expressions/splat
 */
export function splat(expression: Splat, scope: Scope): Value {
  const { budget } = scope.evaluation;
  const object = evaluate(expression.object, scope);
  return distribute([object], expression, budget, ([over]) => {
    if (over === undefined) return unknown('it has nothing to work on', expression);
    if (over.kind === 'unknown') return withoutTerm(over, expression);
    if (over.kind === 'list' && over.items.length > budget.maxItems) {
      return unknown(`there are more than ${budget.maxItems.toLocaleString('en')} items`, expression, {
        type: 'array',
      });
    }
    const items = itemsOf(over).map((item) => evaluate(expression.each, withItem(expression, item, scope)));
    // What one item does not have is an error of the whole expression.
    const error = items.find(isError);
    if (error !== undefined) return withoutTerm(error, expression);
    const rest = over.kind === 'list' ? over.rest : undefined;
    const list = listOf(items, expression, rest);
    const all: ListValue =
      over.kind === 'list' && over.collection !== undefined ? { ...list, collection: 'list' } : list;
    return withTrail(over.sensitive === true ? { ...all, sensitive: true } : all, over.trail);
  });
}

const withoutTerm = ({ because, trail, sensitive, error }: Unknown, at: Span): Unknown =>
  unknown(because, at, { trail, sensitive, error });

function itemsOf(over: Settled): readonly Value[] {
  if (over.kind === 'list') return over.items.map((item) => partOf(over, item, item.at));
  return over.kind === 'scalar' && over.value === null ? [] : [over];
}

const withItem = ({ item }: Splat, value: Value, scope: Scope): Scope => ({
  evaluation: scope.evaluation,
  lookup: (name, at) => (name === item.text ? relocated(value, at) : scope.lookup(name, at)),
  call: (name, receiver, args, at) => scope.call(name, receiver, args, at),
});
