import { dirname, resolve } from 'node:path';
import { decode } from '../scanners/templates/files/decode.js';
import { isConfiguration, isTerraform, isValues } from '../scanners/terraform/module/file-names.js';
import { upwards } from './places.js';
import type { Search } from './discover.js';

/**
 * Of the candidates, the files of Terraform that decide how named ones are to be judged: the configurations that call
 * theirs, over any number of calls, and the files that give values to all of these. What lies beside a file, and what it
 * calls, is read on demand.
 */
export function terraformContext(
  named: readonly string[],
  candidates: readonly string[],
  search: Search,
): readonly string[] {
  const all = [...named, ...candidates].filter(isTerraform);
  const configured = new Set(all.filter(isConfiguration).map(dirname));
  const wanted = new Set(named.filter(isTerraform).map((path) => ownerOf(path, configured, search.root)));
  const callers = new Map<string, Set<string>>();
  for (const path of all.filter(isConfiguration)) {
    for (const called of callsIn(path, search)) {
      const known = callers.get(called);
      if (known === undefined) callers.set(called, new Set([dirname(path)]));
      else known.add(dirname(path));
    }
  }
  for (const folder of wanted) for (const caller of callers.get(folder) ?? []) wanted.add(caller);
  return candidates.filter((path) => isTerraform(path) && wanted.has(ownerOf(path, configured, search.root)));
}

/** The folder of the configuration that a file is of; of one that gives values, the nearest one that has any. */
function ownerOf(path: string, configured: ReadonlySet<string>, root: string): string {
  const folder = dirname(path);
  return isValues(path) ? (upwards(folder, root).find((each) => configured.has(each)) ?? folder) : folder;
}

const source = /\bsource"?\s*[=:]\s*"(?<path>\.\.?(?:\/[^"\r\n]*)?)"/g;

/** The folders of the modules that a file calls, found without parsing it. */
function callsIn(path: string, { files }: Search): readonly string[] {
  try {
    const text = decode(files.read(path));
    if ('problem' in text) return [];
    return [...text.text.matchAll(source)].map((found) => resolve(dirname(path), found.groups?.['path'] ?? '.'));
  } catch {
    return [];
  }
}
