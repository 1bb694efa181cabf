import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Paths of files that are not what they should be, and of pages below `rules-docs` that belong to no rule. */
export function staleFiles(expected: ReadonlyMap<string, string>): readonly string[] {
  const stale = [...expected].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  return [...stale.map(([path]) => path), ...orphans(expected)].sort();
}

/** Pages of rules that are gone. */
export const orphans = (expected: ReadonlyMap<string, string>): readonly string[] =>
  !existsSync('rules-docs')
    ? []
    : readdirSync('rules-docs', { recursive: true, encoding: 'utf8' })
        .map((name) => `rules-docs/${name.replaceAll('\\', '/')}`)
        .filter((path) => path.endsWith('.md') && !expected.has(path));
