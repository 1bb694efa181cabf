import { describe, expect, test } from 'vitest';
import type { RuleSummary, VerdictCounts } from '../../../src/model/finding.js';
import { byControl, type JudgedControl, type Status } from '../../../src/reporters/compliance/by-control.js';
import { acceptedFinding, finding, report, rule, unknownFinding } from '../sample-report.js';

const counts = (change: Partial<VerdictCounts> = {}): VerdictCounts => ({
  pass: 0,
  fail: 0,
  unknown: 0,
  inapplicable: 0,
  ...change,
});

const purge = (verdicts: VerdictCounts, id = 'purge-protection/vault'): RuleSummary =>
  rule(id, { controls: { CIS: ['8.3.5'] }, verdicts });

function control(input: Parameters<typeof report>[0], id = '8.3.5'): JudgedControl {
  const found = byControl(report(input))
    .flatMap(({ controls }) => controls)
    .find((each) => each.id === id);
  if (found === undefined) throw new Error(`no control ${id}`);
  return found;
}

describe('the status of a control', () => {
  test.each<[Status, Partial<VerdictCounts>]>([
    ['pass', { pass: 1 }],
    ['pass', { pass: 1, inapplicable: 5 }],
    ['unknown', { pass: 9, unknown: 1 }],
    ['unknown', { unknown: 1 }],
    ['fail', { pass: 9, fail: 1, unknown: 1 }],
    ['not applicable', { inapplicable: 3 }],
    ['not applicable', {}],
  ])('is %s for %j', (status, verdicts) => {
    expect(control({ rules: [purge(counts(verdicts))] }).status).toBe(status);
  });

  test('is that of all its rules together, and each has its own', () => {
    const { status, verdicts, rules } = control({
      rules: [
        purge(counts({ pass: 3, inapplicable: 1 })),
        purge(counts({ unknown: 2 }), 'purge-protection/customer-managed-key'),
        purge(counts(), 'purge-protection/retention'),
      ],
    });
    expect([status, verdicts]).toEqual(['unknown', { pass: 3, fail: 0, unknown: 2, inapplicable: 1 }]);
    expect(rules.map((each) => each.status)).toEqual(['pass', 'unknown', 'not applicable']);
  });
});

describe('a control', () => {
  test('has the findings of its rules: what fails, what is unknown, what is accepted', () => {
    const rules = [
      purge(counts({ fail: 1 })),
      purge(counts({ unknown: 1 }), 'network-exposure/ip-range'),
      purge(counts({ fail: 1 }), 'rbac-breadth/permission-model'),
    ];
    const other = finding({ rule: 'hsm-key-policy/expiry' });
    const { findings } = control({ rules, findings: [acceptedFinding, other, unknownFinding, finding()] });
    expect(findings.map((each) => each.rule)).toEqual(rules.map(({ id }) => id));
  });

  test('that is about some of what a rule judges has the verdicts and the findings of that alone', () => {
    const expiry = rule('hsm-key-policy/expiry', {
      controls: { CIS: ['8.3.1', '8.3.2'] },
      verdicts: counts({ pass: 1, fail: 2 }),
      controlVerdicts: { 'CIS:8.3.1': counts({ fail: 2 }), 'CIS:8.3.2': counts({ pass: 1 }) },
    });
    const found = finding({ rule: expiry.id, beside: ['CIS:8.3.2'] });
    const [roles, policies] = ['8.3.1', '8.3.2'].map((id) => control({ rules: [expiry], findings: [found] }, id));
    expect([roles?.status, roles?.findings.length]).toEqual(['fail', 1]);
    expect([policies?.status, policies?.verdicts, policies?.findings.length]).toEqual(['pass', counts({ pass: 1 }), 0]);
  });
});

describe('frameworks', () => {
  const judged = byControl(
    report({ rules: [rule('a/b', { controls: { MCSB: ['DP-8', 'DP-5'] } }), purge(counts({ pass: 1 }))] }),
  );

  test('are those of which a rule serves a control, and controls are in their order', () => {
    expect(judged.map(({ key, controls }) => [key, controls.map(({ id }) => id)])).toEqual([
      ['CIS', ['8.3.5']],
      ['MCSB', ['DP-5', 'DP-8']],
    ]);
  });

  test('know every control that nobody judged', () => {
    for (const { framework, controls, others } of judged) {
      const all = [...controls, ...others].map(({ id }) => id);
      expect(all.sort()).toEqual(Object.keys(framework.controls).sort());
    }
  });
});
