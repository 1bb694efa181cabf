import { describe, expect, it } from 'vitest';
import { outline } from '../bicep/parser/outline.js';
import { expressionOf, parse, problemsOf, statementsOf } from './reading.js';

describe('what is not JSON', () => {
  const variables = (text: string): { problems: string[]; values: string[] } => {
    const file = parse(text);
    const values = statementsOf(file, 'var').map(({ name, value }) => `${name.text}: ${outline(value)}`);
    return { problems: problemsOf(file), values };
  };

  it.each([
    ['', [' | The file ends too early | expected a value'], []],
    ['[]', ['[] | The template is not an object | expected `{`'], []],
    ['{"variables": 1}', ['1 | `variables` is not an object | expected `{`'], []],
    ['{"variables": null}', [], []],
    ['{"variables": {"a": 1', [' | The file ends too early | expected `}`'], ['a: 1']],
    [
      '{"variables": {"a": 1]}',
      ['] | Unexpected `]` | expected `}`', ' | The file ends too early | expected `}`'],
      ['a: 1'],
    ],
    ['{"variables": {"a": [1}}', ['} | Unexpected `}` | expected `]`'], ['a: [1]']],
    ['{"variables": {"a": 1 "b": 2}}', ['"b" | Unexpected string | expected `,` or `}`'], ['a: 1', 'b: 2']],
    ['{"variables": {"a": [1 2]}}', ['2 | Unexpected number | expected `,` or `]`'], ['a: [1 2]']],
    ['{"variables": {"a" 1, "b": 2}}', ['1 | Unexpected number | expected `:`'], ['a: 1', 'b: 2']],
    ['{"variables": {"a", "b": 2}}', [', | Unexpected `,` | expected `:`'], ['a: ‹invalid›', 'b: 2']],
    ['{"variables": {"a": , "b": 2}}', [', | Unexpected `,` | expected a value'], ['a: ‹invalid›', 'b: 2']],
    ['{"variables": {, "b": 2}}', [', | Unexpected `,` | expected a name in double quotes'], ['b: 2']],
    ['{"variables": {a: 1, "b": 2}}', ['a | Unexpected `a` | expected a name in double quotes'], ['a: 1', 'b: 2']],
    ['{"variables": {"a": yes, "b": 2}}', ['yes | Unexpected word | expected a value'], ['a: ‹invalid›', 'b: 2']],
    ['{"variables": {"a": 01.2.3, "b": 2}}', ['01.2.3 | Unexpected word | expected a value'], ['a: ‹invalid›', 'b: 2']],
    [
      '{"variables": {"a": "x\n, "b": 2}}',
      ['"x | The string is not finished | expected `"`'],
      ['a: ‹invalid›', 'b: 2'],
    ],
    ['{"variables": {"a": "x', ['"x | The string is not finished | expected `"`'], ['a: ‹invalid›']],
    [
      '{"variables": {"a": "\\x", "b": 2}}',
      ['\\x | There is no such escape | expected `\\\\` or `\\n`'],
      ["a: '\\x'", 'b: 2'],
    ],
    ['{"variables": {"a": 1}} {}', ['{ | Unexpected `{` | expected the end of the file'], ['a: 1']],
    [
      '{"variables": {"a": 1} /* x',
      [
        '/* | The comment is not finished | expected `*/` before the end of the file',
        ' | The file ends too early | expected `}`',
      ],
      ['a: 1'],
    ],
  ])('%s', (text, problems, values) => {
    expect(variables(text)).toEqual({ problems, values });
  });

  it('no problem quotes a string: it may be a secret', () => {
    const texts = problemsOf(parse('{"variables": {"a": "hunter2" "hunter3"}}')).map((each) =>
      each.replace(/^.*? \| /, ''),
    );
    expect(texts.join()).not.toContain('hunter');
  });
});

describe('what is JSON and no template', () => {
  it.each([
    ['{"resources": 1}', ['1 | `resources` is not an array | expected `[`']],
    ['{"resources": [1]}', ['1 | A resource is not an object | expected `{`']],
    ['{"resources": [{"name": "a"}]}', ['{ | The resource has no type | expected `type` in this object']],
    ['{"resources": [{"type": "a/b"}]}', ['{ | The resource has no name | expected `name` in this object']],
    ['{"resources": {"a": {"type": "a/b"}}}', []],
    ['{"parameters": {"a": "string"}}', ['"string" | A member of `parameters` is not an object | expected `{`']],
    ['{"functions": {}}', ['{} | `functions` is not an array | expected `[`']],
  ])('%s', (text, problems) => {
    expect(problemsOf(parse(text))).toEqual(problems);
  });

  it('descriptions are no expressions', () => {
    const text = `{
      "parameters": {"a": {"type": "string", "metadata": {"description": "[required]"}, "allowedValues": ["[x]"]}},
      "resources": [{"type": "a/b", "name": "c", "comments": "[x]", "metadata": {"a": "[x]"}}],
      "outputs": {"a": {"type": "string", "value": "", "metadata": {"description": "[x]"}}}
    }`;
    expect(problemsOf(parse(text))).toEqual([]);
  });
});

describe('what is no expression', () => {
  it.each([
    ["[concat('a'", '[concat', []],
    ["[concat('a']", '‹invalid›', [' | The expression ends too early | expected `,` or `)`']],
    ["[concat('a', )]", '‹invalid›', [') | Unexpected `)` | expected an argument after the comma']],
    ["[concat('a' 'b')]", '‹invalid›', ["'b' | Unexpected string | expected `,` or `)`"]],
    ['[concat]', '‹invalid›', [' | The expression ends too early | expected `(`']],
    ['[concat().]', '‹invalid›', [' | The expression ends too early | expected the name of a property']],
    ['[a.]', '‹invalid›', [' | The expression ends too early | expected the name of a function']],
    ['[a()[1]', '‹invalid›', [' | The expression ends too early | expected `]`']],
    ["['a]", '‹invalid›', ["'a | The string is not finished | expected a function, a string or a number"]],
    ['[a() b]', '‹invalid›', ['b | Unexpected name | expected the end of the expression']],
    ['[true]', '‹invalid›', [' | The expression ends too early | expected `(`']],
    ['[a(§)]', '‹invalid›', ['§ | Unexpected character | expected a function, a string or a number']],
    ['[ ]', '‹invalid›', [' | The expression ends too early | expected a function, a string or a number']],
  ])('%s', (text, shape, problems) => {
    const json = JSON.stringify(text);
    expect(outline(expressionOf(json))).toContain(shape);
    expect(problemsOf(parse(`{"variables":{"x":${json}}}`))).toEqual(problems);
  });
});
