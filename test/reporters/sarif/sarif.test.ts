import { readFileSync } from 'node:fs';
import type { Result, Run, SarifLog } from '@microsoft/sarif';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/model/finding.js';
import { linesOf } from '../../../src/model/source.js';
import { plain, type Style } from '../../../src/reporters/reporter.js';
import { sarifReporter } from '../../../src/reporters/sarif/sarif.js';
import {
  acceptedFinding,
  finding,
  instance,
  main,
  report,
  rule,
  sourceOf,
  spanOf,
  unknownFinding,
} from '../sample-report.js';
import { validate } from './validate.js';

const github = plain();
const full: Style = { ...plain(), sarifProfile: 'full' };

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const schema = 'node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json';
const isSarif = ajv.compile<SarifLog>(JSON.parse(readFileSync(schema, 'utf8')) as object);

function runOf(input: Report, style = github): Run {
  const log: unknown = JSON.parse(sarifReporter(input, style));
  if (!isSarif(log)) throw new Error(ajv.errorsText(isSarif.errors, { separator: '\n' }));
  const [run, ...others] = log.runs;
  if (run === undefined || others.length > 0) throw new Error('one run was expected');
  return run;
}

const resultsOf = (input: Report, style = github): readonly Result[] => runOf(input, style).results ?? [];

const one = (change: Parameters<typeof finding>[0]): Result | undefined =>
  resultsOf(report({ findings: [finding(change)] }))[0];

const regionOf = (result: Result | undefined): unknown => result?.locations?.[0]?.physicalLocation?.region;
const uriOf = (result: Result | undefined): unknown => result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;

describe('the validator', () => {
  test('finds no error and no warning in the profile for GitHub', async () => {
    expect(await validate(sarifReporter(report(), github))).toEqual([]);
  });

  test('finds none in the full profile, and none in an empty report', async () => {
    expect(await validate(sarifReporter(report(), full))).toEqual([]);
    expect(await validate(sarifReporter(report({ findings: [], diagnostics: [] }), github))).toEqual([]);
  });

  test('would find one: it runs with the rules of GitHub too', async () => {
    const log = JSON.parse(sarifReporter(report(), github)) as SarifLog;
    const broken = { ...log, runs: log.runs.map((run) => ({ ...run, results: [{ message: { text: 'x' } }] })) };
    expect((await validate(JSON.stringify(broken))).join('\n')).toMatch(/error GH1015[^]*error GH2012/);
  });
});

describe('the profile for GitHub', () => {
  test('has the failures that nobody has accepted, worst first', () => {
    expect(resultsOf(report()).map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['hardcoded-secrets/secret-resource/critical', 'error'],
      ['purge-protection/vault', 'error'],
      ['network-exposure/public-access', 'warning'],
    ]);
  });

  test('calls a run that failed unsuccessful, so that its empty list closes no alert', () => {
    const [invocation] = runOf(report({ findings: [], exit: { code: 2, because: 'configuration' } })).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
  });

  test('calls every other run successful, and tells what was not judged by notifications', () => {
    const [invocation] = runOf(report({ exit: { code: 3, because: 'incomplete' } })).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(true);
    expect(invocation?.toolExecutionNotifications?.map(({ level, descriptor }) => [level, descriptor?.id])).toEqual([
      ['error', 'syntax/bicep'],
      ['warning', 'module/missing'],
      ['warning', 'coverage'],
    ]);
  });

  test('cuts what GitHub would refuse, the least severe first, and says so', () => {
    const findings = Array.from({ length: 25_001 }, (_, i) => finding({ severity: i === 7 ? 'low' : 'high' }));
    const run = runOf(report({ findings, diagnostics: [] }));
    expect(run.results).toHaveLength(25_000);
    expect(run.results?.some(({ level }) => level === 'note')).toBe(false);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
      '1 more results, the least severe ones, are left out of this file.',
    );
  });
});

describe('the full profile', () => {
  test('has unknowns as open results, and accepted ones with their suppression', () => {
    const results = resultsOf(report({ findings: [unknownFinding, acceptedFinding] }), full);
    expect(results.map(({ kind, level, suppressions }) => ({ kind, level, suppressions }))).toEqual([
      { kind: 'open', level: 'none', suppressions: undefined },
      {
        kind: undefined,
        level: 'note',
        suppressions: [
          {
            kind: 'inSource',
            status: 'accepted',
            justification: 'sandbox, rebuilt nightly',
            properties: { by: 'comment', until: '2027-12-31' },
          },
        ],
      },
    ]);
  });

  test('calls an incomplete run unsuccessful', () => {
    const run = runOf(report({ exit: { code: 3, because: 'incomplete' } }), full);
    expect(run.invocations?.[0]?.executionSuccessful).toBe(false);
  });
});

