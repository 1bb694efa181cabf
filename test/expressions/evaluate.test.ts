import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/model/source.js';
import { dataOf, evaluated, parameter, shown } from './evaluating.js';

describe('known expressions', () => {
  it.each([
    ["'a'", 'a'],
    ['42', 42],
    ['null', null],
    ["[1, 'b', true]", [1, 'b', true]],
    ["{ a: 1, 'b c': { d: null } }", { a: 1, 'b c': { d: null } }],
    ["'${1}-${true}-${null}-${'x'}'", '1-True--x'],
    ["'${{ a: [true, 1, 'x'], b: null }}'", "{'a':[true,1,'x'],'b':null}"],
    ["{ '${'a'}b': 1 }", { ab: 1 }],
    ['[1, ...[2, 3], 4]', [1, 2, 3, 4]],
    ['{ a: 1, b: 1, ...{ b: 2, c: 3 } }', { a: 1, b: 2, c: 3 }],
    ['{ ...{ Name: 1 }, name: 2 }', { Name: 2 }],
    ['true ? 1 : nothing', 1],
    ['false ? nothing : 2', 2],
    ['1 + 3', 4],
    ['20 % 7', 6],
    ['6 / 11', 0],
    ['-7 / 2', -3],
    ['-7 % 2', -1],
    ['0 - 13', -13],
    ['-(5)', -5],
    ['!true', false],
    ['123 < 456', true],
    ['456 <= 456', true],
    ["'ghi' > 'abc'", true],
    ["'a' == 'A'", false],
    ["'a' =~ 'A'", true],
    ["'a' !~ 'A'", false],
    ["1 == '1'", false],
    ['[1, { a: 2 }] == [1, { a: 2 }]', true],
    ['{ a: 1, b: 2 } != { b: 2, a: 1 }', false],
    ['null ?? 123', 123],
    ['1 ?? nothing', 1],
    ['null!', null],
    ['{ a: { b: [7] } }.a.b[0]', 7],
    ["{ Name: 'x' }.name", 'x'],
    ["{ a: 1 }['a']", 1],
    ['[1, 2, 3][^1]', 3],
    ['{ a: 1 }.?b', null],
    ['{ a: 1 }.?b.?c', null],
    ['[1][?5]', null],
    ['[for x in [1, 2]: x * 2]', [2, 4]],
    ["[for (x, i) in ['a', 'b']: '${x}${i}']", ['a0', 'b1']],
    ['[for x in []: nothing]', []],
    ['nameof(a.b)', 'b'],
    ["sys.toLower('A')", 'a'],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toEqual(expected);
  });

  it('keeps the order of properties', () => {
    expect(dataOf("string({ b: 1, '10': 2, a: 3, '9': 4 })")).toBe('{"b":1,"10":2,"a":3,"9":4}');
  });
});

describe('what stops a deployment is unknown, with the reason', () => {
  it.each([
    ['1 / 0', 'it divides by zero'],
    ['nothing', 'there is no `nothing` here'],
    ['nothing()', 'there is no function `nothing`'],
    ['sys.nothing()', 'there is no function `sys.nothing`'],
    ['{ a: 1 }.b', 'the object has no property `b`'],
    ['[1, 2][2]', 'there is no item 2: the array has 2'],
    ['null.a', '`a` is asked of null'],
    ["'x'.a", '`a` is asked of a string'],
    ["1 + 'a'", '`+` cannot work on a number'],
    ["'a' ? 1 : 2", 'the condition is a string, not true or false'],
    ['true && 1', '`&&` wants true or false, not a number'],
    ['[for x in 1: x]', 'it loops over a number'],
    ['x => x', 'a lambda can only be an argument'],
    ['9007199254740991 + 1', 'the result is too large to be exact'],
    ["'a'.getSecret('b')", 'a string has no function `getSecret`'],
  ])('%s', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });
});

describe('places', () => {
  it.each([
    ["'a${1}b'", "'a${1}b'"],
    ["toLower('A')", "toLower('A')"],
    ['1 + 2', '1 + 2'],
    ['{ a: 1 }.a', '{ a: 1 }.a'],
    ['true ? 1 : 2', '1'],
    ['null ?? 3', '3'],
  ])('the value of %s is at %s', (text, place) => {
    expect(textOf(evaluated(text).at)).toBe(place);
  });

  it('leaves items and properties where they are written', () => {
    const list = evaluated("concat(['a'], ['b'])");
    expect(list.kind === 'list' && list.items.map((item) => textOf(item.at))).toEqual(["'a'", "'b'"]);
  });
});

describe('the trail', () => {
  const trailOf = (text: string): readonly string[] =>
    evaluated(text).trail.map((step) => `${step.kind} ${step.name}: ${textOf(step.at)}`);

  it.each([
    ['var a = 1\nvar x = a', ['variable a: 1']],
    ['var a = 1\nvar b = a\nvar x = b', ['variable b: a', 'variable a: 1']],
    ["var a = 'A'\nvar x = toLower(a)", ["variable a: 'A'"]],
    ["var a = 1\nvar b = 2\nvar x = '${a}${b}'", ['variable a: 1', 'variable b: 2']],
    ['var a = { on: false }\nvar x = a.on', ['variable a: false']],
    ['var a = [1, 2]\nvar x = last(a)', ['variable a: 2']],
    ['var a = true\nvar x = a ? 1 : 2', ['variable a: true']],
    ['var a = [{ b: 1 }]\nvar x = [for y in a: y.b][0]', ['variable y: 1', 'variable a: 1']],
  ])('%s', (text, trail) => {
    expect(trailOf(text)).toEqual(trail);
  });

  it('has at most eight steps, with the origin last', () => {
    const chain = Array.from({ length: 12 }, (_, i) => `var a${i + 1} = a${i}`).join('\n');
    const trail = trailOf(`var a0 = 7\n${chain}\nvar x = a12`);
    expect(trail).toHaveLength(8);
    expect(trail[0]).toBe('variable a12: a11');
    expect(trail.at(-1)).toBe('variable a0: 7');
  });
});

describe('partly unknown values', () => {
  const names = { env: parameter('env', 'string'), settings: parameter('settings'), more: parameter('more', 'array') };

  it.each([
    ["[env, 'b']", ['?⟨parameter env⟩', 'b']],
    ['[1, ...more, 2]', [1, '...']],
    ["concat(['a'], more)", ['a', '...']],
    ['{ ...settings, a: 1 }', { a: 1, '...': '?⟨parameter settings⟩' }],
    ['{ a: 1, ...settings }', { a: '?', '...': '?⟨parameter settings⟩' }],
    ["{ '${env}': 1 }", { '...': '?' }],
    ['{ ...settings, a: 1 }.b', '?⟨parameter settings.b⟩'],
    ['settings.a.?b[0]', '?⟨parameter settings.a.b[0]⟩'],
    ['settings[env]', '?⟨parameter settings[⟨parameter env⟩]⟩'],
    ['[for x in more: x]', '?'],
    ["[for x in ['a']: '${x}-${env}']", ['?a-⟨parameter env⟩']],
    [
      "[1, 2][env == 'a' ? 0 : 5]",
      { "⟨parameter env⟩ is a, ⟨⟨parameter env⟩ == 'a'⟩ is true": 1, "⟨⟨parameter env⟩ == 'a'⟩ is false": '?' },
    ],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });

  it('says why the rest of a list is not known', () => {
    expect(evaluated('[1, ...more]', { names })).toMatchObject({
      rest: { because: 'parameter `more` has no value until deployment' },
    });
  });
});
