import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import { outlineStatement, parse, problemsOf, wrongSpans } from './outline.js';

const shapesOf = (text: string): string[] => parse(text).statements.map(outlineStatement);

describe('after a problem', () => {
  it.each([
    ['junk\nmore: junk {\n  a\n}\nvar b = 1', 'junk | Unexpected `junk` | expected a declaration'],
    ['var = 1\nvar b = 1', '= | Unexpected `=` | expected the name of the variable'],
    ['var\nvar b = 1', ' | The line ends too early | expected the name of the variable'],
    ['var a\nvar b = 1', ' | The line ends too early | expected a type'],
    ['var a = \nvar b = 1', ' | The line ends too early | expected a value'],
    ['var a = 1 2\nvar b = 1', '2 | Unexpected number | expected a new line'],
    ['var a = [\n  1\nvar b = 1', ' | The line ends too early | expected `]`'],
    ['var a = {\n  c: {\n    d: 1\n  \nvar b = 1', ' | The line ends too early | expected `}`'],
    ['var a = f(\n  1\nvar b = 1', ' | The line ends too early | expected `,` or `)`'],
    ['var a = (\nvar b = 1', ' | The line ends too early | expected a value'],
    ['var a = )\nvar b = 1', ') | Unexpected `)` | expected a value'],
    ['}\nvar b = 1', '} | Unexpected `}` | expected a declaration'],
    ['param\nvar b = 1', ' | The line ends too early | expected the name of the parameter'],
    ['param a\nvar b = 1', ' | The line ends too early | expected a type'],
    ['param a string 1\nvar b = 1', '1 | Unexpected number | expected `=` and a default value, or a new line'],
    ['output a string\nvar b = 1', ' | The line ends too early | expected `=`'],
    [
      'resource a = {\n  b: 1\n}\nvar b = 1',
      "= | Unexpected `=` | expected the type of the resource, as `'type@version'`",
    ],
    ["resource a 'b' {\n  c: 1\n}\nvar b = 1", '{ | Unexpected `{` | expected `=`'],
    ["resource a 'b' = if c {\n}\nvar b = 1", 'c | A condition without parentheses | expected `(`'],
    ["resource a 'b' = [for c in d {\n}]\nvar b = 1", '{ | Unexpected `{` | expected `:`'],
    ["resource a 'b' = [c in d: {\n}]\nvar b = 1", 'c | Unexpected `c` | expected `for`'],
    ["module a 'b'\nvar b = 1", ' | The line ends too early | expected `=`'],
    ["import a from 'b'\nvar b = 1", 'a | Unexpected `a` | expected `{` or `*`'],
    ["import { a } 'b'\nvar b = 1", "'b' | Unexpected string | expected `from`"],
    ["import { 'a' } from 'b'\nvar b = 1", '} | Unexpected `}` | expected `as`'],
    ["extension 'a' for b\nvar b = 1", 'for | Unexpected `for` | expected `with`, `as` or a new line'],
    ['@secure\nvar b = 1', 'secure | A decorator is not called | expected `(` and `)` after it'],
    ['@\nvar b = 1', ' | The line ends too early | expected the name of a decorator'],
    ['@allowed([1 2])\nvar b = 1', '2 | Unexpected number | expected a new line or a comma'],
    ['@allowed([\n  1\nvar b = 1', ' | The line ends too early | expected `]`'],
    ['@secure() param a string\nvar b = 1', 'param | Unexpected `param` | expected a new line after the decorator'],
    ['@secure()\n\njunk\nvar b = 1', 'junk | Unexpected `junk` | expected a declaration after the decorator'],
    ['func a string => 1\nvar b = 1', 'string | Unexpected `string` | expected `(` and the parameters'],
    ['var a = 1 @ 2\n@export()\nvar b = 1', '@ | Unexpected `@` | expected a new line'],
  ])('reads the next declaration: %j', (text, problem) => {
    const file = parse(text);
    expect(problemsOf(file)).toEqual([problem]);
    expect(wrongSpans(file)).toEqual([]);
    expect(shapesOf(text).at(-1)).toMatch(/\(var name=b value=1\)$/);
  });

  it.each([
    ['a: ', "'a': ‹invalid› 'z': 1"],
    ['a: b c', "'a': b 'z': 1"],
    ['a b', "'a': ‹invalid› 'z': 1"],
    ['a = b', "'a': ‹invalid› 'z': 1"],
    [': b', "'z': 1"],
    ['a: f(b\n  c: 2', "'a': (call f b) 'c': 2 'z': 1"],
    ['a: [1 2]', "'a': [1] 'z': 1"],
    ['a: [\n  1 2\n  3\n]', "'a': [1 3] 'z': 1"],
    ["a: 'b\n  c: 2", "'a': 'b' 'c': 2 'z': 1"],
    ["a: '${b\n  c: 2", "'a': (template b) 'c': 2 'z': 1"],
    ['a: { b: }, c: 2', "'a': {'b': ‹invalid›} 'c': 2 'z': 1"],
    ['a: (b]', "'a': b 'z': 1"],
    ['a: f({\n  b: !\n  c: 2\n})', "'a': (call f {'b': (! ‹invalid›) 'c': 2}) 'z': 1"],
    ['...\n  a: 2', "...‹invalid› 'a': 2 'z': 1"],
    ['a: "b"', "'a': ‹invalid› 'z': 1"],
  ])('keeps the other properties of a resource: %j', (text, entries) => {
    const file = parse(`resource r 'T@1' = {\n  ${text}\n  z: 1\n}\nvar b = 1`);
    expect(file.problems).toHaveLength(1);
    expect(file.statements.map(outlineStatement)).toEqual([
      `(resource name=r type='T@1' existing=false body={${entries}} nested=[])`,
      '(var name=b value=1)',
    ]);
  });

  it('keeps the other declarations when the bracket of one is never closed', () => {
    const file = parse("resource a 'T@1' = {\n  name: 'n'\n  properties: {\n\nparam p string\n\noutput o string = p\n");
    expect(problemsOf(file)).toEqual([' | The line ends too early | expected `}`']);
    expect(file.statements.map(({ kind }) => kind)).toEqual(['resource', 'param', 'output']);
  });

  it('keeps what was read of a declaration', () => {
    expect(
      shapesOf("param a string = \nresource b 'T@1'\nvar c =\nmodule d './d.bicep' = {\n  params: {\n  }\n"),
    ).toEqual([
      '(param name=a type=string default=‹invalid›)',
      "(resource name=b type='T@1' existing=false body=‹invalid› nested=[])",
      '(var name=c value=‹invalid›)',
      "(module name=d reference='./d.bicep' body={'params': {}})",
    ]);
  });

  it('leaves out a type that cannot be read', () => {
    expect(shapesOf('var a\nparam b = 1\nparam c @\noutput d = 1\nfunc e(f, g int) => 1')).toEqual([
      '(var name=a value=‹invalid›)',
      '(param name=b default=1)',
      '(param name=c)',
      '(output name=d value=1)',
      '(func name=e parameters=(f: ?) body=‹invalid›)',
    ]);
  });

  it('goes on in types at the next property', () => {
    const file = parse('type a = {\n  b: \n  c: int\n  d string\n  @e\n  f: bool\n  g: bool\n}\nvar b = 1');
    expect(file.problems.map(({ label }) => label)).toEqual([
      'expected a type',
      'expected `:`',
      'expected `(` and `)` after it',
    ]);
    expect(file.statements.map(outlineStatement)).toEqual([
      '(type name=a value={b: ‹invalid› c: int d: ‹invalid› @e() f: bool g: bool})',
      '(var name=b value=1)',
    ]);
  });

  it('gives one problem for one mistake, at most a hundred for a file, and says so', () => {
    const { problems } = parse('var a =\n'.repeat(150));
    expect(problems).toHaveLength(100);
    expect(problems[98]?.title).toBe('The line ends too early');
    expect(problems[99]).toMatchObject({
      title: 'The file has too many syntax problems to list',
      label: 'this one and all after it are left out',
    });
  });

  it('gives problems that are errors, make the run incomplete, and point into the source', () => {
    const file = parse('var a = b c\n');
    expect(file.problems).toEqual([
      {
        id: 'syntax/bicep',
        level: 'error',
        title: 'Unexpected `c`',
        label: 'expected a new line',
        at: { source: file.source, start: 10, end: 11 },
        incomplete: true,
      },
    ]);
  });

  it('spans a missing value with nothing, after what was last read', () => {
    const [statement] = parse('var a =   // none\nvar b = 1').statements;
    if (statement?.kind !== 'var') throw new Error('not a variable');
    expect([statement.value.kind, statement.value.start, textOf(statement)]).toEqual(['invalid', 7, 'var a =']);
  });
});
