import type { Rules } from '../src/rules/named.js';
import { controlsPage } from './controls-page.js';
import { fixtureReport } from './fixture-report.js';
import { fixturesOf } from './fixture.js';
import { rulePage } from './rule-page.js';
import { rulesReadme } from './rules-readme.js';

/** The text of every page below `rules-docs`, by path. */
export function generatedPages(rules: Rules): ReadonlyMap<string, string> {
  const pages = Object.entries(rules).map(([id, rule]): [string, string] => {
    const examples = fixturesOf(id).map((fixture) => ({ ...fixture, report: fixtureReport([id], fixture, rules) }));
    return [`rules-docs/${id}.md`, rulePage(id, rule, examples)];
  });
  return new Map([
    ['rules-docs/README.md', rulesReadme(rules)],
    ['rules-docs/controls.md', controlsPage(rules)],
    ...pages,
  ]);
}
