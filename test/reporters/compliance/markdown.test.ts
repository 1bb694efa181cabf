import { describe, expect, test } from 'vitest';
import { complianceMarkdown } from '../../../src/reporters/compliance/markdown.js';
import { plain, type Style } from '../../../src/reporters/reporter.js';
import { acceptedFinding, finding, report, rule, unknownFinding } from '../sample-report.js';

const verdicts = { pass: 0, fail: 0, unknown: 0, inapplicable: 0 };
const rules = [
  rule('network-exposure/ip-range', { controls: { MCSB: ['NS-2'] }, verdicts: { ...verdicts, pass: 2, unknown: 1 } }),
  rule('purge-protection/vault', {
    controls: { CIS: ['8.3.5'], AzurePolicy: ['0b60c0b2-2dc2-4e1c-b5c9-abbed971de53'] },
    verdicts: { ...verdicts, pass: 1, fail: 2, inapplicable: 1 },
  }),
  rule('purge-protection/customer-managed-key', { controls: { CIS: ['8.3.5'] }, verdicts: { ...verdicts, pass: 1 } }),
  rule('rbac-breadth/custom-role', { controls: { CIS: ['5.4'] }, verdicts }),
];
const sample = report({ rules, findings: [finding(), unknownFinding], prefix: '' });

const markdown = (input = sample, style: Partial<Style> = {}): string =>
  complianceMarkdown(input, { ...plain(), ...style });

const lines = (start: string): readonly string[] =>
  markdown()
    .split('\n')
    .filter((line) => line.startsWith(start));

describe('the compliance report', () => {
  test('starts with how many controls of each framework stand how', () => {
    expect(markdown().split('\n').slice(0, 9)).toEqual([
      '# Compliance of Azure Key Vault, by control',
      '',
      'Exit 1: 3 findings at or above low.',
      '',
      '| Framework | ❌&nbsp;fail | ❔&nbsp;unknown | ✅&nbsp;pass | ➖&nbsp;not&nbsp;applicable |',
      '| :-- | --: | --: | --: | --: |',
      '| CIS Microsoft Azure Foundations Benchmark v6.0 (and v5.0) | 1 | 0 | 0 | 1 |',
      '| Microsoft cloud security benchmark v2 (and v1) | 0 | 1 | 0 | 0 |',
      '| Azure Policy built-in definitions | 1 | 0 | 0 | 0 |',
    ]);
  });

  test('has a row for every control: status, name, counts, and the rules that decide it', () => {
    const page = (id: string): string => `[${id}](https://example.com/rules-docs/${id}.md)`;
    const rows = lines('| ').filter((line) => line.includes('example.com'));
    expect(rows.slice(0, 2)).toEqual([
      `| ➖&nbsp;not&nbsp;applicable | **5.4 (5.23 in 5.0)** No custom role administers a subscription | 0 | 0 | 0 | 0 | ➖ ${page('rbac-breadth/custom-role')} |`,
      `| ❌&nbsp;fail | **8.3.5** Purge protection is on | 2 | 2 | 0 | 1 | ❌ ${page('purge-protection/vault')}<br>✅ ${page('purge-protection/customer-managed-key')} |`,
    ]);
    expect(rows[2]).toMatch(/^\| ❔&nbsp;unknown \| \*\*NS-2\*\* \[.*\]\(https:.*\) \| 2 \| 0 \| 1 \| 0 \| ❔ /);
    expect(rows[3]).toMatch(
      /^\| ❌&nbsp;fail \| \[Key vaults .*\]\(https:.*\)<br><code>0b60c0b2-.*<\/code> \| 1 \| 2 \| 0 \| 1 \| /,
    );
    expect(rows).toHaveLength(4);
  });

  test('lists the findings below the control, linked to their line and their rule', () => {
    expect(markdown()).toContain('<summary><strong>8.3.5</strong> Purge protection is on: 1 finding</summary>');
    expect(lines('- ❌')[0]).toBe(
      '- ❌ **high** [<code>infra/main.bicep:10</code>](infra/main.bicep#L10) vault <code>kv-payments-dev</code>. ' +
        'Vault can be purged for good: purge protection is not set, and Azure leaves it off. In dev and test; not in prod. ' +
        '[purge-protection/vault](https://example.com/rules-docs/purge-protection/vault.md)',
    );
    expect(lines('- ❔')[0]).toContain(
      'Cannot tell whether the address ranges are narrow: parameter <code>acls</code>',
    );
  });

  test('says what is accepted, and by whom, and counts it as failing', () => {
    const accepted = { ...acceptedFinding, rule: 'purge-protection/vault' };
    const text = markdown(report({ rules, findings: [accepted] }));
    expect(text).toContain('Purge protection is on: 1 accepted</summary>');
    expect(text).toContain('**Accepted** by comment: sandbox, rebuilt nightly.');
    expect(text).toMatch(/❌&nbsp;fail \| \*\*8\.3\.5\*\*/);
  });

  test('names the controls that nobody judged, and what was checked', () => {
    expect(markdown()).toContain('<details><summary>16 controls more that no rule of this run judges</summary>');
    expect(lines('- **8.3.11**')).toEqual(['- **8.3.11** Certificates are valid for at most 12 months']);
    expect(markdown()).toMatch(/## What was checked\n\nBy vaultlint 1\.2\.3:\n\n- files: \*\*9 seen/);
  });

  test('of a run without controls says so', () => {
    expect(markdown(report({ rules: [], findings: [] }))).toContain('No rule of this run serves a control.');
  });

  test('shows the first fifty findings of a control', () => {
    const text = markdown(report({ rules, findings: Array.from({ length: 60 }, () => finding()) }));
    expect(text).toContain('- and 10 more. The format `compliance-json` has them all.');
  });

  test('keeps within the bytes it is given, and says what is missing', () => {
    const findings = Array.from({ length: 50 }, () => finding({ label: 'x'.repeat(1000) }));
    const text = markdown(report({ rules, findings }), { mostBytes: 40_000 });
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(40_000);
    expect(text).toContain(
      '**The findings of 1 control are not shown here.** The format `compliance-json` has them all.',
    );
    expect(text).toContain('**8.3.5** Purge protection is on');
  });

  test('makes no markup of what templates say', () => {
    const text = markdown(report({ rules, findings: [finding({ label: '<b>|</b> [x](y) @someone' })] }));
    expect(text).toContain('&#60;b&#62;&#124;&#60;/b&#62; &#91;x&#93;(y) @&#8203;someone');
  });
});
