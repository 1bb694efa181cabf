import { scan } from './scan.js';
import type { ScanOptions } from './settings.js';
import type { World } from './world.js';

/** Where a baseline goes when nobody says. */
const usual = 'vaultlint.baseline.json';

/** `vaultlint baseline`: a scan that writes down what it finds. Gives the exit code of a scan that accepts it all. */
export function baseline(
  paths: readonly string[],
  { output, ...options }: ScanOptions & { readonly output?: string },
  world: World,
): Promise<number> {
  return scan(paths, { ...options, writeBaseline: output ?? options.baseline ?? usual }, world);
}
