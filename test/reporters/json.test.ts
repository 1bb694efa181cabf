import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { jsonReporter } from '../../src/reporters/json/json.js';
import { plain } from '../../src/reporters/reporter.js';
import type { Report } from '../../src/model/finding.js';
import { finding, main, report, spanOf, unknownFinding } from './sample-report.js';

interface Document {
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly diagnostics: readonly Readonly<Record<string, unknown>>[];
  readonly [name: string]: unknown;
}

const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const isValid = ajv.compile<Document>(
  JSON.parse(readFileSync('schemas/vaultlint-report.schema.json', 'utf8')) as object,
);

const printed = (input: Report): Document => {
  const document: unknown = JSON.parse(jsonReporter(input, plain()));
  if (!isValid(document)) throw new Error(ajv.errorsText(isValid.errors, { separator: '\n' }));
  return document;
};

describe('the JSON report', () => {
  test('keeps to its schema with everything in it, and with nothing', () => {
    expect(printed(report()).findings).toHaveLength(5);
    expect(printed(report({ findings: [], diagnostics: [], rules: [] })).findings).toEqual([]);
  });

  test('has a schema that refuses what it does not name', () => {
    expect(isValid({ ...printed(report()), more: 1 })).toBe(false);
    expect(isValid({ ...printed(report()), version: 2 })).toBe(false);
  });

  test('says of a finding what it is about, where, and how the value came', () => {
    expect(printed(report({ findings: [finding()] })).findings[0]).toEqual({
      rule: 'purge-protection/vault',
      verdict: 'fail',
      severity: 'high',
      file: 'infra/main.bicep',
      line: 10,
      column: 28,
      endLine: 10,
      endColumn: 47,
      resource: 'vault `kv-payments-dev`',
      property: 'properties.enablePurgeProtection',
      environments: ['dev', 'test'],
      passesIn: ['prod'],
      message: 'Vault can be purged for good',
      label: 'purge protection is not set, and Azure leaves it off',
      trail: [
        {
          kind: 'parameter',
          name: 'purge',
          text: 'parameter `purge`',
          file: 'infra/main.bicep',
          line: 2,
          column: 7,
          endLine: 2,
          endColumn: 12,
        },
        {
          kind: 'assignment',
          name: 'purge',
          text: '`purge` given here',
          file: 'infra/main.dev.bicepparam',
          line: 4,
          column: 15,
          endLine: 4,
          endColumn: 20,
        },
      ],
      instances: ['dev', 'test'].map((name) => ({
        address: 'keyVault',
        resource: `vault \`kv-payments-${name}\``,
        label: 'purge protection is not set, and Azure leaves it off',
        deployment: `infra/main.bicep (main.${name}.bicepparam)`,
        template: 'infra/main.bicep',
        parameters: `infra/main.${name}.bicepparam`,
        environment: name,
        when: [],
        trail: [],
      })),
      related: [],
      why: 'Without it, one purge call destroys a soft-deleted vault, and everything encrypted with its keys is lost.',
      fix: 'Set `enablePurgeProtection: true`. It cannot be turned off again.',
      fingerprint: '0123456789abcdef',
    });
  });

  test('lists failures, then unknowns, then what is accepted, each worst first', () => {
    expect(printed(report()).findings.map(({ severity, verdict, accepted }) => [severity, verdict, accepted])).toEqual([
      ['critical', 'fail', undefined],
      ['high', 'fail', undefined],
      ['medium', 'fail', undefined],
      ['medium', 'unknown', undefined],
      ['low', 'fail', { by: 'comment', reason: 'sandbox, rebuilt nightly', until: '2027-12-31' }],
    ]);
  });

  test('is the same whatever order the findings came in', () => {
    const findings = report().findings;
    expect(jsonReporter(report({ findings: [...findings].reverse() }), plain())).toBe(jsonReporter(report(), plain()));
  });

  test('gives diagnostics a place if they have one', () => {
    expect(printed(report()).diagnostics).toEqual([
      {
        id: 'syntax/bicep',
        level: 'error',
        message: 'Expected a value',
        label: 'a value was expected here',
        fix: 'Write an expression after `=`.',
        incomplete: true,
        file: 'infra/main.bicep',
        line: 18,
        column: 68,
        endLine: 18,
        endColumn: 71,
      },
      {
        id: 'module/missing',
        level: 'warning',
        message: 'Module `br/public:avm/res/key-vault/vault:0.13.0` is not in the tree',
        fix: 'Restore it with `bicep restore`.',
        incomplete: false,
        file: 'infra/über uns.bicep',
      },
    ]);
  });

  test('has the coverage and the exit as they are', () => {
    const { coverage, exit } = report();
    expect(printed(report())).toMatchObject({ version: 1, coverage, exit });
  });

  test('keeps text as it is: line breaks, quotes, control characters, halves of characters', () => {
    const label = 'a\r\n"b" \u001b[31m \ud800 日本';
    const [shown] = printed(report({ findings: [{ ...unknownFinding, label, at: spanOf(main, 'acls') }] })).findings;
    expect(shown?.['label']).toBe(label);
  });
});
