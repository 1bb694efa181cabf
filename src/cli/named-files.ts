import { resolve } from 'node:path';
import ignore from 'ignore';
import type { Diagnostic } from '../model/diagnostic.js';
import { decode } from '../scanners/templates/files/decode.js';
import { languageOf } from '../scanners/templates/files/file-kind.js';
import { isTerraform } from '../scanners/terraform/module/file-names.js';
import { discover, isTemplate, type Search } from './discover.js';
import { inReports } from './places.js';
import { Refusal } from './refusal.js';
import type { Files } from './world.js';

/** What was named on the command line, found on disk. */
export interface NamedFiles {
  /** Absolute paths, sorted, each once. */
  readonly files: readonly string[];
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
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    if (search.files.kind(path) === 'folder') {
      const below = discover(path, search);
      for (const file of below.files) found.add(file);
      diagnostics.push(...below.diagnostics);
      if (below.files.length === 0 && !allowEmpty && below.diagnostics.length === 0)
        throw new Refusal(nothingIn(path, search));
    } else if (isTemplate(path)) {
      found.add(path);
      if (isForeign(path, search)) diagnostics.push(foreign(inReports(search.root, path)));
    } else if (!allowEmpty)
      throw new Refusal(`\`${inReports(search.root, path)}\` is neither Bicep, JSON nor Terraform`);
  }
  return { files: [...found].sort(), diagnostics };
}

/** Whether a file that was named is JSON that we have no use for. What cannot be read is somebody else's to tell. */
function isForeign(path: string, { files }: Search): boolean {
  try {
    const text = decode(files.read(path));
    return 'text' in text && !isTerraform(path) && languageOf(path, text.text) === undefined;
  } catch {
    return false;
  }
}

const foreign = (path: string): Diagnostic => ({
  id: 'file/not-a-template',
  level: 'note',
  title: 'This file is passed over: its `$schema` is not that of an ARM template or a parameter file',
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
