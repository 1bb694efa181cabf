import { describe, expect, it } from 'vitest';
import { dataOf, evaluated, parameter, shown } from '../evaluating.js';

describe('functions of strings', () => {
  it.each([
    ["toLower('AiKInIniIN')", 'aikininiin'],
    ["toUpper(' Fizz ')", ' FIZZ '],
    ["trim('  adf asdf \\n')", 'adf asdf'],
    ["startsWith('food', 'FOO')", true],
    ["startsWith('food', 'od')", false],
    ["endsWith('foot', 'T')", true],
    ["contains('FOOBAR', 'foo')", false],
    ["contains('FOOBAR', 'FOO')", true],
    ["indexOf('FOOBAR', 'bar')", 3],
    ["indexOf('abc', 'z')", -1],
    ["lastIndexOf('abcba', 'B')", 3],
    ["replace('abcb', 'b', '/')", 'a/c/'],
    ["replace('a$b', '$', '$&')", 'a$&b'],
    ["substring('asdfasf', 3)", 'fasf'],
    ["substring('foot', 0, 3)", 'foo'],
    ["substring('foot', 4)", ''],
    ['padLeft(13, 5)', '   13'],
    ["padLeft('7', 3, '0')", '007'],
    ["padLeft('abcd', 2)", 'abcd'],
    ["split('a/b/c', '/')", ['a', 'b', 'c']],
    ["split('a,b;c', [',', ';'])", ['a', 'b', 'c']],
    ["split('a--b-c', ['-', '--'])", ['a', '', 'b', 'c']],
    ["split('', ',')", ['']],
    ["join(['abc', 123, true], '/')", 'abc/123/True'],
    ["join([], '/')", ''],
    ["concat('a', 1, true)", 'a1True'],
    ["first('Fizz')", 'F'],
    ["last('Fizz')", 'z'],
    ["first('')", ''],
    ["take('foot', 3)", 'foo'],
    ["take('foot', 9)", 'foot'],
    ["skip('foot', 3)", 't'],
    ["skip('foot', -1)", 'foot'],
    ["length('table')", 5],
    ["empty('')", true],
    ["empty('x')", false],
    ["like('kv-prod-weu', 'KV-*-weu')", true],
    ["like('kv-prod', 'kv')", false],
    ["like('aa', 'a*a*a')", false],
    ["like('abcd', '*b*d')", true],
    ["string('asdf')", 'asdf'],
    ['string(true)', 'True'],
    ['string(12)', '12'],
    ["string({ a: [1, 'x\"y', null, false] })", '{"a":[1,"x\\"y",null,false]}'],
    ["'${['it\\'s']}'", "['it\\'s']"],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toEqual(expected);
  });

  it.each([
    ['toLower(1)', '`toLower` wants a string, not a number'],
    ['toLower(null)', '`toLower` wants a string, not null'],
    ['toLower()', '`toLower` wants 1 argument, not 0'],
    ["replace('a', 'b')", '`replace` wants 3 arguments, not 2'],
    ["padLeft('a')", '`padLeft` wants 2 to 3 arguments, not 1'],
    ["padLeft('a', 3, 'xy')", '`padLeft` wants one character to pad with'],
    ["substring('abc', 2, 5)", '`substring` reaches beyond the string of 3 characters'],
    ["substring('abc', 4)", '`substring` reaches beyond the string of 3 characters'],
    ["replace('abc', '', 'x')", '`replace` cannot look for an empty string'],
    ["split('a', 1)", '`split` wants a string or an array of strings, not a number'],
    ['toLower(x => x)', '`toLower` takes no lambda here'],
    ["join('a', 'b')", '`join` wants an array, not a string'],
  ])('%s has no result', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });

  it.each([
    ['toLower(env)', '?⟨toLower(⟨parameter env⟩)⟩', 'string'],
    ["replace(env, '-', '')", "?⟨replace(⟨parameter env⟩, '-', '')⟩", 'string'],
    ["startsWith(env, 'x')", "?⟨startsWith(⟨parameter env⟩, 'x')⟩", 'bool'],
    ["concat('kv-', env)", '?kv-⟨parameter env⟩', 'string'],
    ["toUpper('kv-${env}')", '?⟨toUpper(kv-⟨parameter env⟩)⟩', 'string'],
    ["join([env, 'x'], '-')", "?⟨join([⟨parameter env⟩, 'x'], '-')⟩", 'string'],
    ['length(env)', '?⟨length(⟨parameter env⟩)⟩', 'int'],
    ['toLower(newGuid())', '?', 'string'],
  ])('%s is unknown, with a symbol', (text, expected, type) => {
    const value = evaluated(text, { names: { env: parameter('env', 'string') } });
    expect([shown(value), value.kind === 'unknown' && value.type]).toEqual([expected, type]);
  });

  it.each([
    ["empty('kv-${env}')", false],
    ["empty('${env}-kv')", false],
  ])('%s is known from the known part', (text, expected) => {
    expect(dataOf(text, { names: { env: parameter('env', 'string') } })).toBe(expected);
  });
});

