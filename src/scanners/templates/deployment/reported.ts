import { evaluate } from '../../../expressions/evaluate.js';
import type { Deployment, ModuleCall, Output, Parameter, SecureMembers } from '../../../model/resource.js';
import { type Span, textOf } from '../../../model/source.js';
import type { Value } from '../../../model/value.js';
import type { ModuleInstance } from '../template/module-instance.js';
import { secureMembers } from '../program/secure-members.js';
import type { Output as OutputDeclaration, Param } from '../syntax.js';
import type { Template } from '../template/template.js';

/** `callee` is undefined for a module that could not be evaluated, and null for one that need not be. */
export function moduleCallOf(
  instance: ModuleInstance,
  caller: Template,
  callee: Template | null | undefined,
): ModuleCall {
  const { reference, name } = instance.declaration;
  return {
    reference: reference.kind === 'literal' ? String(reference.value) : textOf(reference),
    address: instance.address,
    module: caller.context.address,
    at: name,
    deployment: caller.context.run.deployment,
    secureParameters: callee === null ? new Set() : callee && secureParametersOf(callee),
    get arguments() {
      return instance.arguments();
    },
  };
}

function secureParametersOf({ program, context }: Template): ReadonlySet<string> {
  const secure = program.params.filter((each) => context.run.world.typeOf(each, program).secure);
  return new Set(secure.map(({ name }) => name.text));
}

/** There are many of them, so they share their getters: copying one with `...` would lose its values. */
export class TemplateParameter implements Parameter {
  readonly noun = 'parameter';
  readonly #param: Param;
  readonly #template: Template;

  constructor(param: Param, template: Template) {
    this.#param = param;
    this.#template = template;
  }

  get name(): string {
    return this.#param.name.text;
  }

  get at(): Span {
    return this.#param.name;
  }

  get secure(): boolean {
    const { program, context } = this.#template;
    return context.run.world.typeOf(this.#param, program).secure;
  }

  get type(): string {
    return this.#param.type === undefined ? '' : textOf(this.#param.type);
  }

  get secureMembers(): SecureMembers {
    const { program, context } = this.#template;
    return secureMembers(this.#param, program, context.run.world.programs);
  }

  get default(): Value | undefined {
    return this.#param.default && evaluate(this.#param.default, this.#template.scope);
  }

  get value(): Value {
    return this.#template.parameter(this.#param);
  }

  get deployment(): Deployment {
    return this.#template.context.run.deployment;
  }

  get module(): string {
    return this.#template.context.address;
  }
}

const publicMembers: ReadonlySet<string> = new Set(['id', 'name', 'type', 'apiVersion', 'location']);

/** As with parameters, the getters are shared. */
export class TemplateOutput implements Output {
  readonly #output: OutputDeclaration;
  readonly #template: Template;

  constructor(output: OutputDeclaration, template: Template) {
    this.#output = output;
    this.#template = template;
  }

  get name(): string {
    return this.#output.name.text;
  }

  get at(): Span {
    return this.#output.name;
  }

  get secure(): boolean {
    const { program, context } = this.#template;
    return context.run.world.typeOf(this.#output, program).secure;
  }

  get isPublic(): boolean {
    const { value } = this.#output;
    if (value.kind !== 'member' || value.object.kind !== 'reference' || !publicMembers.has(value.name.text))
      return false;
    return this.#template.program.names.get(value.object.name)?.kind === 'resource';
  }

  get value(): Value {
    return this.#template.outputValue(this.#output);
  }

  get deployment(): Deployment {
    return this.#template.context.run.deployment;
  }

  get module(): string {
    return this.#template.context.address;
  }
}
