import { describe, expect, it } from 'vitest';
import { expressionOutline } from './reading.js';

describe('an expression', () => {
  it.each([
    ['1', '1'],
    ['-2.5', '(negate 2.5)'],
    ['1e3', '1000'],
    ['2.5E-1 + 4e+1', '(+ 0.25 40)'],
    ['true', 'true'],
    ['null', 'null'],
    ['"text"', "'text'"],
    ['""', "''"],
    ['name', 'name'],
    ['with-dash', 'with-dash'],
    ['a.b.c', '(. (. a b) c)'],
    ['a["b"].c', "(. ([] a 'b') c)"],
    ['a[b + 1]', '([] a (+ b 1))'],
    ['a.0.b', '(. ([] a 0) b)'],
    ['(a.b)', '(. a b)'],
    ['(a + b).c', '(. (+ a b) c)'],
    ['[1, [2], ]', '[1 [2]]'],
    ['[]', '[]'],
    ['{}', '{}'],
    ['f()', '(call f)'],
    ['f(a, g(b))', '(call f a (call g b))'],
    ['f(a, b...)', '(call f a b...)'],
    ['provider::azurerm::parse(a)', '(call provider::azurerm::parse a)'],
    ['list(string)', '(call list string)'],
    ['object({ a = optional(string, "x") })', "(call object {'a': (call optional string 'x')})"],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});

describe('operators bind', () => {
  it.each([
    ['a + b * c', '(+ a (* b c))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a < b == c', '(== (< a b) c)'],
    ['a == b && c != d || e', '(|| (&& (== a b) (!= c d)) e)'],
    ['!a.b && -c[0] > 1', '(&& (! (. a b)) (> (negate ([] c 0)) 1))'],
    ['!!a', '(! (! a))'],
    ['-a * b', '(* (negate a) b)'],
    ['a ? b : c', '(? a b c)'],
    ['a || b ? c : d', '(? (|| a b) c d)'],
    ['a ? b : c ? d : e', '(? a b (? c d e))'],
    ['a ? b : c ? d : e ? f : g', '(? a b (? c d (? e f g)))'],
    ['(a ? b : c) ? d : e', '(? (? a b c) d e)'],
    ['a ? b ? c : d : e', '(? a (? b c d) e)'],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});

describe('an object', () => {
  it.each([
    ['{ a = 1, b : 2 }', "{'a': 1 'b': 2}"],
    ['{\n  a = 1\n  "b" = 2\n}', "{'a': 1 'b': 2}"],
    ['{ (a) = 1 }', '{a: 1}'],
    ['{\n  a = b\n  (c) = d\n}', "{'a': b c: d}"],
    ['{ "${a}-x" = 1 }', "{(template a '-x'): 1}"],
    ['{ true = 1, null = 2 }', "{'true': 1 'null': 2}"],
    ['{ 5 = 1 }', '{5: 1}'],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});

describe('a loop', () => {
  it.each([
    ['[for x in xs : x.y]', '(for x in xs (. x y))'],
    ['[for i, x in xs : x if i > 0]', '(for x, i in xs if (> i 0) x)'],
    ['{ for k, v in m : k => v }', '(for-object v, k in m k => v)'],
    ['{ for v in m : v.k => v... if v.on }', '(for-groups v in m if (. v on) (. v k) => v)'],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});

describe('a splat', () => {
  it.each([
    ['a[*]', '(splat a *)'],
    ['a[*].b', '(splat a (. * b))'],
    ['a[*].b[0].c', '(splat a (. ([] (. * b) 0) c))'],
    ['a[*].b[*].c', '(splat a (splat (. * b) (. * c)))'],
    ['a.*.b', '(splat a (. * b))'],
    ['a.*.b.0', '(splat a ([] (. * b) 0))'],
    ['a.*.b[0]', '([] (splat a (. * b)) 0)'],
    ['a.b[*].c == d', '(== (splat (. a b) (. * c)) d)'],
  ])('%s', (text, outline) => {
    expect(expressionOutline(text)).toBe(outline);
  });
});
