import type { Scope } from '../../../expressions/scope.js';
import { relocated } from '../../../expressions/values.js';
import type { Round } from './expansion.js';

/** A scope in which `each` and `count` are those of a round. */
export function roundScope(scope: Scope, { names }: Round): Scope {
  if (names.size === 0) return scope;
  return {
    evaluation: scope.evaluation,
    lookup(name, at) {
      const bound = name === 'each' || name === 'count' ? names.get(name) : undefined;
      return bound === undefined ? scope.lookup(name, at) : relocated(bound, at);
    },
    call: (name, receiver, args, at) => scope.call(name, receiver, args, at),
  };
}
