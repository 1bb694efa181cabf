import { describe, expect, it } from 'vitest';
import { outline, parse, problemsOf } from './outline.js';

function read(text: string): string {
  const [statement] = parse(`var x = ${text}`).statements;
  return statement?.kind === 'var' ? outline(statement.value) : 'no variable';
}

describe('strings', () => {
  it.each([
    ["''", "''"],
    [String.raw`'a\'b'`, "'a'b'"],
    [String.raw`'\\'`, String.raw`'\'`],
    [String.raw`'\\\\n'`, String.raw`'\\n'`],
    [String.raw`'a\n\r\tb'`, "'a\n\r\tb'"],
    ["'\\${a}'", "'${a}'"],
    [String.raw`'\$'`, "'$'"],
    ["'$a$'", "'$a$'"],
    [String.raw`'\u{41}\u{1F511}\u{0010FFFF}'`, "'A🔑\u{10ffff}'"],
    ["'${a}'", '(template a)'],
    ["'x${a}y${b}z'", "(template 'x' a 'y' b 'z')"],
    ["'${a}${b}'", '(template a b)'],
    ["'\\n${a}\\t'", "(template '\n' a '\t')"],
    ["'${'${a}-'}b'", "(template (template a '-') 'b')"],
    ["'${a.b[0].c(d)}'", '(template (call ([] (. a b) 0) .c d))'],
    ["'${map(a, b => { c: b })}'", "(template (call map a (=> (b) {'c': b})))"],
    ["'${a ? 'b' : 'c'}'", "(template (? a 'b' 'c'))"],
    ["'''a'''", "'a'"],
    ["''''''", "''"],
    ["'''\na\nb\n'''", "'a\nb\n'"],
    ["'''\r\na'''", "'a'"],
    ["'''\n\na'''", "'\na'"],
    [String.raw`'''\n${'$'}{a}'''`, String.raw`'\n${'$'}{a}'`],
    ["''''a'b''c'''''", "''a'b''c'''"],
    ["$'''a${b}c'''", "(template 'a' b 'c')"],
    ["$'''\n${b}\n'''", "(template b '\n')"],
    ["$'''$${b}$'''", "(template '$' b '$')"],
    ["$$'''${a}$${b}'''", "(template '${a}' b)"],
    ["$'''it's ${a}'''", "(template 'it's ' a)"],
  ])('reads %j', (text, shape) => {
    expect(problemsOf(parse(`var x = ${text}`))).toEqual([]);
    expect(read(text)).toBe(shape);
  });

  it.each([
    ["'abc", "'abc | The string is not finished | expected `'` on the same line"],
    ["'a\\", "'a\\ | The string is not finished | expected `'` on the same line"],
    ["'a${b", ' | The string is not finished | expected `}`'],
    ["'a${f(", ' | The string is not finished | expected a value'],
    ["'a${b}c", "}c | The string is not finished | expected `'` on the same line"],
    ["'${a b}'", 'b | Unexpected `b` | expected `}`'],
    ["'${}'", "}' | Unexpected string | expected a value"],
    ["'${[1]}'", '[ | An array inside of a string | expected it outside, in a variable'],
    ["'${{}}'", '{ | An object inside of a string | expected it outside, in a variable'],
  ])('says what is wrong with %j, and reads the next line', (text, problem) => {
    const file = parse(`var x = ${text}\nvar y = 1`);
    expect(problemsOf(file)).toEqual([problem]);
    expect(file.statements.map((statement) => 'name' in statement && statement.name.text)).toEqual(['x', 'y']);
  });

  it.each([String.raw`\q`, String.raw`\u`, String.raw`\u{`, String.raw`\u{}`, String.raw`\u{110000}`])(
    'reports the escape %s and keeps it as it is',
    (text) => {
      const file = parse(`var x = 'a${text}z'`);
      expect(problemsOf(file).map((line) => line.split(' | ')[1])).toEqual(['Unknown escape in a string']);
      expect(read(`'a${text}z'`)).toBe(`'a${text}z'`);
    },
  );

  it('spans the whole of an escape that does not exist', () => {
    expect(problemsOf(parse(String.raw`var x = 'a\u{110000}z'`))[0]).toMatch(/^\\u\{110000\} \|/);
  });

  it('reports a multi-line string without end at its opening', () => {
    const file = parse("var x = '''a\nvar y = 1");
    expect(problemsOf(file)).toEqual(["''' | The string is not finished | expected `'''` before the end of the file"]);
  });

  it('never repeats the content of a string in a problem', () => {
    const file = parse("param p 'hunter2'\nvar x = a 'hunter2'\nvar y = 'hunter2\nvar z = [b 'hunter2']");
    const said = file.problems.map(({ title, label }) => `${title} ${label ?? ''}`).join('\n');
    expect(file.problems).toHaveLength(3);
    expect(said).not.toContain('hunter2');
  });
});
