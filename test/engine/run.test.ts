import { describe, expect, test } from 'vitest';
import { run, type RunInput } from '../../src/engine/run.js';
import { everything } from '../../src/engine/scope.js';
import type { Estate } from '../../src/estate/estate.js';
import type { Target } from '../../src/estate/target.js';
import type { Report } from '../../src/model/finding.js';
import type { Deployment } from '../../src/model/resource.js';
import type { Scan } from '../../src/model/scan.js';
import type { Source } from '../../src/model/source.js';
import type { Assumption } from '../../src/model/value.js';
import type { Verdict } from '../../src/model/verdict.js';
import { defineRule, type Rule } from '../../src/rules/rule.js';

const source: Source = { path: 'a.bicep', language: 'bicep', text: "one two 'three'" };
const span = (start: number, end: number) => ({ source, start, end });
const [one, two, three] = [span(0, 3), span(4, 7), span(8, 15)];

const deployment = (environment?: string): Deployment => ({
  name: environment ?? 'a.bicep',
  template: 'a.bicep',
  ...(environment !== undefined && { environment: { name: environment, production: false, from: '' } }),
});

const target = (environment?: string, changes: Partial<Target> = {}): Target => ({
  at: one,
  title: `vault \`kv-${environment ?? ''}\``,
  address: 'vault',
  deployment: deployment(environment),
  when: [],
  ...changes,
});

const fail = (changes: Partial<Extract<Verdict, { outcome: 'fail' }>> = {}): Verdict => ({
  outcome: 'fail',
  at: two,
  trail: [],
  found: 'here',
  ...changes,
});

const scan: Scan = {
  deployments: [],
  resources: [],
  parameters: [],
  outputs: [],
  moduleCalls: [],
  diagnostics: [],
  coverage: {
    files: { seen: 1, parsed: 1, irrelevant: 0, compiled: 0, partial: 0, failed: 0 },
    modules: { resolved: 0, cached: 0, known: 0, missing: 0 },
    undeployed: 0,
    assumed: 0,
    unexpanded: 0,
  },
  sources: [source],
  comments: [],
  declarationsIn: () => [],
};

const ruleThat = (check: (about: Target) => Verdict): Rule =>
  defineRule({
    on: 'vault',
    severity: 'medium',
    recommended: true,
    requires: '',
    fails: 'It is wrong',
    unclear: 'Cannot tell whether it is wrong',
    why: '',
    fix: { bicep: 'Mend it.' },
    controls: {},
    aliases: [],
    check,
  });

function report(
  targets: readonly Target[],
  check: (about: Target) => Verdict,
  id = 'a/rule',
  changes: Partial<RunInput> = {},
): Report {
  const rule = ruleThat(check);
  // The rules under test look at nothing but what every target has.
  const estate = { targets: (kind: string) => (kind === 'vault' ? targets : []), secrets: [] } as unknown as Estate;
  return run({
    version: '1.0.0',
    scan,
    estate,
    rules: [{ id, rule, severity: rule.severity, options: {} }],
    registry: { [id]: rule },
    scope: everything,
    suppressions: [],
    inlineSuppressions: true,
    today: '2026-06-15',
    exit: { failOn: 'low', exitZero: false },
    diagnostics: [],
    ...changes,
  }).report;
}

