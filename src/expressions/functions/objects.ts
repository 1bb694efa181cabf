import type { ObjectValue, Value } from '../../model/value.js';
import { partOf } from '../access.js';
import type { BuiltIn } from '../scope.js';
import { listOf, objectOf, scalar } from '../values.js';
import { structural } from './define.js';
import { object } from './parameter.js';

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-object */
export const objects: Readonly<Record<string, BuiltIn>> = {
  objectKeys: structural({ gives: 'array' }, [object], ([of], { at }) =>
    listOf(
      sortedNames(of).map((name) => scalar(name, at)),
      at,
      of.rest,
    ),
  ),
  items: structural({ gives: 'array' }, [object], ([of], { at }) =>
    listOf(
      sortedNames(of).map((name) => item(of, name, at)),
      at,
      of.rest,
    ),
  ),
};

function item(of: ObjectValue, name: string, at: Value['at']): Value {
  const value = of.entries.get(name) ?? scalar(null, at);
  return objectOf(
    new Map([
      ['key', scalar(name, value.at)],
      ['value', partOf(of, value, value.at)],
    ]),
    value.at,
  );
}

/** The platform orders names alphabetically, whatever their case. */
function sortedNames({ entries }: ObjectValue): readonly string[] {
  return [...entries.keys()].sort((a, b) => ordinal(a.toLowerCase(), b.toLowerCase()) || ordinal(a, b));
}

const ordinal = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
