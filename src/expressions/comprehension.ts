import type { ListValue, ObjectValue, Unknown, Value, ValueType } from '../model/value.js';
import { partOf } from './access.js';
import { bind } from './bind.js';
import { distribute, type Settled } from './distribute.js';
import { isError } from './errors.js';
import { evaluate } from './evaluate.js';
import type { Closure, Scope } from './scope.js';
import type { Comprehension, Lambda, Loop, Name } from './tree.js';
import { conditionIn } from './logic.js';
import { byCodePoints } from './terraform-conversion.js';
import { objectOfEach, textOfEach } from './terraform-for.js';
import { asSensitive, describe, isSensitive, listOf, objectOf, scalar, trailOf, unknown, withTrail } from './values.js';

/** `[for item in collection: body]`. */
export function comprehension(expression: Comprehension, scope: Scope): Value {
  const { budget } = scope.evaluation;
  const collection = evaluate(expression.loop.collection, scope);
  return distribute([collection], expression, budget, ([over]) => {
    if (over?.kind === 'unknown') return overUnknown(expression, over, scope);
    if (over?.kind !== 'list' && over?.kind !== 'object') {
      const trail = trailOf([collection]);
      return unknown(`it loops over ${describe(over ?? collection)}`, expression, { trail, error: true });
    }
    const size = over.kind === 'list' ? over.items.length : over.entries.size;
    if (size > budget.maxItems) return unknown(tooLong(budget.maxItems), expression, { type: typeOfEach(expression) });
    return withTrail(each(expression, over, scope), over.trail);
  });
}

/** Nothing, if the filter leaves out whatever it goes over; else as unknown as what it goes over. */
function overUnknown(expression: Comprehension, over: Unknown, scope: Scope): Value {
  const { loop, filter, yields, body } = expression;
  const { because, trail, error, item } = over;
  const one = evaluate(body, anyIteration(loop, over, scope));
  const all = unknown(because, expression, {
    type: typeOfEach(expression),
    trail,
    sensitive: isSensitive(one),
    error,
    item: yields === 'groups' ? undefined : item && one,
  });
  if (filter === undefined || error === true) return all;
  // What is known of the items that there would be says nothing of which of them are kept.
  const any = unknown(because, over.at, { trail, sensitive: over.sensitive });
  const keep = conditionIn(scope, evaluate(filter, anyIteration(loop, any, scope)), filter);
  return distribute([keep], expression, scope.evaluation.budget, ([kept]) =>
    isFalse(kept) ? nothing(expression) : all,
  );
}

function nothing(expression: Comprehension): Value {
  if (expression.yields === 'text') return scalar('', expression);
  return expression.yields === undefined ? listOf([], expression) : objectOf(new Map(), expression);
}

function each(expression: Comprehension, over: ListValue | ObjectValue, scope: Scope): Value {
  const { yields } = expression;
  if (yields === 'text') return textOfEach(expression, over, scope);
  return yields === undefined ? iterate(expression, over, scope) : objectOfEach(expression, over, scope);
}

/** What a loop gives, whatever it goes over. */
const typeOfEach = ({ yields }: Comprehension): ValueType =>
  yields === undefined ? 'array' : yields === 'text' ? 'string' : 'object';

const tooLong = (most: number): string => `the loop has more than ${most.toLocaleString('en')} iterations`;

function iterate(expression: Comprehension, over: ListValue | ObjectValue, scope: Scope): Value {
  const bodies: Value[] = [];
  const filters: Value[] = [];
  const { rest } = over;
  for (const inner of iterations(expression.loop, over, scope)) {
    const keep = expression.filter && conditionIn(scope, evaluate(expression.filter, inner), expression.filter);
    if (keep !== undefined) filters.push(keep);
    bodies.push(isFalse(keep) ? unknown('the filter leaves it out', expression) : evaluate(expression.body, inner));
  }
  const isTerraform = scope.evaluation.dialect === 'terraform';
  const whole = (list: ListValue): Value => (isTerraform ? errorAmong(list) : undefined) ?? list;
  if (expression.filter === undefined) return whole(listOf(bodies, expression, rest));
  return distribute(filters, expression, scope.evaluation.budget, (kept) =>
    whole(keptItems(bodies, kept, expression, rest)),
  );
}

/** What Terraform refuses of one item, it refuses the whole for. */
function errorAmong({ items, rest, at }: ListValue): Unknown | undefined {
  const found = items.find(isError) ?? (rest?.error === true ? rest : undefined);
  return found && unknown(found.because, at, { trail: found.trail, sensitive: found.sensitive, error: true });
}

const isFalse = (value: Value | undefined): boolean => value?.kind === 'scalar' && value.value === false;

/** The items whose condition is true. From the first on that may or may not be there, nobody can say which comes next. */
export function keptItems(
  items: readonly Value[],
  conditions: readonly Settled[],
  at: Value['at'],
  rest: Unknown | undefined,
): ListValue {
  const kept: Value[] = [];
  let open = rest;
  for (const [i, condition] of conditions.entries()) {
    const item = items[i];
    if (isFalse(condition) || item === undefined) continue;
    if (condition.kind === 'unknown') {
      open = unknown(condition.because, at, { trail: condition.trail, error: condition.error });
    } else if (condition.kind === 'scalar' && condition.value === true) kept.push(item);
    else open = unknown(`the condition is ${describe(condition)}, not true or false`, at, { error: true });
  }
  return listOf(kept, at, open);
}

/** The scope of an iteration over what is not known: its item is as secret as the collection. */
function anyIteration({ item, index }: Loop, over: Unknown, scope: Scope): Scope {
  const { because, trail, sensitive } = over;
  const one = over.item ?? unknown(because, item, { trail, sensitive });
  const values = [sensitive === true ? asSensitive(one) : one, unknown(because, index ?? item, { sensitive })];
  return index === undefined ? bind(scope, [item], values) : bind(scope, [item, index], values);
}

/** The scopes of the iterations of a loop, one for each known item. An object gives its values and their keys. */
export function* iterations(loop: Loop, over: ListValue | ObjectValue, scope: Scope): Generator<Scope> {
  const isTerraform = scope.evaluation.dialect === 'terraform';
  const names: readonly Name[] = loop.index === undefined ? [loop.item] : [loop.item, loop.index];
  if (over.kind === 'list') {
    for (const [i, item] of over.items.entries()) {
      const value = partOf(over, item, item.at);
      const index = over.collection === 'set' ? value : scalar(i, loop.index ?? loop.item);
      yield bind(scope, names, [value, index]);
    }
    return;
  }
  const entries = isTerraform ? inKeyOrder(over.entries) : over.entries;
  for (const [name, entry] of entries) {
    const value = partOf(over, entry, entry.at);
    yield bind(scope, names, [value, scalar(name, entry.at)]);
  }
}

/** Terraform goes through objects and maps in the order of their keys. */
const inKeyOrder = (entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
  [...entries].sort(([a], [b]) => byCodePoints(a, b));

/** A lambda with the scope that it was written in. */
export function closureOf(lambda: Lambda, scope: Scope): Closure {
  return {
    kind: 'closure',
    lambda,
    at: lambda,
    apply: (args) => evaluate(lambda.body, bind(scope, lambda.parameters, args)),
  };
}
