import { describe, expect, it } from 'vitest';
import { buildEstate } from '../../src/estate/build.js';
import { judge } from '../../src/engine/judge.js';
import { selectRules } from '../../src/config/select-rules.js';
import { rules } from '../../src/rules/index.js';
import { scanFiles } from '../scanners/templates/scan-files.js';
import { estates, type Estate } from './estates.js';
import { inArm, inBicep, Written, type Body, type Data, type Declared } from './languages.js';

const all = selectRules(rules, { preset: 'strict', settings: [], skip: [] });

/** What every rule says, places aside: an address is that of the source, so the type of what is judged stands for it. */
function verdictsOf(files: Readonly<Record<string, string>>): readonly string[] {
  const scan = scanFiles(files);
  expect(scan.diagnostics.filter(({ level }) => level !== 'note')).toEqual([]);
  const { judgements, crashes } = judge(all, buildEstate(scan));
  expect(crashes).toEqual([]);
  return judgements
    .filter(({ selected }) => !selected.id.startsWith('hardcoded-secrets/secure-parameter'))
    .map(({ selected, target, verdict }) => {
      const severity = verdict.outcome === 'fail' ? (verdict.severity ?? selected.severity) : '';
      // What has no name of its own is called as the source calls it.
      const noun = target.title.replace(/ (?:in )?`.*$/, '');
      return `${selected.id} ${verdict.outcome} ${severity} ${noun}`.replaceAll('  ', ' ');
    })
    .sort();
}

const inBoth = ({ resources, parameters }: Estate): readonly [readonly string[], readonly string[]] => [
  verdictsOf({ 'main.bicep': inBicep(resources, parameters) }),
  verdictsOf({ 'main.json': inArm(resources, parameters) }),
];

describe.each(Object.entries(estates))('%s', (_, estate) => {
  it('is judged alike in Bicep and ARM', () => {
    const [bicep, arm] = inBoth(estate);
    expect(arm).toEqual(bicep);
    expect(bicep.length).toBeGreaterThan(3);
  });

  it.each(variantsOf(estate))('is judged alike without %s', (__, variant) => {
    const [bicep, arm] = inBoth(variant);
    expect(arm).toEqual(bicep);
  });
});

/** The estate without one of its properties, for every one of them. */
function variantsOf({ resources, parameters }: Estate): readonly (readonly [string, Estate])[] {
  return resources.flatMap((declared, index) =>
    pathsIn(declared.body).map((path) => {
      const changed: Declared = { ...declared, body: without(declared.body, path) };
      const estate = { ...(parameters && { parameters }), resources: resources.with(index, changed) };
      return [`${path.join('.')} of ${declared.type}`, estate] as const;
    }),
  );
}

function pathsIn(data: Data): readonly (readonly string[])[] {
  if (!isObject(data)) return [];
  return Object.entries(data).flatMap(([name, value]) => [[name], ...pathsIn(value).map((path) => [name, ...path])]);
}

function without(body: Body, [name = '', ...rest]: readonly string[]): Body {
  const { [name]: value, ...others } = body;
  if (rest.length === 0 || value === undefined || !isObject(value)) return others;
  return { ...others, [name]: without(value, rest) };
}

const isObject = (data: Data): data is Body =>
  typeof data === 'object' && data !== null && !Array.isArray(data) && !(data instanceof Written);
