import type { Action } from '../roles/action.js';

/** What is asked of a grant for one action, worked out once: rules ask the same of every grant that reaches a vault. */
export function byAction<T>(answer: (action: Action) => T): (action: Action) => T {
  const known = new Map<Action, T>();
  return (action) => {
    const found = known.get(action) ?? answer(action);
    known.set(action, found);
    return found;
  };
}
