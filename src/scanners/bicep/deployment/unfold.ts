import type { Diagnostic } from '../../../model/diagnostic.js';
import type { ModuleCall, Output, Parameter, Resource } from '../../../model/resource.js';
import type { Unexpanded } from '../../../model/scan.js';
import type { Unknown } from '../../../model/value.js';
import { calledPath } from './roots.js';
import type { DeclaredModule } from '../template/declared-module.js';
import type { DeclaredResource } from '../resource/declared-resource.js';
import type { ModuleInstance } from '../template/module-instance.js';
import { moduleCallOf, resourceOf, TemplateOutput, TemplateParameter } from './reported.js';
import type { ModuleDeclaration } from '../parser/syntax.js';
import type { Template } from '../template/template.js';

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
  readonly #skipped = new Map<ModuleDeclaration, boolean>();

  constructor(into: Unfolded, matters: (path: string) => boolean) {
    this.#into = into;
    this.#matters = matters;
  }

  template(template: Template): void {
    const { program } = template;
    if (template.context.run.exhausted) return;
    for (const each of program.params) this.#into.parameters.push(new TemplateParameter(each, template));
    for (const each of program.outputs.values()) this.#into.outputs.push(new TemplateOutput(each, template));
    for (const each of program.resources) this.#resource(template.resource(each));
    for (const each of program.modules) this.#module(template.module(each));
  }

  #resource(declared: DeclaredResource): void {
    const { template, declaration } = declared;
    const { run } = template.context;
    if (run.exhausted) return;
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
    if (template.context.run.exhausted) return;
    const skipped = this.#isSkipped(declaration);
    for (const each of declared.instances()) {
      if (!each.presence().deployed) continue;
      if (!template.context.run.take()) return;
      const callee = skipped ? undefined : each.callee();
      const called = callee !== undefined && 'template' in callee ? callee.template : undefined;
      this.#into.moduleCalls.push(moduleCallOf(each, template, skipped ? null : called));
      if (called !== undefined) this.template(called);
      else if (callee !== undefined && 'limit' in callee) this.#into.diagnostics.push(tooDeep(each, callee.because));
    }
    const [first] = declared.instances();
    if (first !== undefined && !skipped) this.#open(declared.expansion().open, 'module', first.address, template);
  }

  #isSkipped(declaration: ModuleDeclaration): boolean {
    const known = this.#skipped.get(declaration);
    if (known !== undefined) return known;
    const path = calledPath(declaration);
    const skipped = path !== undefined && !this.#matters(path);
    this.#skipped.set(declaration, skipped);
    return skipped;
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
