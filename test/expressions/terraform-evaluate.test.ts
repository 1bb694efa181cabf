import { describe, expect, it } from 'vitest';
import { asSensitive, isSensitive, scalar, unknown } from '../../src/expressions/values.js';
import type { Value } from '../../src/model/value.js';
import { allowed, elsewhere, shown } from './evaluating.js';
import { dataOf, evaluatedTerraform, type TerraformWorld } from './terraform-evaluating.js';

// All that is expected of expressions without variables is what `terraform console` of version 1.11.4 gives. It says in
// other words why it refuses one.
describe('operators', () => {
  it.each([
    ['"5" + 1', 6],
    ['0.1 + 0.2', 0.3],
    ['10 / 4', 2.5],
    ['7 % 2.5', 2],
    ['-7 % 3', -1],
    ['-"5"', -5],
    ['1e3 - 1', 999],
    ['1 < "5"', true],
    ['"10" == 10', false],
    ['true == "true"', false],
    ['null == null', true],
    ['null == ""', false],
    ['[1, 2] == [1, 2]', true],
    ['[1] == tolist([1])', false],
    ['tolist([1]) == tolist([1])', true],
    ['tolist(["a"]) != toset(["a"])', true],
    ['{} == tomap({})', false],
    ['!"true"', false],
    ['"true" && true', true],
    ['"false" || false', false],
    ['1 / 0', '! it divides by zero'],
    ['1 % 0', 1],
    ['-5.5 % 0', -5.5],
    ['"a" < "b"', '! a number is needed'],
    ['1 + null', '! `+` cannot work on null'],
    ['!1', '! a boolean is needed'],
    ['true && 1', '! `&&` wants true or false, not a number'],
    ['false && 1 / 0 == 1', false],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression)).toEqual(expected);
  });
});

describe('a conditional gives what both of its results can be', () => {
  it.each([
    ['true ? 1 : "a"', '1'],
    ['true ? true : "x"', 'true'],
    ['false ? null : 2', 2],
    ['true ? null : 1', null],
    ['"true" ? 1 : 2', 1],
    ['true ? [1, 2] : ["a", "b"]', ['1', '2']],
    ['(true ? ["a"] : []) == tolist(["a"])', true],
    ['(true ? ["a"] : toset(["a"])) == toset(["a"])', true],
    ['(true ? tolist(["a"]) : toset(["a"])) == tolist(["a"])', true],
    ['(true ? toset(["b", "a"]) : tolist(["c"]))[0]', 'a'],
    ['true ? { a = 1, b = "x" } : {}', { a: '1', b: 'x' }],
    ['true ? { a = 1 } : { a = "x" }', { a: '1' }],
    ['false ? 1 / 0 : 2', 2],
    ['null ? 1 : 2', '! the condition is null, not true or false'],
    ['true ? [1] : { a = 1 }', '! the two results are of types that have nothing in common'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression)).toEqual(expected);
  });
});

describe('templates', () => {
  it.each([
    ['"${1.50}-${true}-${"x"}"', '1.5-true-x'],
    ['"${[1]}"', [1]],
    ['"${null}"', null],
    ['"a%{ if 1 > 2 }b%{ endif }c"', 'ac'],
    ['"%{ if true }${1}%{ else }2%{ endif }"', '1'],
    ['"%{ for k, v in { b = 1, a = 2 } }${k}=${v};%{ endfor }"', 'a=2;b=1;'],
    ['"%{ for i, x in ["a", "b"] }${i}${x}%{ endfor }"', '0a1b'],
    ['"x${null}"', '! null cannot be part of a string'],
    ['"x${[1]}"', '! an array cannot be part of a string'],
    ['"%{ for x in null }%{ endfor }"', '! it loops over null'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression)).toEqual(expected);
  });
});

describe('loops', () => {
  it.each([
    ['[for k, v in { b = 1, a = 2 } : "${k}${v}"]', ['a2', 'b1']],
    ['[for v in { b = 1, a = 2 } : v]', [2, 1]],
    ['[for i, v in ["x", "y"] : "${i}${v}"]', ['0x', '1y']],
    ['[for k, v in toset(["b", "a"]) : "${k}${v}"]', ['aa', 'bb']],
    ['[for x in [1, 2, 3] : x if x > 1]', [2, 3]],
    ['[for x in [1] : x if "true"]', [1]],
    ['{ for k, v in { b = 1, a = 2 } : v => k }', { 1: 'b', 2: 'a' }],
    ['{ for v in ["a", "b"] : upper(v) => v if v != "a" }', { B: 'b' }],
    ['{ for v in ["a", "ab", "b"] : substr(v, 0, 1) => v... }', { a: ['a', 'ab'], b: ['b'] }],
    ['{ for v in [] : v => v }', {}],
    ['{ for v in ["a", "a"] : v => 1 }', '! two items have one key'],
    ['{ for v in ["a"] : null => v }', '! the key is null'],
    ['{ for v in ["a"] : [v] => v }', '! the key is an array'],
    ['[for x in null : x]', '! it loops over null'],
    ['[for x in "abc" : x]', '! it loops over a string'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression)).toEqual(expected);
  });
});

