import { evaluate } from '../../expressions/evaluate.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { ModuleCall, Output, Parameter, Resource } from '../../model/resource.js';
import type { Unexpanded } from '../../model/scan.js';
import { textOf } from '../../model/source.js';
import type { Unknown } from '../../model/value.js';
import { calledPath } from './roots.js';
import type { DeclaredModule } from './declared-module.js';
import type { DeclaredResource } from './declared-resource.js';
import { declaredType } from './declared-type.js';
import type { ModuleInstance } from './module-instance.js';
import type { ResourceInstance } from './resource-instance.js';
import type { Output as OutputDeclaration, Param } from './syntax.js';
import type { Template } from './template.js';

/** What deployments consist of. Names, bodies and values are evaluated when something asks for them. */
export interface Unfolded {
  readonly resources: Resource[];
  readonly parameters: Parameter[];
  readonly outputs: Output[];
  readonly moduleCalls: ModuleCall[];
  readonly unexpanded: Unexpanded[];
  readonly diagnostics: Diagnostic[];
}

/** Adds all that one template deploys, and what the modules deploy that it calls. */
export class Unfolder {
  readonly #into: Unfolded;
  /** Whether a local module could have anything that is judged. */
  readonly #matters: (path: string) => boolean;

  constructor(into: Unfolded, matters: (path: string) => boolean) {
    this.#into = into;
    this.#matters = matters;
  }

  template(template: Template): void {
    const { program } = template;
    for (const each of program.params) this.#into.parameters.push(parameterOf(each, template));
    for (const each of program.outputs.values()) this.#into.outputs.push(outputOf(each, template));
    for (const each of program.resources) this.#resource(template.resource(each));
    for (const each of program.modules) this.#module(template.module(each));
  }

  #resource(declared: DeclaredResource): void {
    const { template, declaration } = declared;
    const { run } = template.context;
    for (const each of declared.instances()) {
      if (!each.presence().deployed) continue;
      if (!run.take()) return;
      this.#into.resources.push(resourceOf(each, template));
      for (const nested of each.nested.values()) this.#resource(nested);
    }
    const [first] = declared.instances();
    const { open } = declared.expansion();
    if (first !== undefined && !declaration.existing) this.#open(open, first.type.name, first.address, template);
  }

  #module(declared: DeclaredModule): void {
    const { template, declaration } = declared;
    const path = calledPath(declaration);
    const skipped = path !== undefined && !this.#matters(path);
    for (const each of declared.instances()) {
      if (!each.presence().deployed) continue;
      if (!template.context.run.take()) return;
      const callee = skipped ? undefined : each.callee();
      this.#into.moduleCalls.push(
        moduleCallOf(each, template, callee && 'template' in callee ? callee.template : skipped),
      );
      if (callee !== undefined && 'template' in callee) this.template(callee.template);
      else if (callee?.limit === true) this.#into.diagnostics.push(tooDeep(each, callee.because));
    }
    const [first] = declared.instances();
    if (first !== undefined && !skipped) this.#open(declared.expansion().open, 'module', first.address, template);
  }

  #open(why: Unknown | undefined, type: string, address: string, template: Template): void {
    if (why === undefined) return;
    const all = address.replace(/\[[^[\]]*\]$/, '[*]');
    this.#into.unexpanded.push({ type, address: all, why, deployment: template.context.run.deployment });
  }
}

const tooDeep = ({ declaration }: ModuleInstance, because: string): Diagnostic => ({
  id: 'limit/module-depth',
  level: 'error',
  title: 'The module is not evaluated',
  label: because,
  at: declaration.name,
  incomplete: true,
});

function resourceOf(instance: ResourceInstance, template: Template): Resource {
  const { declaration, type, address } = instance;
  return {
    type: type.name,
    apiVersion: type.apiVersion,
    existing: declaration.existing,
    when: instance.presence().when,
    at: declaration.name,
    address,
    deployment: template.context.run.deployment,
    get name() {
      return instance.name();
    },
    get id() {
      return instance.idText();
    },
    get scope() {
      return instance.scopeText();
    },
    get body() {
      return instance.body();
    },
  };
}

function parameterOf(param: Param, template: Template): Parameter {
  const { run, address } = template.context;
  const common = {
    name: param.name.text,
    at: param.name,
    secure: run.world.typeOf(param, template.program).secure,
    type: param.type === undefined ? '' : textOf(param.type),
    deployment: run.deployment,
    module: address,
  };
  const fallback = param.default;
  if (fallback === undefined) {
    return {
      ...common,
      get value() {
        return template.parameter(param);
      },
    };
  }
  return {
    ...common,
    get default() {
      return evaluate(fallback, template.scope);
    },
    get value() {
      return template.parameter(param);
    },
  };
}

function outputOf(declaration: OutputDeclaration, template: Template): Output {
  const { run, address } = template.context;
  return {
    name: declaration.name.text,
    at: declaration.name,
    secure: declaredType(declaration, template.program, run.world.programs).secure,
    deployment: run.deployment,
    module: address,
    get value() {
      return template.outputValue(declaration);
    },
  };
}

/** `callee` is true for a module without anything that is judged, and so without secure parameters. */
function moduleCallOf(instance: ModuleInstance, caller: Template, callee: Template | boolean): ModuleCall {
  const { reference, name } = instance.declaration;
  return {
    reference: reference.kind === 'literal' ? String(reference.value) : textOf(reference),
    address: instance.address,
    at: name,
    deployment: caller.context.run.deployment,
    secureParameters: typeof callee === 'boolean' ? (callee ? new Set() : undefined) : secureParametersOf(callee),
    get arguments() {
      return instance.arguments();
    },
  };
}

function secureParametersOf({ program, context }: Template): ReadonlySet<string> {
  const secure = program.params.filter((each) => context.run.world.typeOf(each, program).secure);
  return new Set(secure.map(({ name }) => name.text));
}
