import type { ListValue, ObjectValue, Value } from '../../model/value.js';
import { partOf } from '../access.js';
import { keptItems } from '../comprehension.js';
import { distribute } from '../distribute.js';
import type { Argument, BuiltIn, CallSite, Closure } from '../scope.js';
import { setWithoutCase } from '../spelling.js';
import { asCondition } from '../truth.js';
import { listOf, objectOf, scalar, unknown } from '../values.js';
import { wrongCount } from './define.js';
import { entriesByKey, grouped } from './keyed.js';
import { overList, overObject } from './over.js';
import { sorted } from './sort.js';

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-lambda */
export const lambdas: Readonly<Record<string, BuiltIn>> = {
  map: overList('array', [1, 1], (list, [lambda], { at }) => listOf(eachItem(list, lambda), at, list.rest)),
  filter: overList('array', [1, 1], (list, [lambda], { at, evaluation }) => {
    const conditions = eachItem(list, lambda).map((answer) => asCondition(answer, answer.at));
    const items = list.items.map((item) => partOf(list, item, item.at));
    return distribute(conditions, at, evaluation.budget, (kept) => keptItems(items, kept, at, list.rest));
  }),
  sort: overList('array', [1, 1], (list, [lambda], site) => sorted(list, lambda, site)),
  toObject: overList('object', [1, 2], (list, [key, value], site) => entriesByKey(list, key, value, site)),
  groupBy: overList('object', [1, 2], (list, [key, value], site) => grouped(list, key, value, site)),
  mapValues: overObject('object', [1, 1], (object, [lambda], { at }) => mapValues(object, lambda, at)),
  reduce,
};

/** The lambda applied to each item and, for those with two parameters, its index. */
export function eachItem(list: ListValue, lambda: Closure | undefined): readonly Value[] {
  if (lambda === undefined) return [];
  return list.items.map((item, i) => lambda.apply([partOf(list, item, item.at), scalar(i, lambda.at)]));
}

function mapValues(object: ObjectValue, lambda: Closure | undefined, at: Value['at']): ObjectValue {
  const entries = new Map<string, Value>();
  for (const [name, value] of object.entries) {
    if (lambda !== undefined) setWithoutCase(entries, name, lambda.apply([partOf(object, value, value.at)]));
  }
  return objectOf(entries, at, object.rest);
}

/** `reduce(array, initial, (current, next, index) => …)`: its lambda is the third argument. */
function reduce(args: readonly Argument[], site: CallSite): Value {
  const [list, initial, lambda, ...others] = args;
  if (list === undefined || lambda === undefined || others.length > 0) return wrongCount(site, 3, 3, args.length);
  const run = overList(undefined, [1, 1], (over, [step], { evaluation }) => {
    if (initial === undefined || initial.kind === 'closure' || step === undefined || over.rest !== undefined) {
      return undefined;
    }
    let current: Value = initial;
    for (const [i, item] of over.items.entries()) {
      if (evaluation.budget.steps <= 0) return unknown('reducing it takes more steps than the limit', site.at);
      current = step.apply([current, partOf(over, item, item.at), scalar(i, step.at)]);
    }
    return current;
  });
  return run([list, lambda], site);
}
