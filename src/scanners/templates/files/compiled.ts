import type { FileSet } from './file-set.js';

const generator = /"_generator"\s*:\s*\{\s*"name"\s*:\s*"bicep"/i;

/**
 * Of the candidates, the ARM templates that Bicep made from another candidate: what they deploy is judged where people
 * wrote it, and would be told twice.
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-cli#build
 */
export function compiledFrom(candidates: readonly string[], files: FileSet): ReadonlySet<string> {
  const all = new Set(candidates);
  return new Set(candidates.filter((path) => all.has(sourceOf(path)) && isCompiled(path, files)));
}

const sourceOf = (path: string): string => path.replace(/\.json$/i, '.bicep');

function isCompiled(path: string, files: FileSet): boolean {
  const text = files.text(path);
  return files.language(path) === 'arm' && 'text' in text && generator.test(text.text);
}
