import { posix } from 'node:path';
import type { Deployment } from '../../../model/resource.js';
import { EnvironmentNames } from '../../templates/deployment/environment-names.js';
import { fileReader } from '../../templates/files/file-reader.js';
import type { TemplateInput } from '../../templates/input.js';
import type { Configurations } from '../evaluate/configurations.js';
import { Module } from '../evaluate/module.js';
import type { Openings } from '../evaluate/opened.js';
import { Reads } from '../evaluate/reads.js';
import { Run } from '../evaluate/run.js';
import { Templates } from '../evaluate/templates.js';
import type { HclParser } from '../hcl/parse.js';
import type { Configuration } from '../module/declarations.js';
import type { ModuleSet } from '../module/module-set.js';
import { Baseline } from './baseline.js';
import { environmentOf } from './environment.js';
import type { Plan } from './plan.js';
import type { Unlike } from './unfold.js';
import { givenBy } from './values.js';

/** A root module in one deployment of it. */
export interface Root {
  readonly deployment: Deployment;
  readonly module: Module;
}

/** Begins the evaluation of root modules. */
export class Roots {
  readonly #modules: ModuleSet;
  readonly #configurations: Configurations;
  readonly #input: TemplateInput;
  readonly #templates: Templates;
  readonly #names: EnvironmentNames;
  readonly #baselines = new Map<Configuration, Baseline>();

  constructor(modules: ModuleSet, configurations: Configurations, parser: HclParser, input: TemplateInput) {
    this.#modules = modules;
    this.#configurations = configurations;
    this.#input = input;
    this.#templates = new Templates(parser);
    this.#names = new EnvironmentNames(input.environments.names ?? []);
  }

  of(plan: Plan): Root {
    const { configuration, named } = plan;
    const { folder } = configuration;
    // Which environment it is for is told by its variables, so it is known when they can be evaluated.
    const deployment: { -readonly [K in keyof Deployment]: Deployment[K] } = {
      name: named === undefined ? folder : `${folder} (${posix.relative(folder, named)})`,
      template: mainOf(configuration),
      ...(named !== undefined && { parameters: named }),
    };
    const module = this.module(plan, deployment);
    const environment = environmentOf(module, named, this.#input.environments, this.#names);
    if (environment !== undefined) deployment.environment = environment;
    return { deployment, module };
  }

  /** The root module of a deployment; without what is `open` of the defaults of its variables. */
  module(
    { configuration, valueFiles }: Plan,
    deployment: Deployment,
    more: { readonly reads?: Reads; readonly open?: Openings } = {},
  ): Module {
    const configurations = this.#configurations;
    const versions = configurations.versions(configuration);
    const run = new Run(deployment, versions, readerFrom(configuration.folder, this.#input), this.#templates, more);
    const given = givenBy(
      valueFiles.flatMap((path) => this.#modules.parse(path) ?? []),
      run.evaluation,
    );
    return new Module(configuration, { run, configurations, address: '', key: '', given, when: [], callers: [] });
  }

  /** How a deployment is told from others of its root; undefined if there are none. */
  unlike(plan: Plan, plans: readonly Plan[]): Unlike | undefined {
    const { configuration, named } = plan;
    const file = named === undefined ? undefined : this.#modules.parse(named);
    if (file === undefined || plans.filter((each) => each.configuration === configuration).length < 2) return undefined;
    const baseline = this.#baselines.get(configuration) ?? this.#baselineOf(plan);
    this.#baselines.set(configuration, baseline);
    return { baseline, given: new Set(file.body.attributes.map(({ name }) => name.text)) };
  }

  #baselineOf({ configuration, valueFiles }: Plan): Baseline {
    const reads = new Reads();
    const deployment = { name: configuration.folder, template: mainOf(configuration) };
    const plan = { configuration, valueFiles: valueFiles.slice(0, -1) };
    return new Baseline(this.module(plan, deployment, { reads }), reads);
  }
}

/** The file that people take for the configuration. */
export const mainOf = ({ files, folder }: Plan['configuration']): string =>
  (files.find(({ source }) => /(?:^|\/)main\.(?:tf|tofu)$/.test(source.path)) ?? files[0])?.source.path ?? folder;

/** Paths in functions such as `file()` are relative to the folder of the root, wherever the function is called. */
function readerFrom(folder: string, input: TemplateInput): ReturnType<typeof fileReader> {
  const reader = fileReader(input);
  const root = { path: posix.join(folder, 'main.tf'), language: 'terraform', text: '' } as const;
  return {
    read: (path) => reader.read(path, root),
    ...(reader.list !== undefined && { list: (path, pattern) => reader.list?.(path, pattern, root) ?? [] }),
  };
}
