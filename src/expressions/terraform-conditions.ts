import type { Span } from '../model/source.js';
import type { Value } from '../model/value.js';
import { Problem } from './functions/problem.js';
import { converted } from './terraform-conversion.js';
import { terraformTypeOf, unifiedType } from './terraform-types.js';
import { unknown } from './values.js';

/** What stands where a condition is wanted: the text of a boolean is one. What is none stays as it is. */
export function terraformCondition(value: Value): Value {
  const result = converted(value, 'bool');
  return result instanceof Problem ? value : result;
}

/**
 * One branch of a conditional, as the type that both branches can be: of `a ? 1 : "x"` it is "1" or "x".
 * https://developer.hashicorp.com/terraform/language/expressions/conditionals#result-types
 */
export function asBranch(value: Value, other: Value, at: Span): Value {
  const type = unifiedType([terraformTypeOf(value), terraformTypeOf(other)]);
  const result = type === undefined ? undefined : converted(value, type);
  if (result !== undefined && !(result instanceof Problem)) return result;
  return unknown('the two results are of types that have nothing in common', at, { trail: value.trail, error: true });
}
