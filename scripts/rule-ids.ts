import { readdirSync } from 'node:fs';

/** The ids of all rules, sorted: the path of every file in a folder below `src/rules`, without its extension. */
export const ruleIds = (folder = 'src/rules'): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[^/]+\/[^/]+\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();
