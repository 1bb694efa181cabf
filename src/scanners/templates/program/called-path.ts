import type { Matters } from '../files/selection.js';
import { targetOf } from '../files/reference.js';
import type { ModuleDeclaration } from '../syntax.js';

/** The path of the local file that a module declaration calls; of one that contains its template, the path of that. */
export function calledPath({ reference, source, inline, start }: ModuleDeclaration): string | undefined {
  if (inline !== undefined) return `${source.path}#${start}`;
  const written = reference.kind === 'literal' && typeof reference.value === 'string' ? reference.value : undefined;
  const target = written === undefined ? undefined : targetOf(written, source.path);
  return target?.kind === 'local' ? target.path : undefined;
}

/** Whether there is surely nothing to judge in what a module declaration calls. */
export function isIdle(module: ModuleDeclaration, matters: Matters): boolean {
  if (module.inline !== undefined) return !matters.part(module);
  const path = calledPath(module);
  return path !== undefined && !matters.file(path);
}
