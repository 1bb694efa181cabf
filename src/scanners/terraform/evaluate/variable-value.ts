import { evaluate } from '../../../expressions/evaluate.js';
import { asSensitive, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Case, Scalar, Step, Value } from '../../../model/value.js';
import type { Variable } from '../module/declarations.js';
import { conformed, valueTypeOf } from '../module/type-constraint.js';
import type { Module } from './module.js';
import { opened } from './opened.js';

/** What a module is called with, or a root given by files. */
export interface Given {
  readonly kind: Extract<Step['kind'], 'argument' | 'assignment'>;
  /** The value given to a variable; undefined if none is. */
  get(name: string): Value | undefined;
}

/** The value of a variable in one module: given, or by default, or as much as its type tells. */
export function variableValue(variable: Variable, module: Module): Value {
  const { name, type, nullable, secure } = variable;
  const { given } = module.context;
  const argument = given.get(name.text);
  const value =
    argument === undefined || (!nullable && isNull(argument))
      ? byDefault(variable, module)
      : conformed(relocated(argument, name, { kind: given.kind, name: name.text }), type, module.scope);
  return secure ? asSensitive(value) : value;
}

const isNull = (value: Value): boolean => value.kind === 'scalar' && value.value === null;

function byDefault(variable: Variable, module: Module): Value {
  const { name, type } = variable;
  if (variable.default === undefined) return conformed(undecided(variable, module), type, module.scope);
  const written = relocated(evaluate(variable.default, module.scope), name, { kind: 'default', name: name.text });
  const value = conformed(written, type, module.scope);
  const open = module.context.run.opened(variable);
  return open.length === 0 ? value : opened(value, open, variable, module);
}

/** One of the values that its type or its validation allows, if they are few; else unknown. */
function undecided(variable: Variable, module: Module): Value {
  const { name, type, allowed } = variable;
  const subject = `⟨variable ${module.addressOf(name.text)}⟩`;
  const valueType = valueTypeOf(type);
  const options = allowed === undefined ? booleans(valueType, variable) : optionsIn(evaluate(allowed, module.scope));
  const { maxCases } = module.scope.evaluation.budget;
  if (options.length === 0 || options.length > maxCases) {
    const because = `variable \`${name.text}\` has no value until deployment`;
    return unknown(because, name, { type: valueType, symbol: subject });
  }
  const cases = options.map((is): Case => ({ when: [{ subject, is: is.value, at: name }], is }));
  return { kind: 'depends', cases, at: name, trail: [] };
}

const booleans = (type: string | undefined, { name }: Variable): readonly Scalar[] =>
  type === 'bool' ? [scalar(true, name), scalar(false, name)] : [];

function optionsIn(list: Value): readonly Scalar[] {
  if (list.kind !== 'list' || list.rest !== undefined) return [];
  const known = list.items.filter((item): item is Scalar => item.kind === 'scalar');
  return known.length === list.items.length ? known : [];
}
