import { describe, expect, test } from 'vitest';
import { acrossCases, conditions, jointly } from '../../src/model/cases.js';
import { decide } from '../../src/model/decide.js';
import type { Setting, Settled } from '../../src/model/setting.js';
import type { Assumption } from '../../src/model/value.js';
import type { Verdict } from '../../src/model/verdict.js';
import { either, every, inapplicable, pass } from '../../src/model/verdicts.js';

const source = { path: 'x.bicep', language: 'bicep', text: 'abcdef' } as const;
const at = { source, start: 0, end: 1 };
const elsewhere = { source, start: 2, end: 3 };
const off = { source: { ...source, text: 'on: false' }, start: 4, end: 9 };
const when = (is: boolean | string, subject = '⟨parameter on⟩'): readonly Assumption[] => [{ subject, is, at }];
const set = (value: boolean, place = at): Settled<boolean> => ({ kind: 'set', value, at: place, trail: [] });
const left: Settled<boolean> = { kind: 'default', value: false, at: elsewhere, trail: [] };
const unknown: Settled<boolean> = { kind: 'unknown', because: 'nobody knows', at, trail: [] };
const depends = (yes: Settled<boolean>, no: Settled<boolean>): Setting<boolean> => ({
  kind: 'depends',
  cases: [
    { when: when(true), is: yes },
    { when: when(false), is: no },
  ],
});
const question = { ok: (on: boolean) => on, set: 'is off', left: 'is left off', property: 'p' };
const fail = { outcome: 'fail', found: 'is off', at, trail: [], property: 'p' };

describe('decide', () => {
  test.each<[string, Setting<boolean>, object]>([
    ['set and ok', set(true), pass],
    ['set and not ok', set(false), fail],
    ['left out', left, { ...fail, found: 'is left off', at: elsewhere }],
    [
      'left out by a template in place of what is written',
      { ...left, trail: [{ kind: 'argument', name: 'on', at: off }] },
      { ...fail, at: elsewhere, trail: [{ kind: 'argument', name: 'on', at: off }] },
    ],
    ['unknown is never a pass', unknown, { outcome: 'unknown', because: 'nobody knows', at, trail: [], property: 'p' }],
    ['all cases ok', depends(set(true), set(true)), pass],
    [
      'all cases fail: points at the first',
      depends(left, set(false)),
      { ...fail, found: 'is left off', at: elsewhere },
    ],
    [
      'some of each: names the failing case',
      depends(set(true), set(false, elsewhere)),
      { outcome: 'unknown', because: 'fails when parameter `on` is false', at: elsewhere, trail: [], property: 'p' },
    ],
    [
      'one fails, one is unknown',
      depends(set(false), unknown),
      { outcome: 'unknown', because: 'fails when parameter `on` is true', at, trail: [], property: 'p' },
    ],
    [
      'one is ok, one is unknown',
      depends(set(true), unknown),
      { outcome: 'unknown', because: 'nobody knows', at, trail: [], property: 'p' },
    ],
  ])('%s', (_, setting, expected) => {
    expect(decide(setting, question)).toEqual(expected);
  });

  test('labels and severities can be made from the value', () => {
    const verdict = decide(
      { kind: 'set', value: 7, at, trail: [] },
      { ok: () => false, set: (days) => `${String(days)} days`, left: '', severity: () => 'low' },
    );
    expect(verdict).toEqual({ outcome: 'fail', found: '7 days', at, trail: [], severity: 'low' });
  });
});

describe('verdicts together', () => {
  const doubt: Verdict = { outcome: 'unknown', because: 'x', at, trail: [] };
  const bad: Verdict = { outcome: 'fail', found: 'y', at, trail: [] };

  test.each<[string, Verdict, Verdict]>([
    ['every: a fail outweighs a doubt', every(pass, doubt, bad), bad],
    ['every: a doubt outweighs a pass', every(pass, doubt), doubt],
    ['every: what does not apply has no say', every(inapplicable, pass), pass],
    ['every: nothing applies', every(inapplicable), inapplicable],
    ['either: a pass outweighs all', either(bad, doubt, pass), pass],
    ['either: a doubt outweighs a fail', either(bad, doubt), doubt],
    ['either: all fail', either(bad, inapplicable), bad],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('settings that depend on one thing are judged case by case', () => {
    const judge = ({ a, b }: { a: Settled<boolean>; b: Settled<boolean> }): Verdict =>
      either(decide(a, question), decide(b, question));
    const one = depends(set(true), set(false));
    const other = depends(set(false), set(true));
    expect(jointly({ a: one, b: other }, judge)).toEqual(pass);
    expect(jointly({ a: one, b: one }, judge).outcome).toBe('unknown');
  });

  test('no cases at all say nothing', () => {
    expect(acrossCases([])).toEqual(inapplicable);
  });

  test('more combinations than can be worked out are unknown', () => {
    const settings = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => {
        const cases = [true, false].map((is) => ({ when: when(is, `s${String(index)}`), is: set(is) }));
        return [`k${String(index)}`, { kind: 'depends', cases } as const];
      }),
    );
    expect(jointly(settings, () => pass)).toMatchObject({
      outcome: 'unknown',
      because: 'it depends on more than 256 combinations of values',
    });
  });
});

test.each([
  [[when('dev', '⟨parameter env⟩')], 'parameter `env` is `dev`'],
  [[when('dev', '⟨variable env⟩')], 'variable `env` is `dev`'],
  [[when(true, '⟨⟨variable count⟩ > 1⟩')], '`count > 1` is true'],
  [[when('a', 's'), when('b', 's')], '`s` is `a`, or `s` is `b`'],
  [[[...when('dev', '⟨parameter env⟩'), ...when(true, "⟨⟨parameter env⟩ == 'dev'⟩")]], 'parameter `env` is `dev`'],
  [
    ['a', 'b', 'c', 'd', 'e'].map((is) => when(is, 's')),
    '`s` is `a`, or `s` is `b`, or `s` is `c`, or in 2 more cases',
  ],
])('assumptions are worded for people (%#)', (alternatives, expected) => {
  expect(conditions(alternatives)).toBe(expected);
});
