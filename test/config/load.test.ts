import { describe, expect, test } from 'vitest';
import { loadConfig, type Loaded } from '../../src/config/load.js';
import { positionOf, textOf } from '../../src/model/source.js';
import type { Rules } from '../../src/rules/named.js';
import { defineRule } from '../../src/rules/rule.js';

const example = (aliases: readonly string[], options: Rules[string]['options'] = {}): Rules[string] =>
  defineRule({
    on: 'vault',
    severity: 'high',
    recommended: true,
    requires: '',
    fails: '',
    unclear: '',
    why: '',
    fix: {},
    controls: { MCSB: ['DP-8'] },
    aliases,
    options,
    check: () => ({ outcome: 'pass' }),
  });

const rules: Rules = {
  'purge-protection/vault': example(['CKV_AZURE_110']),
  'network-exposure/ip-range': example([], {
    maxPrefix: { default: 24, description: '' },
    allowed: { default: ['10.0.0.0/8'], description: '' },
    strict: { default: false, description: '' },
  }),
  'network-exposure/public-access': example([]),
};

const load = (text: string, path = 'vaultlint.config.yaml'): Loaded =>
  loadConfig({ path, language: path.endsWith('json') ? 'json' : 'yaml', text }, rules);

/** Every diagnostic as `id|text under the span|label`. */
const told = (text: string, path?: string): readonly string[] =>
  load(text, path).diagnostics.map(({ id, at, label = '' }) => `${id}|${at === undefined ? '' : textOf(at)}|${label}`);

describe('mistakes', () => {
  test.each([
    ['a misspelt key', 'failon: high', ['config/unknown-key|failon|did you mean `failOn`?']],
    [
      'a key of nothing',
      'zzzzzz: 1',
      [
        'config/unknown-key|zzzzzz|expected one of preset, rules, environments, ignore, suppressions, failOn, maxUnknown, baseline, moduleCache',
      ],
    ],
    ['a misspelt value', 'preset: strickt', ['config/invalid-value|strickt|did you mean `strict`?']],
    [
      'a value far from any',
      'failOn: whenever',
      ['config/invalid-value|whenever|expected one of critical, high, medium, low'],
    ],
    ['another type', 'ignore: old', ['config/invalid-value|old|expected a list']],
    ['another type inside', 'ignore: [1]', ['config/invalid-value|1|expected a text']],
    ['a negative number', 'maxUnknown: -1', ['config/invalid-value|-1|expected 0 or more']],
    ['an empty text', "baseline: ''", ["config/invalid-value|''|expected some text"]],
    ['a list at the top', '- a', ['config/invalid-value|- a|expected a mapping']],
    [
      'an unknown rule',
      'rules:\n  purge-protection/valt: off',
      ['config/unknown-rule|purge-protection/valt|did you mean `purge-protection/vault`?'],
    ],
    [
      'a rule in the wrong family',
      'rules:\n  network-exposure/vaults: off',
      ['config/unknown-rule|network-exposure/vaults|did you mean `purge-protection/vault`?'],
    ],
    ['a level that is none', 'rules:\n  CKV_AZURE_110: hihg', ['config/invalid-value|hihg|did you mean `high`?']],
    [
      'a level of another type',
      'rules:\n  CKV_AZURE_110: 3',
      ['config/invalid-value|3|expected one of off, critical, high, medium, low, note'],
    ],
    [
      'a level that is a list',
      'rules:\n  CKV_AZURE_110: []',
      ['config/invalid-value|[]|expected one of off, critical, high, medium, low, note'],
    ],
    [
      'a severity that is none',
      'rules:\n  CKV_AZURE_110: { severity: lo }',
      ['config/invalid-value|lo|did you mean `low`?'],
    ],
    [
      'a severity that is a mapping',
      'rules:\n  CKV_AZURE_110: { severity: {} }',
      ['config/invalid-value|{}|expected one of off, critical, high, medium, low, note'],
    ],
    [
      'a setting that is none',
      'rules:\n  CKV_AZURE_110: { level: low }',
      ['config/unknown-key|level|expected one of severity, options'],
    ],
    [
      'an unknown option',
      'rules:\n  network-exposure/ip-range: { options: { maxprefix: 8 } }',
      ['config/unknown-option|maxprefix|did you mean `maxPrefix`?'],
    ],
    [
      'an option of a rule without any',
      'rules:\n  purge-protection/vault: { options: { a: 8 } }',
      ['config/unknown-option|a|it has no options'],
    ],
    [
      'an option of another type',
      "rules:\n  network-exposure/ip-range: { options: { maxPrefix: '8' } }",
      ["config/invalid-option|'8'|expected a number, such as 24"],
    ],
    [
      'an option with a list of others',
      'rules:\n  network-exposure/ip-range: { options: { allowed: [8] } }',
      ['config/invalid-option|[8]|expected a list of texts, such as ["10.0.0.0/8"]'],
    ],
    [
      'a suppression without a reason',
      'suppressions:\n  - { rule: CKV_AZURE_110 }',
      ['config/invalid-value|{ rule: CKV_AZURE_110 }|it is missing here'],
    ],
    [
      'a suppression of nothing',
      'suppressions:\n  - { rule: nope, reason: x }',
      ['config/unknown-rule|nope|not a rule'],
    ],
    [
      'a date that is none',
      'suppressions:\n  - { rule: CKV_AZURE_110, reason: x, until: soon }',
      ['config/invalid-value|soon|expected YYYY-MM-DD'],
    ],
    [
      'a day that is none',
      'suppressions:\n  - { rule: CKV_AZURE_110, reason: x, until: 2026-02-30 }',
      ['config/invalid-value|2026-02-30|expected YYYY-MM-DD'],
    ],
    [
      'a key of an environment',
      'environments:\n  prod: { prodution: true }',
      ['config/unknown-key|prodution|did you mean `production`?'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test('are all told at once, with their places', () => {
    const { diagnostics } = load('preset: all\nmaxUnknown: many\nrule: {}\nrules: { nope: low }\n');
    const places = diagnostics.map(({ at }) => (at === undefined ? 0 : positionOf(at.source, at.start).line));
    expect(places.sort()).toEqual([1, 2, 3, 4]);
  });

  test('are found in JSON just the same', () => {
    expect(told('{\n  // comment\n  "failon": "high",\n}', 'vaultlint.config.json')).toEqual([
      'config/unknown-key|"failon"|did you mean `failOn`?',
    ]);
  });
});

describe('text that is neither', () => {
  test.each([
    ['vaultlint.config.yaml', 'a: [1'],
    ['vaultlint.config.yaml', 'a: 1\na: 2'],
    ['vaultlint.config.yaml', '\t- x: {'],
    ['vaultlint.config.json', '{ "preset": '],
    ['vaultlint.config.json', ''],
  ])('%s %j', (path, text) => {
    const { diagnostics } = load(text, path);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { id, level, at } of diagnostics) {
      expect(id).toBe('config/syntax');
      expect(level).toBe('error');
      expect(at?.end).toBeLessThanOrEqual(text.length);
    }
  });

  test.each([
    ['vaultlint.config.yaml', 'preset: strict\nfailOn: low\npreset: strict\n', 'preset'],
    ['vaultlint.config.json', '{ "preset": "strict",\n"preset": "strict" }', '"preset"'],
    ['vaultlint.config.json', '{ "rules": { "a/b": "off", "a/b": "low" } }', '"a/b"'],
  ])('%s: a key that stands twice is pointed at where it stands again', (path, text, key) => {
    const { diagnostics } = load(text, path);
    expect(diagnostics.map(({ title }) => title)).toEqual(['The configuration has a key twice']);
    expect(diagnostics[0]?.at).toMatchObject({ start: text.lastIndexOf(key), end: text.lastIndexOf(key) + key.length });
  });

  test('aliases that multiply without end are refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map(
        (name, i) =>
          `${name}: &${name} [${Array<string>(10)
            .fill(`*${'abcdefgh'.charAt(i)}`)
            .join(', ')}]`,
      ),
    ].join('\n');
    expect(load(bomb).diagnostics.map(({ level }) => level)).toContain('error');
  });
});

