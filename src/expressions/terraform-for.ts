import type { ListValue, ObjectValue, Unknown, Value } from '../model/value.js';
import { iterations } from './comprehension.js';
import { distribute, type Settled } from './distribute.js';
import { isError } from './errors.js';
import { evaluate } from './evaluate.js';
import { Problem } from './functions/problem.js';
import { joinText } from './join-text.js';
import { conditionIn } from './logic.js';
import type { Scope } from './scope.js';
import { textOf } from './terraform-scalars.js';
import { terraformText } from './terraform-text.js';
import type { Comprehension } from './tree.js';
import { asSensitive, describe, listOf, objectOf, scalar, unknown } from './values.js';

/** The text of a directive `%{for}`: its bodies one after the other. */
export function textOfEach(expression: Comprehension, over: ListValue | ObjectValue, scope: Scope): Value {
  const bodies: Value[] = [];
  for (const inner of iterations(expression.loop, over, scope)) bodies.push(evaluate(expression.body, inner));
  const { rest } = over;
  const all = rest === undefined ? bodies : [...bodies, unknown(rest.because, expression, { trail: rest.trail })];
  return joinText(all, expression, scope.evaluation.budget, terraformText);
}

/** `{for item in collection : key => body if condition}`, and `body...` for the bodies of each key as a list. */
export function objectOfEach(expression: Comprehension, over: ListValue | ObjectValue, scope: Scope): Value {
  const yes = scalar(true, expression);
  const [conditions, keys, bodies]: [Value[], Value[], Value[]] = [[], [], []];
  for (const inner of iterations(expression.loop, over, scope)) {
    const { filter, key, body } = expression;
    const keep = filter && conditionIn(scope, evaluate(filter, inner), filter);
    if (key === undefined || (keep?.kind === 'scalar' && keep.value === false)) continue;
    conditions.push(keep ?? yes);
    keys.push(evaluate(key, inner));
    bodies.push(evaluate(body, inner));
  }
  return distribute([...conditions, ...keys], expression, scope.evaluation.budget, (settled) => {
    const entries = new Entries(expression, over.rest);
    bodies.forEach((body, i) => {
      entries.add(settled[i], settled[bodies.length + i], body);
    });
    return entries.whole();
  });
}

/** The entries of an object in the making; what may or may not be one is its rest. */
class Entries {
  readonly #entries = new Map<string, Value[]>();
  #error: Unknown | undefined;
  #sensitive = false;

  constructor(
    private readonly expression: Comprehension,
    private rest: Unknown | undefined,
  ) {}

  add(condition: Settled | undefined, key: Settled | undefined, body: Value): void {
    if (condition === undefined || key === undefined) return;
    if (condition.sensitive === true || key.sensitive === true) this.#sensitive = true;
    if (condition.kind === 'unknown') this.#open(condition);
    else if (condition.kind !== 'scalar' || typeof condition.value !== 'boolean') {
      this.#fail(`the condition is ${describe(condition)}, not true or false`);
    } else if (condition.value) this.#put(key, body);
  }

  whole(): Value {
    if (this.#error !== undefined) return this.#error;
    const entries = new Map<string, Value>();
    for (const [name, [first, ...others]] of this.#entries) {
      if (first === undefined) continue;
      entries.set(name, this.#isGrouped ? listOf([first, ...others], first.at, this.rest) : first);
    }
    const whole = objectOf(entries, this.expression, this.rest);
    return this.#sensitive ? asSensitive(whole) : whole;
  }

  get #isGrouped(): boolean {
    return this.expression.yields === 'groups';
  }

  #put(key: Settled, body: Value): void {
    if (key.kind === 'unknown') {
      this.#open(key);
      return;
    }
    const name = key.kind === 'scalar' && key.value !== null ? textOf(key.value) : undefined;
    if (name === undefined) this.#fail(`the key is ${describe(key)}`);
    else if (name instanceof Problem) this.#fail(name.because);
    else if (isError(body)) this.#fail(body.because);
    else if (this.#isGrouped) this.#entries.set(name, [...(this.#entries.get(name) ?? []), body]);
    else if (this.#entries.has(name)) this.#fail('two items have one key');
    else this.#entries.set(name, [body]);
  }

  #open({ because, trail, error }: Unknown): void {
    if (error === true) this.#fail(because);
    this.rest ??= unknown(because, this.expression, { trail });
  }

  #fail(because: string): void {
    this.#error ??= unknown(because, this.expression, { error: true });
  }
}
