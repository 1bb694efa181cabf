import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import { outlineStatement, parse, problemsOf, spansOf } from './outline.js';

describe('declarations of templates', () => {
  it.each([
    ["targetScope = 'subscription'", "(targetScope value='subscription')"],
    ["metadata a = { b: 'c' }", "(metadata name=a value={'b': 'c'})"],
    ['param a string', '(param name=a type=string)'],
    ["param a string = 'b'", "(param name=a type=string default='b')"],
    ["param a resource 'A/b@1'", "(param name=a type=(resource 'A/b@1'))"],
    ['param resource string', '(param name=resource type=string)'],
    ['var a = b', '(var name=a value=b)'],
    ['var a int = 1', '(var name=a type=int value=1)'],
    ['var var = var', '(var name=var value=var)'],
    ["type a = 'b' | 'c'", "(type name=a value=(| 'b' 'c'))"],
    ['func a() int => 1', '(func name=a parameters=() returns=int body=1)'],
    [
      'func a(b string, c int?) b.d => b',
      '(func name=a parameters=(b: string c: (nullable int)) returns=(. b d) body=b)',
    ],
    ['func a(\n  b string,\n  c int\n) int =>\n  c', '(func name=a parameters=(b: string c: int) returns=int body=c)'],
    ['output a int = b.c', '(output name=a type=int value=(. b c))'],
    ["output a resource 'A/b@1' = b", "(output name=a type=(resource 'A/b@1') value=b)"],
    ['output a resource = b', '(output name=a type=(resource) value=b)'],
    ['assert a = b == c', '(assert name=a value=(== b c))'],
    ["test a 'b.bicep' = { params: {} }", "(test name=a reference='b.bicep' body={'params': {}})"],
    ["import { a, b as c } from 'd.bicep'", "(import symbols=[name=a name=b alias=c] from='d.bicep')"],
    ["import {\n  a\n  'b c' as d\n} from 'e'", "(import symbols=[name=a name=b c alias=d] from='e')"],
    ["import {\nvar as func\n} from 'e'", "(import symbols=[name=var alias=func] from='e')"],
    ["import * as a from 'b'", "(import symbols=[] wildcard=a from='b')"],
    [
      "import 'kubernetes@1.0' with { a: 1 } as k",
      "(extension specification='kubernetes@1.0' config={'a': 1} alias=k)",
    ],
    ['extension graph', '(extension specification=graph)'],
    ['extension graph as g', '(extension specification=graph alias=g)'],
    ["extension 'br:x/y:1' with {\n  a: b\n}", "(extension specification='br:x/y:1' config={'a': b})"],
  ])('reads %j', (text, shape) => {
    const file = parse(text);
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements.map(outlineStatement)).toEqual([shape]);
  });

  it.each([
    ["resource a 'A/b@1' = {}", "(resource name=a type='A/b@1' existing=false body={} nested=[])"],
    [
      "resource a 'A/b@1' existing = { name: 'n' }",
      "(resource name=a type='A/b@1' existing=true body={'name': 'n'} nested=[])",
    ],
    ["resource a 'A/b@1' = if (c) {}", "(resource name=a type='A/b@1' existing=false condition=c body={} nested=[])"],
    [
      "resource a 'A/b@1' =\n  if (\n  c\n) {}",
      "(resource name=a type='A/b@1' existing=false condition=c body={} nested=[])",
    ],
    [
      "resource a 'A/b@1' = [for c in d: {}]",
      "(resource name=a type='A/b@1' existing=false loop=c in d body={} nested=[])",
    ],
    [
      "resource a 'A/b@1' = [\n  for (c, i) in d: if (e) {\n    name: c\n  }\n]",
      "(resource name=a type='A/b@1' existing=false loop=c, i in d condition=e body={'name': c} nested=[])",
    ],
    ["module a 'b.bicep' = {}", "(module name=a reference='b.bicep' body={})"],
    [
      "module a 'br/public:avm/c:1.0' = if (c) {}",
      "(module name=a reference='br/public:avm/c:1.0' condition=c body={})",
    ],
    ["module a 'ts:s/g/n:v' = [for c in d: {}]", "(module name=a reference='ts:s/g/n:v' loop=c in d body={})"],
  ])('reads %j', (text, shape) => {
    const file = parse(text);
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements.map(outlineStatement)).toEqual([shape]);
  });

  it('tells nested resources from properties that are called so', () => {
    const file = parse(`resource a 'A/b@1' = {
  name: 'a'
  resource: 1
  resource /* really */ : 2
  resource b 'c' = {
    @batchSize(1)
    resource /* one */ d 'e' = [for f in g: {}]
  }
  properties: { resource: 3 }
}`);
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements.map(outlineStatement)).toEqual([
      "(resource name=a type='A/b@1' existing=false" +
        " body={'name': 'a' 'resource': 1 'resource': 2 'properties': {'resource': 3}}" +
        " nested=[(resource name=b type='c' existing=false body={}" +
        " nested=[@batchSize(1) (resource name=d type='e' existing=false loop=f in g body={} nested=[])])])",
    ]);
  });

  it('takes nested resources and decorators in the first column', () => {
    const file = parse(
      "resource a 'A/b@1' = {\nname: 'a'\n@batchSize(1)\nresource b 'c' = {\n}\n}\ntype t = {\n@secure()\np: string\n}",
    );
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements).toHaveLength(2);
  });

  it('reads decorators, with their namespace and over several lines', () => {
    const file = parse("@secure()\n\n// why\n@sys.allowed([\n  'a'\n])\nparam a string\n@export() \nvar b = 1");
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements.map(outlineStatement)).toEqual([
      "@secure() @allowed(['a']) (param name=a type=string)",
      '@export() (var name=b value=1)',
    ]);
  });

  it('spans a declaration from its first decorator to its last token', () => {
    const text = "// before\n@sys.description('d')\nresource a 'A/b@1' existing = { // in\n  name: 'n'\n} // after\n";
    const [statement] = parse(text).statements;
    expect(spansOf(statement)).toEqual([
      "resource «@sys.description('d')\nresource a 'A/b@1' existing = { // in\n  name: 'n'\n}»",
      "other «@sys.description('d')»",
      "literal «'d'»",
      'name «a»',
      "literal «'A/b@1'»",
      "object «{ // in\n  name: 'n'\n}»",
      "property «name: 'n'»",
      'literal «name»',
      "literal «'n'»",
    ]);
  });
});

