import { evaluate } from '../../../expressions/evaluate.js';
import type { DeploymentTarget, Scope } from '../../../expressions/scope.js';
import { asSensitive, relocated, scalar, unknown } from '../../../expressions/values.js';
import type { Span } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import { ArmAnswers } from './arm-answers.js';
import { DeclaredModule } from './declared-module.js';
import { DeclaredResource } from '../resource/declared-resource.js';
import type { Home } from './home.js';
import { once } from './once.js';
import { type Arguments, parameterValue } from '../parameters/parameter-value.js';
import type { Presence } from './presence.js';
import { type Named, outputKey, type Program } from '../program/program.js';
import { ProgramScope } from '../program/program-scope.js';
import type { Run } from '../deployment/run.js';
import type { ModuleDeclaration, Output, Param, ResourceDeclaration } from '../syntax.js';

/** What a template is evaluated in. */
export interface TemplateContext {
  readonly run: Run;
  /** Address of the call, '' for the root. */
  readonly address: string;
  readonly target: DeploymentTarget;
  readonly presence: Presence;
  readonly given: Arguments;
  /** Of a nested template whose expressions are evaluated as if they stood in the one around it: where they stand. */
  readonly outer?: Scope;
  /** Paths of the templates that call it, outermost first. */
  readonly callers: readonly string[];
  /** Of a module from elsewhere, and all that it calls. */
  readonly home?: Home | undefined;
}

/** One template in one context: the root of a deployment, or one call of a module. All is evaluated on demand. */
export class Template {
  readonly program: Program;
  readonly context: TemplateContext;
  readonly scope: ProgramScope;
  readonly #parameters = new Map<Param, () => Value>();
  readonly #resources = new Map<ResourceDeclaration, DeclaredResource>();
  readonly #modules = new Map<ModuleDeclaration, DeclaredModule>();
  readonly #outputs = new Map<string, () => Value>();
  readonly #answers: ArmAnswers;

  constructor(program: Program, context: TemplateContext) {
    this.program = program;
    this.context = context;
    const { world } = context.run;
    const evaluation = context.outer?.evaluation ?? context.run.evaluation(context.target, program);
    this.#answers = new ArmAnswers(this);
    this.scope = new ProgramScope(program, evaluation, world, {
      lookup: (name, named, at) => this.#supply(named, at) ?? context.outer?.lookup(name, at),
      call: (name, args, at) => this.#answer(name, args, at),
    });
  }

  parameter(param: Param): Value {
    const value = remembered(this.#parameters, param, () =>
      once(
        () => parameterValue(param, this),
        () => unknown(`parameter \`${param.name.text}\` refers to itself`, param.name),
      ),
    );
    return value();
  }

  resource(declaration: ResourceDeclaration): DeclaredResource {
    return remembered(
      this.#resources,
      declaration,
      () => new DeclaredResource(declaration, this, this.scope, undefined),
    );
  }

  module(declaration: ModuleDeclaration): DeclaredModule {
    return remembered(this.#modules, declaration, () => new DeclaredModule(declaration, this));
  }

  /** The value of an output as another template reads it at `at`; null if there is none, as `outputs.?x` has it. */
  output(name: string, at: Span): Value {
    const declaration = this.program.outputs.get(outputKey(name, this.program.isArm));
    if (declaration === undefined) return scalar(null, at);
    return relocated(this.outputValue(declaration), at, { kind: 'output', name });
  }

  outputValue(declaration: Output): Value {
    const { name, value } = declaration;
    const secure = declaration.decorators.some((each) => each.name === 'secure');
    const evaluated = remembered(this.#outputs, name.text, () =>
      once(
        () => (secure ? asSensitive(evaluate(value, this.scope)) : evaluate(value, this.scope)),
        () => unknown(`output \`${name.text}\` refers to itself`, name),
      ),
    );
    return evaluated();
  }

  /** Of what ARM asks a template by function calls, Bicep has but one left. */
  #answer(name: string, args: readonly Value[], at: Span): Value | undefined {
    if (!this.program.isArm && name !== 'reference') return undefined;
    return this.#answers.to(name, args, at) ?? this.context.outer?.call(name, undefined, args, at);
  }

  #supply(named: Named | undefined, at: Span): Value | undefined {
    switch (named?.kind) {
      case 'param':
        return relocated(this.parameter(named), at, { kind: 'parameter', name: named.name.text });
      case 'resource':
        return this.resource(named).value(at);
      case 'module':
        return this.module(named).value(at);
      default:
        return undefined;
    }
  }
}

function remembered<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
