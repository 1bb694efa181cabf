import { newBudget } from '../../src/expressions/budget.js';
import { firstError } from '../../src/expressions/errors.js';
import { evaluate } from '../../src/expressions/evaluate.js';
import type { Budget, Scope } from '../../src/expressions/scope.js';
import { toJson } from '../../src/expressions/json.js';
import { terraformFunctions } from '../../src/expressions/terraform-functions.js';
import type { Expression } from '../../src/expressions/tree.js';
import { objectOf, relocated } from '../../src/expressions/values.js';
import type { Source } from '../../src/model/source.js';
import type { Value } from '../../src/model/value.js';
import { Templates } from '../../src/scanners/terraform/evaluate/templates.js';
import { loadHcl } from '../../src/scanners/terraform/hcl/parse.js';
import { elsewhere } from './evaluating.js';

const parser = await loadHcl();
const templates = new Templates(parser);

export interface TerraformWorld {
  /** What the members of `var` are worth. */
  readonly variables?: Readonly<Record<string, Value>>;
  readonly budget?: Partial<Budget>;
}

/** The value of an expression of Terraform. Lines before the last one that begins with `=` are the locals it may use. */
export function evaluatedTerraform(expression: string, locals = '', world: TerraformWorld = {}): Value {
  const source: Source = { path: 'main.tf', language: 'terraform', text: `${locals}\nx = ${expression}\n` };
  const { body, problems } = parser.parse(source);
  if (problems.length > 0) throw new Error(problems.map(({ title }) => title).join(', '));
  const declared = new Map(body.attributes.map(({ name, value }) => [name.text, value]));
  const x = declared.get('x');
  if (x === undefined) throw new Error('there is no expression');
  return evaluate(x, scopeOf(declared, world));
}

/** The data of an expression; of what Terraform refuses, the reason after `!`. */
export function dataOf(expression: string, locals = ''): unknown {
  const value = evaluatedTerraform(expression, locals);
  const error = firstError(value);
  return error === undefined ? toJson(value) : `! ${error.because}`;
}

function scopeOf(declared: ReadonlyMap<string, Expression>, { variables = {}, budget }: TerraformWorld): Scope {
  const scope: Scope = {
    evaluation: {
      dialect: 'terraform',
      functions: terraformFunctions,
      budget: newBudget(budget),
      files: { read: () => ({ problem: 'it does not exist' }) },
      target: { scope: 'resourceGroup' },
      renderTemplate: (text, names, at) => templates.render(text, names, at, scope.evaluation),
    },
    lookup(name, at) {
      if (name === 'var') return relocated(objectOf(new Map(Object.entries(variables)), elsewhere), at);
      if (name !== 'local') return undefined;
      const locals = new Map(
        [...declared].filter(([each]) => each !== 'x').map(([each, value]) => [each, evaluate(value, scope)]),
      );
      return relocated(objectOf(locals, elsewhere), at);
    },
    call: () => undefined,
  };
  return scope;
}
