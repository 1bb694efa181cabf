import { textOf, type Span } from '../../../model/source.js';
import type { FileSet } from './file-set.js';
import { isParameters } from './file-kind.js';
import { isRelevant } from './relevance.js';
import { isBase, referencesIn, remoteReferencesIn, templateIn } from './text-references.js';

/** Whether there may be anything to judge in the file at a path, or in a part of one, such as a nested template. */
export interface Matters {
  file(path: string): boolean;
  part(part: Span): boolean;
}

/** The files worth parsing: those among the candidates, and all that were looked at on the way. */
export interface Selection {
  readonly candidates: readonly string[];
  readonly matters: Matters;
}

/**
 * Of the candidates, those worth parsing: they mention something the rules judge, or call a file that does, over any
 * number of calls. A parameter file calls its template, which for one of ARM `templateOf` tells. Parameter files without
 * a readable template are kept, to say so.
 */
export function select(
  candidates: readonly string[],
  files: FileSet,
  templateOf: (path: string) => string | undefined,
  everything = false,
): Selection {
  const callers = new Map<string, string[]>();
  const relevant: string[] = [];
  const lost: string[] = [];
  const readable = new Set<string>();
  const waiting = [...candidates];
  const seen = new Set(candidates);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = files.text(path);
    const language = files.language(path);
    if ('problem' in text || language === undefined) continue;
    readable.add(path);
    if (everything || isRelevant(text.text)) relevant.push(path);
    const template = language === 'armparam' ? templateOf(path) : undefined;
    const called = template === undefined ? callsIn(text.text, path, files) : [template];
    if (isParameters(language) && template === undefined && isLost(text.text, path, files)) lost.push(path);
    for (const each of called) {
      const known = callers.get(each);
      if (known === undefined) callers.set(each, [path]);
      else known.push(path);
      if (seen.has(each)) continue;
      seen.add(each);
      waiting.push(each);
    }
  }
  const kept = closureOf(relevant, callers);
  for (const path of lost) kept.add(path);
  const parts = new Map<Span, boolean>();
  const matters: Matters = {
    file: (path) => !readable.has(path) || kept.has(path),
    part: (part) => {
      const known = parts.get(part) ?? (everything || isRelevant(textOf(part)));
      parts.set(part, known);
      return known;
    },
  };
  return { candidates: candidates.filter((path) => kept.has(path)).sort(), matters };
}

const callsIn = (text: string, path: string, files: FileSet): readonly string[] => [
  ...referencesIn(text, path),
  ...remoteTemplates(text, path, files),
];

/** Paths of the templates that are called and no files, but can be had all the same. */
const remoteTemplates = (text: string, path: string, files: FileSet): readonly string[] =>
  remoteReferencesIn(text).flatMap((reference) => {
    const found = files.remote.find(reference, path);
    return 'because' in found ? [] : found.slice(0, 1).map((module) => module.path);
  });

function isLost(text: string, path: string, files: FileSet): boolean {
  if (isBase(text)) return false;
  const template = templateIn(text, path);
  return template === undefined || 'problem' in files.text(template);
}

function closureOf(start: readonly string[], callers: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(start);
  for (const path of reached) for (const caller of callers.get(path) ?? []) reached.add(caller);
  return reached;
}
