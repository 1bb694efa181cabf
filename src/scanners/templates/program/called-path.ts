import { targetOf } from '../files/reference.js';
import type { ModuleDeclaration } from '../syntax.js';

/** The path of the local file that a module declaration calls. */
export function calledPath({ reference, source }: ModuleDeclaration): string | undefined {
  const written = reference.kind === 'literal' && typeof reference.value === 'string' ? reference.value : undefined;
  const target = written === undefined ? undefined : targetOf(written, source.path);
  return target?.kind === 'local' ? target.path : undefined;
}
