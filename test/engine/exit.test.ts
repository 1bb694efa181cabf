import { expect, test } from 'vitest';
import { exitOf, type ExitSettings } from '../../src/engine/exit.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Severity } from '../../src/model/finding.js';
import { finding } from './example-finding.js';

const settings: ExitSettings = { failOn: 'low', exitZero: false };
const gap: Diagnostic = { id: 'syntax/bicep', level: 'error', title: '', incomplete: true };
const mistake: Diagnostic = { id: 'config/unknown-key', level: 'error', title: '' };
const crash: Diagnostic = { id: 'internal/rule', level: 'error', title: '' };
const warning: Diagnostic = { id: 'suppression/unused', level: 'warning', title: '' };

test.each([
  { name: 'nothing', findings: [], diagnostics: [], code: 0, because: 'no findings' },
  { name: 'a warning', findings: [], diagnostics: [warning], code: 0, because: 'no findings' },
  { name: 'a finding', findings: [finding()], diagnostics: [warning], code: 1, because: '1 finding at or above low' },
  {
    name: 'an accepted finding',
    findings: [finding({ accepted: { by: 'comment', reason: 'x' } })],
    diagnostics: [],
    code: 0,
    because: 'no findings',
  },
  {
    name: 'an unknown',
    findings: [finding({ verdict: 'unknown' })],
    diagnostics: [],
    code: 0,
    because: 'no findings, but 1 could not be told',
  },
  {
    name: 'a gap and a finding',
    findings: [finding()],
    diagnostics: [gap, gap],
    code: 3,
    because: 'incomplete, 2 problems kept something from being judged; 1 finding at or above low',
  },
  {
    name: 'a mistake, a gap and a finding',
    findings: [finding()],
    diagnostics: [mistake, gap],
    code: 2,
    because:
      '1 error in what was asked or configured; incomplete, 1 problem kept something from being judged; 1 finding at or above low',
  },
  {
    name: 'a rule that threw',
    findings: [],
    diagnostics: [crash],
    code: 2,
    because: '1 rule failed by a bug of vaultlint',
  },
] as const)('$name: $code', ({ findings, diagnostics, code, because }) => {
  expect(exitOf(findings, diagnostics, settings)).toEqual({ code, because: `exit code ${String(code)}: ${because}` });
});

test.each([
  ['critical', 'critical', 1],
  ['high', 'critical', 0],
  ['low', 'low', 1],
  ['note', 'low', 0],
] as const)('a finding that is %s ends a run that fails on %s with %d', (severity: Severity, failOn, code) => {
  expect(exitOf([finding({ severity })], [], { ...settings, failOn }).code).toBe(code);
});

test.each([
  [1, 3],
  [2, 0],
  [3, 0],
])('two unknown verdicts, at most %d allowed: %d', (maxUnknown, code) => {
  const unknown = finding({ verdict: 'unknown', instances: 2 });
  expect(exitOf([unknown], [], { ...settings, maxUnknown }).code).toBe(code);
});

test.each([
  [[finding()], [], 0],
  [[], [gap], 0],
  [[], [mistake], 2],
] as const)('--exit-zero forgives findings and gaps, but no mistakes', (findings, diagnostics, code) => {
  expect(exitOf(findings, diagnostics, { ...settings, exitZero: true }).code).toBe(code);
});
