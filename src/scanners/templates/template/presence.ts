import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { Expression } from '../../../expressions/tree.js';
import { asCondition } from '../../../expressions/truth.js';
import type { Assumption } from '../../../model/value.js';
import { areCompatible, joined } from '../../../model/value.js';
import type { Worlds } from './restrict.js';

/** Whether something is deployed, and under what assumptions. */
export interface Presence {
  readonly deployed: boolean;
  /** What all circumstances have in common under which it is deployed. */
  readonly when: readonly Assumption[];
  /** Those circumstances. */
  readonly worlds: Worlds;
}

export const always: Presence = { deployed: true, when: [], worlds: [] };
/** Conditions inside of conditions multiply; beyond this, only what all circumstances have in common is kept. */
const maxWorlds = 32;
const never: Presence = { deployed: false, when: [], worlds: [] };

/** What an `if` says. `address` names the condition if nothing else does. */
export function presenceOf(condition: Expression | undefined, scope: Scope, address: string): Presence {
  if (condition === undefined) return always;
  const value = asCondition(evaluate(condition, scope), condition);
  const cases = value.kind === 'depends' ? value.cases : [{ when: [], is: value }];
  const worlds: (readonly Assumption[])[] = [];
  let everywhere = true;
  for (const { when, is } of cases) {
    if (is.kind === 'scalar' && is.value === false) everywhere = false;
    else if (is.kind === 'scalar' && is.value === true) worlds.push(when);
    else {
      everywhere = false;
      worlds.push(joined(when, [{ subject: `condition of ${address}`, is: true, at: condition }]));
    }
  }
  return everywhere ? always : within(worlds);
}

/** Both at once: what is inside of something that has conditions of its own. */
export function both(outer: Presence, inner: Presence): Presence {
  if (!outer.deployed || !inner.deployed) return never;
  if (outer.worlds.length === 0) return inner;
  if (inner.worlds.length === 0) return outer;
  const worlds = outer.worlds.flatMap((a) => inner.worlds.filter((b) => areCompatible(a, b)).map((b) => joined(a, b)));
  return within(worlds);
}

function within(worlds: Worlds): Presence {
  if (worlds.length === 0) return never;
  const when = common(worlds);
  return { deployed: true, when, worlds: worlds.length > maxWorlds ? [when] : worlds };
}

function common(worlds: Worlds): readonly Assumption[] {
  const [first = [], ...others] = worlds;
  return first.filter((a) => others.every((world) => world.some((b) => a.subject === b.subject && a.is === b.is)));
}
