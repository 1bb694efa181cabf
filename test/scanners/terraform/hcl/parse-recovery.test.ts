import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import { outlined, parse, problemsOf } from './reading.js';

describe('what cannot be read is a problem, and the rest is read', () => {
  it.each([
    ['a = = 3\nb = 4', 'a = ‹invalid›; b = 4', ['= | Unexpected `=` | expected an expression']],
    ['a = 1 @ 2\nb = 4', 'a = ‹invalid›; b = 4', ['@ | Unexpected `@` | expected an expression']],
    ['a =\nb = 4', 'a = ‹invalid›; b = 4', [' | The value ends too early | expected an expression']],
    ['}\nb = 4', 'b = 4', ['} | Unexpected `}` | expected `name = value` or a block']],
    ['foo\nb = 4', 'b = 4', ['foo | Unexpected word | expected `name = value` or a block']],
    ['a = "x\nb = 4', 'a = ‹invalid›; b = 4', ['"x | The string is not finished | expected `"` on the same line']],
    [
      'a = "x${ y"\nb = 4',
      'a = ‹invalid›; b = 4',
      ['"x${ y" | The string is not finished | expected `"` on the same line'],
    ],
    ['a = "\\q"\nb = 4', 'a = ‹invalid›; b = 4', ['\\ | There is no such escape | expected `\\\\` or `\\n`']],
    [
      'a = <<EOT\nx\n',
      'a = ‹invalid›',
      ['<<EOT | The heredoc is not finished | expected a line with nothing but its marker'],
    ],
    ['a = f(1,\nb = 4', 'a = ‹invalid›; b = 4', ['a | Unexpected `a` | expected `)`']],
    ['a "b" {\n  c = 1', 'a b { c = 1 }', ['{ | The block is not finished | expected `}` to close it']],
    [
      'a "b" {\n  c = 1\n  d {\n    e = 2\n\nf "g" {\n  h = 3\n}\n',
      'a b { c = 1; d { e = 2 } }; f g { h = 3 }',
      [
        '{ | The block is not finished | expected `}` to close it',
        '{ | The block is not finished | expected `}` to close it',
      ],
    ],
    [
      'a {\n  b = [1, = 2]\n  c = 3\n  d "x" {\n    e = 4\n  }\n}\nf = 5',
      'a { b = ‹invalid›; c = 3; d x { e = 4 } }; f = 5',
      ['= | Unexpected `=` | expected an expression'],
    ],
  ])('%j', (text, outline, problems) => {
    const file = parse(text);
    expect(outlined(file.body)).toBe(outline);
    expect(problemsOf(file)).toEqual(problems);
    expect(file.problems).toMatchObject(problems.map(() => ({ id: 'syntax/hcl', level: 'error', incomplete: true })));
  });

  it('keeps the comments', () => {
    const { comments } = parse('# a\nx = = 1 # b\ny {\n  // c\n  z = 1 /* d */\n}\n');
    expect(comments.map((comment) => textOf(comment))).toEqual(['# a', '# b', '// c', '/* d */']);
  });

  it('keeps the heading of a block that is not finished', () => {
    const [block] = parse('resource "t" "n🔑" {\n  a = = 1\n').body.blocks;
    expect(block && [block.type.text, ...block.labels.map(({ text }) => text)]).toEqual(['resource', 't', 'n🔑']);
    expect(block && textOf(block.heading)).toBe('resource "t" "n🔑"');
  });
});
