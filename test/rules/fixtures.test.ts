import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixtureReport } from '../../scripts/fixture-report.js';
import { ruleIds } from '../../scripts/rule-ids.js';
import { linesOf, positionOf, type Span } from '../../src/model/source.js';
import { rules } from '../../src/rules/index.js';
import { markedPlaces } from './fixture-markers.js';

const root = 'fixtures/rules';
const outcomes = ['pass', 'fail', 'unknown'] as const;

/** The files of a fixture with their markers, which are comments to every tool that reads them. */
function filesOf(path: string): ReadonlyMap<string, string> {
  if (statSync(path).isFile()) return new Map([[path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8')]]);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(path, name), 'utf8')]));
}

/** As a marker shows it: on the first line, when the span has several. */
function placeOf({ source, start, end }: Span): string {
  const from = positionOf(source, start);
  const to = positionOf(source, end);
  const length = (linesOf(source)[from.line] ?? source.text.length + 1) - (linesOf(source)[from.line - 1] ?? 0);
  return `${source.path}:${String(from.line)}:${String(from.column)}-${String(to.line === from.line ? to.column : length)}`;
}

describe.each(ruleIds())('%s', (id) => {
  const folder = join(root, id);
  const names = readdirSync(folder).sort();

  test.each(names)('%s', (name) => {
    const files = filesOf(`${folder}/${name}`);
    const outcome = outcomes.find((each) => name.startsWith(each)) ?? 'pass';
    const report = fixtureReport([id], { files }, rules);
    const found = report.findings.map(({ at, rule, verdict }) => `${placeOf(at)} ${rule} ${verdict}`);
    const marked = [...files].flatMap(([path, text]) => markedPlaces(path, text));

    expect(report.diagnostics, 'a fixture is a template that real tools can read').toEqual([]);
    expect(found.sort()).toEqual([...marked].sort());
    const worst = found.some((each) => each.endsWith(' fail')) ? 'fail' : found.length > 0 ? 'unknown' : 'pass';
    expect(worst, 'the name of a fixture says what it shows').toBe(outcome);
  });

  test.each(outcomes)('has a fixture that shows: %s', (outcome) => {
    expect(names.filter((name) => new RegExp(`^${outcome}(?:-[a-z0-9-]+)?(?:\\.bicep)?$`).test(name))).not.toEqual([]);
  });
});

test('every folder of fixtures belongs to a rule', () => {
  const folders = readdirSync(root).flatMap((family) =>
    readdirSync(join(root, family)).map((rule) => `${family}/${rule}`),
  );
  expect(folders.sort()).toEqual([...ruleIds()]);
});
