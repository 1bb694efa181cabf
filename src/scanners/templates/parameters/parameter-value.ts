import { addCases, dependsOf } from '../../../expressions/distribute.js';
import { evaluate } from '../../../expressions/evaluate.js';
import { costOfNew } from '../../../expressions/size.js';
import { asSensitive, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Case, Step, Value } from '../../../model/value.js';
import type { DeclaredType } from '../program/declared-type.js';
import type { Param } from '../syntax.js';
import type { Template } from '../template/template.js';

/** What a template is called with. */
export interface Arguments {
  /** What step of the trail a given value is: an argument of a module call, an assignment of a parameter file. */
  readonly kind: Extract<Step['kind'], 'argument' | 'assignment'>;
  /** The value given to a parameter; undefined if none is. */
  get(name: string): Value | undefined;
}

/** The value of a parameter in one template: given, or by default, or as much as its type tells. */
export function parameterValue(param: Param, template: Template): Value {
  const name = param.name.text;
  const { given, run } = template.context;
  const type = run.world.typeOf(param, template.program);
  const argument = given.get(name);
  const value =
    argument === undefined
      ? withoutArgument(param, template, type)
      : withArgument(relocated(argument, param.name, { kind: given.kind, name }), param, template, type);
  // Whoever looks for secrets looks at all of it.
  template.scope.evaluation.budget.steps -= costOfNew(value);
  return type.secure ? asSensitive(value) : value;
}

/** A null for a parameter that cannot be null means that it is left out. */
function withArgument(value: Value, param: Param, template: Template, type: DeclaredType): Value {
  const cases = value.kind === 'depends' ? value.cases : [{ when: [], is: value }];
  if (type.nullable || !cases.some(({ is }) => isNull(is))) return value;
  const left = withoutArgument(param, template, type);
  if (value.kind !== 'depends') return left;
  const filled: Case[] = [];
  for (const { when, is } of cases) addCases(filled, when, isNull(is) ? left : is);
  return dependsOf(filled, value.at, value.trail, template.scope.evaluation.budget);
}

const isNull = (value: Value): boolean => value.kind === 'scalar' && value.value === null;

function withoutArgument(param: Param, template: Template, type: DeclaredType): Value {
  const name = param.name.text;
  if (!template.context.run.trusts(param)) return undecided(param, template, type);
  if (param.default !== undefined) {
    return relocated(evaluate(param.default, template.scope), param.name, { kind: 'default', name });
  }
  return type.nullable ? scalar(null, param.name) : undecided(param, template, type);
}

/** One of the values that its type allows, if they are few; else unknown. */
function undecided(param: Param, template: Template, type: DeclaredType): Value {
  const { address } = template.context;
  const { maxCases } = template.scope.evaluation.budget;
  const subject = `⟨parameter ${address === '' ? '' : `${address}/`}${param.name.text}⟩`;
  const at = param.name;
  const options =
    type.literals ?? (type.type === 'bool' ? [true, false].map((value) => ({ value, ...spanOf(at) })) : []);
  if (options.length === 0 || options.length > maxCases) {
    const because = `parameter \`${param.name.text}\` has no value until deployment`;
    return unknown(because, at, { type: type.type, symbol: subject });
  }
  const cases = options.map((option): Case => {
    return { when: [{ subject, is: option.value, at }], is: scalar(option.value, spanOf(option)) };
  });
  return cases.length === 1 && cases[0] ? cases[0].is : { kind: 'depends', cases, at, trail: [] };
}

const spanOf = ({ source, start, end }: Param['name'] | { source: Param['source']; start: number; end: number }) => ({
  source,
  start,
  end,
});
