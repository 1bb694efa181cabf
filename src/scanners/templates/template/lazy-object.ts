import { evaluate } from '../../../expressions/evaluate.js';
import type { Scope } from '../../../expressions/scope.js';
import type { Expression, ObjectExpression } from '../../../expressions/tree.js';
import { objectOf, unknown } from '../../../expressions/values.js';
import type { Value } from '../../../model/value.js';

/** Has the last word on a value. */
type Settle = (value: Value) => Value;

/**
 * The value of a body whose properties are evaluated when somebody asks for them, and so are those of the objects written
 * in it: of most resources little more is ever read than the tags. An object with computed names or spreads is evaluated
 * as a whole. Not for what expressions refer to as a whole: it would contain what refers back to it.
 */
export function lazyObject(expression: Expression, scope: Scope, settle: Settle): Value {
  const entries = lazyEntries(expression, scope, settle);
  return entries === undefined ? settle(evaluate(expression, scope)) : objectOf(entries, expression);
}

/** The properties of such a body; undefined for one that is evaluated as a whole. */
export function lazyEntries(
  expression: Expression,
  scope: Scope,
  settle: Settle,
): ReadonlyMap<string, Value> | undefined {
  const written = expression.kind === 'object' ? propertiesOf(expression) : undefined;
  return written && new LazyEntries(written, (part) => lazyObject(part, scope, settle));
}

const known = new WeakMap<ObjectExpression, ReadonlyMap<string, Expression> | 'composed'>();

/** The properties by their names; undefined if only an evaluation tells those. */
function propertiesOf(expression: ObjectExpression): ReadonlyMap<string, Expression> | undefined {
  let properties = known.get(expression);
  if (properties === undefined) {
    properties = namedIn(expression);
    known.set(expression, properties);
  }
  return properties === 'composed' ? undefined : properties;
}

function namedIn({ entries }: ObjectExpression): ReadonlyMap<string, Expression> | 'composed' {
  const named = new Map<string, Expression>();
  for (const entry of entries) {
    if (entry.kind === 'spread' || entry.key.kind !== 'literal') return 'composed';
    named.set(String(entry.key.value), entry.value);
  }
  return named;
}

class LazyEntries implements ReadonlyMap<string, Value> {
  readonly #written: ReadonlyMap<string, Expression>;
  readonly #evaluate: (expression: Expression) => Value;
  readonly #values = new Map<string, Value>();

  constructor(written: ReadonlyMap<string, Expression>, evaluateOne: (expression: Expression) => Value) {
    this.#written = written;
    this.#evaluate = evaluateOne;
  }

  get size(): number {
    return this.#written.size;
  }

  has(name: string): boolean {
    return this.#written.has(name);
  }

  get(name: string): Value | undefined {
    const before = this.#values.get(name);
    if (before !== undefined) return before;
    const expression = this.#written.get(name);
    if (expression === undefined) return undefined;
    this.#values.set(name, unknown(`\`${name}\` refers to itself`, expression));
    const value = this.#evaluate(expression);
    this.#values.set(name, value);
    return value;
  }

  keys(): MapIterator<string> {
    return this.#written.keys();
  }

  *entries(): MapIterator<[string, Value]> {
    for (const name of this.#written.keys()) {
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
  }

  forEach(visit: (value: Value, name: string, entries: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.entries()) visit(value, name, this);
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }
}
