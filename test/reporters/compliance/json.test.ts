import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { complianceJson } from '../../../src/reporters/compliance/json.js';
import { plain } from '../../../src/reporters/reporter.js';
import { acceptedFinding, finding, report, rule, unknownFinding } from '../sample-report.js';

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const isValid = ajv.compile(JSON.parse(readFileSync('schemas/vaultlint-compliance.schema.json', 'utf8')) as object);

interface Document {
  readonly frameworks: readonly {
    readonly key: string;
    readonly controlsByStatus: Readonly<Record<string, number>>;
    readonly controls: readonly { readonly id: string; readonly findings: readonly string[] }[];
    readonly notJudged: readonly { readonly id: string }[];
  }[];
  readonly findings: readonly { readonly fingerprint: string }[];
}

function documentOf(input: Parameters<typeof report>[0]): Document {
  const document: unknown = JSON.parse(complianceJson(report(input), plain()));
  isValid(document);
  expect(isValid.errors ?? []).toEqual([]);
  return document as Document;
}

const none = { pass: 0, fail: 0, unknown: 0, inapplicable: 0 };

test('a whole report is valid by its schema, and so is an empty one', () => {
  documentOf({});
  expect(documentOf({ rules: [], findings: [], diagnostics: [] })).toMatchObject({ frameworks: [], findings: [] });
});

test('every control has its status, its rules and the fingerprints of its findings', () => {
  const { frameworks } = documentOf({
    rules: [
      rule('purge-protection/vault', { controls: { CIS: ['8.3.5'] } }),
      rule('purge-protection/retention', { controls: { CIS: ['8.3.5'] }, verdicts: { ...none, inapplicable: 2 } }),
      rule('rbac-breadth/custom-role', { controls: { CIS: ['5.4'] }, verdicts: { ...none, inapplicable: 1 } }),
    ],
    findings: [finding(), acceptedFinding],
  });
  expect(frameworks.map(({ key, controlsByStatus }) => [key, controlsByStatus])).toEqual([
    ['CIS', { fail: 1, unknown: 0, pass: 0, notApplicable: 1 }],
  ]);
  const [role, purge] = frameworks[0]?.controls ?? [];
  expect(role).toMatchObject({ id: '5.4', formerly: { '5.0': '5.23' }, status: 'notApplicable', findings: [] });
  expect(purge).toMatchObject({
    id: '8.3.5',
    status: 'fail',
    rulesByStatus: { fail: 1, unknown: 0, pass: 0, notApplicable: 1 },
    rules: [
      { id: 'purge-protection/vault', status: 'fail' },
      { id: 'purge-protection/retention', status: 'notApplicable' },
    ],
    findings: ['0123456789abcdef'],
  });
  expect(frameworks[0]?.notJudged.map(({ id }) => id)).toContain('8.3.11');
});

test('a finding stands in it once, however many controls refer to it', () => {
  const { frameworks, findings } = documentOf({
    rules: [
      rule('purge-protection/vault', { controls: { CIS: ['8.3.5'], MCSB: ['DP-8', 'DP-5'] } }),
      rule('network-exposure/ip-range', { controls: { MCSB: ['NS-2'] } }),
    ],
    findings: [finding(), unknownFinding, finding({ rule: 'hsm-key-policy/expiry', fingerprint: 'ffffffffffffffff' })],
  });
  expect(findings.map(({ fingerprint }) => fingerprint)).toEqual(['0123456789abcdef', '00000000000000bb']);
  const referred = frameworks.flatMap(({ controls }) => controls.flatMap((control) => control.findings));
  expect(referred.filter((fingerprint) => fingerprint === '0123456789abcdef')).toHaveLength(3);
});
