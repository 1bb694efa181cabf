import { posix } from 'node:path';
import type { FileSet } from '../files/file-set.js';
import type { Program } from '../program/program.js';
import type { ProgramSet } from '../program/program-set.js';

/** Parameter files stand beside their template, or in a folder or two below it: `parameters/prod/main.parameters.json`. */
const levels = 3;

/** In a folder with more templates, only the name tells which one a parameter file is for. */
const mostTemplates = 50;

/**
 * Which template a parameter file of ARM is for. The file does not say, so its name tells (`main.parameters.json`,
 * `main.prod.parameters.json` and `main.prod.json` are for `main`), and else what it assigns: if one template alone takes
 * all of that and needs no more. A template in Bicep counts more than what it was compiled to.
 */
export class ParameterPairs {
  readonly #files: FileSet;
  readonly #programs: ProgramSet;
  readonly #templates = new Map<string, string[]>();
  readonly #found = new Map<string, string | undefined>();

  constructor(candidates: readonly string[], files: FileSet, programs: ProgramSet) {
    this.#files = files;
    this.#programs = programs;
    for (const path of candidates) {
      const language = files.language(path);
      if (language !== 'arm' && language !== 'bicep') continue;
      const folder = posix.dirname(path);
      this.#templates.set(folder, [...(this.#templates.get(folder) ?? []), path]);
    }
  }

  templateOf(path: string): string | undefined {
    if (this.#found.has(path)) return this.#found.get(path);
    const found = this.#find(path);
    this.#found.set(path, found);
    return found;
  }

  #find(path: string): string | undefined {
    if (this.#files.language(path) !== 'armparam') return undefined;
    const assigned = this.#assigned(path);
    const folders = foldersFrom(path).map((folder) => this.#templates.get(folder) ?? []);
    for (const templates of folders) {
      const named = calledLike(path, templates);
      if (named !== undefined && (assigned.size === 0 || this.#takesAny(named, assigned))) return named;
    }
    for (const templates of folders) {
      const fitting = templates.length > mostTemplates ? [] : templates.filter((each) => this.#fits(each, assigned));
      if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
    }
    return undefined;
  }

  #assigned(path: string): ReadonlySet<string> {
    const program = this.#programs.load(path);
    return new Set('problem' in program ? [] : program.assignments.map(({ name }) => name.text.toLowerCase()));
  }

  #takesAny(template: string, assigned: ReadonlySet<string>): boolean {
    return this.#params(template).some(({ name }) => assigned.has(name.text.toLowerCase()));
  }

  #fits(template: string, assigned: ReadonlySet<string>): boolean {
    const params = this.#params(template);
    const names = new Set(params.map(({ name }) => name.text.toLowerCase()));
    const needed = params.filter((each) => each.default === undefined && each.type?.kind !== 'nullable');
    return (
      assigned.size > 0 &&
      [...assigned].every((name) => names.has(name)) &&
      needed.every(({ name }) => assigned.has(name.text.toLowerCase()))
    );
  }

  #params(template: string): Program['params'] {
    const program = this.#programs.load(template);
    return 'problem' in program ? [] : program.params;
  }
}

/** The folder of a file and those above it, nearest first. */
function foldersFrom(path: string): readonly string[] {
  const folders = [posix.dirname(path)];
  while (folders.length < levels && folders.at(-1) !== '.') folders.push(posix.dirname(folders.at(-1) ?? '.'));
  return folders;
}

/** Of `main.prod.parameters.json`, the template called `main.prod` or `main`; the longer name counts. */
function calledLike(path: string, templates: readonly string[]): string | undefined {
  const parts = stemOf(path)
    .split('.')
    .filter((part) => !/^param(?:eter)?s?$/.test(part))
    .map((part) => part.replace(/[-_]param(?:eter)?s?$/, ''));
  for (let length = parts.length; length > 0; length--) {
    const stem = parts.slice(0, length).join('.');
    const found = templates.filter((each) => each !== path && stemOf(each) === stem);
    if (found.length > 0) return found.find((each) => /\.bicep$/i.test(each)) ?? found[0];
  }
  return undefined;
}

const stemOf = (path: string): string =>
  posix
    .basename(path)
    .toLowerCase()
    .replace(/\.(?:bicep|jsonc?)$/, '');
