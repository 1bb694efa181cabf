import { describe, expect, it } from 'vitest';
import { dataOf, evaluated, parameter, shown } from '../evaluating.js';

describe('functions of arrays and objects', () => {
  it.each([
    ["array('a')", ['a']],
    ['array([])', []],
    ["concat(['abc'], ['def'])", ['abc', 'def']],
    ['first([124, 25])', 124],
    ['first([])', null],
    ['last([1, 2])', 2],
    ['last([])', null],
    ['take([1, 2, 3], 2)', [1, 2]],
    ['take([1, 2, 3], -1)', []],
    ['skip([1, 2, 3], 1)', [2, 3]],
    ['skip([1, 2, 3], 9)', []],
    ["flatten([['abc'], ['def', []]])", ['abc', 'def', []]],
    ['flatten([])', []],
    ['range(0, 3)', [0, 1, 2]],
    ['range(-10, 2)', [-10, -9]],
    ["indexOf(['fizz', 'pop', 'fizz'], 'fizz')", 0],
    ["indexOf(['FOO'], 'foo')", -1],
    ["indexOf(['FOO'], false)", -1],
    ["lastIndexOf(['fizz', 'pop', 'fizz'], 'fizz')", 2],
    ["contains(['FOO'], 'foo')", false],
    ['contains([{ a: 1 }], { a: 1 })', true],
    ["contains({ Name: 1 }, 'name')", true],
    ["contains({ a: 1 }, 'b')", false],
    ['length([1, 2])', 2],
    ['length({ a: 1 })', 1],
    ['empty([])', true],
    ['empty({})', true],
    ['empty(null)', true],
    ['empty([null])', false],
    ['union([1, 2], [2, 3], [3])', [1, 2, 3]],
    ["union(['a'], ['A'])", ['a', 'A']],
    ['union([{ a: 1 }], [{ a: 1 }, { a: 2 }])', [{ a: 1 }, { a: 2 }]],
    ["union({ abc: 'def' }, { def: 'ghi' })", { abc: 'def', def: 'ghi' }],
    ['union({ a: { b: 1, c: [1] } }, { a: { c: [2], d: 3 } })', { a: { b: 1, c: [2], d: 3 } }],
    ['union({ Name: 1 }, { name: 2 })', { Name: 2 }],
    ['intersection([1, 2, 3], [2, 3, 4])', [2, 3]],
    ['intersection({ a: 1, b: 2 }, { a: 1, b: 3 })', { a: 1 }],
    ['distinct([1, 2, 1, 2])', [1, 2]],
    ['shallowMerge([{ a: { b: 1 } }, { a: { c: 2 } }])', { a: { c: 2 } }],
    ['objectKeys({ b: 1, a: 2 })', ['a', 'b']],
    [
      "items({ foo: 'abc', Bar: 123 })",
      [
        { key: 'Bar', value: 123 },
        { key: 'foo', value: 'abc' },
      ],
    ],
    ['min(1, 2, 3)', 1],
    ['min([10, 4, 1, 6])', 1],
    ['max(10, 4)', 10],
    ['max([1])', 1],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toEqual(expected);
  });

  it.each([
    ['union([1], { a: 1 })', undefined],
    ['intersection([1], { a: 1 })', '`intersection` cannot mix arrays and objects'],
    ['range(0, -1)', '`range` cannot have a negative count'],
    ['min([])', 'an empty array has neither a least nor a greatest number'],
    ["max(1, 'a')", 'it compares numbers, and this is something else'],
    ['length(1)', '`length` wants a string, an array or an object, not a number'],
    ['first(1)', '`first` wants an array or a string, not a number'],
    ['concat({ a: 1 }, {})', '`concat` cannot join objects'],
    ['empty(1)', '`empty` wants a string, an array or an object'],
  ])('%s has no result', (text, because) => {
    const value = evaluated(text);
    expect(value.kind === 'object' ? value.rest?.kind : value.kind).toBe('unknown');
    if (because !== undefined) expect(value).toMatchObject({ because });
  });

  it.each([
    ["contains(['a', env], 'a')", true],
    ["contains(['a', env], 'z')", "?⟨contains(['a', ⟨parameter env⟩], 'z')⟩"],
    ['length([env, env])', 2],
    ['length(more)', '?⟨length(⟨parameter more⟩)⟩'],
    ['first([env])', '?⟨parameter env⟩'],
    ['union([1], more)', [1, '...']],
    ["union(['a'], [env])", ['a', '...']],
    ['union({ a: 1 }, settings)', { a: '?', '...': '?⟨parameter settings⟩' }],
    ['union(settings, { a: 1 })', { a: 1, '...': '?⟨parameter settings⟩' }],
    ['union(settings, settings)', '?⟨union(⟨parameter settings⟩, ⟨parameter settings⟩)⟩'],
    ['skip(concat([1], more), 1)', ['...']],
    ['take(concat([1], more), 1)', [1]],
    ["contains({ ...settings, a: 1 }, 'A')", true],
    ["contains({ ...settings, a: 1 }, 'b')", '?'],
    ['empty(concat([1], more))', false],
    ['indexOf([1, env, 2], 1)', 0],
    ['items({ a: env })', [{ key: 'a', value: '?⟨parameter env⟩' }]],
  ])('%s with unknown parts', (text, expected) => {
    const names = {
      env: parameter('env', 'string'),
      more: parameter('more', 'array'),
      settings: parameter('settings'),
    };
    const value = shown(evaluated(text, { names }));
    expect(expected === '?' && typeof value === 'string' ? value.slice(0, 1) : value).toEqual(expected);
  });
});

