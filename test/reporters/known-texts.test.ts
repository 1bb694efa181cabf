import { describe, expect, test } from 'vitest';
import { KnownTexts } from '../../src/reporters/known-texts.js';

describe('known texts', () => {
  const known = new KnownTexts(['abcd', 'abcdef', 'bcde', 'xyz!', '😀😀'], 4);

  test.each([
    ['', []],
    ['abc', []],
    ['-abcd-', ['abcd']],
    ['-abcdef-', ['abcdef', 'abcd', 'bcde']],
    ['abcd abcd xyz!', ['abcd', 'xyz!']],
    ['ABCD', []],
    ['a😀😀b', ['😀😀']],
  ])('in %j are %j', (text, found) => {
    expect(known.in(text)).toEqual(found);
  });
});
