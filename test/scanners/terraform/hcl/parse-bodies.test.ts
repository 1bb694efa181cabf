import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import { outlined, parse, problemsOf } from './reading.js';

const commentsOf = (text: string): string[] => parse(text).comments.map((comment) => textOf(comment));

describe('a body', () => {
  it.each([
    ['', ''],
    ['# nothing\n', ''],
    ['a = 1\nb = "x"\n', "a = 1; b = 'x'"],
    ['a {\n}\n', 'a {  }'],
    ['a {}', 'a {  }'],
    ['a "b" c { d = 1 }', 'a b c { d = 1 }'],
    ['a {\n  b {\n    c = 1\n  }\n  b {}\n}', 'a { b { c = 1 }; b {  } }'],
    ['resource "t" "n" {\r\n  a = 1\r\n}\r\n', 'resource t n { a = 1 }'],
    ['\uFEFFa = 1', 'a = 1'],
  ])('%j', (text, outline) => {
    const file = parse(text);
    expect(outlined(file.body)).toBe(outline);
    expect(file.problems).toEqual([]);
  });

  it('keeps both of two attributes with one name, and says so', () => {
    const file = parse('a = 1\nb {\n  a = 2\n  a = 3\n}\n');
    expect(outlined(file.body)).toBe('a = 1; b { a = 2; a = 3 }');
    expect(problemsOf(file)).toEqual(['a | An attribute is set twice | `a` is set on line 3 already']);
  });
});

describe('spans', () => {
  const text = '# 🔑\nresource "azurerm_key_vault" "kv🔑" {\n  name = "🔑${var.env}" # why\n}\n';
  const file = parse(text);
  const [block] = file.body.blocks;
  const [name] = block?.body.attributes ?? [];

  it.each([
    ['the file', file.body, text],
    ['a block', block, text.slice(text.indexOf('resource'), -1)],
    ['its heading', block?.heading, 'resource "azurerm_key_vault" "kv🔑"'],
    ['its type', block?.type, 'resource'],
    ['its first label', block?.labels[0], 'azurerm_key_vault'],
    ['its second label', block?.labels[1], 'kv🔑'],
    ['its body', block?.body, '\n  name = "🔑${var.env}" # why\n'],
    ['an attribute', name, 'name = "🔑${var.env}"'],
    ['its name', name?.name, 'name'],
    ['its value', name?.value, '"🔑${var.env}"'],
  ])('cover %s', (_, span, covered) => {
    expect(span && textOf(span)).toBe(covered);
  });

  it.each([
    ['x = (a + b).c', '(a + b).c'],
    ['x = (a.b)', 'a.b'],
    ['x = a[*].b', 'a[*].b'],
    ['x = a.*.b.0', 'a.*.b.0'],
    ['x = a ? b : c ? d : e', 'a ? b : c ? d : e'],
    ['x = <<EOT\na\nEOT\n', '<<EOT\na\nEOT'],
    ['x = f(a, b...)', 'f(a, b...)'],
    ['x = "${a}"', 'a'],
    ['x = 1e3', '1e3'],
  ])('of the value in %j', (source, covered) => {
    const [attribute] = parse(source).body.attributes;
    expect(attribute && textOf(attribute.value)).toBe(covered);
  });

  it('of what a splat takes from each item begin with what it is taken from', () => {
    const [attribute] = parse('x = a.b[*].c.d').body.attributes;
    const each = attribute?.value.kind === 'splat' ? attribute.value.each : undefined;
    expect(each && textOf(each)).toBe('a.b[*].c.d');
  });

  it('of a label with escapes cover them', () => {
    const [label] = parse(String.raw`a "b\"c" {}`).body.blocks[0]?.labels ?? [];
    expect(label?.text).toBe('b"c');
    expect(label && textOf(label)).toBe(String.raw`b\"c`);
  });
});

describe('comments', () => {
  it('are kept with their marks, in order, wherever they stand', () => {
    expect(commentsOf('# a\nx = [ // b\n  1, /* c\n d */ 2\n] # e\ny "z" { # f\n}\n// g')).toEqual([
      '# a',
      '// b',
      '/* c\n d */',
      '# e',
      '# f',
      '// g',
    ]);
  });

  it('are none inside of strings', () => {
    expect(commentsOf('a = "# // /* */"\nb = <<EOT\n# c\nEOT\n')).toEqual([]);
  });

  it('may be empty', () => {
    const file = parse('#\na = {\n  #\n  b = 1\n}\n//\nc {}\n#');
    expect(file.comments.map(textOf)).toEqual(['#', '#', '//', '#']);
    expect(outlined(file.body)).toBe("a = {'b': 1}; c {  }");
  });

  it('do not take a carriage return with them', () => {
    expect(commentsOf('# a\r\nb = 1\r\n')).toEqual(['# a']);
  });
});
