import { posix } from 'node:path';
import { newBudget } from '../../../expressions/budget.js';
import { terraformFunctions } from '../../../expressions/terraform-functions.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Deployment, ModuleCall, Output, Parameter } from '../../../model/resource.js';
import { isSameEnvironment } from '../../../model/same-environment.js';
import type { Coverage, DestroyedResource, Scan } from '../../../model/scan.js';
import { EnvironmentNames } from '../../templates/deployment/environment-names.js';
import type { TemplateInput } from '../../templates/input.js';
import { Relevance } from '../deployment/relevance.js';
import { resourceOf } from '../deployment/reported.js';
import { Unfolded } from '../deployment/unfold.js';
import { Configurations } from '../evaluate/configurations.js';
import type { ModuleSet } from '../module/module-set.js';
import { lockedVersions } from '../provider/requirements.js';
import { versionsBy, type Versions } from '../provider/versions.js';
import { PlannedModules } from './configuration.js';
import { deploymentOf } from './deployment.js';
import { documentOf, type PlanDocument } from './document.js';
import { PlannedInstance, type PlanContext } from './instance.js';
import { InstancesByAddress } from './instances.js';
import { onlySubscription } from './known-id.js';
import { PlanPlace } from './place.js';
import { providersOf } from './providers.js';
import { References } from './references.js';
import { requiredIn } from './required.js';
import { resourcesIn, textAt, type PlannedResource } from './resources.js';
import { callsOf, outputsOf, variablesOf } from './module-values.js';
import { SourceFolder, sourceOf } from './source-folder.js';
import type { WrittenFile } from './written-file.js';

/** What plans say. */
export interface PlanScan {
  readonly scan: Scan;
  /** Whether a plan tells more certainly what a configuration deploys than the configuration itself. */
  replaces(deployment: Deployment): boolean;
}

/**
 * Reads plans as the deployments that they are. Nothing is thrown: what cannot be read is a diagnostic. Where the files
 * have the configuration that a plan was made from, places are those of the configuration.
 */
export function scanPlans(files: readonly WrittenFile[], modules: ModuleSet, input: TemplateInput): PlanScan {
  const configurations = new Configurations(modules);
  const reading = new Reading(modules, configurations, input);
  for (const file of files) reading.add(file);
  return { scan: reading.scan(files.length), replaces: (deployment) => reading.replaces(deployment) };
}

class Reading {
  readonly #modules: ModuleSet;
  readonly #configurations: Configurations;
  readonly #input: TemplateInput;
  readonly #names: EnvironmentNames;
  readonly #into: Unfolded;
  readonly #deployments: Deployment[] = [];
  readonly #documents: PlanDocument[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #destroyed: DestroyedResource[] = [];
  readonly #parameters: Parameter[] = [];
  readonly #outputs: Output[] = [];
  readonly #calls: ModuleCall[] = [];
  /** Folders of configurations that there is a plan of, with the deployment that it is. */
  readonly #sources: { readonly folder: string; readonly deployment: Deployment }[] = [];

  constructor(modules: ModuleSet, configurations: Configurations, input: TemplateInput) {
    this.#modules = modules;
    this.#configurations = configurations;
    this.#input = input;
    this.#names = new EnvironmentNames(input.environments.names ?? []);
    this.#into = new Unfolded(new Relevance(configurations, true));
  }

