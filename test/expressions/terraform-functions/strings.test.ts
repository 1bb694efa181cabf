import { describe, expect, it } from 'vitest';
import { as, called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of strings', () => {
  it.each([
    ['lower', ['ÀÉİ'], 'àéi'],
    ['upper', ['hello ß é ŉ'], 'HELLO ß É ŉ'],
    ['upper', [[]], 'error'],
    ['upper', [1], '1'],
    ['title', ["o'neil's hello.world éa"], "O'Neil'S Hello.World Éa"],
    ['title', ['HELLO wORLD'], 'HELLO WORLD'],
    ['chomp', ['a\r\n\r\n'], 'a'],
    ['chomp', ['a\n\r'], 'a'],
    ['indent', [2, '\na\n\nb'], '\n  a\n  \n  b'],
    ['join', [',', ['a'], ['b', 'c']], 'a,b,c'],
    ['join', [',', as('toset', ['b', 'a'])], 'a,b'],
    ['join', [',', ['a', null]], 'error'],
    ['join', [',', [['a']]], 'error'],
    ['join', [',', 'a'], 'error'],
    ['trim', ['hi', ''], 'hi'],
    ['trimprefix', ['aab', 'a'], 'ab'],
    ['trimspace', ['\u00a0a\u2003'], 'a'],
    ['split', ['', ''], []],
    ['split', [',', 'a,,b,'], ['a', '', 'b', '']],
    ['strrev', ['👾🕹️x'], 'x🕹️👾'],
    ['substr', ['hello', -3, 2], 'll'],
    ['substr', ['hello', 1, -1], 'ello'],
    ['substr', ['hello', 10, 1], ''],
    ['substr', ['hello', -10, 2], 'he'],
    ['substr', ['hello', 0, 0], ''],
    ['substr', ['hello', 2, -2], 'llo'],
    ['startswith', ['abc', ''], true],
    ['startswith', ['abc', 'ab'], true],
    ['endswith', ['abc', 'b'], false],
    ['strcontains', ['abc', ''], true],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