describe('rules', () => {
  const descriptorOf = (change: Parameters<typeof rule>[1]): NonNullable<Run['tool']['driver']['rules']>[number] => {
    const descriptor = runOf(report({ findings: [], rules: [rule('a/b', change)] })).tool.driver.rules?.[0];
    if (descriptor === undefined) throw new Error('no rule');
    return descriptor;
  };

  test.each([
    ['critical', '9.5', 'error'],
    ['high', '8.0', 'error'],
    ['medium', '5.5', 'warning'],
    ['low', '2.0', 'note'],
    ['note', undefined, 'note'],
  ] as const)('of severity %s have the score %s and the level %s', (severity, score, level) => {
    const { properties, defaultConfiguration } = descriptorOf({ severity });
    expect([properties?.['security-severity'], defaultConfiguration?.level]).toEqual([score, level]);
  });

  test('have at most ten tags, security first', () => {
    const { properties } = descriptorOf({ controls: { CIS: Array.from({ length: 20 }, (_, i) => `8.${String(i)}`) } });
    expect(properties?.['tags']).toHaveLength(10);
    expect(properties?.['tags']).toEqual(expect.arrayContaining(['security', 'a', 'CIS/8.0']));
  });

  test('have descriptions of at most 1,024 characters', () => {
    const { fullDescription, shortDescription } = descriptorOf({ why: 'x'.repeat(2000), title: 'y'.repeat(2000) });
    expect([fullDescription?.text.length, shortDescription?.text.length]).toEqual([1024, 1024]);
  });

  test('have a page, a precision, and help as text and as markdown', () => {
    const { helpUri, help, properties, name } = descriptorOf({ recommended: false });
    expect([helpUri, properties?.['precision'], name]).toEqual(['https://example.com/rules-docs/a/b.md', 'high', 'AB']);
    expect(help?.text).toContain('How to fix: Set `enablePurgeProtection: true`.');
    expect(help?.markdown).toContain('**Known elsewhere as:** CKV_AZURE_110');
  });

  test('whose finding weighs more than they do have a descriptor of that severity', () => {
    const run = runOf(report({ findings: [finding({ severity: 'critical' }), finding()] }));
    const rules = run.tool.driver.rules ?? [];
    const shown = run.results?.map(({ ruleId, ruleIndex }) => [
      ruleId,
      rules[ruleIndex ?? -1]?.id,
      rules[ruleIndex ?? -1]?.properties?.['security-severity'],
    ]);
    expect(shown).toEqual([
      ['purge-protection/vault/critical', 'purge-protection/vault/critical', '9.5'],
      ['purge-protection/vault', 'purge-protection/vault', '8.0'],
    ]);
  });
});

describe('places', () => {
  test.each([
    ['', 'main.bicep', 'main.bicep'],
    ['infra', 'a b/über.bicep', 'infra/a%20b/%C3%BCber.bicep'],
    ['services/payments', '../orders/main.bicep', 'services/orders/main.bicep'],
    ['', './x/./main.bicep', 'x/main.bicep'],
    ['', 'a#b?c%20.bicep', 'a%23b%3Fc%2520.bicep'],
    ['', 'half\ud800.bicep', 'half%EF%BF%BD.bicep'],
  ])('from %j, %j is %j', (prefix, path, uri) => {
    const source = sourceOf(path, 'x');
    const [result] = resultsOf(report({ prefix, findings: [finding({ at: spanOf(source, 'x'), trail: [] })] }));
    expect(uriOf(result)).toBe(uri);
  });

  test('have regions that count from 1 in UTF-16 code units', () => {
    const source = sourceOf('main.bicep', `a\r\n'👩‍💻' x`);
    expect(regionOf(one({ at: spanOf(source, 'x') }))).toEqual({
      startLine: 2,
      startColumn: 9,
      endLine: 2,
      endColumn: 10,
    });
  });

  test('of several lines end with their first, so that a pull request shows the alert', () => {
    const source = sourceOf('main.bicep', 'a: {\r\n  b: 1\r\n}\r\n');
    const at = { source, start: 3, end: source.text.length };
    expect(regionOf(one({ at }))).toEqual({ startLine: 1, startColumn: 4, endLine: 1, endColumn: 5 });
  });

  test('of nothing are empty regions', () => {
    const source = sourceOf('main.bicep', '');
    const at = { source, start: 0, end: 0 };
    expect(regionOf(one({ at }))).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });

  test('count from a root that is described, and of which no path is told', () => {
    expect(runOf(report()).originalUriBaseIds).toEqual({
      '%SRCROOT%': { description: { text: 'The root of the repository.' } },
    });
  });

  test('name what is deployed there, each thing once', () => {
    const instances = [instance('dev'), instance('dev'), instance('test')];
    expect(one({ instances })?.locations?.[0]?.logicalLocations).toEqual(
      ['dev', 'test'].map((name) => ({
        name: 'keyVault',
        fullyQualifiedName: `infra/main.bicep (main.${name}.bicepparam)/keyVault`,
        kind: 'resource',
      })),
    );
  });

  test('of a run below the root of the repository have a category of their own', () => {
    expect(runOf(report()).automationDetails?.id).toBe('vaultlint/services/payments/');
    expect(runOf(report({ prefix: '' })).automationDetails?.id).toBe('vaultlint/');
  });
});