describe('findings', () => {
  test('one place in several deployments is one finding, with the environments it holds in and those where all is well', () => {
    const { findings, coverage } = report(
      [target('test'), target('dev'), target('prod')],
      ({ deployment: { name } }) => (name === 'prod' ? { outcome: 'pass' } : fail()),
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      environments: ['dev', 'test'],
      passesIn: ['prod'],
      resource: 'vault `kv-dev` and `kv-test`',
      title: 'It is wrong',
      label: 'here',
      fix: 'Mend it.',
    });
    expect(findings[0]?.instances.map(({ deployment: { name } }) => name)).toEqual(['dev', 'test']);
    expect(coverage.verdicts).toEqual({ pass: 1, fail: 2, unknown: 0, inapplicable: 0 });
    expect(coverage.resources).toMatchObject({ vault: 3, key: 0 });
  });

  describe('what another rule says at the same place', () => {
    const rulesOf = (target: Target, verdict: Verdict, severity: 'high' | 'low' = 'high') => {
      const narrow: Rule = { ...ruleThat(() => fail()), severity: 'medium', saidBy: ['a/wide'] };
      const wide: Rule = { ...ruleThat((about) => (about === target ? verdict : { outcome: 'pass' })), severity };
      return [
        { id: 'a/narrow', rule: narrow, severity: narrow.severity, options: {} },
        { id: 'a/wide', rule: wide, severity, options: {} },
      ];
    };
    const [dev, prod] = [target('dev'), target('prod')];
    const reported = (targets: readonly Target[], rules: RunInput['rules']) =>
      report(targets, () => fail(), 'a/narrow', { rules }).findings.map(({ rule, also }) => [rule, also]);

    test('is left out and named', () => {
      const { findings, coverage } = report([dev], () => fail(), 'a/narrow', { rules: rulesOf(dev, fail()) });
      expect(findings.map(({ rule, also }) => [rule, also])).toEqual([['a/wide', ['a/narrow']]]);
      expect(coverage.verdicts.fail).toBe(2);
    });

    test.each([
      ['elsewhere', [dev], rulesOf(dev, fail({ at: one }))],
      ['less gravely', [dev], rulesOf(dev, fail(), 'low')],
      ['of another deployment alone', [dev, prod], rulesOf(dev, fail())],
      ['as a doubt', [dev], rulesOf(dev, { outcome: 'unknown', at: two, trail: [], because: 'no value' })],
    ])('is reported if that says it %s', (_, targets, rules) => {
      expect(reported(targets, rules)).toEqual(
        expect.arrayContaining([
          ['a/narrow', undefined],
          ['a/wide', undefined],
        ]),
      );
    });
  });

  test('a certain fault and a doubt at one place stay apart', () => {
    const { findings } = report([target('dev'), target('prod')], ({ deployment: { name } }) =>
      name === 'dev' ? fail() : { outcome: 'unknown', at: two, trail: [], because: 'no value' },
    );
    expect(findings.map(({ verdict, environments }) => [verdict, environments])).toEqual([
      ['fail', ['dev']],
      ['unknown', ['prod']],
    ]);
    expect(findings[1]).toMatchObject({ title: 'Cannot tell whether it is wrong', label: 'no value' });
    expect(findings[0]?.fingerprint).not.toBe(findings[1]?.fingerprint);
  });

  test('two places are two findings, in the order of the text', () => {
    const { findings } = report([target('b', { address: 'b' }), target('a', { address: 'a' })], ({ address }) =>
      fail({ at: address === 'b' ? three : two }),
    );
    expect(findings.map(({ at }) => at.start)).toEqual([4, 8]);
  });

  test('the gravest case of a place counts, unless a severity is configured', () => {
    const targets = [target('a'), target('b')];
    const check = ({ deployment: { name } }: Target): Verdict =>
      fail(name === 'b' ? { severity: 'high' } : { severity: 'low' });
    expect(report(targets, check).findings[0]?.severity).toBe('high');
    const configured = report(targets, check, 'a/rule', {
      rules: [{ id: 'a/rule', rule: ruleThat(check), severity: 'note', options: {} }],
    });
    expect(configured.findings[0]?.severity).toBe('note');
  });

  test('a fault that contradicts what its target takes for granted cannot come about', () => {
    const assumed = (is: string): Assumption => ({ subject: 'env', is, at: one });
    const { findings, coverage } = report([target('a', { when: [assumed('prod')] })], () =>
      fail({ when: [assumed('dev')] }),
    );
    expect(findings).toEqual([]);
    expect(coverage.verdicts.pass).toBe(1);
  });

  test('equal ones are told apart by their order', () => {
    const same: Source = { ...source, text: 'two two' };
    const { findings } = report([target('a', { address: 'v[0]' }), target('b', { address: 'v[1]' })], ({ address }) =>
      fail({ at: { source: same, start: address === 'v[0]' ? 0 : 4, end: address === 'v[0]' ? 3 : 7 } }),
    );
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

describe('a rule that throws', () => {
  const thrown = report([target('a'), target('b')], () => {
    throw new TypeError('hunter2 is no object');
  });

  test('is undecided, and a mistake of ours', () => {
    expect(thrown.findings).toMatchObject([{ verdict: 'unknown', label: 'the rule itself failed' }]);
    expect(thrown.diagnostics).toMatchObject([
      { id: 'internal/rule', title: 'Rule `a/rule` failed by itself (TypeError)' },
    ]);
    expect(thrown.exit).toEqual({ code: 2, because: 'exit code 2: 1 rule failed by a bug of vaultlint' });
  });

  test('does not give away what it choked on', () => {
    expect(JSON.stringify(thrown)).not.toContain('hunter2');
  });
});

test('what a rule about hardcoded secrets points at is a secret', () => {
  expect(report([target()], () => fail({ at: three }), 'hardcoded-secrets/x').secrets).toEqual([three]);
  expect(report([target()], () => fail({ at: two }), 'hardcoded-secrets/x').secrets).toEqual([]);
  expect(report([target()], () => fail({ at: three }), 'other/x').secrets).toEqual([]);
});
