import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyBaseline,
  baselineOf,
  staleEntries,
  updated,
  type Baseline,
  type BaselineEntry,
} from '../../src/engine/baseline.js';
import { parseBaseline, printBaseline } from '../../src/engine/baseline-file.js';
import type { Instance } from '../../src/model/finding.js';
import { finding } from './example-finding.js';

const entry = fc.record({
  fingerprint: fc.string(),
  rule: fc.string(),
  file: fc.string(),
  resource: fc.string(),
  origin: fc.string(),
  count: fc.integer({ min: 1 }),
});

const sorted = ({ entries }: Baseline): readonly string[] => entries.map((each) => JSON.stringify(each)).sort();

describe('the file', () => {
  test('says what was written into it, whatever that was', () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const read = parseBaseline(printBaseline({ entries }));
        if ('problem' in read) throw new Error(read.problem);
        expect(sorted(read)).toEqual(sorted({ entries }));
      }),
    );
  });

  test('does not depend on the order of what is found', () => {
    const one: BaselineEntry = { fingerprint: '1', rule: 'r', file: 'a', resource: 'x', count: 1 };
    const two: BaselineEntry = { ...one, file: 'b' };
    expect(printBaseline({ entries: [two, one] })).toBe(printBaseline({ entries: [one, two] }));
    expect(printBaseline({ entries: [one] })).toBe(
      '{\n  "version": 1,\n  "findings": [\n    {"fingerprint":"1","rule":"r","file":"a","resource":"x","count":1}\n  ]\n}\n',
    );
  });

  test.each([
    ['{', 'it is not JSON'],
    ['[]', 'it has no list `findings`'],
    ['{"version":1,"findings":{}}', 'it has no list `findings`'],
    ['{"version":2,"findings":[]}', 'its version is not 1'],
    ['{"version":1,"findings":[{"fingerprint":"1"}]}', 'entry 1 lacks a fingerprint, rule, file, resource or count'],
    [
      '{"version":1,"findings":[{"fingerprint":"1","rule":"","file":"","resource":"","count":0}]}',
      'entry 1 lacks a fingerprint, rule, file, resource or count',
    ],
  ])('%s: %s', (text, problem) => {
    expect(parseBaseline(text)).toEqual({ problem });
  });
});

describe('acceptance', () => {
  const accepted = (instances: number, known: Baseline): boolean =>
    applyBaseline([finding({ instances })], known, 'known.json')[0]?.accepted !== undefined;
  const two = baselineOf([finding({ instances: 2 })]);

  test.each([
    [1, true],
    [2, true],
    [3, false],
  ])('two instances are known, %d are found: accepted %s', (instances, expected) => {
    expect(accepted(instances, two)).toBe(expected);
  });

  test('another value at the same place is news, and what is known of it stays accepted', () => {
    const [one] = finding().instances;
    if (one === undefined) throw new Error('a finding has an instance');
    const from = (origin: string): Instance => ({ ...one, origin, label: `this is \`${origin}\`` });
    const known = baselineOf([{ ...finding(), instances: [from('a'), from('b')] }]);
    expect(known.entries.map(({ origin, count }) => [origin, count])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    const found = { ...finding(), instances: [from('a'), from('c')] };
    expect(applyBaseline([found], known, 'known.json').map(({ label, accepted }) => [label, accepted?.by])).toEqual([
      ['this is `c`', undefined],
      ['this is `a`', 'baseline'],
    ]);
    expect(staleEntries(known, [found]).map(({ origin }) => origin)).toEqual(['b']);
  });

  test('what a comment accepts needs no entry', () => {
    const commented = { ...finding(), accepted: { by: 'comment', reason: 'x' } } as const;
    expect(baselineOf([commented]).entries).toEqual([]);
    expect(applyBaseline([commented], two, 'known.json')).toEqual([commented]);
  });

  test('an entry of nothing is stale', () => {
    expect(staleEntries(two, [finding()])).toEqual([]);
    expect(staleEntries(two, [finding({ fingerprint: 'else' })])).toEqual(two.entries);
  });

  test('writing it again replaces what was judged and keeps the rest', () => {
    const old: Baseline = {
      entries: ['a', 'b'].map((file) => ({ fingerprint: file, rule: 'r', file, resource: 'x', count: 1 })),
    };
    const found: Baseline = { entries: [{ fingerprint: 'c', rule: 'r', file: 'a', resource: 'x', count: 1 }] };
    expect(updated(old, found, ({ file }) => file === 'a').entries.map(({ fingerprint }) => fingerprint)).toEqual([
      'b',
      'c',
    ]);
  });
});
