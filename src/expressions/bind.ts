import type { Step, Value } from '../model/value.js';
import type { Scope } from './scope.js';
import type { Name } from './tree.js';
import { relocated, unknown } from './values.js';

/**
 * A scope in which some more names have values: those of a loop, of a lambda, of a function. A name without a value is
 * unknown. The step of the trail is of kind `kind`.
 */
export function bind(
  scope: Scope,
  names: readonly Name[],
  values: readonly (Value | undefined)[],
  kind: Step['kind'] = 'variable',
): Scope {
  return {
    evaluation: scope.evaluation,
    lookup(name, at) {
      for (let i = 0; i < names.length; i++) {
        if (names[i]?.text !== name) continue;
        const value = values[i];
        return value === undefined
          ? unknown(`\`${name}\` is given no value`, at)
          : relocated(value, at, { kind, name });
      }
      return scope.lookup(name, at);
    },
    call: (name, receiver, args, at) => scope.call(name, receiver, args, at),
  };
}