describe('declarations of parameter files', () => {
  it.each([
    ["using 'main.bicep'", "(using reference='main.bicep')"],
    ['using none', '(using)'],
    ["using 'main.bicep' with {\n  a: 1\n}", "(using reference='main.bicep' config={'a': 1})"],
    ["extends 'base.bicepparam'", "(extends reference='base.bicepparam')"],
    ["param a = 'b'", "(paramAssignment name=a value='b')"],
    [
      "param a = az.getSecret('s', 'g', 'v', 'n')",
      "(paramAssignment name=a value=(call az .getSecret 's' 'g' 'v' 'n'))",
    ],
    ['param a = {\n  b: [1, 2]\n  ...c\n}', "(paramAssignment name=a value={'b': [1 2] ...c})"],
    ['var a = 1', '(var name=a value=1)'],
    ['var a string[] = []', '(var name=a type=(array string) value=[])'],
    ['type a = string', '(type name=a value=string)'],
    ["import { a } from 'b'", "(import symbols=[name=a] from='b')"],
    ['extensionConfig k with { a: 1 }', "(extensionConfig name=k config={'a': 1})"],
  ])('reads %j', (text, shape) => {
    const file = parse(text, 'bicepparam');
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements.map(outlineStatement)).toEqual([shape]);
  });

  it.each(["resource a 'b' = {}", 'output a int = 1', "targetScope = 'tenant'", 'func f() int => 1'])(
    'has no %s',
    (text) => {
      const file = parse(`${text}\nparam a = 1`, 'bicepparam');
      expect(file.problems.map(({ label }) => label)).toEqual(['expected a declaration']);
      expect(file.statements.map(outlineStatement)).toEqual(['(paramAssignment name=a value=1)']);
    },
  );

  it('are not those of templates', () => {
    const file = parse("using 'a'\nextends 'b'\nextensionConfig c with {}\nparam a = 1");
    expect(file.problems.map(({ title }) => title)).toEqual([
      'Unexpected `using`',
      'Unexpected `extends`',
      'Unexpected `extensionConfig`',
      'The parameter has no type',
    ]);
  });
});

describe('what stands between declarations', () => {
  it('keeps comments with their marks, wherever they stand', () => {
    const { comments } = parse(
      "// a\r\nvar x = [ // b\r\n  /* c\r\n */ 1 // d\n]/**/ // 'e' /* f\nvar y = '// no'\n//",
    );
    expect(comments.map(textOf)).toEqual(['// a', '// b', '/* c\r\n */', '// d', '/**/', "// 'e' /* f", '//']);
  });

  it('keeps directives with their codes', () => {
    const { directives, problems } = parse(
      '#disable-next-line no-a BCP081 // why\nvar a = {\n  #disable-next-line b\n\tc: 1\n}\n#disable-diagnostics d\n#restore-diagnostics d\n',
    );
    expect(problems).toEqual([]);
    expect(directives.map((directive) => [directive.name, directive.codes, textOf(directive)])).toEqual([
      ['disable-next-line', ['no-a', 'BCP081'], '#disable-next-line no-a BCP081'],
      ['disable-next-line', ['b'], '#disable-next-line b'],
      ['disable-diagnostics', ['d'], '#disable-diagnostics d'],
      ['restore-diagnostics', ['d'], '#restore-diagnostics d'],
    ]);
  });

  it.each([
    [
      '#disable-next-line\nvar a = 1',
      '#disable-next-line | `#disable-next-line` names nothing | expected a diagnostic code after it',
    ],
    ['var a = 1 #disable-next-line b', '# | Unexpected character | expected a new line'],
    ['#pragma\nvar a = 1', '# | Unexpected character | expected a declaration'],
    ['/* a\nvar a = 1', '/* | The comment is not finished | expected `*/` before the end of the file'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(problemsOf(parse(text))).toEqual([problem]);
  });

  it('counts offsets from the byte order mark, and reads all ends of lines', () => {
    const text = '\ufeffvar a = 1\r\nvar b = 2\rvar c = 3\n\n\r\n  var d = [\r\n1\r2\n]';
    const file = parse(text);
    expect(problemsOf(file)).toEqual([]);
    expect(file.statements.map(textOf)).toEqual(['var a = 1', 'var b = 2', 'var c = 3', 'var d = [\r\n1\r2\n]']);
    expect(file.statements[0]?.start).toBe(1);
  });

  it('reads nothing out of nothing', () => {
    for (const text of ['', '\ufeff', '\n', ' \t\r\n', '// a', '/* a */']) {
      const { statements, problems } = parse(text);
      expect([statements, problems]).toEqual([[], []]);
    }
  });

  it('takes names of 255 characters and no longer ones', () => {
    expect(parse(`var ${'a'.repeat(255)} = 1`).problems).toEqual([]);
    expect(parse(`var ${'a'.repeat(256)} = 1`).problems.map(({ title }) => title)).toEqual(['Name of 256 characters']);
  });
});
