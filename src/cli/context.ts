import { dirname } from 'node:path';
import { decode } from '../scanners/templates/files/decode.js';
import { referencesIn } from '../scanners/templates/files/text-references.js';
import { discover, type Search } from './discover.js';
import { inReports, onDisk, upwards } from './places.js';

/** So much is looked at around one folder, not more: a commit hook has no time for a whole monorepo. */
const maxFolders = 300;
const maxFiles = 400;

/**
 * The files that decide how the named ones are to be judged: whoever calls them, over any number of calls, the parameter
 * files of those, and the other parameter files of what a named one is for. They are looked for in the folder of each
 * named file and below, then around its parents up to the root, as far as the limits reach; a parent that is too big is
 * left out together with all above it, so what is found depends on the tree and not on what else was named. What the
 * named files call needs no search: it is read on demand.
 */
export function contextOf(named: readonly string[], search: Search): readonly string[] {
  const folders = new Set(named.map((path) => dirname(path)));
  const known = new Set(named);
  const around = new Set<string>();
  for (const folder of folders) for (const path of nearby(folder, search)) if (!known.has(path)) around.add(path);
  if (around.size === 0) return [];
  return callersOf(named, [...around], search);
}

function nearby(folder: string, search: Search): readonly string[] {
  let found: readonly string[] = [];
  for (const here of upwards(folder, search.root)) {
    const { files, stopped } = discover(here, { ...search, maxFolders });
    if (stopped || files.length > maxFiles) return found;
    found = files;
  }
  return found;
}

/** Those of the candidates that lead to a named file, or to what a named parameter file is for; but not that itself. */
function callersOf(named: readonly string[], candidates: readonly string[], search: Search): readonly string[] {
  const callers = new Map<string, string[]>();
  const wanted = new Set(named);
  const templates = new Set<string>();
  const parameterFiles = new Set(named.filter((path) => path.endsWith('.bicepparam')));
  for (const path of [...named, ...candidates]) {
    for (const called of callsOf(path, search)) {
      callers.set(called, [...(callers.get(called) ?? []), path]);
      if (parameterFiles.has(path)) templates.add(called);
    }
  }
  for (const path of templates) wanted.add(path);
  for (const path of wanted) for (const caller of callers.get(path) ?? []) wanted.add(caller);
  return candidates.filter((path) => wanted.has(path) && !templates.has(path));
}

/** What cannot be read calls nothing: the scanner will say so if it matters. */
function callsOf(path: string, { root, files }: Search): readonly string[] {
  try {
    const text = decode(files.read(path));
    return 'text' in text ? referencesIn(text.text, inReports(root, path)).map((called) => onDisk(root, called)) : [];
  } catch {
    return [];
  }
}
