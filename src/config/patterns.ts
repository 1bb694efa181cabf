import ignore from 'ignore';

/** The folder of a path, '' at the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/**
 * Patterns as in `.gitignore`, relative to a folder of the run. What lies outside that folder never matches.
 * https://git-scm.com/docs/gitignore#_pattern_format
 */
export function pathMatcher(patterns: readonly string[], folder: string): (path: string) => boolean {
  const matcher = ignore().add([...patterns]);
  const prefix = folder === '' ? '' : `${folder}/`;
  return (path) => {
    if (!path.startsWith(prefix)) return false;
    const below = path.slice(prefix.length);
    return ignore.isPathValid(below) && matcher.ignores(below);
  };
}

/** `*` stands for anything, everything else for itself; case does not matter, as in Azure. */
export function wildcards(patterns: readonly string[]): (text: string) => boolean {
  const expressions = patterns.map((pattern) => new RegExp(`^${pattern.split('*').map(escape).join('[^]*')}$`, 'i'));
  return (text) => expressions.some((expression) => expression.test(text));
}

const escape = (text: string): string => text.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&');
