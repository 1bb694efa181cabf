import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../../src/scanners/templates/syntax.js';
import { outline, parse, problemsOf, spansOf } from './outline.js';

const valueOf = (statement: Statement | undefined): string =>
  statement?.kind === 'var' ? outline(statement.value) : 'no variable';

/** The outline of `text` as the value of a variable, and the problems. */
function read(text: string): { shape: string; problems: string[] } {
  const file = parse(`var x = ${text}`);
  return { shape: valueOf(file.statements[0]), problems: problemsOf(file) };
}

describe('expressions', () => {
  it.each([
    ['1', '1'],
    ['true', 'true'],
    ['null', 'null'],
    ["'a'", "'a'"],
    ['trueish', 'trueish'],
    ['nullable', 'nullable'],
    ['a.b', '(. a b)'],
    ['a.?b.c', '(. (.? a b) c)'],
    ['a::b', '(:: a b)'],
    ['a[0]', '([] a 0)'],
    ["a['b']", "([] a 'b')"],
    ['a[?0]', '([?] a 0)'],
    ['a[^1]', '([^] a 1)'],
    ['a[?^1]', '([?^] a 1)'],
    ['a!', '(! a)'],
    ['a!.b!', '(! (. (! a) b))'],
    ['a[b ? c : d]', '([] a (? b c d))'],
    ['f()', '(call f)'],
    ['f(a, 1)', '(call f a 1)'],
    ['sys.concat(a)', '(call sys .concat a)'],
    ["vault.getSecret('s').x", "(. (call vault .getSecret 's') x)"],
    ['a.b.c(d)', '(call (. a b) .c d)'],
    ['!a', '(! a)'],
    ['-1', '(negate 1)'],
    ['+a', '(plus a)'],
    ['!!a', '(! (! a))'],
    ['-a.b', '(negate (. a b))'],
    ['if', 'if'],
    ['for.in', '(. for in)'],
    ['resource.param', '(. resource param)'],
  ])('reads %s', (text, shape) => {
    expect(read(text).shape).toBe(shape);
  });

  it.each([
    ['a + b * c', '(+ a (* b c))'],
    ['a * b + c', '(+ (* a b) c)'],
    ['a - b - c', '(- (- a b) c)'],
    ['(a - b) - c', '(- (- a b) c)'],
    ['a - (b - c)', '(- a (- b c))'],
    ['a / b % c', '(% (/ a b) c)'],
    ['a < b == c >= d', '(== (< a b) (>= c d))'],
    ['a =~ b != c', '(!= (=~ a b) c)'],
    ['a !~ b', '(!~ a b)'],
    ['a <= b && c > d', '(&& (<= a b) (> c d))'],
    ['a || b && c', '(|| a (&& b c))'],
    ['a ?? b || c', '(?? a (|| b c))'],
    ['a ?? b ?? c', '(?? (?? a b) c)'],
    ['!a && -b + 1 > 0', '(&& (! a) (> (+ (negate b) 1) 0))'],
    ['a ? b : c', '(? a b c)'],
    ['a ? b : c ? d : e', '(? a b (? c d e))'],
    ['a ? b ? c : d : e', '(? a (? b c d) e)'],
    ['a ?? b ? c : d', '(? (?? a b) c d)'],
    ['a == b ? c::d : e', '(? (== a b) (:: c d) e)'],
  ])('binds operators as the language does: %s', (text, shape) => {
    expect(read(text)).toEqual({ shape, problems: [] });
  });

  it.each([
    ['[]', '[]'],
    ['[1, 2]', '[1 2]'],
    ['[1, 2,]', '[1 2]'],
    ['[\n  1\n  2\n]', '[1 2]'],
    ['[1, 2\n3, 4\n]', '[1 2 3 4]'],
    ['[\n\n  ...a\n\n  b ]', '[...a b]'],
    ['{}', '{}'],
    ['{ a: 1, b: 2 }', "{'a': 1 'b': 2}"],
    ["{\n  a: 1\n  'b c': 2\n  ...d\n}", "{'a': 1 'b c': 2 ...d}"],
    ["{ '${k}-x': 1 }", "{(template k '-x'): 1}"],
    ['{ resource: 1, param: 2, if: 3, for: 4 }', "{'resource': 1 'param': 2 'if': 3 'for': 4}"],
    ['{\n// c\na: {\nb: [\n1\n]\n}\n}', "{'a': {'b': [1]}}"],
    ['[for a in b: c]', '(for a in b c)'],
    ['[for (a, i) in range(0, 3): {\n  n: i\n}]', "(for a, i in (call range 0 3) {'n': i})"],
    ['[\n  for a in b: c\n]', '(for a in b c)'],
    ['[for a in b: [for c in a: c.d]]', '(for a in b (for c in a (. c d)))'],
    ['[format, fort]', '[format fort]'],
  ])('reads lists, objects and loops: %j', (text, shape) => {
    expect(read(text)).toEqual({ shape, problems: [] });
  });

  it.each([
    ['map(a, b => b.c)', '(call map a (=> (b) (. b c)))'],
    ['f(() => 1)', '(call f (=> () 1))'],
    ['reduce(a, 0, (b, c) => b + c)', '(call reduce a 0 (=> (b c) (+ b c)))'],
    ['f((\n  a,\n  b\n) => a)', '(call f (=> (a b) a))'],
    ['f((a) => a)', '(call f (=> (a) a))'],
    ['f(a => b => a)', '(call f (=> (a) (=> (b) a)))'],
    ['f(a =>\n  a)', '(call f (=> (a) a))'],
    ['toObject(a, b => b.n, b => {\n  v: b\n})', "(call toObject a (=> (b) (. b n)) (=> (b) {'v': b}))"],
  ])('reads lambdas: %j', (text, shape) => {
    expect(read(text)).toEqual({ shape, problems: [] });
  });

  it.each([
    ['f(\n  a,\n  b\n)', '(call f a b)'],
    ['f(a,\n\n  // why\n  b)', '(call f a b)'],
    ['f(g(\n1\n))', '(call f (call g 1))'],
    ['f(g(a\n))', '(call f (call g a))'],
    ['a\n  ? b\n  : c', '(? a b c)'],
    ['a ? b\n\n  // otherwise\n  : c', '(? a b c)'],
    ['(\n  a\n)', 'a'],
    ['a /* one\n two */ + b', '(+ a b)'],
    ['{ a: b\n  ? c\n  : d\n e: f }', "{'a': (? b c d) 'e': f}"],
  ])('goes on after a new line where the language does: %j', (text, shape) => {
    expect(read(text)).toEqual({ shape, problems: [] });
  });

  it.each([
    ['a +\n b', 'The line ends too early', 'expected a value'],
    ['f(a\n b)', 'The line ends too early', 'expected `,` or `)`'],
    ['a ?\n b : c', 'The line ends too early', 'expected a value'],
    ['[1,\n2]', 'A comma and a new line', 'expected either one or the other'],
    ["['a' 'b']", 'Unexpected string', 'expected a new line or a comma'],
    ['f(a,)', 'Unexpected `)`', 'expected another argument after the comma'],
    ['f(a b)', 'Unexpected `b`', 'expected `,` or `)`'],
    ['()', 'Parentheses around several values or none', 'expected one value'],
    ['(a, b)', 'Parentheses around several values or none', 'expected one value'],
    ['f((a, 1) => a)', 'Not the name of a parameter', 'expected a name'],
    ['a[]', 'Unexpected `]`', 'expected a value'],
    ['a.true', 'Unexpected `true`', 'expected the name of a property or function'],
    ['{ true: 1 }', 'Unexpected `true`', 'expected the name of a property'],
    ['{ a = 1 }', 'Unexpected `=`', 'expected `:`'],
    ['a.?b()', 'A safe access to a function', 'expected `.` alone before a function'],
    ['a ? b', 'The line ends too early', 'expected `:` and the value for the other case'],
    ['"a"', 'A string in double quotes', 'expected a value'],
    ['a & b', 'Unexpected character', 'expected a new line'],
    ['[for a in b: if (a) {}]', 'A filter in a loop of values', 'expected it in the loop of a resource or module only'],
    ['[for (a) in b: a]', 'Unexpected `)`', 'expected `,` and the name of the index'],
    ['[for a of b: a]', 'Unexpected `of`', 'expected `in`'],
  ])('says what is wrong with %j', (text, title, label) => {
    const { problems } = parse(`var x = ${text}\nvar after = 1`);
    expect(problems.map((problem) => [problem.title, problem.label])).toEqual([[title, label]]);
  });

  it.each([
    ['9223372036854775807', []],
    [
      '9223372036854775808',
      ['9223372036854775808 | The number is too large | expected a whole number of at most 64 bits'],
    ],
    ['-9223372036854775808', []],
    [
      '-9223372036854775809',
      ['9223372036854775809 | The number is too large | expected a whole number of at most 64 bits'],
    ],
    ['9'.repeat(1000), [`${'9'.repeat(1000)} | The number is too large | expected a whole number of at most 64 bits`]],
  ])('takes numbers of 64 bits: %s', (text, problems) => {
    expect(read(text).problems).toEqual(problems);
  });

  it('spans every node exactly, parentheses only where they are inside', () => {
    const { statements } = parse("var x = (a + b) * -(c).d[?0] ?? { k: [for i in r: f('${i}!')] }");
    expect(spansOf(statements[0])).toEqual([
      "var «var x = (a + b) * -(c).d[?0] ?? { k: [for i in r: f('${i}!')] }»",
      'name «x»',
      "operation «(a + b) * -(c).d[?0] ?? { k: [for i in r: f('${i}!')] }»",
      'operation «(a + b) * -(c).d[?0]»',
      'operation «a + b»',
      'reference «a»',
      'reference «b»',
      'operation «-(c).d[?0]»',
      'index «(c).d[?0]»',
      'member «(c).d»',
      'reference «c»',
      'name «d»',
      'literal «0»',
      "object «{ k: [for i in r: f('${i}!')] }»",
      "property «k: [for i in r: f('${i}!')]»",
      'literal «k»',
      "comprehension «[for i in r: f('${i}!')]»",
      'other «for i in r»',
      'name «i»',
      'reference «r»',
      "call «f('${i}!')»",
      'name «f»',
      "template «'${i}!'»",
      'reference «i»',
    ]);
  });

  it('spans calls with receivers, lambdas, conditions and spreads exactly', () => {
    const { statements } = parse('var x = a ? [...b.c((d, e) => d!)] : n::m');
    expect(spansOf(statements[0]).slice(2)).toEqual([
      'conditional «a ? [...b.c((d, e) => d!)] : n::m»',
      'reference «a»',
      'list «[...b.c((d, e) => d!)]»',
      'spread «...b.c((d, e) => d!)»',
      'call «b.c((d, e) => d!)»',
      'reference «b»',
      'name «c»',
      'lambda «(d, e) => d!»',
      'name «d»',
      'name «e»',
      'non-null «d!»',
      'reference «d»',
      'member «n::m»',
      'reference «n»',
      'name «m»',
    ]);
  });
});
