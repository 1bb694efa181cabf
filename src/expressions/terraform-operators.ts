import { decimalProduct, decimalSum } from './decimal.js';
import { Problem } from './functions/problem.js';
import { booleanOf, inexact, numberOf, type Plain } from './terraform-scalars.js';
import type { Operator } from './tree.js';

/** What an operator of Terraform gives for known operands, or why it gives nothing. Strings of numbers are numbers. */
export function terraformResult(operator: Operator, operands: readonly Plain[]): number | boolean | Problem {
  if (operands.some((operand) => operand === null)) return new Problem(`\`${operator}\` cannot work on null`);
  const given = operands.filter((operand) => operand !== null);
  if (operator === '!') {
    const value = booleanOf(given[0] ?? '');
    return value instanceof Problem ? value : !value;
  }
  const [left = 0, right] = given.map((operand) => numberOf(operand));
  if (left instanceof Problem) return left;
  if (right instanceof Problem) return right;
  return right === undefined ? 0 - left : binary(operator, left, right);
}

function binary(operator: Operator, left: number, right: number): number | boolean | Problem {
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
      return arithmetic(operator, left, right);
  }
}

/** https://developer.hashicorp.com/terraform/language/expressions/operators#arithmetic-operators */
function arithmetic(operator: Operator, left: number, right: number): number | Problem {
  if (operator === '/' && right === 0) return new Problem('it divides by zero');
  const result = computed(operator, left, right);
  if (result === undefined) return new Problem(`there is no \`${operator}\``);
  const isWhole = Number.isInteger(left) && Number.isInteger(right) && operator !== '/';
  return Number.isFinite(result) && (!isWhole || Number.isSafeInteger(result)) ? result : inexact;
}

function computed(operator: Operator, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return decimalSum(left, right);
    case '-':
      return decimalSum(left, -right);
    case '*':
      return decimalProduct(left, right);
    case '/':
      return left / right;
    case '%':
      return remainder(left, right);
    default:
      return undefined;
  }
}

/** As of whole numbers, with the sign of the left one. Nothing is taken from that by a division by zero. */
function remainder(left: number, right: number): number {
  if (right === 0) return left;
  const whole = Math.trunc(left / right);
  return decimalSum(left, -decimalProduct(whole, right)) + 0;
}