describe('members, indexes and splats', () => {
  it.each([
    ['{ a = 1, a = 2 }', { a: 2 }],
    ['{ a = 1, A = 2 }', { a: 1, A: 2 }],
    ['{ (1 + 1) = "x" }', { 2: 'x' }],
    ['{ (null) = 1 }', '! the name of a property is null'],
    ['{ a = { b = 1 } }.a.b', 1],
    ['{ a = 1 }.A', '! the object has no property `A`'],
    ['{ a = 1 }["a"]', 1],
    ['{ 14 = "x" }[14]', 'x'],
    ['[1, 2]["1"]', 2],
    ['[1, 2].1', 2],
    ['[1, 2][2]', '! there is no item 2: the array has 2'],
    ['[1, 2][-1]', '! there is no item -1: the array has 2'],
    ['[1, 2]["a"]', '! the index is a string'],
    ['toset(["a"])[0]', '! a set has no index'],
    ['null.a', '! `a` is asked of null'],
    ['[{ a = 1 }, { a = 2 }][*].a', [1, 2]],
    ['[{ a = [1, 2] }, { a = [3] }][*].a[0]', [1, 3]],
    ['[{ a = [1, 2] }, { a = [3] }].*.a[0]', [1, 2]],
    ['{ a = 1 }[*].a', [1]],
    ['"x"[*]', ['x']],
    ['null[*]', []],
    ['max([1, 5, 3]...)', 5],
    ['max(7, [1, 5]...)', 7],
    ['max(1...)', '! a number cannot be expanded to arguments'],
    ['nothing(1)', '! there is no function `nothing`'],
  ])('%s', (expression, expected) => {
    expect(dataOf(expression)).toEqual(expected);
  });
});

const open = (name: string, details: Parameters<typeof unknown>[2] = {}): Value =>
  unknown(`variable \`${name}\` has no value`, elsewhere, { symbol: `⟨variable ${name}⟩`, ...details });

describe('what is unknown', () => {
  const world: TerraformWorld = {
    variables: {
      any: open('any'),
      on: open('on', { type: 'bool' }),
      text: open('text', { type: 'string' }),
      list: open('list', { type: 'array' }),
      env: allowed('env', ['dev', 'prod']),
    },
  };

  it.each([
    ['var.any + 1', '?⟨⟨variable any⟩ + 1⟩'],
    ['"kv-${var.text}"', '?kv-⟨variable text⟩'],
    ['var.text == 1', false],
    ['var.on ? 1 : 2', { '⟨variable on⟩ is true': 1, '⟨variable on⟩ is false': 2 }],
    ['var.on ? 1 : "x"', { '⟨variable on⟩ is true': '1', '⟨variable on⟩ is false': 'x' }],
    ['var.on ? null : "x"', { '⟨variable on⟩ is true': null, '⟨variable on⟩ is false': 'x' }],
    ['var.on && false', false],
    ['var.on || true', true],
    ['var.env == "prod"', { '⟨parameter env⟩ is dev': false, '⟨parameter env⟩ is prod': true }],
    ['{ dev = 7, prod = 90 }[var.env]', { '⟨parameter env⟩ is dev': 7, '⟨parameter env⟩ is prod': 90 }],
    ['[for x in var.list : x]', '?'],
    ['var.list[*].a', '?'],
    ['[var.any, 1][1]', 1],
    ['{ for k in ["a", var.text] : k => 1 }', { a: 1, '...': '?' }],
    [
      '{ for k in ["a", "b"] : k => 1 if k == "a" || var.on }',
      { '⟨variable on⟩ is true': { a: 1, b: 1 }, '⟨variable on⟩ is false': { a: 1 } },
    ],
    ['{ for k in ["a"] : k => 1... if true }', { a: [1] }],
    ['"%{ for x in ["a", var.text] }${x},%{ endfor }"', '?a,⟨variable text⟩,'],
    ['max(var.list...)', '?'],
    ['tolist([var.text]) == tolist([1])', false],
  ])('%s', (expression, expected) => {
    expect(shown(evaluatedTerraform(expression, '', world))).toEqual(expected);
  });

  it('is what only a provider can compute', () => {
    expect(evaluatedTerraform('provider::azurerm::parse_resource_id("/x").name')).toMatchObject({
      kind: 'unknown',
      because: '`provider::azurerm::parse_resource_id()` is a function of a provider, which only a run asks',
    });
  });

  it('is a secret wherever a secret goes in', () => {
    const secret = {
      variables: { pin: asSensitive(scalar('x', elsewhere)), list: asSensitive(evaluatedTerraform('["a"]')) },
    };
    for (const expression of [
      '"a${var.pin}"',
      'var.pin == "x"',
      'var.pin == "x" ? 1 : 2',
      '[for x in var.list : x]',
      'var.list[*]',
      '{ for x in var.list : x => 1 }',
      '{ for x in ["a"] : x => var.pin }',
      '"%{ for x in var.list }${x}%{ endfor }"',
      'upper(var.list...)',
      '{ (var.pin) = 1 }',
    ]) {
      expect([expression, isSensitive(evaluatedTerraform(expression, '', secret))]).toEqual([expression, true]);
    }
  });

  it.each([
    ['[for x in range(5000) : { for y in range(5000) : y => x }]'],
    ['"%{ for x in range(9000) }%{ for y in range(9000) }${y}%{ endfor }%{ endfor }"'],
  ])('is what takes more steps than the limit: %s', (expression) => {
    const value = evaluatedTerraform(expression, '', { budget: { steps: 20_000 } });
    expect(JSON.stringify(shown(value))).toContain('?');
  });
});
