import { expect, test } from 'vitest';
import { selectRules } from '../../src/config/select-rules.js';
import type { RuleSetting } from '../../src/config/config.js';
import type { Rules } from '../../src/rules/named.js';
import { defineRule } from '../../src/rules/rule.js';

const rule = (recommended: boolean): Rules[string] =>
  defineRule({
    on: 'vault',
    severity: 'medium',
    recommended,
    requires: '',
    fails: '',
    unclear: '',
    why: '',
    fix: {},
    controls: {},
    aliases: [],
    options: { most: { default: 5, description: '' } },
    check: () => ({ outcome: 'pass' }),
  });

const rules: Rules = { 'a/precise': rule(true), 'a/strict': rule(false), 'b/precise': rule(true) };
const setting = (ids: readonly string[], said: Partial<RuleSetting> = {}): RuleSetting => ({
  ids,
  options: {},
  ...said,
});

test.each([
  {
    name: 'recommended',
    preset: 'recommended',
    settings: [],
    expected: { 'a/precise': 'medium', 'b/precise': 'medium' },
  },
  {
    name: 'strict',
    preset: 'strict',
    settings: [],
    expected: { 'a/precise': 'medium', 'a/strict': 'medium', 'b/precise': 'medium' },
  },
  {
    name: 'a severity turns a rule on, off turns it off',
    preset: 'recommended',
    settings: [setting(['a/strict'], { severity: 'low' }), setting(['a/precise'], { severity: 'off' })],
    expected: { 'a/strict': 'low', 'b/precise': 'medium' },
  },
  {
    name: 'the last word counts',
    preset: 'recommended',
    settings: [setting(['a/precise', 'a/strict'], { severity: 'off' }), setting(['a/precise'], { severity: 'high' })],
    expected: { 'a/precise': 'high', 'b/precise': 'medium' },
  },
  {
    name: 'the only ones wanted, whatever else is said',
    preset: 'recommended',
    settings: [setting(['a/strict'], { severity: 'off' })],
    only: ['a/strict'],
    expected: { 'a/strict': 'medium' },
  },
  {
    name: 'but not what is skipped',
    preset: 'strict',
    settings: [],
    only: ['a/strict', 'a/precise'],
    skip: ['a/precise'],
    expected: { 'a/strict': 'medium' },
  },
] as const)('$name', ({ preset, settings, expected, ...wishes }) => {
  const selected = selectRules(rules, { preset, settings, skip: [], ...wishes });
  expect(Object.fromEntries(selected.map(({ id, severity }) => [id, severity]))).toEqual(expected);
});

test('options are the configured ones, else the defaults', () => {
  const settings = [
    setting(['a/precise', 'b/precise'], { options: { most: 7 } }),
    setting(['b/precise'], { options: { most: 9 } }),
  ];
  const selected = selectRules(rules, { preset: 'strict', settings, skip: [] });
  expect(selected.map(({ options }) => options)).toEqual([{ most: 7 }, { most: 5 }, { most: 9 }]);
});
