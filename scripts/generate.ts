// npm run gen             writes the registry of the rules, their pages, and the example of the README
// npm run gen -- --check  fails if one of them is not up to date
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ruleIds } from './rule-ids.js';
import { rulesIndex } from './rules-index.js';
import { orphans, staleFiles } from './stale-files.js';

const isCheck = process.argv.includes('--check');
const index = new Map([['src/rules/index.ts', rulesIndex(ruleIds())]]);

function write(files: ReadonlyMap<string, string>): void {
  for (const path of staleFiles(files).filter((each) => files.has(each))) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files.get(path) ?? '');
    console.log(`wrote ${path}`);
  }
}

if (!isCheck) write(index);
// Only now: the pages are those of the rules in the registry that has just been written.
const [{ rules }, { generatedPages }, { readme }] = await Promise.all([
  import('../src/rules/index.js'),
  import('./generated.js'),
  import('./readme.js'),
]);
const expected = new Map([...index, ...generatedPages(rules), ['README.md', await readme()]]);
if (isCheck) {
  const stale = staleFiles(expected);
  for (const path of stale) console.error(`${path} is not up to date`);
  if (stale.length > 0) console.error('Run `npm run gen` and commit what it writes.');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  write(expected);
  for (const path of orphans(expected)) {
    rmSync(path);
    console.log(`removed ${path}`);
  }
}
