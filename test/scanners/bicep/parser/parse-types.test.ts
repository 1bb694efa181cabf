import { describe, expect, it } from 'vitest';
import { outlineType, parse, problemsOf, spansOf } from './outline.js';

function read(text: string): { shape: string; problems: string[] } {
  const file = parse(`type x = ${text}`);
  const [statement] = file.statements;
  return { shape: statement?.kind === 'type' ? outlineType(statement.value) : 'no type', problems: problemsOf(file) };
}

describe('types', () => {
  it.each([
    ['string', 'string'],
    ['sys.string', '(. sys string)'],
    ["'a'", "'a'"],
    ["'''a'''", "'a'"],
    ['1', '1'],
    ['-1', '-1'],
    ['+1', '1'],
    ['-9223372036854775808', '-9223372036854776000'],
    ['true', 'true'],
    ['!true', 'false'],
    ['null', 'null'],
    ['string[]', '(array string)'],
    ['string[][]', '(array (array string))'],
    ['string?', '(nullable string)'],
    ['string[]?', '(nullable (array string))'],
    ['(string?)[]', '(array (nullable string))'],
    ['a!', '(non-null a)'],
    ['a.b.c', '(. (. a b) c)'],
    ['a[0]', '(item a 0)'],
    ['a[*]', '(every a)'],
    ['a.*', '(every a)'],
    ['a.*.b[2]?', '(nullable (item (. (every a) b) 2))'],
    ["'a' | 'b'", "(| 'a' 'b')"],
    ["'a' | -1 | b[] | null", "(| 'a' -1 (array b) null)"],
    ["('a' | 'b')[]", "(array (| 'a' 'b'))"],
    ["\n  | 'a'\n  | 'b'", "(| 'a' 'b')"],
    ["'a'\n\n  // or\n  | 'b'", "(| 'a' 'b')"],
    ["| 'a'", "'a'"],
    ["resourceInput<'A/b@1'>", "(generic resourceInput 'A/b@1')"],
    ["resourceOutput<'A/b@1'>.properties.c[]", "(array (. (. (generic resourceOutput 'A/b@1') properties) c))"],
    ["sys.resourceInput<\n  'A/b@1'\n>?", "(nullable (generic resourceInput 'A/b@1'))"],
    ["resource<'A/b@1'>", "(generic resource 'A/b@1')"],
    ["resource 'A/b@1'", "(resource 'A/b@1')"],
    ['{}', '{}'],
    ['{ a: string, b: int? }', '{a: string b: (nullable int)}'],
    ["{\n  a: string\n  'b c': int\n  *: bool\n}", '{a: string b c: int *: bool}'],
    [
      "{\n  @description('d')\n  @secure()\n  a: string\n  @sealed()\n  *: {}\n}",
      "{@description('d') @secure() a: string *: {}}",
    ],
    ['{\n  type: string\n  param: int\n}', '{type: string param: int}'],
    ['[string, int]', '[string int]'],
    ["[\n  @description('d')\n  string\n  a | b\n]", "[@description('d') string (| a b)]"],
    ['[]', '[]'],
  ])('reads %j', (text, shape) => {
    expect(read(text)).toEqual({ shape, problems: [] });
  });

  it.each([
    ['', 'The line ends too early', 'expected a type'],
    ['=', 'Unexpected `=`', 'expected a type'],
    ["'a' |", 'The line ends too early', 'expected a type'],
    ["'a' |\n 'b'", 'The line ends too early', 'expected a type'],
    ['a[b]', 'The index of a type is not a number', 'expected a whole number or `*`'],
    ['-a', 'An operator before a type', 'expected a number'],
    ['!1', 'An operator before a type', 'expected a boolean'],
    ["'${a}'", 'An expression inside of a string', 'expected a string without `${…}` in a type'],
    ['a<b>', 'Unexpected `b`', "expected the type of a resource, as `'type@version'`"],
    ["a<'b'", 'The line ends too early', 'expected `,` or `>`'],
    ['{ a }', 'Unexpected `}`', 'expected `:`'],
    ['{ 1: a }', 'Unexpected number', 'expected the name of a property, or `*`'],
  ])('says what is wrong with %j', (text, title, label) => {
    const { problems } = parse(`type x = ${text}\nvar after = 1`);
    expect(problems.map((problem) => [problem.title, problem.label])).toEqual([[title, label]]);
  });

  it('spans every node exactly', () => {
    const { statements } = parse("type x = ((a | b)[])? | {\n  @c()\n  'd': [e, -1]\n  *: f.g<'h'>\n}");
    expect(spansOf(statements[0]).slice(2)).toEqual([
      "union «((a | b)[])? | {\n  @c()\n  'd': [e, -1]\n  *: f.g<'h'>\n}»",
      'nullable «((a | b)[])?»',
      'array «(a | b)[]»',
      'union «a | b»',
      'name «a»',
      'name «b»',
      "object «{\n  @c()\n  'd': [e, -1]\n  *: f.g<'h'>\n}»",
      "other «@c()\n  'd': [e, -1]»",
      'other «@c()»',
      "name «'d'»",
      'tuple «[e, -1]»',
      'name «e»',
      'literal «-1»',
      "generic «f.g<'h'>»",
      "literal «'h'»",
    ]);
  });
});
