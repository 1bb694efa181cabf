import type { Diagnostic } from '../../../model/diagnostic.js';
import type { ModuleCall, Output, Parameter, Resource } from '../../../model/resource.js';
import type { Matters } from '../files/selection.js';
import { calledPath, isIdle } from '../program/called-path.js';
import type { DeclaredModule } from '../template/declared-module.js';
import type { DeclaredResource } from '../resource/declared-resource.js';
import type { ModuleInstance } from '../template/module-instance.js';
import type { Assuming, Deployable } from './assuming.js';
import type { Ledger } from './ledger.js';
import { DeployedResource } from './deployed-resource.js';
import { moduleCallOf, TemplateOutput, TemplateParameter } from './reported.js';
import type { ModuleDeclaration } from '../syntax.js';
import type { Template } from '../template/template.js';

/** What deployments consist of. Names, bodies and values are evaluated when something asks for them. */
export interface Unfolded {
  readonly resources: Resource[];
  readonly parameters: Parameter[];
  readonly outputs: Output[];
  readonly moduleCalls: ModuleCall[];
  readonly diagnostics: Diagnostic[];
}

/** Parameters and outputs weigh little, but a module can have thousands of them and be called thousands of times. */
const perResource = 20;

/** Adds all that one template deploys, and what the modules deploy that it calls. */
export class Unfolder {
  readonly #into: Unfolded;
  readonly #ledger: Ledger;
  readonly #matters: Matters;
  readonly #skipped = new Map<ModuleDeclaration, boolean>();

  constructor(into: Unfolded, ledger: Ledger, matters: Matters) {
    this.#into = into;
    this.#ledger = ledger;
    this.#matters = matters;
  }

  /** With `part`, only that of it, and all that is inside of that. */
  template(template: Template, part: Assuming | undefined): void {
    const { program } = template;
    if (part === undefined) this.#ledger.instantiated(program);
    if (template.context.run.exhausted) return;
    if (part === undefined && template.context.home === undefined) {
      if (!template.context.run.take((program.params.length + program.outputs.size) / perResource)) return;
      for (const each of program.params) this.#into.parameters.push(new TemplateParameter(each, template));
      for (const each of program.outputs.values()) this.#into.outputs.push(new TemplateOutput(each, template));
    }
    for (const each of program.resources) {
      if (part === undefined || part.declarations.has(each) || each.nested.length > 0) {
        this.#resource(template.resource(each), part);
      }
    }
    for (const each of program.modules) {
      if (part === undefined || part.declarations.has(each) || part.way.has(calledPath(each) ?? '')) {
        this.#module(template.module(each), part);
      }
    }
  }

  #resource(declared: DeclaredResource, part: Assuming | undefined): void {
    const { template, declaration, parent } = declared;
    const { run } = template.context;
    if (run.exhausted) return;
    const inside = within(part, declaration);
    let deployed = false;
    for (const each of declared.instances()) {
      if (!run.take()) return;
      if (!each.presence().deployed) continue;
      deployed = true;
      if (inside === undefined) this.#into.resources.push(new DeployedResource(each, template));
      for (const nested of each.nested.values()) this.#resource(nested, inside);
    }
    if (inside !== undefined) return;
    if (deployed) this.#ledger.deployed(declaration, run);
    else if (template.context.home === undefined) this.#ledger.leftOut(declaration, template, parent?.type.name);
    if (declared.expansion().open !== undefined) this.#ledger.loopLeftOpen(declaration, run, parent?.type.name);
  }

  #module(declared: DeclaredModule, part: Assuming | undefined): void {
    const { template, declaration } = declared;
    const { run } = template.context;
    if (run.exhausted) return;
    const inside = within(part, declaration);
    const skipped = this.#isSkipped(declaration);
    let deployed = false;
    for (const each of declared.instances()) {
      if (!run.take()) return;
      if (!each.presence().deployed) continue;
      deployed = true;
      this.#call(each, template, inside, skipped);
    }
    if (inside !== undefined) return;
    if (deployed) this.#ledger.deployed(declaration, run);
    else if (template.context.home === undefined) this.#ledger.leftOut(declaration, template);
    if (declared.expansion().open !== undefined) this.#ledger.loopLeftOpen(declaration, run);
  }

  #call(call: ModuleInstance, caller: Template, part: Assuming | undefined, skipped: boolean): void {
    const callee = skipped ? undefined : call.callee();
    const called = callee !== undefined && 'template' in callee ? callee.template : undefined;
    if (part === undefined && caller.context.home === undefined)
      this.#into.moduleCalls.push(moduleCallOf(call, caller, skipped ? null : called));
    if (called !== undefined) this.template(called, part);
    else if (callee !== undefined && 'limit' in callee) this.#into.diagnostics.push(tooDeep(call, callee.because));
  }

  #isSkipped(declaration: ModuleDeclaration): boolean {
    const known = this.#skipped.get(declaration);
    if (known !== undefined) return known;
    const skipped = isIdle(declaration, this.#matters);
    this.#skipped.set(declaration, skipped);
    return skipped;
  }
}

/** What is left to look for inside of a declaration: nothing in particular once it is itself among what is wanted. */
const within = (part: Assuming | undefined, declaration: Deployable): Assuming | undefined =>
  part?.declarations.has(declaration) === true ? undefined : part;

const tooDeep = ({ declaration }: ModuleInstance, because: string): Diagnostic => ({
  id: 'limit/module-depth',
  level: 'error',
  title: 'The module is not evaluated',
  label: because,
  at: declaration.name,
  incomplete: true,
});
