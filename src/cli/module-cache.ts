import { join, resolve } from 'node:path';
import type { ModuleCache } from '../scanners/templates/input.js';
import { reasonOf, type World } from './world.js';

/**
 * The modules that Bicep has restored to this machine: below `.bicep` in the folder of the user, or where
 * `BICEP_CACHE_DIRECTORY` or a `bicepconfig.json` says.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config-modules
 */
export function moduleCache({ env, cwd, files }: World): ModuleCache {
  const home = env['HOME'] ?? env['USERPROFILE'];
  const usual = env['BICEP_CACHE_DIRECTORY'] ?? (home === undefined ? undefined : join(home, '.bicep'));
  return {
    read: (path, configured) => {
      const root = configured === undefined ? usual : inHome(configured, home);
      if (root === undefined) return { problem: 'nothing says where it is' };
      try {
        return { bytes: files.read(join(resolve(cwd, root), path)) };
      } catch (error) {
        return { problem: reasonOf(error) };
      }
    },
  };
}

/** `~` is the folder of the user, and nothing else: Bicep takes `~name` as it is written. */
const inHome = (path: string, home: string | undefined): string | undefined =>
  /^~(?=$|[/\\])/.test(path) ? home && join(home, path.slice(1)) : path;
