import { describe, expect, it } from 'vitest';
import { as, called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of maps', () => {
  it.each([
    ['keys', [as('tomap', { b: 1, a: 2 })], ['a', 'b']],
    ['keys', [[]], 'error'],
    ['values', [{}], []],
    ['lookup', [{ a: 1 }, 'a'], 1],
    ['lookup', [{ a: 1 }, 'b'], 'error'],
    ['lookup', [{ A: 1 }, 'a', 'x'], 'x'],
    ['lookup', [{ a: null }, 'a', 'x'], null],
    ['lookup', [['a'], '0', 'x'], 'error'],
    ['merge', [{ a: 1 }, { A: 2 }], { A: 2, a: 1 }],
    ['merge', [], {}],
    ['merge', [[1]], 'error'],
    ['transpose', [{ a: [] }], {}],
    ['transpose', [{ b: ['x'], a: ['x'] }], { x: ['a', 'b'] }],
    ['transpose', [{ a: 'x' }], 'error'],
    ['zipmap', [['a'], [1, 2]], 'error'],
    [
      'zipmap',
      [
        ['a', 'a'],
        [1, 2],
      ],
      { a: 2 },
    ],
    ['zipmap', [[1], ['a']], { '1': 'a' }],
    ['zipmap', [as('toset', ['b', 'a']), [1, 2]], { a: 1, b: 2 }],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
