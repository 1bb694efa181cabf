import { bind } from '../../../expressions/bind.js';
import { evaluate } from '../../../expressions/evaluate.js';
import type { Evaluation, Scope } from '../../../expressions/scope.js';
import { noTrail, relocated, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Handle, Value } from '../../../model/value.js';
import type { ImportedName, Named, Program } from './program.js';
import type { Found } from './program-set.js';
import type { FunctionDeclaration, Variable } from '../syntax.js';
import type { World } from './world.js';

type NamespaceName = Extract<ImportedName, { kind: 'namespace' }>;

/** What a scope asks for what it cannot evaluate by itself. */
export interface Supplier {
  /** Parameters, resources, modules. */
  lookup(name: string, named: Named | undefined, at: Span): Value | undefined;
  /** Functions that answer from the template itself, such as `reference()` of ARM. */
  call?(name: string, args: readonly Value[], at: Span): Value | undefined;
}

/** The names of one file. Variables are evaluated when something asks, and once. */
export class ProgramScope implements Scope {
  readonly program: Program;
  readonly evaluation: Evaluation;
  readonly #world: World;
  readonly #supply: Supplier;
  readonly #variables = new Map<Variable, Value | 'busy'>();

  constructor(program: Program, evaluation: Evaluation, world: World, supply: Supplier) {
    this.program = program;
    this.evaluation = evaluation;
    this.#world = world;
    this.#supply = supply;
  }

  lookup(name: string, at: Span): Value | undefined {
    const named = this.program.names.get(name);
    if (named?.kind === 'var') return this.#variable(named, at);
    if (named?.kind === 'imported') return this.#imported(this.#world.programs.imported(named, this.program), name, at);
    if (named?.kind === 'namespace') return this.#namespace(named, at);
    return this.#supply.lookup(name, named, at);
  }

  call(name: string, receiver: string | undefined, args: readonly Value[], at: Span): Value | undefined {
    const found = this.#function(name, receiver);
    if (found === undefined) return receiver === undefined ? this.#supply.call?.(name, args, at) : undefined;
    if (found.kind === 'missing') return unknown(found.because, at);
    if (found.named.kind !== 'func') return undefined;
    const home = found.program === this.program ? this : this.#library(found.program);
    return home.#invoke(found.named, args, at);
  }

  #function(name: string, receiver: string | undefined): Found | undefined {
    const named = this.program.names.get(receiver ?? name);
    if (receiver === undefined) return named === undefined ? undefined : this.#world.programs.find(name, this.program);
    return named?.kind === 'namespace' ? this.#world.programs.member(named, name, this.program) : undefined;
  }

  #invoke(declared: FunctionDeclaration, args: readonly Value[], at: Span): Value {
    const names = declared.parameters.map((each) => each.name);
    const scope = bind(this, names, args, 'argument');
    return relocated(evaluate(declared.body, scope), at, { kind: 'function', name: declared.name.text });
  }

  #variable(declared: Variable, at: Span): Value {
    const name = declared.name.text;
    const known = this.#variables.get(declared);
    if (known === 'busy') return unknown(`variable \`${name}\` refers to itself`, at);
    if (known !== undefined) return relocated(known, at, { kind: 'variable', name });
    this.#variables.set(declared, 'busy');
    const value = evaluate(declared.value, this);
    this.#variables.set(declared, value);
    return relocated(value, at, { kind: 'variable', name });
  }

  #imported(found: Found, name: string, at: Span): Value | undefined {
    if (found.kind === 'missing') return unknown(found.because, at, { symbol: `⟨${name} of ${this.program.path}⟩` });
    return found.named.kind === 'var' ? this.#library(found.program).#variable(found.named, at) : undefined;
  }

  #namespace(named: NamespaceName, at: Span): Handle {
    const member = (name: string, site: Span): Value =>
      this.#imported(this.#world.programs.member(named, name, this.program), `${named.name.text}.${name}`, site) ??
      unknown(`\`${name}\` is not a variable`, site);
    return { kind: 'handle', at, trail: noTrail, name: `import \`${named.name.text}\``, member };
  }

  /** Exported symbols depend on nothing but their file, but are evaluated at the cost of whoever asks. */
  #library(program: Program): ProgramScope {
    return this.#world.library(program, this.evaluation);
  }
}
