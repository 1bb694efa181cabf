import { posix } from 'node:path';

/** What a module, an import, a `using` or an `extends` points to. */
export type Target =
  | { readonly kind: 'local'; readonly path: string }
  /** A registry (`br:`, `br/public:`) or a template spec (`ts:`): not in the tree. */
  | { readonly kind: 'remote' }
  /** An absolute path, an empty one, or one that only a deployment could tell. */
  | { readonly kind: 'unusable' };

/** Resolves a reference as written in the file at `from`. */
export function targetOf(reference: string, from: string): Target {
  if (/^(?:br|ts)[:/]/.test(reference)) return { kind: 'remote' };
  if (reference === '' || reference.startsWith('/') || /^[a-z]+:/i.test(reference)) return { kind: 'unusable' };
  return { kind: 'local', path: pathFrom(reference, from) };
}

/** A path as written in the file at `from`, relative to the root of the run. */
export const pathFrom = (reference: string, from: string): string =>
  posix.join(posix.dirname(from), reference.replaceAll('\\', '/'));
