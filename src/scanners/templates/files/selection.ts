import { type FileSet, isBicepFile, isParameterFile } from './file-set.js';
import { isRelevant } from './relevance.js';
import { isBase, referencesIn, templateIn } from './text-references.js';

/** The files worth parsing: those among the candidates, and all that were looked at on the way. */
export interface Selection {
  readonly candidates: readonly string[];
  /** False for a Bicep file in which there is nothing to judge. */
  readonly matters: (path: string) => boolean;
}

/**
 * Of the candidates, those worth parsing: they mention something the rules judge, or call a file that does, over any
 * number of calls. A parameter file calls its template. Parameter files without a readable template are kept, to say so.
 */
export function select(candidates: readonly string[], files: FileSet): Selection {
  const callers = new Map<string, string[]>();
  const relevant: string[] = [];
  const lost: string[] = [];
  const readable = new Set<string>();
  const waiting = [...candidates];
  const seen = new Set(candidates);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = files.text(path);
    if ('problem' in text) continue;
    if (isBicepFile(path)) readable.add(path);
    if (isRelevant(text.text)) relevant.push(path);
    const called = referencesIn(text.text, path);
    if (isParameterFile(path) && isLost(text.text, path, files)) lost.push(path);
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
  const matters = (path: string): boolean => !readable.has(path) || kept.has(path);
  return { candidates: candidates.filter((path) => kept.has(path)).sort(), matters };
}

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
