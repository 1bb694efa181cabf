import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generatedPages } from '../scripts/generated.js';
import { ruleIds } from '../scripts/rule-ids.js';
import { rulesIndex } from '../scripts/rules-index.js';
import { rules } from '../src/rules/index.js';

const pages = generatedPages(rules);
const stale = 'run `npm run gen` and commit what it writes';

test('the registry lists every rule', () => {
  expect(readFileSync('src/rules/index.ts', 'utf8'), stale).toBe(rulesIndex(ruleIds()));
  expect(Object.keys(rules)).toEqual(ruleIds());
});

test('rules-docs has exactly one page per rule, a list of them, and one of the controls', () => {
  const written = readdirSync('rules-docs', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  expect(written.map((name) => name.replaceAll('\\', '/')).sort(), stale).toEqual(
    ['README.md', 'controls.md', ...ruleIds().map((id) => `${id}.md`)].sort(),
  );
});

test.each([...pages])('%s is current', (path, text) => {
  expect(readFileSync(path, 'utf8'), stale).toBe(text);
});

describe.each(Object.keys(rules))('the page of %s', (id) => {
  const page = pages.get(`rules-docs/${id}.md`) ?? '';

  test('shows what the console prints for a failing fixture', () => {
    expect(page).toMatch(/## What it looks like\n\n```text\n(?:critical|high|medium|low|note) {2}/);
  });

  test('has examples of each outcome, without the marks that tests look for', () => {
    expect(page.match(/^### .*$/gm)).toEqual(['### Fails', '### Passes', '### Cannot be told']);
    expect(page).not.toMatch(/\/\/ *\^/);
  });
});
