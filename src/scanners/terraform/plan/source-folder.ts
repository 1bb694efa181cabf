import { posix } from 'node:path';
import type { Name } from '../../../expressions/tree.js';
import type { Configurations } from '../evaluate/configurations.js';
import type { Configuration, ModuleCall } from '../module/declarations.js';
import type { ModuleSet } from '../module/module-set.js';
import type { ConfiguredModule, PlannedModule } from './configuration.js';
import { BlockPlace, type Place } from './place.js';
import type { PlannedResource } from './resources.js';

/** The configuration that a plan was made from, if it is here: places and comments are those of its files. */
export class SourceFolder {
  readonly root: Configuration;
  readonly #configurations: Configurations;
  readonly #found = new Map<string, Configuration | undefined>();

  constructor(root: Configuration, configurations: Configurations) {
    this.root = root;
    this.#configurations = configurations;
  }

  /** Where a resource is declared, with the place in the plan that says what it is worth. */
  placeOf(
    { mode, type, name }: PlannedResource,
    module: PlannedModule,
    plan: Place,
  ): { place: Place; name: Name } | undefined {
    const block = this.configuration(module)?.resources.get(`${mode === 'data' ? 'data.' : ''}${type}.${name}`);
    return block && { place: new BlockPlace(block.block.heading, block.block.body, plan), name: block.name };
  }

  /** The call that leads to a module. */
  callOf({ caller, name }: PlannedModule): ModuleCall | undefined {
    return caller && this.configuration(caller)?.calls.get(name);
  }

  configuration(module: PlannedModule): Configuration | undefined {
    if (module.caller === undefined) return this.root;
    if (!this.#found.has(module.address)) this.#found.set(module.address, this.#called(module));
    return this.#found.get(module.address);
  }

  #called(module: PlannedModule): Configuration | undefined {
    const call = this.callOf(module);
    const folder = module.caller && this.configuration(module.caller)?.folder;
    if (call === undefined || folder === undefined) return undefined;
    const called = this.#configurations.called(call, folder, this.root.folder, keyOf(module));
    return 'configuration' in called ? called.configuration : undefined;
  }
}

/** `network.subnets`, as `modules.json` has it. */
const keyOf = ({ caller, name }: PlannedModule): string =>
  caller?.caller === undefined ? name : `${keyOf(caller)}.${name}`;

/**
 * The folder of the configuration that a plan was made from: the one it lies in, else the one among the files that
 * declares the most of what is in the plan, and more than half of it.
 */
export function sourceOf(
  path: string,
  planned: ConfiguredModule | undefined,
  modules: ModuleSet,
): Configuration | undefined {
  if (planned === undefined) return undefined;
  const own = posix.dirname(path);
  const near = modules.folders.includes(own) ? modules.folders : [own, ...modules.folders];
  const candidates = near.flatMap((folder) => modules.configuration(folder) ?? []);
  const share = (configuration: Configuration): number => shareOf(planned, configuration);
  const [best] = candidates
    .filter((each) => share(each) > 0.5)
    .sort((a, b) => share(b) - share(a) || distance(own, a.folder) - distance(own, b.folder));
  return best;
}

function shareOf(planned: ConfiguredModule, { resources, calls }: Configuration): number {
  const all = planned.resources.filter((each) => each !== '').length + planned.calls.length;
  const declared =
    planned.resources.filter((each) => resources.has(each)).length +
    planned.calls.filter((each) => calls.has(each)).length;
  return all === 0 ? 0 : declared / all;
}

/** Steps from one folder to another. */
const distance = (a: string, b: string): number => posix.relative(a, b).split('/').length;