describe('what it means', () => {
  test('an empty file changes nothing', () => {
    const { config, diagnostics } = load('# nothing yet\n');
    expect(diagnostics).toEqual([]);
    expect(config).toMatchObject({ rules: [], environments: [], suppressions: [] });
  });

  test('names stand for rules, and a rule outweighs its family wherever it stands', () => {
    const { config } = load('rules:\n  network-exposure/ip-range: low\n  network-exposure/*: off\n  MCSB:DP-8: note\n');
    expect(config.rules).toEqual([
      { ids: Object.keys(rules), severity: 'note', options: {} },
      { ids: ['network-exposure/ip-range', 'network-exposure/public-access'], severity: 'off', options: {} },
      { ids: ['network-exposure/ip-range'], severity: 'low', options: {} },
    ]);
  });

  test.each([
    ['vaultlint.config.yaml', 'infra/old/a.bicep', true],
    ['infra/vaultlint.config.yaml', 'infra/old/a.bicep', true],
    ['vaultlint.config.yaml', 'infra/new/a.bicep', false],
    ['other/vaultlint.config.yaml', 'infra/old/a.bicep', false],
  ])('patterns count from the folder of %s: %s %s', (path, file, ignored) => {
    expect(load('ignore: [old/]', path).config.ignores(file)).toBe(ignored);
  });

  test.each([
    ['prod: {}', true],
    ['Production: {}', true],
    ['live: {}', true],
    ['blue: { production: true }', true],
    ['prod: { production: false }', false],
    ['dev: {}', false],
    ['preprod: {}', false],
  ])('environment %s is production: %s', (text, production) => {
    expect(load(`environments:\n  ${text}`).config.environments[0]?.environment.production).toBe(production);
  });
});
