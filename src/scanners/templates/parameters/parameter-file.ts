import { evaluate } from '../../../expressions/evaluate.js';
import type { Evaluation } from '../../../expressions/scope.js';
import { objectOf, relocated, unknown } from '../../../expressions/values.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import { once } from '../template/once.js';
import { withoutTokens } from './tokens.js';
import type { Arguments } from './parameter-value.js';
import type { Named, Program } from '../program/program.js';
import type { ProgramSet } from '../program/program-set.js';
import { ProgramScope, type Supplier } from '../program/program-scope.js';
import type { ParamAssignment } from '../syntax.js';
import type { World } from '../program/world.js';

/** A parameter file and those it extends, nearest first. What it assigns itself counts more than what they do. */
export interface Chain {
  readonly programs: readonly [Program, ...Program[]];
  readonly problems: readonly Diagnostic[];
}

/** Follows `extends` from a parameter file. */
export function chainOf(first: Program, programs: ProgramSet): Chain {
  const chain: [Program, ...Program[]] = [first];
  const problems: Diagnostic[] = [];
  for (let written = first.extends[0], from = first; written !== undefined; written = from.extends[0]) {
    const followed = programs.follow(written.reference, from);
    const known = 'program' in followed && chain.includes(followed.program);
    if (!('program' in followed)) problems.push(missingBase(written.reference, followed.because));
    else if (known) problems.push(circular(written.reference));
    if (!('program' in followed) || known) break;
    from = followed.program;
    chain.push(from);
  }
  return { programs: chain, problems };
}

const missingBase = (at: Span, because: string): Diagnostic => ({
  id: 'parameters/missing-base',
  level: 'error',
  title: 'The parameter file to extend cannot be read',
  label: because,
  at,
  incomplete: true,
});

const circular = (at: Span): Diagnostic => ({
  id: 'parameters/circular',
  level: 'error',
  title: 'Parameter files extend each other in a circle',
  label: 'this leads back to a file that is already extended',
  at,
  incomplete: true,
});

/** What a parameter file and its bases assign: the assignment that counts for each name. */
export function assignmentsOf({ programs }: Chain): ReadonlyMap<string, ParamAssignment> {
  return new Map(programs.toReversed().flatMap((each) => each.assignments.map((one) => [one.name.text, one] as const)));
}

/** Evaluates what a parameter file assigns, when something asks. */
export class ParameterValues implements Arguments {
  readonly kind = 'assignment';
  readonly #chain: Chain['programs'];
  readonly #scopes: readonly ProgramScope[];
  readonly #values = new Map<ParamAssignment, () => Value>();

  constructor({ programs }: Chain, evaluation: Evaluation, world: World) {
    this.#chain = programs;
    this.#scopes = programs.map((program, depth) => {
      const lookup: Supplier['lookup'] = (name, named, at) => this.#supply(name, named, depth, at);
      return new ProgramScope(program, evaluation, world, { lookup });
    });
  }

  get(name: string): Value | undefined {
    return this.#assigned(name, 0);
  }

  /** The names that are assigned, and where. */
  names(from = 0): readonly string[] {
    return [...new Set(this.#chain.slice(from).flatMap((each) => each.assignments.map((one) => one.name.text)))];
  }

  /** The value that counts among the files from `from` on. */
  #assigned(name: string, from: number): Value | undefined {
    for (let depth = from; depth < this.#chain.length; depth++) {
      const program = this.#chain[depth];
      const named = program?.names.get(program.isArm ? name.toLowerCase() : name);
      if (named?.kind === 'paramAssignment') return this.#value(named, depth);
    }
    return undefined;
  }

  #value(assignment: ParamAssignment, depth: number): Value {
    const scope = this.#scopes[depth];
    const { name, value } = assignment;
    const circular = (): Value => unknown(`parameter \`${name.text}\` refers to itself`, name);
    const isArm = this.#chain[depth]?.isArm === true;
    const evaluated = (): Value => {
      if (scope === undefined) return circular();
      return isArm ? withoutTokens(evaluate(value, scope)) : evaluate(value, scope);
    };
    const known = this.#values.get(assignment) ?? once(evaluated, circular);
    this.#values.set(assignment, known);
    return known();
  }

  #supply(name: string, named: Named | undefined, depth: number, at: Span): Value | undefined {
    if (named !== undefined && named.kind !== 'paramAssignment') return undefined;
    if (named === undefined && name === 'base' && this.#chain.length > depth + 1) return this.#base(depth + 1, at);
    const value = this.#assigned(name, depth);
    return value && relocated(value, at, { kind: 'assignment', name });
  }

  /** `base`: all that is inherited. */
  #base(from: number, at: Span): Value {
    const entries = this.names(from).flatMap((name) => {
      const value = this.#assigned(name, from);
      return value === undefined ? [] : [[name, value] as const];
    });
    return objectOf(new Map(entries), at);
  }
}
