import { noConfig, type Config } from '../config/config.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { rules } from '../rules/index.js';
import type { Search } from './discover.js';
import { findConfig } from './find-config.js';
import { resolved } from './named-files.js';
import { folderAround, rootOf } from './places.js';
import type { World } from './world.js';

/** Where a run takes place, and what is configured there. */
export interface Workspace {
  /** Absolute; paths in reports count from here. */
  readonly root: string;
  /** What was named, as absolute paths. */
  readonly paths: readonly string[];
  readonly config: Config;
  /** Mistakes in the configuration: nothing should be judged by it then. */
  readonly mistakes: readonly Diagnostic[];
  readonly search: Search;
}

/** Finds what was named, the root, and the configuration. */
export async function openWorkspace(
  named: readonly string[],
  configFile: string | undefined,
  world: World,
): Promise<Workspace> {
  const { cwd, files } = world;
  const paths = resolved(named.length === 0 ? ['.'] : named, cwd, files);
  const root = rootOf(paths, cwd, files);
  const source = findConfig(configFile, { cwd, root, folder: folderAround(paths, cwd, files), files });
  if (source === undefined)
    return { root, paths, config: noConfig, mistakes: [], search: { root, files, ignores: () => false } };
  // YAML and the schema's validator take a while to load, and most runs have no use for them.
  const { loadConfig } = await import('../config/load.js');
  const { config, diagnostics } = loadConfig(source, rules);
  return {
    root,
    paths,
    config,
    mistakes: diagnostics,
    search: { root, files, ignores: (path) => config.ignores(path) },
  };
}