describe('messages', () => {
  test('say in their first sentence what is wrong and with what, and link to the way the value came', () => {
    const result = one({});
    expect(result?.message.text).toMatchInlineSnapshot(
      `"Vault can be purged for good: purge protection is not set, and Azure leaves it off, vault \`kv-payments-dev\`. Because: [parameter \`purge\` (infra/main.bicep:2:7)](1), [\`purge\` given here (infra/main.dev.bicepparam:4:15)](2). In dev and test; not in prod. True of 2 instances. Why: Without it, one purge call destroys a soft-deleted vault, and everything encrypted with its keys is lost. Fix: Set \`enablePurgeProtection: true\`. It cannot be turned off again."`,
    );
    expect(result?.relatedLocations?.map(({ id, message }) => [id, message?.text])).toEqual([
      [1, 'parameter `purge`'],
      [2, '`purge` given here'],
    ]);
  });

  test('have no links but ours', () => {
    expect(one({ label: '[click](https://example.com)', trail: [] })?.message.text).toContain(
      String.raw`\[click\](https://example.com)`,
    );
  });

  test('link to at most 99 places', () => {
    const related = Array.from({ length: 200 }, (_, i) => ({
      at: { source: main, start: i, end: i + 1 },
      label: `place ${String(i)}`,
    }));
    const result = one({ trail: [], related });
    expect(result?.relatedLocations).toHaveLength(99);
    expect(result?.message.text).toContain('(99)');
    expect(result?.message.text).not.toContain('(100)');
  });
});

describe('fingerprints', () => {
  test('are ours, and the one by which GitHub knows a line again', () => {
    expect(one({})?.partialFingerprints).toEqual({
      primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]+:1$/) as string,
      'vaultlint/v1': '0123456789abcdef',
    });
  });

  /** The same value worked out another way: over the 100 characters from the start of a line, without a rolling window. */
  function lineHash(text: string, line: number): string {
    const characters = text.replace(/[ \t]/g, '').replace(/\r\n?/g, '\n');
    const codes = [...characters.split('').map((character) => character.charCodeAt(0)), 65535];
    const start =
      characters
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line === 1 ? 0 : 1);
    const window = Array.from({ length: 100 }, (_, i) => BigInt(codes[start + i] ?? 0));
    return BigInt.asUintN(
      64,
      window.reduce((hash, code) => hash * 37n + code, 0n),
    ).toString(16);
  }

  test('of an empty file is the value that GitHub has for it', () => {
    expect(lineHash('', 1)).toBe('c129715d7a2bc9a3');
  });

  test.each([
    ['', 1],
    ['a', 1],
    ['  param  x\tstring\n\n\tvar y = 1\n', 3],
    ['one\r\ntwo\r\nthree', 2],
    ['one\rtwo', 2],
    [`x: '日本 👩‍💻'\nend`, 1],
    [`${'long line '.repeat(40)}\nnext\n`, 1],
    [`${'long line '.repeat(40)}\nnext\n`, 2],
    ['ends with a line break\n', 2],
  ])('of %j, line %i, is over the hundred characters from the start of the line', (text, line) => {
    const source = sourceOf('main.bicep', text);
    const start = linesOf(source)[line - 1] ?? Number.NaN;
    const at = { source, start, end: start };
    expect(one({ at })?.partialFingerprints?.['primaryLocationLineHash']).toBe(`${lineHash(text, line)}:1`);
  });

  test('of like lines are told apart by how often they have occurred', () => {
    const source = sourceOf('main.bicep', 'x\n'.repeat(300));
    const hashes = [0, 100].map((start) => one({ at: { source, start, end: start } })?.partialFingerprints);
    expect(hashes.map((each) => each?.['primaryLocationLineHash']?.split(':')[1])).toEqual(['1', '51']);
  });
});
