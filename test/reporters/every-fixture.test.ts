import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { fixtureReport } from '../../scripts/fixture-report.js';
import { fixturesOf } from '../../scripts/fixture.js';
import { textOf } from '../../src/model/source.js';
import { reporters } from '../../src/reporters/index.js';
import { plain, type Format } from '../../src/reporters/reporter.js';
import { rules } from '../../src/rules/index.js';
import { validate } from './sarif/validate.js';

/** All fixtures of all rules as one tree, judged by all rules: the most varied report that there is. */
const files = new Map(
  Object.keys(rules).flatMap((id) =>
    fixturesOf(id).flatMap((fixture) =>
      [...fixture.files].map(([path, text]): [string, string] => [`${id}/${fixture.name}/${path}`, text]),
    ),
  ),
);
const report = fixtureReport(Object.keys(rules), { files }, rules);
const formats = Object.keys(reporters) as Format[];

describe('a report on every fixture', () => {
  test('has failures of every rule, and unknowns', () => {
    const rulesOf = (verdict: 'fail' | 'unknown'): readonly string[] =>
      [...new Set(report.findings.filter((each) => each.verdict === verdict).map(({ rule }) => rule))].sort();
    expect(rulesOf('fail')).toEqual(Object.keys(rules));
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

  test.each(['github', 'full'] as const)('is valid SARIF in the profile %s', async (sarifProfile) => {
    expect(await validate((await reporters.sarif())(report, { ...plain(), sarifProfile }))).toEqual([]);
  });

  test.each(formats)('tells no secret as %s', async (format) => {
    const secrets = [...new Set(report.secrets.map((span) => textOf(span).replace(/^'+|'+$/g, '')))].filter(
      (text) => text.length >= 8 && !/^[A-Za-z]+$/.test(text),
    );
    const text = (await reporters[format]())(report, { ...plain(), verbose: true, sarifProfile: 'full' });
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test.each(formats)('is the same as %s whenever it is printed', async (format) => {
    const again = fixtureReport(Object.keys(rules), { files: new Map([...files].reverse()) }, rules);
    const print = await reporters[format]();
    expect(print(again, plain())).toBe(print(report, plain()));
  });
});
