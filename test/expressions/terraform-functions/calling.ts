import { newBudget } from '../../../src/expressions/budget.js';
import { fromJson, toJson, type Json } from '../../../src/expressions/json.js';
import type { Evaluation } from '../../../src/expressions/scope.js';
import { terraformFunctions } from '../../../src/expressions/terraform-functions.js';
import { unknown } from '../../../src/expressions/values.js';
import type { Source } from '../../../src/model/source.js';
import type { Value } from '../../../src/model/value.js';

const source: Source = { path: 'main.tf', language: 'terraform', text: 'given' };

/** Where all values of these tests stand. */
export const here = { source, start: 0, end: 5 };

export const value = (json: Json): Value => fromJson(json, here);

/** What a function gives for values, or for plain data. */
export function called(name: string, args: readonly (Json | Value)[], world: Partial<Evaluation> = {}): Value {
  const evaluation: Evaluation = {
    functions: terraformFunctions,
    budget: newBudget(),
    files: { read: () => ({ problem: 'it does not exist' }) },
    target: { scope: 'resourceGroup' },
    ...world,
  };
  const values = args.map((arg) => (isValue(arg) ? arg : value(arg)));
  const builtIn = terraformFunctions.find(name);
  return builtIn?.(values, { name, at: here, evaluation }) ?? unknown(`there is no function \`${name}\``, here);
}

const isValue = (arg: Json | Value): arg is Value =>
  arg !== null && typeof arg === 'object' && 'trail' in arg && 'kind' in arg;

/** The plain data of a result; `error` for one that Terraform refuses; for another unknown, its symbol. */
export function shown(result: Value): unknown {
  if (result.kind === 'unknown') return result.error === true ? 'error' : { unknown: result.symbol ?? '' };
  const plain = toJson(result);
  return plain === undefined ? { partly: result.kind } : plain;
}

/** A set, list or map of plain data. */
export const as = (kind: 'toset' | 'tolist' | 'tomap', json: Json): Value => called(kind, [json]);

/** A variable without a value. */
export const variable = (name: string, type?: 'string' | 'array' | 'object' | 'bool' | 'int'): Value =>
  unknown(`variable \`${name}\` has no value`, here, { type, symbol: `⟨parameter ${name}⟩` });
