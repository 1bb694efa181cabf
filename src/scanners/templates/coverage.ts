import type { Diagnostic } from '../../model/diagnostic.js';
import type { Coverage } from '../../model/scan.js';
import type { FileSet } from './files/file-set.js';

/** What was read of the candidates, and of the files that they lead to. */
export function filesCovered(
  candidates: readonly string[],
  compiled: ReadonlySet<string>,
  files: FileSet,
): Coverage['files'] {
  const parsed = files.parsed();
  const readable = files.readable();
  const failed = candidates.filter((path) => isUnreadable(files.text(path))).length;
  return {
    seen: readable.length + failed,
    parsed: parsed.length,
    irrelevant: readable.filter((path) => !files.isParsed(path) && !compiled.has(path)).length,
    compiled: [...compiled].filter((path) => !files.isParsed(path)).length,
    partial: parsed.filter((each) => each.problems.length > 0).length,
    failed,
  };
}

type Text = ReturnType<FileSet['text']>;

const isUnreadable = (text: Text): text is Exclude<Text, { readonly text: string }> =>
  'problem' in text && text.foreign !== true;

/** What kept files from being read, and what could not be understood in the others. */
export function fileProblems(candidates: readonly string[], files: FileSet): readonly Diagnostic[] {
  const unreadable = candidates.flatMap((path): readonly Diagnostic[] => {
    const text = files.text(path);
    if (!isUnreadable(text)) return [];
    return [
      {
        id: 'file/unreadable',
        level: 'error',
        title: `Cannot read this file: ${text.problem}`,
        path,
        incomplete: true,
      },
    ];
  });
  const syntax = files
    .parsed()
    .flatMap((file) => file.problems.map((each): Diagnostic => ({ ...each, incomplete: true })));
  return [...unreadable, ...syntax];
}
