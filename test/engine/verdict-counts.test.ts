import { expect, test } from 'vitest';
import type { Judgement } from '../../src/engine/judge.js';
import { everything, type Scope } from '../../src/engine/scope.js';
import { countsByRule, countsOf } from '../../src/engine/verdict-counts.js';
import type { Target } from '../../src/estate/target.js';
import type { Span } from '../../src/model/source.js';
import type { Verdict } from '../../src/model/verdict.js';

const at = (path: string): Span => ({ source: { path, language: 'bicep', text: 'x' }, start: 0, end: 1 });

const target = (path: string, template = path): Target => ({
  at: at(path),
  title: 'vault',
  address: 'vault',
  deployment: { name: template, template },
  when: [],
});

const judgement = (rule: string, about: Target, verdict: Verdict, ...beside: Judgement['beside']): Judgement => ({
  selected: { id: rule } as Judgement['selected'],
  target: about,
  verdict,
  beside,
});

const fail = (path: string): Verdict => ({ outcome: 'fail', at: at(path), trail: [], found: '' });
const unknown: Verdict = { outcome: 'unknown', at: at('other.bicep'), trail: [], because: '' };

const judgements = [
  judgement('a/one', target('main.bicep'), { outcome: 'pass' }),
  judgement('a/one', target('main.bicep'), fail('main.bicep')),
  judgement('a/one', target('module.bicep', 'main.bicep'), fail('module.bicep')),
  judgement('a/one', target('other.bicep'), { outcome: 'inapplicable' }),
  judgement('b/two', target('other.bicep'), unknown),
  judgement('b/two', target('other.bicep'), fail('main.bicep')),
];

test('every judgement counts once, by its outcome', () => {
  expect(countsOf(judgements)).toEqual({ pass: 1, fail: 3, unknown: 1, inapplicable: 1 });
});

test('a rule counts what it judged, and one that judged nothing counts nothing', () => {
  const counts = countsByRule(judgements, everything, []);
  expect(counts('a/one').verdicts).toEqual({ pass: 1, fail: 2, unknown: 0, inapplicable: 1 });
  expect(counts('b/two').verdicts).toEqual({ pass: 0, fail: 1, unknown: 1, inapplicable: 0 });
  expect(counts('c/three').verdicts).toEqual({ pass: 0, fail: 0, unknown: 0, inapplicable: 0 });
});

test('of what was only read around the files that were named, nothing counts', () => {
  const scope: Scope = { isWhole: false, isNamed: (path) => path === 'main.bicep', isContext: () => true };
  const counts = countsByRule(judgements, scope, []);
  expect(counts('a/one').verdicts).toEqual({ pass: 1, fail: 2, unknown: 0, inapplicable: 0 });
  expect(counts('b/two').verdicts).toEqual({ pass: 0, fail: 1, unknown: 0, inapplicable: 0 });
});

test('a control that is about some of it counts those, and one that is about all is not counted apart', () => {
  const vault = target('main.bicep');
  const counts = countsByRule(
    [
      judgement('a/one', vault, { outcome: 'pass' }, 'CIS:8.3.1'),
      judgement('a/one', vault, fail('main.bicep'), 'CIS:8.3.2', 'AzurePolicy:x'),
      judgement('a/one', vault, unknown, 'AzurePolicy:x'),
    ],
    everything,
    [],
  );
  expect(counts('a/one')).toEqual({
    verdicts: { pass: 1, fail: 1, unknown: 1, inapplicable: 0 },
    controlVerdicts: {
      'CIS:8.3.1': { pass: 0, fail: 1, unknown: 1, inapplicable: 0 },
      'CIS:8.3.2': { pass: 1, fail: 0, unknown: 1, inapplicable: 0 },
      'AzurePolicy:x': { pass: 1, fail: 0, unknown: 0, inapplicable: 0 },
    },
  });
});
