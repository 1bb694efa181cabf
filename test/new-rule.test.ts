import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleTemplate } from '../scripts/rule-template.js';

const id = 'purge-protection/retention';
const files = ruleTemplate(id);

describe('the scaffold of a new rule', () => {
  test('is one rule and a fixture of each outcome', () => {
    expect(Object.keys(files)).toEqual([
      `src/rules/${id}.ts`,
      `fixtures/rules/${id}/pass.bicep`,
      `fixtures/rules/${id}/fail.bicep`,
      `fixtures/rules/${id}/unknown.bicep`,
    ]);
  });

  test('is what CONTRIBUTING.md shows, to the letter', () => {
    const shown = /```ts\n {3}\/\/ .*\n([\s\S]*?) {3}```/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1];
    expect(shown?.replaceAll(/^ {3}/gm, '')).toBe(files[`src/rules/${id}.ts`]);
  });
});
