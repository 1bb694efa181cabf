import { bicepFunctions } from '../../src/expressions/bicep-functions.js';
import { newBudget } from '../../src/expressions/budget.js';
import { evaluate } from '../../src/expressions/evaluate.js';
import type { Budget, DeploymentTarget, FileReader, Scope } from '../../src/expressions/scope.js';
import { toJson, type Json } from '../../src/expressions/json.js';
import { relocated, scalar, unknown } from '../../src/expressions/values.js';
import type { Expression } from '../../src/expressions/tree.js';
import type { Source } from '../../src/model/source.js';
import type { Assumption, ObjectValue, Value, ValueType } from '../../src/model/value.js';
import { parseBicep } from '../../src/scanners/bicep/parser/parse.js';

export interface World {
  /** What names are worth. Other names are the variables of the text, then unknown to the scope. */
  readonly names?: Readonly<Record<string, Value>>;
  readonly target?: Partial<DeploymentTarget>;
  readonly budget?: Partial<Budget>;
  readonly files?: Partial<FileReader>;
}

export const sourceOf = (text: string): Source => ({ path: 'main.bicep', language: 'bicep', text });

/** A place to put values that a test gives a name. */
export const elsewhere = { source: sourceOf('given'), start: 0, end: 5 };

/** The tree of one expression. */
export function expressionOf(text: string): Expression {
  const [statement] = parseBicep(sourceOf(`var x = ${text}`)).statements;
  if (statement?.kind !== 'var') throw new Error('this is no expression');
  return statement.value;
}

/** The value of the variable `x` of some Bicep text; text without `var` is the expression itself. */
export function evaluated(text: string, world: World = {}): Value {
  const source = sourceOf(text.includes('var ') ? text : `var x = ${text}`);
  const variables = new Map<string, Expression>();
  for (const statement of parseBicep(source).statements) {
    if (statement.kind === 'var') variables.set(statement.name.text, statement.value);
  }
  const x = variables.get('x');
  if (x === undefined) throw new Error('the text declares no `x`');
  return evaluate(x, scopeOf(variables, world));
}

/** A scope of some variables and given names. */
export function scopeOf(variables: ReadonlyMap<string, Expression>, world: World): Scope {
  const scope: Scope = {
    evaluation: {
      functions: bicepFunctions,
      budget: newBudget(world.budget),
      files: { read: () => ({ problem: 'it does not exist' }), ...world.files },
      target: { scope: 'resourceGroup', ...world.target },
    },
    lookup(name, at) {
      const given = world.names?.[name];
      if (given !== undefined) return relocated(given, at, { kind: 'parameter', name });
      const variable = variables.get(name);
      if (variable !== undefined) return relocated(evaluate(variable, scope), at, { kind: 'variable', name });
      return undefined;
    },
    call: () => undefined,
  };
  return scope;
}

/** An unknown parameter, with the symbol that a scanner gives it. */
export const parameter = (name: string, type?: ValueType): Value =>
  unknown(`parameter \`${name}\` has no value until deployment`, elsewhere, { type, symbol: `⟨parameter ${name}⟩` });

/** A parameter with a few allowed values. */
export const allowed = (name: string, values: readonly string[]): Value => ({
  kind: 'depends',
  at: elsewhere,
  trail: [],
  cases: values.map((is) => ({
    when: [{ subject: `⟨parameter ${name}⟩`, is, at: elsewhere }],
    is: scalar(is, elsewhere),
  })),
});

/** A value for people: unknowns as `?` with their symbol, cases as `if … then …`, what cannot be listed as `...`. */
export function shown(value: Value): Json {
  switch (value.kind) {
    case 'scalar':
      return value.value;
    case 'unknown':
      return `?${value.symbol ?? ''}`;
    case 'list':
      return [...value.items.map(shown), ...(value.rest === undefined ? [] : ['...'])];
    case 'object':
      return { ...Object.fromEntries([...value.entries].map(([name, entry]) => [name, shown(entry)])), ...dots(value) };
    case 'depends':
      return Object.fromEntries(value.cases.map((one) => [assumed(one.when), shown(one.is)]));
    case 'handle':
      return value.name;
  }
}

const dots = (object: ObjectValue): Readonly<Record<string, Json>> =>
  object.rest === undefined ? {} : { '...': shown(object.rest) };

const assumed = (when: readonly Assumption[]): string =>
  when.map(({ subject, is }) => `${subject} is ${String(is)}`).join(', ');

/** The plain data of `x`; of something unknown, the reason, so that a failing test shows it. */
export function dataOf(text: string, world?: World): Json {
  const value = evaluated(text, world);
  const data = toJson(value);
  return data === undefined ? `(${value.kind}) ${value.kind === 'unknown' ? value.because : ''}` : data;
}
