import { dirname } from 'node:path';
import { isBicepParameters, isJson, languageOf } from '../scanners/templates/files/file-kind.js';
import { decode } from '../scanners/templates/files/decode.js';
import { referencesIn } from '../scanners/templates/files/text-references.js';
import { isState, isTerraform } from '../scanners/terraform/module/file-names.js';
import { discover, type Discovered, type Search } from './discover.js';
import { inReports, isWithin, onDisk, upwards } from './places.js';
import { terraformContext } from './terraform-context.js';

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
  const look = once((folder: string) => discover(folder, { ...search, maxFolders }));
  for (const folder of folders) for (const path of nearby(folder, search, look)) if (!known.has(path)) around.add(path);
  if (around.size === 0) return [];
  const isTemplate = (path: string): boolean => !isTerraform(path) && !isState(path);
  const templates = named.filter(isTemplate);
  return [
    ...(templates.length === 0 ? [] : callersOf(templates, [...around].filter(isTemplate), search)),
    ...(templates.length === named.length ? [] : terraformContext(named, [...around], search)),
  ];
}

/** Many of the named files have the same folders above them. */
function once(look: (folder: string) => Discovered): (folder: string) => Discovered {
  const known = new Map<string, Discovered>();
  return (folder) => {
    const found = known.get(folder) ?? look(folder);
    known.set(folder, found);
    return found;
  };
}

function nearby(folder: string, { root }: Search, look: (folder: string) => Discovered): readonly string[] {
  let found: readonly string[] = [];
  for (const here of upwards(folder, root)) {
    const { files, stopped } = look(here);
    const json = files.filter(isJson);
    if (stopped || files.length - json.length > maxFiles) return found;
    // Most JSON is something else.
    found = json.length > maxFiles ? files.filter((path) => !isJson(path)) : files;
  }
  return found;
}

/** Those of the candidates that lead to a named file, or to what a named parameter file is for; but not that itself. */
function callersOf(named: readonly string[], candidates: readonly string[], search: Search): readonly string[] {
  const callers = new Map<string, string[]>();
  const wanted = new Set(named);
  const templates = new Set<string>();
  const all = [...named, ...candidates];
  for (const path of all) {
    for (const called of callsOf(path, all, search)) {
      callers.set(called, [...(callers.get(called) ?? []), path]);
      if (!named.includes(path)) continue;
      // What Bicep's own parameter files are for is read on demand; that of the others has to be looked for.
      if (isBicepParameters(path)) templates.add(called);
      else if (isJson(path)) wanted.add(called);
    }
  }
  for (const path of templates) wanted.add(path);
  for (const path of wanted) for (const caller of callers.get(path) ?? []) wanted.add(caller);
  return candidates.filter((path) => wanted.has(path) && !templates.has(path));
}

/** What cannot be read calls nothing: the scanner will say so if it matters. */
function callsOf(path: string, among: readonly string[], { root, files }: Search): readonly string[] {
  try {
    const text = decode(files.read(path));
    if ('problem' in text) return [];
    if (languageOf(path, text.text) === 'armparam') return among.filter((each) => mayTake(each, path));
    return referencesIn(text.text, inReports(root, path)).map((called) => onDisk(root, called));
  } catch {
    return [];
  }
}

/** A parameter file of ARM does not say which template it is for, but that is beside it or above: the scanner finds out. */
const mayTake = (template: string, parameters: string): boolean =>
  /\.(?:bicep|jsonc?)$/i.test(template) && isWithin(dirname(template), parameters);
