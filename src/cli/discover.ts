import { join } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { isState } from '../scanners/terraform/module/file-names.js';
import { Ignored } from './ignored.js';
import { inReports, isWithin } from './places.js';
import { reasonOf, type Entry, type Files } from './world.js';

export interface Discovered {
  /** Absolute paths, sorted. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the limit on folders stopped it. */
  readonly stopped: boolean;
}

export interface Search {
  readonly root: string;
  readonly files: Files;
  /** Whether the configuration leaves a path out; relative to the root. */
  ignores(path: string): boolean;
  /** Most folders to look into; no limit if undefined. */
  readonly maxFolders?: number;
}

/** Files of a language that we read; of JSON only its text tells whether it is a template. */
export const isTemplate = (name: string): boolean =>
  isState(name) || /\.(?:bicep(?:param)?|jsonc?|tf|tofu|tfvars)$/i.test(name);

/** Nothing in these is anybody's own. */
const foreign = new Set(['.git', 'node_modules']);

/** The templates and parameter files below a folder, but for what git or the configuration ignores. */
export function discover(folder: string, search: Search): Discovered {
  const walk = new Walk(folder, search);
  walk.into(folder, inReports(search.root, folder), Ignored.above(folder, search.root, search.files));
  return { files: walk.found.sort(), diagnostics: walk.diagnostics, stopped: walk.stopped };
}

class Walk {
  readonly found: string[] = [];
  readonly diagnostics: Diagnostic[] = [];
  stopped = false;
  #folders = 0;
  readonly #search: Search;
  /** The folders whose content is taken care of, without links. */
  readonly #roots: string[];

  constructor(folder: string, search: Search) {
    this.#search = search;
    this.#roots = [search.files.real(folder)];
  }

  into(folder: string, reported: string, above: Ignored): void {
    if (++this.#folders > (this.#search.maxFolders ?? Infinity)) {
      this.stopped = true;
      return;
    }
    const entries = this.#list(folder);
    const ignored = entries.some(({ name }) => name === '.gitignore') ? above.into(folder, reported) : above;
    for (const entry of entries) {
      if (this.stopped) return;
      if (foreign.has(entry.name)) continue;
      const below = reported === '' ? entry.name : `${reported}/${entry.name}`;
      this.#take(join(folder, entry.name), below, entry, ignored);
    }
  }

  #take(path: string, reported: string, entry: Entry, ignored: Ignored): void {
    const kind = entry.kind === 'link' ? this.#behind(path) : entry.kind;
    const isFolder = kind === 'folder';
    if (!isFolder && !(kind === 'file' && isTemplate(entry.name))) return;
    if (ignored.has(reported, isFolder) || this.#search.ignores(isFolder ? `${reported}/` : reported)) return;
    if (isFolder) this.into(path, reported, ignored);
    else this.found.push(path);
  }

  /** What a link leads to, unless that is looked at anyway: links in a circle end here. */
  #behind(path: string): Entry['kind'] {
    try {
      const { files } = this.#search;
      const real = files.real(path);
      if (this.#roots.some((root) => isWithin(root, real) || isWithin(real, root))) return 'other';
      const kind = files.kind(real) ?? 'other';
      if (kind === 'folder') this.#roots.push(real);
      return kind;
    } catch {
      return 'other';
    }
  }

  #list(folder: string): readonly Entry[] {
    try {
      return this.#search.files.list(folder);
    } catch (error) {
      this.diagnostics.push({
        id: 'file/unreadable',
        level: 'error',
        title: `Cannot look into this folder: ${reasonOf(error)}`,
        path: inReports(this.#search.root, folder),
        incomplete: true,
      });
      return [];
    }
  }
}
