import type { ListValue, ObjectValue, Value, ValueType } from '../../model/value.js';
import { distribute } from '../distribute.js';
import type { Argument, BuiltIn, CallSite, Closure } from '../scope.js';
import { asSensitive, describe, unknown, withTrail } from '../values.js';
import { wrongCount } from './define.js';

/** Undefined if it cannot be told because there may be more items than those that are known. */
type Run<T> = (over: T, lambdas: readonly Closure[], site: CallSite) => Value | undefined;

/** A function of an array and as many lambdas as `counts` says. An unknown array gives something unknown. */
export const overList = (
  gives: ValueType | undefined,
  counts: readonly [number, number],
  run: Run<ListValue>,
): BuiltIn => over(gives, counts, run, (value) => (value.kind === 'list' ? value : undefined), 'an array');

/** A function of an object and as many lambdas as `counts` says. */
export const overObject = (gives: ValueType, counts: readonly [number, number], run: Run<ObjectValue>): BuiltIn =>
  over(gives, counts, run, (value) => (value.kind === 'object' ? value : undefined), 'an object');

function over<T extends ListValue | ObjectValue>(
  gives: ValueType | undefined,
  [least, most]: readonly [number, number],
  run: Run<T>,
  read: (value: Value) => T | undefined,
  wants: string,
): BuiltIn {
  return (args, site) => {
    const [first, ...others] = args;
    if (first === undefined || others.length < least || others.length > most) {
      return wrongCount(site, least + 1, most + 1, args.length);
    }
    if (first.kind === 'closure' || !areLambdas(others)) {
      return unknown(`\`${site.name}\` wants ${wants} and then a lambda`, site.at);
    }
    return distribute([first], site.at, site.evaluation.budget, ([value]) => {
      const of = value === undefined ? undefined : read(value);
      const result = of === undefined ? undefined : run(of, others, site);
      if (result !== undefined) return finished(result, first);
      return noResult(value ?? first, gives, wants, site);
    });
  };
}

const areLambdas = (args: readonly Argument[]): args is readonly Closure[] =>
  args.every((arg) => arg.kind === 'closure');

function finished(result: Value, first: Value): Value {
  const way = withTrail(result, first.trail);
  return first.sensitive === true ? asSensitive(way) : way;
}

function noResult(value: Value, gives: ValueType | undefined, wants: string, { name, at }: CallSite): Value {
  const open = value.kind === 'list' || value.kind === 'object' ? value.rest : value;
  const { trail, sensitive } = value;
  if (open?.kind === 'unknown') return unknown(open.because, at, { type: gives, trail, sensitive });
  return unknown(`\`${name}\` wants ${wants}, not ${describe(value)}`, at, { trail, sensitive });
}