describe('format', () => {
  it.each([
    ["format('->{0}<-', 123)", '->123<-'],
    ["format('{0}/{1}/{2}/{3}', 1, 2, 3, true)", '1/2/3/True'],
    ["format('no places')", 'no places'],
    ["format('{{{0}}}', 'a')", '{a}'],
    ["format('{0,5}|{1,-5}|', 'ab', 12)", '   ab|12   |'],
    ["format('{0:D3}', 7)", '007'],
    ["format('{0:D3}', -7)", '-007'],
    ["format('{0:000}', 7)", '007'],
    ["format('{0:N0}', 8175133)", '8,175,133'],
    ["format('{0:N}', 1234)", '1,234.00'],
    ["format('{0:F1}', 12)", '12.0'],
    ["format('{0:P0}', 1)", '100 %'],
    ["format('{0:x4}-{0:X}', 255)", '00ff-FF'],
    ["format('{0:x}', -1)", 'ffffffff'],
    ["format('{0:#,##0.##}', 1234567)", '1,234,567'],
    ["format('{0:0.00}', 5)", '5.00'],
    ["format('{0:#}', 0)", ''],
    ["format('{0:00}', 'text')", 'text'],
    ["format('{0}', null)", ''],
    ["format('{0}', { a: 1 })", "{'a':1}"],
  ])('%s', (text, expected) => {
    expect(dataOf(text)).toBe(expected);
  });

  it.each([
    ["format('{1}', 1)", 'the format asks for argument 1, which is not given'],
    ["format('{0', 1)", 'the format has a brace that does not match'],
    ["format('}', 1)", 'the format has a brace that does not match'],
    ["format('{0:Q7}', 1)", 'the number format `Q7` is not one that is understood'],
  ])('%s has no result', (text, because) => {
    expect(evaluated(text)).toMatchObject({ kind: 'unknown', because });
  });

  it('shows the known parts of an unknown result', () => {
    const names = { env: parameter('env', 'string') };
    expect(shown(evaluated("format('kv-{0}-{1}', env, 'weu')", { names }))).toBe('?kv-⟨parameter env⟩-weu');
    expect(shown(evaluated("format('{0,9}', env)", { names }))).toBe("?⟨format('{0,9}', ⟨parameter env⟩)⟩");
  });
});

describe('splitting an id that is not known as a whole', () => {
  const names = { v: parameter('name', 'string') };

  it.each([
    [
      "split('/subscriptions/${v}/resourceGroups/rg', '/')",
      ['', 'subscriptions', '?⟨parameter name⟩', 'resourceGroups', 'rg'],
    ],
    ["split('/providers/Microsoft.KeyVault/vaults/kv-${v}', '/')[4]", '?kv-⟨parameter name⟩'],
    ["split('/subscriptions/${v}/providers/Microsoft.KeyVault/vaults', '/')[5] == 'managedHSMs'", false],
    ["last(split('/providers/Microsoft.KeyVault/vaults/${v}', '/'))", '?⟨parameter name⟩'],
    [
      "split('/providers/Microsoft.KeyVault/vaults/${v}', ['/'])",
      "?⟨split(/providers/Microsoft.KeyVault/vaults/⟨parameter name⟩, ['/'])⟩",
    ],
    ["split('kv/${v}', '/')", "?⟨split(kv/⟨parameter name⟩, '/')⟩"],
    ["split('/subscriptions/${v}', '-')", "?⟨split(/subscriptions/⟨parameter name⟩, '-')⟩"],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });
});

describe('what is known of a text is enough', () => {
  const names = { v: parameter('name', 'string') };

  it.each([
    ["contains('/subscriptions/${v}/providers/x', '/providers/')", true],
    ["contains('kv-${v}', 'dev')", "?⟨contains(kv-⟨parameter name⟩, 'dev')⟩"],
    ["contains({ Owner: 1, Reader: 2 }, '/providers/${v}')", false],
    ["contains({ Owner: 1, Reader: 2 }, 'O${v}')", '?⟨contains({Owner: 1, Reader: 2}, O⟨parameter name⟩)⟩'],
    ["{ Owner: 1, Reader: 2 }[?'/providers/${v}'] ?? 'none'", 'none'],
    ["{ Owner: 1, Reader: 2 }[?'own${v}']", '?'],
    ['{}[?v]', null],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });
});
