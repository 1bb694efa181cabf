import { describe, expect, test } from 'vitest';
import { unknown } from '../../../../src/expressions/values.js';
import type { Source } from '../../../../src/model/source.js';
import type { Step, Value } from '../../../../src/model/value.js';
import { asKeys, choice, concatenated, given } from '../../../../src/scanners/terraform/map/choices.js';
import type { Config } from '../../../../src/scanners/terraform/map/config.js';
import { roleNamed } from '../../../../src/scanners/terraform/map/ids.js';
import { moment } from '../../../../src/scanners/terraform/map/moments.js';
import { firstOf, from, type Part } from '../../../../src/scanners/terraform/map/parts.js';
import { contextOf, shown, valueOf } from './sent.js';

const { at } = valueOf('');

/** One of two values, by whether something is true. */
const either = (yes: Value, no: Value): Value => ({
  kind: 'depends',
  at,
  trail: [],
  cases: [true, false].map((is) => ({ when: [{ subject: '⟨parameter on⟩', is, at }], is: asCase(is ? yes : no) })),
});

const asCase = (value: Value): Exclude<Value, { kind: 'depends' }> => {
  if (value.kind === 'depends') throw new Error('cases are not nested');
  return value;
};

const of = (part: Part, block: Readonly<Record<string, Value>>): unknown => {
  const config: Config = { at, get: (name) => block[name] };
  const value = part(config, contextOf());
  return value && shown(value);
};

describe('where an attribute depends', () => {
  const a = either(valueOf(null), valueOf('a'));

  test('the next one takes the place of its null', () => {
    expect(of(firstOf(from('a'), from('b')), { a, b: valueOf('b') })).toEqual(['b', 'a']);
    expect(of(firstOf(from('a'), from('b')), { a, b: either(valueOf('b'), valueOf('c')) })).toEqual(['b', 'a']);
    expect(of(firstOf(from('a'), from('b')), { a })).toEqual([null, 'a']);
  });

  test('each case makes a choice', () => {
    const part = choice(from('a'), { true: from('b'), false: from('c') });
    const block = { a: either(valueOf(true), valueOf(false)), b: valueOf('b'), c: valueOf('c') };
    expect(of(part, block)).toEqual(['b', 'c']);
  });

  test('an object is there in some cases', () => {
    expect(of(given(from('a'), { b: from('a') }), { a })).toEqual([null, { b: [null, 'a'] }]);
  });

  test('a list is longer in some cases', () => {
    const block = { a: either(valueOf([1]), valueOf(null)), b: valueOf([2]) };
    expect(of(concatenated(from('a'), from('b')), block)).toEqual([[1, 2], [2]]);
  });

  test('identities are others', () => {
    expect(of(asKeys(from('a')), { a: either(valueOf(['/i']), valueOf([])) })).toEqual([{ '/i': {} }, {}]);
  });

  test('the role of each case is asked for', () => {
    expect(of(roleNamed(from('a')), { a: either(valueOf('A'), valueOf('B')) })).toEqual([
      "⟨roleDefinitions('A').id⟩",
      "⟨roleDefinitions('B').id⟩",
    ]);
  });
});

describe('a moment that is counted from the time of the run', () => {
  /** What nobody knows, at the last of these texts that lead to it. */
  function at(...texts: readonly string[]): Value {
    const places = texts.map((text) => {
      const source: Source = { path: 'main.tf', language: 'terraform', text };
      return { source, start: 0, end: text.length };
    });
    const [first, ...others] = places;
    if (first === undefined) throw new Error('it is nowhere');
    const trail = others.map((place): Step => ({ kind: 'variable', name: 'x', at: place }));
    return unknown('`timestamp()` is the time of the run', first, { type: 'string', trail });
  }

  test.each<[readonly string[], string | undefined]>([
    [['timeadd(timestamp(), "8760h")'], 'PT31536000S'],
    [['timeadd(plantimestamp(), "90m")'], 'PT5400S'],
    [['local.expiry', 'timeadd( timestamp() , "1h" )'], 'PT3600S'],
    [['timeadd(timestamp(), "-1h")'], undefined],
    [['timeadd(timestamp(), "${var.hours}h")'], undefined],
    [['timeadd(var.start, "1h")'], undefined],
    [['formatdate("YYYY", local.expiry)', 'timeadd(timestamp(), "1h")'], undefined],
  ])('%o', (texts, duration) => {
    const value = moment(from('a'))({ at: valueOf('').at, get: () => at(...texts) }, contextOf());
    const symbol = duration && `⟨dateTimeToEpoch(dateTimeAdd(utcNow(), '${duration}'))⟩`;
    expect(value).toMatchObject({ kind: 'unknown', type: 'int', ...(symbol && { symbol }) });
    expect(value && 'symbol' in value).toBe(symbol !== undefined);
  });
});
