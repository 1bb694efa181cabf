import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { fixtureReport } from '../../scripts/fixture-report.js';
import { fixturesOf } from '../../scripts/fixture.js';
import { textOf } from '../../src/model/source.js';
import type { Report } from '../../src/model/finding.js';
import { reporters } from '../../src/reporters/index.js';
import { plain, type Format } from '../../src/reporters/reporter.js';
import { rules } from '../../src/rules/index.js';
import { validate } from './sarif/validate.js';

const ids = Object.keys(rules);

/** Every fixture of every rule, each by itself, because they share names: what a folder of its own would hold. */
const fixtures = ids.flatMap((id) =>
  fixturesOf(id).map(
    ({ name, files }) => new Map([...files].map(([path, text]): [string, string] => [`${id}/${name}/${path}`, text])),
  ),
);

/** What all rules say of all fixtures, as one report: the most varied that there is. */
function reportOn(order: (files: ReadonlyMap<string, string>) => ReadonlyMap<string, string>): Report {
  const [first, ...others] = fixtures.map((files) => fixtureReport(ids, { files: order(files) }, rules));
  if (first === undefined) throw new Error('there is no fixture');
  const all = [first, ...others];
  return {
    ...first,
    findings: all.flatMap(({ findings }) => findings),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    secrets: all.flatMap(({ secrets }) => secrets),
  };
}

const report = reportOn((files) => files);
const again = reportOn((files) => new Map([...files].reverse()));
const formats = Object.keys(reporters) as Format[];

/** Findings alike are alike to the validator, which takes its time for each. */
function someOfEach({ findings }: Report): Report['findings'] {
  const seen = new Map<string, number>();
  return findings.filter(({ rule, verdict }) => {
    const key = `${rule} ${verdict}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) <= 2;
  });
}

describe('a report on every fixture', () => {
  test('has failures of every rule, and unknowns', () => {
    const rulesOf = (verdict: 'fail' | 'unknown'): readonly string[] =>
      [...new Set(report.findings.filter((each) => each.verdict === verdict).map(({ rule }) => rule))].sort();
    expect(rulesOf('fail')).toEqual(ids);
    expect(rulesOf('unknown').length).toBeGreaterThan(5);
  });

  test.each([
    ['json', 'report'],
    ['compliance-json', 'compliance'],
  ] as const)('is valid %s by its schema', async (format, name) => {
    const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
    addFormats.default(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync(`schemas/vaultlint-${name}.schema.json`, 'utf8')) as object);
    isValid(JSON.parse((await reporters[format]())(report, plain())));
    expect(isValid.errors ?? []).toEqual([]);
  });

  test.each(['github', 'full'] as const)(
    'is valid SARIF in the profile %s',
    async (sarifProfile) => {
      const varied = { ...report, findings: someOfEach(report) };
      expect(await validate((await reporters.sarif())(varied, { ...plain(), sarifProfile }))).toEqual([]);
    },
    180_000,
  );

  test.each(formats)('tells no secret as %s', async (format) => {
    const secrets = [...new Set(report.secrets.map((span) => textOf(span).replace(/^['"]+|['"]+$/g, '')))].filter(
      (text) => text.length >= 8 && !/^[A-Za-z]+$/.test(text),
    );
    const text = (await reporters[format]())(report, { ...plain(), verbose: true, sarifProfile: 'full' });
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test.each(formats)('is the same as %s whenever it is printed', async (format) => {
    const print = await reporters[format]();
    expect(print(again, plain())).toBe(print(report, plain()));
  });
});
