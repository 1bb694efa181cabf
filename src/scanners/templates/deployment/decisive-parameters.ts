import { referencedNames } from '../../../expressions/referenced-names.js';
import type { Expression } from '../../../expressions/tree.js';
import type { ModuleDeclaration, Param } from '../syntax.js';
import type { CallGraph } from '../program/call-graph.js';
import type { Program } from '../program/program.js';
import { expressionOf } from '../template/body.js';
import type { Deployable } from './assuming.js';

interface Written {
  readonly expression: Expression;
  readonly program: Program;
}

/**
 * The parameters that decide whether something is deployed: those in its condition and in what its loop is over, through
 * variables and functions, and for the parameters of a module through the arguments of all its calls.
 */
export function decisiveParameters(declared: Deployable, program: Program, graph: CallGraph): ReadonlySet<Param> {
  const found = new Set<Param>();
  const seen = new Set<Expression>();
  const conditions = [declared.condition, declared.loop?.collection];
  const waiting = conditions.flatMap((each) => (each === undefined ? [] : [{ expression: each, program }]));
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    if (seen.has(each.expression)) continue;
    seen.add(each.expression);
    for (const name of referencedNames(each.expression)) waiting.push(...behind(name, each.program, graph, found));
  }
  return found;
}

/** What the value of a name comes from. A parameter is noted. */
function behind(name: string, program: Program, graph: CallGraph, found: Set<Param>): readonly Written[] {
  const named = program.names.get(name);
  if (named?.kind === 'var') return [{ expression: named.value, program }];
  if (named?.kind === 'func') return [{ expression: named.body, program }];
  if (named?.kind !== 'param') return [];
  found.add(named);
  return graph
    .callersOf(program.path)
    .flatMap(({ caller, module }) =>
      argumentsFor(named.name.text, module).map((expression) => ({ expression, program: caller })),
    );
}

/** What a call gives to a parameter: by its name, or among what is spread into the arguments. */
function argumentsFor(name: string, { body }: ModuleDeclaration): readonly Expression[] {
  const params = expressionOf(body, 'params');
  if (params?.kind !== 'object') return params === undefined ? [] : [params];
  const given = expressionOf(params, name);
  if (given !== undefined) return [given];
  return params.entries.flatMap((entry) => (entry.kind === 'spread' ? [entry.value] : []));
}
