import { posix } from 'node:path';
import type { Configuration } from '../module/declarations.js';
import { isValues } from '../module/file-names.js';
import type { ModuleSet } from '../module/module-set.js';

/** One deployment to evaluate: a root module with the files that give its variables their values. */
export interface Plan {
  readonly configuration: Configuration;
  /** Paths, the ones that count first come first; all that Terraform loads by itself, and the one that is named. */
  readonly valueFiles: readonly string[];
  /** The file that makes it this deployment, and no other of the same configuration. */
  readonly named?: string;
}

/**
 * The deployments of a set of folders: each that no other one calls is a root, and each file of values that Terraform
 * does not load by itself is a deployment of a root of its own. Of a root with files among the `named`, only those count.
 */
export function plansOf(files: readonly string[], modules: ModuleSet, named: ReadonlySet<string>): readonly Plan[] {
  const configurations = modules.folders.flatMap((folder) => modules.configuration(folder) ?? []);
  const called = new Set(configurations.flatMap(calledFolders));
  const values = [...new Set([...files, ...named])].filter(isValues).sort();
  const roots = configurations.filter(({ folder, resources, calls }) => {
    return !called.has(folder) && (resources.size > 0 || calls.size > 0);
  });
  const all = roots.length > 0 ? roots : configurations;
  const owners = new Map(
    values.filter((path) => !isAutomatic(path)).map((path) => [path, ownerOf(path, all, modules)]),
  );
  return all.flatMap((configuration): readonly Plan[] => {
    const automatic = values.filter((path) => posix.dirname(path) === configuration.folder && isAutomatic(path));
    const base = automatic.sort(byPrecedence);
    const own = [...owners].filter(([, owner]) => owner === configuration).map(([path]) => path);
    const chosen = own.some((path) => named.has(path)) ? own.filter((path) => named.has(path)) : own;
    if (chosen.length === 0) return [{ configuration, valueFiles: base }];
    return chosen.map((path) => ({ configuration, valueFiles: [...base, path], named: path }));
  });
}

/** Loaded without being asked for. */
const isAutomatic = (path: string): boolean =>
  /(?:^|\/)terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/i.test(path);

/** `terraform.tfvars` before all others, which come in the order of their names. */
const byPrecedence = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);

const rank = (path: string): number => (/\.auto\.tfvars/i.test(path) ? 2 : path.endsWith('.json') ? 1 : 0);

const calledFolders = ({ folder, calls }: Configuration): readonly string[] =>
  [...calls.values()].flatMap(({ source }) =>
    source !== undefined && /^\.\.?(?:\/|$)/.test(source.text)
      ? [posix.normalize(posix.join(folder, source.text)).replace(/\/$/, '')]
      : [],
  );

/** The root that a file of values is for: it declares all that the file gives, and lies nearest. */
function ownerOf(path: string, roots: readonly Configuration[], modules: ModuleSet): Configuration | undefined {
  const names = modules.parse(path)?.body.attributes.map(({ name }) => name.text) ?? [];
  if (names.length === 0) return undefined;
  const folder = posix.dirname(path);
  const fitting = roots.filter(({ variables }) => names.every((name) => variables.has(name)));
  const among = fitting.length > 0 ? fitting : roots.filter((root) => root.folder === folder);
  return among.sort((a, b) => distance(a.folder, folder) - distance(b.folder, folder))[0];
}

/** Steps from one folder to another. */
const distance = (a: string, b: string): number =>
  posix
    .relative(a, b)
    .split('/')
    .filter((part) => part !== '').length;
