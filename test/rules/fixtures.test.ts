import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../scripts/rule-ids.js';
import { rules } from '../../src/rules/index.js';
import { fixtureFlaws, outcomes } from './fixture-flaws.js';

const root = 'fixtures/rules';

/** The files of a fixture with their markers, which are comments to every tool that reads them. */
function filesOf(path: string): ReadonlyMap<string, string> {
  if (statSync(path).isFile()) return new Map([[path.slice(path.lastIndexOf('/') + 1), readFileSync(path, 'utf8')]]);
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(path, name)).isFile(),
  );
  return new Map(names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(path, name), 'utf8')]));
}

describe.each(ruleIds())('%s', (id) => {
  const folder = join(root, id);
  const names = readdirSync(folder).sort();

  test.each(names)('%s', (name) => {
    expect(fixtureFlaws(id, name, filesOf(`${folder}/${name}`), rules)).toEqual([]);
  });

  test.each(outcomes)('has a fixture that shows: %s', (outcome) => {
    expect(
      names.filter((name) => new RegExp(`^${outcome}(?:-[a-z0-9-]+)?(?:\\.(?:bicep|json))?$`).test(name)),
    ).not.toEqual([]);
  });
});

test('every folder of fixtures belongs to a rule', () => {
  const folders = readdirSync(root).flatMap((family) =>
    readdirSync(join(root, family)).map((rule) => `${family}/${rule}`),
  );
  expect(folders.sort()).toEqual([...ruleIds()]);
});
