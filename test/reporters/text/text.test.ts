import { describe, expect, test } from 'vitest';
import { displayWidth, graphemesOf } from '../../../src/reporters/text/display-width.js';
import { count, listed } from '../../../src/reporters/text/words.js';
import { wrap } from '../../../src/reporters/text/wrap.js';

describe('the width of text', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本語', 6],
    ['ｆｕｌｌ', 8],
    ['ﾊﾝｶｸ', 4],
    ['한국', 4],
    ['👩‍💻', 2],
    ['🇩🇪', 2],
    ['👍🏽', 2],
    ['✅ ok', 5],
    ['❤️', 2],
    ['•─│…', 4],
    ['\u200b\ufeff', 0],
    ['\u{20000}', 2],
  ])('%j takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('graphemes are what readers call characters', () => {
    expect(graphemesOf('e\u0301👩‍💻x')).toEqual(['e\u0301', '👩‍💻', 'x']);
  });
});

describe('wrapping', () => {
  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 13, ['one two three']],
    ['', 10, ['']],
    ['averylongword x', 5, ['averylongword', 'x']],
    ['日本 日本', 5, ['日本', '日本']],
    ['set `a: b` now', 8, ['set', '`a: b`', 'now']],
    ['set `a: b c`', 6, ['set', '`a: b', 'c`']],
    ['a ` b', 3, ['a `', 'b']],
  ])('%j at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

describe('words', () => {
  test.each([
    [1, 'vault', '1 vault'],
    [0, 'vault', '0 vaults'],
    [2, 'policy', '2 policies'],
    [2, 'key', '2 keys'],
    [2, 'access', '2 accesses'],
    [12_345, 'file', '12,345 files'],
  ])('%i %s', (n, noun, text) => {
    expect(count(n, noun)).toBe(text);
  });

  test.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('a list of %j', (items, text) => {
    expect(listed(items)).toBe(text);
  });
});