describe('functions with lambdas', () => {
  const dogs = "[{ name: 'Evie', age: 5 }, { name: 'Casper', age: 3 }, { name: 'Indy', age: 2 }]";

  it.each([
    ["map(range(0, 3), i => 'Hi ${i}!')", ['Hi 0!', 'Hi 1!', 'Hi 2!']],
    ["map(['a', 'b'], (x, i) => '${i}${x}')", ['0a', '1b']],
    ['map([], x => nothing)', []],
    ['filter([1, 2], i => i < 2)', [1]],
    ["filter(['a', 'b', 'c', 'd'], (x, i) => i % 2 == 0)", ['a', 'c']],
    [`map(filter(${dogs}, d => d.age > 2), d => d.name)`, ['Evie', 'Casper']],
    ["sort(['c', 'd', 'a'], (a, b) => a < b)", ['a', 'c', 'd']],
    ['sort([8, 3, 10, -13, 5], (a, b) => a > b)', [10, 8, 5, 3, -13]],
    [`map(sort(${dogs}, (a, b) => a.age < b.age), d => d.name)`, ['Indy', 'Casper', 'Evie']],
    ["reduce(['a', 'b', 'c'], '', (a, b) => '${a}-${b}')", '-a-b-c'],
    ["reduce(['abc', 'def', 'ghi'], '', (cur, next, i) => i % 2 == 0 ? concat(cur, next) : cur)", 'abcghi'],
    ['reduce(range(1, 5), 1, (a, b) => a * b)', 120],
    ['reduce([], 0, (a, b) => a)', 0],
    ["toObject(['a', 'b'], x => x, x => 'Hi ${x}!')", { a: 'Hi a!', b: 'Hi b!' }],
    ["toObject([123], i => '${i / 100}')", { 1: 123 }],
    ['mapValues({ a: 123, b: 456 }, v => v * 2)', { a: 246, b: 912 }],
    ["groupBy([{ t: 'a', v: 1 }, { t: 'b', v: 2 }, { t: 'a', v: 3 }], x => x.t, x => x.v)", { a: [1, 3], b: [2] }],
    [
      'map(range(0, 2), i => map(range(0, 2), j => i * 10 + j))',
      [
        [0, 1],
        [10, 11],
      ],
    ],
    ['var k = 3\nvar x = map([1, 2], i => i * k)', [3, 6]],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toEqual(expected);
  });

  it.each([
    ['map([1])', '`map` wants 2 arguments, not 1'],
    ['map([1], 2)', '`map` wants an array and then a lambda'],
    ["map('a', x => x)", '`map` wants an array, not a string'],
    ['mapValues([1], x => x)', '`mapValues` wants an object, not an array'],
    ["sort([1, 2], (a, b) => 'x')", 'the order of two items is a string'],
    ['reduce([1], 0)', '`reduce` wants 3 arguments, not 2'],
  ])('%s has no result', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });

  it.each([
    ['map(more, x => x)', '?'],
    ['map(concat([1], more), x => x + 1)', [2, '...']],
    ["filter(['a', 'b'], x => x == newGuid())", ['...']],
    ["filter(['a', env], x => true)", ['a', '?⟨parameter env⟩']],
    ["toObject(['a', env], x => x)", { a: 'a', '...': '?⟨parameter env⟩' }],
    ["sort([env, 'a'], (a, b) => newGuid() == a)", '?'],
    ['reduce(concat([1], more), 0, (a, b) => a + b)', '?'],
  ])('%s with unknown parts', (text, expected) => {
    const names = { env: parameter('env', 'string'), more: parameter('more', 'array') };
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });
});
