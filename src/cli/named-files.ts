import { basename, resolve } from 'node:path';
import ignore from 'ignore';
import type { Diagnostic } from '../model/diagnostic.js';
import { decode } from '../scanners/templates/files/decode.js';
import { languageOf } from '../scanners/templates/files/file-kind.js';
import { isState, isTerraform } from '../scanners/terraform/module/file-names.js';
import { notJson } from '../scanners/terraform/plan/problems.js';
import { isSavedPlan, writtenByTerraform } from '../scanners/terraform/plan/recognise.js';
import { discover, isTemplate, type Search } from './discover.js';
import { inReports } from './places.js';
import { Refusal } from './refusal.js';
import type { Files } from './world.js';

/** What was named on the command line, found on disk. */
export interface NamedFiles {
  /** Absolute paths, sorted, each once. */
  readonly files: readonly string[];
  /** Of those, the ones that were named themselves. */
  readonly byName: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Files and folders for the paths that somebody wrote. Patterns that no shell expanded are expanded here. */
export function resolved(paths: readonly string[], cwd: string, files: Files): readonly string[] {
  return paths.flatMap((path) => {
    const found = [path, path.replaceAll('\\', '/')].map((each) => resolve(cwd, each)).find((each) => files.kind(each));
    if (found !== undefined) return [found];
    const matches = /[*?[]/.test(path) ? expanded(path.replaceAll('\\', '/'), cwd, files) : [];
    if (matches.length === 0) throw new Refusal(`there is no file or folder \`${path}\``);
    return matches;
  });
}

/** A folder stands for the templates in it. A file is taken whatever ignores it, as long as we read its language. */
export function namedFiles(paths: readonly string[], allowEmpty: boolean, search: Search): NamedFiles {
  const found = new Set<string>();
  const byName: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    if (search.files.kind(path) === 'folder') {
      const below = discover(path, search);
      for (const file of below.files) found.add(file);
      diagnostics.push(...below.diagnostics);
      if (below.files.length === 0 && !allowEmpty && below.diagnostics.length === 0)
        throw new Refusal(nothingIn(path, search));
    } else if (isTemplate(path) || isOfTerraform(path, search)) {
      found.add(path);
      byName.push(path);
      diagnostics.push(...uselessness(path, search));
    } else if (!allowEmpty)
      throw new Refusal(`\`${inReports(search.root, path)}\` is neither Bicep, JSON nor Terraform`);
  }
  return { files: [...found].sort(), byName, diagnostics };
}

/** Whether Terraform has written a file: a plan may have any name. */
function isOfTerraform(path: string, { files }: Search): boolean {
  try {
    const bytes = files.read(path);
    const text = decode(bytes);
    return isSavedPlan(bytes) || ('text' in text && writtenByTerraform(text.text) !== undefined);
  } catch {
    return false;
  }
}

/** What there is to say of a file that was named and is JSON that we have no use for. */
function uselessness(path: string, { root, files }: Search): readonly Diagnostic[] {
  const reported = inReports(root, path);
  try {
    const text = decode(files.read(path));
    // What cannot be read, and what Terraform has written, is somebody else's to tell.
    if (!('text' in text) || isTerraform(path) || isState(path) || languageOf(path, text.text) !== undefined) return [];
    if (writtenByTerraform(text.text) !== undefined) return [];
    const isMeant = /plan/i.test(basename(path)) && !/^[\uFEFF\s]*[{[]/.test(text.text);
    return [isMeant ? notJson(reported) : foreign(reported)];
  } catch {
    return [];
  }
}

const foreign = (path: string): Diagnostic => ({
  id: 'file/not-a-template',
  level: 'note',
  title: 'This file is passed over: it is neither an ARM template, nor a parameter file, nor a plan of Terraform',
  path,
});

const nothingIn = (path: string, { root }: Search): string =>
  `nothing to scan: \`${inReports(root, path) || '.'}\` holds no Bicep, JSON or Terraform file that is not ignored ` +
  '(--allow-empty if that is fine)';

/** The paths that match a pattern, as a shell would list them: `*` stops at a slash, `**` does not. */
function expanded(pattern: string, cwd: string, files: Files): readonly string[] {
  const fixed = /^(?:[^*?[/]*\/)*/.exec(pattern)?.[0] ?? '';
  const start = resolve(cwd, fixed);
  if (files.kind(start) !== 'folder') return [];
  const matcher = ignore().add(`/${pattern.slice(fixed.length)}`);
  const everything: Search = { root: start, files, ignores: () => false };
  return discover(start, everything).files.filter((path) => matcher.ignores(inReports(start, path)));
}
