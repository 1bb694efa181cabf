import { textOf } from '../../../model/source.js';
import type { Configurations } from '../evaluate/configurations.js';
import { entryOf } from '../map/index.js';
import type { Configuration, ModuleCall, ResourceBlock } from '../module/declarations.js';
import { isRelevant } from '../module/relevance.js';

/** Tells what of a deployment is worth evaluating: most of a large one has nothing to do with what the rules judge. */
export class Relevance {
  readonly #configurations: Configurations;
  readonly #everything: boolean;
  readonly #blocks = new Map<ResourceBlock, boolean>();
  readonly #own = new Map<Configuration, boolean>();
  readonly #withCalled = new Map<Configuration, boolean>();

  constructor(configurations: Configurations, everything: boolean) {
    this.#configurations = configurations;
    this.#everything = everything;
  }

  /** Whether a resource is one of the tables, or something in its block may be a secret. */
  resource(block: ResourceBlock): boolean {
    const known =
      this.#blocks.get(block) ?? (this.#everything || entryOf(block) !== undefined || isRelevant(textOf(block.block)));
    this.#blocks.set(block, known);
    return known;
  }

  /** Whether a call hands over what may be a secret, or leads to anything worth evaluating, or to where nobody can tell. */
  call(call: ModuleCall, { folder }: Configuration): boolean {
    if (this.#everything || !isLocal(call)) return true;
    const called = this.#configurations.called(call, folder, folder, call.name.text);
    return !('configuration' in called) || this.configuration(called.configuration);
  }

  /** Whether anything of a configuration is worth evaluating, or of what it calls. */
  configuration(configuration: Configuration): boolean {
    const known =
      this.#withCalled.get(configuration) ??
      [configuration, ...this.#configurations.allCalled(configuration)].some((each) => this.#isRelevant(each));
    this.#withCalled.set(configuration, known);
    return known;
  }

  #isRelevant(configuration: Configuration): boolean {
    const { files, resources, calls } = configuration;
    const known =
      this.#own.get(configuration) ??
      (files.some(({ source }) => isRelevant(source.text)) ||
        [...resources.values()].some((block) => entryOf(block) !== undefined) ||
        [...calls.values()].some((call) => !this.#isFound(call, configuration)));
    this.#own.set(configuration, known);
    return known;
  }

  #isFound(call: ModuleCall, { folder }: Configuration): boolean {
    return isLocal(call) && 'configuration' in this.#configurations.called(call, folder, folder, call.name.text);
  }
}

const isLocal = ({ source }: ModuleCall): boolean => source !== undefined && /^\.\.?(?:\/|$)/.test(source.text);
