import type { Scalar, ValueType } from '../model/value.js';
import { digitsOf, readDecimal } from './decimal.js';
import { Problem, Unworked } from './functions/problem.js';

/**
 * The conversions that Terraform makes by itself wherever a string, a number or a boolean is wanted.
 * https://developer.hashicorp.com/terraform/language/expressions/types#type-conversion
 */
export type Plain = Scalar['value'];

export const inexact = new Unworked('the number has more digits than are kept');

/** A string, number or boolean as text. */
export function textOf(value: Exclude<Plain, null>): string | Problem {
  return typeof value === 'number' ? (digitsOf(value) ?? inexact) : String(value);
}

/** A number, or the text of one. */
export function numberOf(value: Exclude<Plain, null>): number | Problem {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' ? readDecimal(value) : undefined;
  if (number === undefined) return new Problem('a number is needed');
  return Number.isNaN(number) ? inexact : number;
}

/** A boolean, or the text of one; `0` and `1` count too. */
export function booleanOf(value: Exclude<Plain, null>): boolean | Problem {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return new Problem('a boolean is needed');
}

/** `null` stays what it is in every type. */
export function scalarAs(value: Plain, type: Extract<ValueType, 'string' | 'int' | 'bool'>): Plain | Problem {
  if (value === null) return null;
  if (type === 'string') return textOf(value);
  return type === 'int' ? numberOf(value) : booleanOf(value);
}