  add(file: WrittenFile): void {
    const { document, diagnostics } = documentOf(file);
    this.#diagnostics.push(...diagnostics);
    if (document === undefined) return;
    const modules = new PlannedModules(document.root.get('configuration'));
    const source = sourceOf(file.path, modules.root.configured, this.#modules);
    const folder = source && new SourceFolder(source, this.#configurations);
    const planned: PlanOf = { document, modules, folder, resources: resourcesIn(document.root, document.source) };
    const deployment = deploymentOf(planned, this.#input.environments, this.#names);
    this.#documents.push(document);
    if (this.#input.wanted?.(deployment) === false) return;
    if (source !== undefined) this.#sources.push({ folder: source.folder, deployment });
    this.#deployments.push(deployment);
    this.#deploy(planned, deployment);
  }

  replaces({ template, environment }: Deployment): boolean {
    return this.#sources.some(({ folder, deployment }) => {
      if (posix.dirname(template) !== folder) return false;
      const [own, other] = [deployment.environment?.name, environment?.name];
      return own === undefined || other === undefined || isSameEnvironment(own, other);
    });
  }

  #deploy(planned: PlanOf, deployment: Deployment): void {
    const { document, modules, folder, resources } = planned;
    const byAddress = new InstancesByAddress();
    const references = new References(modules, byAddress);
    const evaluating = this.#evaluating(planned);
    const providers = providersOf(document, folder, { ...evaluating, deployment });
    const context: PlanContext = { ...evaluating, references, owners: byAddress.owners, configured: providers };
    for (const resource of resources) byAddress.add(resource, instanceOf(resource, 'after', planned, context));
    this.#into.resources.push(...[...providers.values()].flatMap(({ resource }) => resource ?? []));
    for (const { resource, instance } of byAddress.all) {
      if (isThere(resource)) this.#into.resource(instance, deployment);
      if (resource.mode === 'managed' && resource.actions.includes('delete')) {
        this.#destroy(resource, instanceOf(resource, 'before', planned, context), deployment);
      }
    }
    this.#into.finish(deployment);
    const { root, source } = document;
    for (const module of [modules.root, ...modules.calls]) {
      const values = { plan: root, source, module, folder, deployment };
      this.#parameters.push(...variablesOf(values));
      if (module.caller === undefined) this.#outputs.push(...outputsOf(values));
      else this.#calls.push(...callsOf(values));
    }
  }

  #destroy({ actions }: PlannedResource, instance: PlannedInstance, deployment: Deployment): void {
    const [sent] = instance.entry?.kind === 'changes' ? [] : instance.sent();
    if (sent === undefined) return;
    this.#destroyed.push({
      resource: resourceOf(instance, sent, [], deployment),
      isReplaced: actions.includes('create'),
    });
  }

  /** What the provider's version and the subscription are decides what resources are in Azure. */
  #evaluating({ document, folder, resources }: PlanOf): Pick<PlanContext, 'providers' | 'evaluation'> {
    const subscriptionId = onlySubscription(
      resources.flatMap(({ after, before }) => textAt(after.known, 'id') ?? textAt(before.known, 'id') ?? []),
    );
    const evaluation = {
      dialect: 'terraform',
      functions: terraformFunctions,
      budget: newBudget(),
      files: { read: () => ({ problem: 'a plan is all that is read' }) },
      target: { scope: 'resourceGroup', ...(subscriptionId !== undefined && { subscriptionId }) },
    } as const;
    return { providers: this.#versions(document, folder), evaluation };
  }

  #versions({ path, root }: PlanDocument, folder: SourceFolder | undefined): Versions {
    if (folder !== undefined) return this.#configurations.versions(folder.root);
    const lock = this.#modules.parse(posix.join(posix.dirname(path), '.terraform.lock.hcl'));
    return versionsBy(requiredIn(root), lock === undefined ? [] : lockedVersions(lock));
  }

  scan(seen: number): Scan {
    const { resources, diagnostics } = this.#into;
    return {
      deployments: this.#deployments,
      resources,
      parameters: this.#parameters,
      outputs: this.#outputs,
      moduleCalls: this.#calls,
      destroyed: this.#destroyed,
      diagnostics: [...this.#diagnostics, ...diagnostics],
      coverage: coverageOf(seen, this.#documents.length),
      sources: this.#documents.map(({ source }) => source),
      comments: [],
      declarationsIn: () => [],
    };
  }
}

/** A plan, and what it was made from. */
export interface PlanOf {
  readonly document: PlanDocument;
  readonly modules: PlannedModules;
  readonly folder: SourceFolder | undefined;
  readonly resources: readonly PlannedResource[];
}

/** Whether a resource is there when the plan has been carried out, and Terraform still knows of it. */
const isThere = ({ actions }: PlannedResource): boolean =>
  actions.includes('create') || !(actions.includes('delete') || actions.includes('forget'));

function instanceOf(
  resource: PlannedResource,
  when: 'after' | 'before',
  { document, modules, folder }: PlanOf,
  context: PlanContext,
): PlannedInstance {
  const module = modules.at(resource.module);
  const values = resource[when];
  const own = new PlanPlace(document.source, resource.address, [values.known, values.unknown]);
  const place = folder?.placeOf(resource, module, own) ?? { place: own, name: resource.address };
  return new PlannedInstance(resource, values, module, place, context);
}

const coverageOf = (seen: number, parsed: number): Coverage => ({
  files: { seen, parsed, irrelevant: 0, compiled: 0, partial: 0, failed: seen - parsed },
  modules: { resolved: 0, cached: 0, known: 0, missing: 0 },
  undeployed: 0,
  assumed: 0,
  unexpanded: 0,
});
