import type { Assumption, Value } from '../model/value.js';
import { distribute, type Settled } from './distribute.js';
import { areEqual } from './equality.js';
import { obstacleIn } from './errors.js';
import { evaluate } from './evaluate.js';
import { Problem, Unworked } from './functions/problem.js';
import type { Scope } from './scope.js';
import { costOf } from './size.js';
import { operationSymbol, symbolOf } from './symbol.js';
import { terraformResult } from './terraform-operators.js';
import type { Plain } from './terraform-scalars.js';
import type { Operation, Operator } from './tree.js';
import { bothWays, possibilities, type Question } from './truth.js';
import { describe, scalar, trailOf, unknown } from './values.js';

/** Every operator but `&&`, `||` and `??`, which do not evaluate what cannot matter. */
export function operation(expression: Operation, scope: Scope): Value {
  const operands = expression.operands.map((operand) => evaluate(operand, scope));
  for (const operand of operands) scope.evaluation.budget.steps -= costOf(operand);
  return distribute(operands, expression, scope.evaluation.budget, (settled) => apply(expression, settled, scope));
}

function apply(expression: Operation, operands: readonly Settled[], { evaluation }: Scope): Value {
  const { operator } = expression;
  const [left, right = left] = operands;
  if (left === undefined || right === undefined) return unknown(`\`${operator}\` has nothing to work on`, expression);
  if (isEquality(operator)) return compareEqual(expression, left, right);
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    const plain = operands.length === 1 ? [left.value] : [left.value, right.value];
    const result = evaluation.dialect === 'terraform' ? terraformResult(operator, plain) : armResult(operator, plain);
    if (result !== undefined) return settled(result, expression, operands);
  }
  return unanswered(expression, operands);
}

/** The result, undefined for operands of the wrong kind, or why there is none. */
function armResult(operator: Operator, [left = null, right]: readonly Plain[]): Result {
  return right === undefined ? unary(operator, left) : binary(operator, left, right);
}

type Result = number | boolean | Problem | undefined;

function settled(result: number | boolean | Problem, expression: Operation, operands: readonly Settled[]): Value {
  const trail = trailOf(operands);
  const sensitive = operands.some((value) => value.sensitive === true);
  if (!(result instanceof Problem)) return scalar(result, expression, trail, sensitive);
  return unknown(result.because, expression, { trail, sensitive, error: !(result instanceof Unworked) });
}

function unary(operator: Operator, value: Plain): number | boolean | undefined {
  if (operator === '!') return typeof value === 'boolean' ? !value : undefined;
  if (typeof value !== 'number') return undefined;
  return operator === 'negate' && value !== 0 ? -value : value;
}

function binary(operator: Operator, left: Plain, right: Plain): Result {
  if (typeof left === 'string' && typeof right === 'string') return ordered(operator, left, right);
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  const order = ordered(operator, left, right);
  if (order !== undefined) return order;
  if ((operator === '/' || operator === '%') && right === 0) return new Problem('it divides by zero');
  const result = arithmetic(operator, left, right);
  if (result === undefined || Number.isSafeInteger(result)) return result;
  if (Number.isInteger(left) && Number.isInteger(right)) return new Problem('the result is too large to be exact');
  return result;
}

function ordered<T extends string | number>(operator: Operator, left: T, right: T): boolean | undefined {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return undefined;
  }
}

/** Division rounds towards zero, as it does for the whole numbers of Azure Resource Manager. */
function arithmetic(operator: Operator, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return Math.trunc(left / right) + 0;
    case '%':
      return (left % right) + 0;
    default:
      return undefined;
  }
}

const isEquality = (operator: Operator): boolean => ['==', '!=', '=~', '!~'].includes(operator);

function compareEqual(expression: Operation, left: Settled, right: Settled): Value {
  const { operator } = expression;
  const same = areEqual(left, right, { ignoreCase: operator === '=~' || operator === '!~' });
  if (same === undefined) return unanswered(expression, [left, right]);
  return settled(same === (operator === '==' || operator === '=~'), expression, [left, right]);
}

/** What an operator gives when an operand is not known, or is of the wrong kind. */
function unanswered(expression: Operation, operands: readonly Settled[]): Value {
  const { operator } = expression;
  const open = obstacleIn(operands);
  const trail = trailOf(operands);
  const sensitive = operands.some((value) => value.sensitive === true);
  if (open === undefined) {
    const what = operands.find((value) => value.kind !== 'scalar') ?? operands[0];
    const found = what === undefined ? 'nothing' : describe(what);
    return unknown(`\`${signs[operator] ?? operator}\` cannot work on ${found}`, expression, {
      trail,
      sensitive,
      error: true,
    });
  }
  const question = questionOf(expression, operands);
  const type = question === undefined && !isComparison(operator) ? ('int' as const) : ('bool' as const);
  const symbol = question === undefined ? operationSymbol(signs[operator] ?? operator, operands) : undefined;
  const result = unknown(open.because, expression, { trail, sensitive, type, symbol, error: open.error });
  return question === undefined ? result : possibilities(result, question);
}

const signs: Partial<Record<Operator, string>> = { negate: '-', plus: '+' };

const isComparison = (operator: Operator): boolean =>
  isEquality(operator) || ['<', '<=', '>', '>=', '!'].includes(operator);

/**
 * The question a comparison asks, each worded in one way only, so that answers can be seen to contradict each other:
 * `a != b` is the opposite of `a == b`, and `a >= b` that of `a < b`.
 */
function questionOf(expression: Operation, operands: readonly Settled[]): Question | undefined {
  const [left, right = left] = operands;
  if (left === undefined || right === undefined) return undefined;
  switch (expression.operator) {
    case '!':
      return negation(left);
    case '==':
    case '!=':
      return equality('==', left, right, expression);
    case '=~':
    case '!~':
      return equality('=~', left, right, expression);
    case '<':
      return asked(operationSymbol('<', [left, right]), false);
    case '>=':
      return asked(operationSymbol('<', [left, right]), true);
    case '>':
      return asked(operationSymbol('<', [right, left]), false);
    case '<=':
      return asked(operationSymbol('<', [right, left]), true);
    default:
      return undefined;
  }
}

const asked = (subject: string | undefined, negated: boolean): Question | undefined =>
  subject === undefined ? undefined : { subject, negated };

function negation(value: Settled): Question | undefined {
  const subject = value.kind === 'unknown' ? bothWays(value)?.cases[0]?.when[0]?.subject : undefined;
  return asked(subject, true);
}

function equality(sign: '==' | '=~', left: Settled, right: Settled, at: Operation): Question | undefined {
  const [a, b] = inOrder(left, right);
  const subject = operationSymbol(sign, [a, b]);
  if (subject === undefined) return undefined;
  const negated = at.operator === '!=' || at.operator === '!~';
  const name = symbolOf(a);
  if (a.kind === 'unknown' && a.type === 'bool' && b.kind === 'scalar' && name !== undefined) {
    return { subject: name, negated: negated !== (b.value === false) };
  }
  if (sign !== '==' || a.kind !== 'unknown' || b.kind !== 'scalar' || name === undefined) return { subject, negated };
  const implied: Assumption = { subject: name, is: b.value, at };
  return { subject, negated, implied: [implied] };
}

/** The unknown side first; two unknown ones in the order of their symbols. */
function inOrder(left: Settled, right: Settled): readonly [Settled, Settled] {
  if (left.kind !== 'unknown') return [right, left];
  if (right.kind !== 'unknown') return [left, right];
  return (left.symbol ?? '') <= (right.symbol ?? '') ? [left, right] : [right, left];
}
