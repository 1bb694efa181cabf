import { isJson } from './file-kind.js';
import { targetOf } from './reference.js';

/** Everything a statement can call another file by; comments may add a few too many, which costs nothing but a look. */
const reference = /^[ \t]*(?:(?:module|test)[ \t]+\w+|using|extends)[ \t]*'([^'\r\n]*)'|\bfrom[ \t]+'([^'\r\n]*)'/gm;

/** How an ARM template calls a file beside it. */
const linked = /"relativePath"\s*:\s*"([^"\r\n]*)"/gi;

/** Paths of the local files that a text calls, found without parsing it. */
export function referencesIn(text: string, path: string): readonly string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(isJson(path) ? linked : reference)) {
    const target = targetOf(match[1] ?? match[2] ?? '', path);
    if (target.kind === 'local') found.add(target.path);
  }
  return [...found];
}

/** The modules of registries and template specs that a text calls, as it writes them. */
export function remoteReferencesIn(text: string): readonly string[] {
  const written = [...text.matchAll(reference)].map((match) => match[1] ?? match[2] ?? '');
  return [...new Set(written)].filter((each) => targetOf(each, '').kind === 'remote');
}

/** Path of the template that a parameter file is for; undefined if it names none that could be in the tree. */
export function templateIn(text: string, path: string): string | undefined {
  const using = /^[ \t]*using[ \t]+'([^'\r\n]*)'/m.exec(text)?.[1];
  const target = using === undefined ? undefined : targetOf(using, path);
  return target?.kind === 'local' ? target.path : undefined;
}

/** Whether a parameter file says that it has no template: others extend it. */
export const isBase = (text: string): boolean => /^[ \t]*using[ \t]+none\b/m.test(text);
