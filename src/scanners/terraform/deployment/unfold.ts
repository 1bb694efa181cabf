import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Deployment, ModuleCall, Output, Parameter, Resource } from '../../../model/resource.js';
import type { Module } from '../evaluate/module.js';
import type { DeployedInstance } from '../evaluate/resource-instance.js';
import { isSent, type SentResource } from '../evaluate/sent-resource.js';
import { isRemotePath } from '../../templates/remote/remote-path.js';
import { idText } from '../../templates/resource/resource-id.js';
import type { Baseline } from './baseline.js';
import { changeBy, type Change } from './change.js';
import { configuredBy } from './configured.js';
import type { ModuleCall as CallBlock, ResourceBlock } from '../module/declarations.js';
import { knownCall } from './known-call.js';
import type { Relevance } from './relevance.js';
import { changed, moduleCallOf, ModuleOutput, ModuleVariable, partOf, resourceOf, unmapped } from './reported.js';

/** How a deployment is told from its baseline: by the variables that its own file gives. */
export interface Unlike {
  readonly baseline: Baseline;
  readonly given: ReadonlySet<string>;
}

/** What deployments consist of, and what was found on the way. */
export class Unfolded {
  readonly resources: Resource[] = [];
  readonly parameters: Parameter[] = [];
  readonly outputs: Output[] = [];
  readonly moduleCalls: ModuleCall[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Blocks of which some deployment has an instance, and those of which none has. */
  readonly deployed = new Set<ResourceBlock | CallBlock>();
  readonly leftOut = new Set<ResourceBlock | CallBlock>();
  /** Blocks of which one instance stands for all. */
  readonly unexpanded = new Set<ResourceBlock | CallBlock>();
  /** Calls that lead nowhere, by whether they were followed. */
  readonly resolved = new Set<CallBlock>();
  readonly missing = new Map<CallBlock, string>();
  /** Calls of modules whose source is not here, but of which enough is known. */
  readonly known = new Set<CallBlock>();

  readonly #sent: { readonly instance: DeployedInstance; readonly sent: SentResource }[] = [];
  readonly #changes: Change[] = [];
  readonly #relevance: Relevance;

  constructor(relevance: Relevance) {
    this.#relevance = relevance;
  }

  /** Adds what a module deploys that is worth evaluating, and what those do that it calls. */
  add(module: Module, deployment: Deployment, unlike?: Unlike): void {
    const { run } = module.context;
    const { configuration } = module;
    const isHere = module.context.home === undefined;
    if (isHere)
      for (const each of configuration.variables.values()) this.parameters.push(new ModuleVariable(each, module));
    // Those of a called module stay inside, unless the root passes them on.
    if (module.context.address === '')
      for (const each of configuration.outputs.values()) this.outputs.push(new ModuleOutput(each, module));
    this.resources.push(...configuredBy(module));
    for (const block of configuration.resources.values()) {
      if (!this.#relevance.resource(block) || this.#isAbsent(block, unlike)) continue;
      const declared = module.resource(block);
      this.#count(block, declared.instances().length > 0, declared.expansion().open !== undefined);
      for (const instance of declared.instances()) {
        if (!run.take()) return;
        this.resource(instance, deployment);
      }
    }
    for (const block of configuration.calls.values()) {
      if (!this.#relevance.call(block, configuration) || this.#isAbsent(block, unlike)) continue;
      const declared = module.call(block);
      this.#count(block, declared.calls().length > 0, declared.expansion().open !== undefined);
      for (const call of declared.calls()) {
        if (!run.take()) return;
        const callee = call.callee();
        if (isHere) this.moduleCalls.push(moduleCallOf(call, deployment));
        if ('module' in callee) {
          if (callee.known !== undefined && !this.known.has(block))
            this.diagnostics.push(...knownCall(block, callee.module.configuration, callee.known));
          if (callee.known !== undefined) this.known.add(block);
          if (isHere) this.resolved.add(block);
          const below = unlike?.baseline.under(call, unlike.given);
          this.add(callee.module, deployment, unlike && below && { ...unlike, baseline: below });
        } else if (callee.limit === true) this.diagnostics.push(tooDeep(block, callee.because));
        else this.missing.set(block, callee.because);
      }
    }
  }

  #isAbsent(block: ResourceBlock | CallBlock, unlike: Unlike | undefined): boolean {
    if (unlike?.baseline.isAbsent(block, unlike.given) !== true) return false;
    this.leftOut.add(block);
    return true;
  }

  #count(block: ResourceBlock | CallBlock, isDeployed: boolean, isOpen: boolean): void {
    if (isRemotePath(block.name.source.path)) return;
    (isDeployed ? this.deployed : this.leftOut).add(block);
    if (isOpen) this.unexpanded.add(block);
  }

  /** Adds one resource. What it changes of others is known when all are there: see `finish`. */
  resource(instance: DeployedInstance, deployment: Deployment): void {
    const { entry, block, config, context } = instance;
    if (entry === undefined) {
      if (block.mode === 'managed') this.resources.push(unmapped(instance, deployment));
      return;
    }
    const change = changeBy(instance);
    if (change !== undefined) {
      this.#changes.push(change);
      return;
    }
    for (const [i, sent] of instance.sent().entries()) {
      const written = entry.kind === 'sends' ? entry.mapping.sends[i] : undefined;
      if (written !== undefined && !isSent(written, config, context)) continue;
      this.#sent.push({ instance, sent });
    }
  }

  /** What the resources of a deployment change of each other is known when all of them are. */
  finish(deployment: Deployment): void {
    const changes = grouped(this.#changes.splice(0), ({ id }) => id.toLowerCase());
    const applied = new Set<Change>();
    for (const { instance, sent } of this.#sent.splice(0)) {
      const own = changes.size === 0 ? [] : (changes.get(idText(sent.id()).toLowerCase()) ?? []);
      if (instance.block.mode === 'managed') for (const change of own) applied.add(change);
      const bodies = own.map(({ body }) => body);
      this.resources.push(resourceOf(instance, sent, bodies, deployment));
    }
    for (const change of [...changes.values()].flat()) {
      if (applied.has(change)) continue;
      const [sent] = change.by.sent();
      if (change.alone !== undefined) this.resources.push(changed(change, change.alone, deployment));
      else if (sent !== undefined) this.resources.push(partOf(change, sent, deployment));
    }
  }
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const tooDeep = ({ name }: CallBlock, because: string): Diagnostic => ({
  id: 'limit/module-depth',
  level: 'error',
  title: 'The module is not evaluated',
  label: because,
  at: name,
  incomplete: true,
});
