import type { Case, Value } from '../../../model/value.js';
import type { BuiltIn } from '../../scope.js';
import { setOf } from '../../terraform-conversion.js';
import { listAs, mapAs } from '../../values.js';

type Collection = 'list' | 'set' | 'map';

/** A function whose result is a collection, where it is a list or an object at all. */
export const giving =
  (collection: Collection, builtIn: BuiltIn): BuiltIn =>
  (args, site) =>
    collected(builtIn(args, site), collection);

/** A list or an object as a collection of Terraform's. */
export function collected(value: Value, collection: Collection): Value {
  if (value.kind === 'list') return collection === 'set' ? setOf(value) : listAs(value, 'list');
  if (value.kind === 'object') return collection === 'map' ? mapAs(value) : value;
  if (value.kind !== 'depends') return value;
  const cases = value.cases.map(({ when, is }) => ({ when, is: collected(is, collection) as Case['is'] }));
  return { ...value, cases };
}
