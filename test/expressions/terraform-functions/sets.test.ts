import { describe, expect, it } from 'vitest';
import { as, called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of sets, and questions about what is inside', () => {
  it.each([
    ['alltrue', [[null]], false],
    ['alltrue', [[1]], 'error'],
    ['alltrue', [['true', 'x']], 'error'],
    ['anytrue', [[null, true]], true],
    ['contains', [as('toset', ['a']), 'a'], true],
    ['contains', [{ a: 1 }, 1], 'error'],
    ['contains', [[1], '1'], false],
    ['distinct', [[1, '1']], ['1']],
    ['distinct', [[[1], [1]]], [[1]]],
    ['distinct', [[]], []],
    ['length', [as('toset', ['a', 'a'])], 1],
    ['length', [1], 'error'],
    ['setintersection', [[1], ['1']], ['1']],
    ['setintersection', [['a']], ['a']],
    [
      'setproduct',
      [
        ['a', 'b'],
        [1, 2],
      ],
      [
        ['a', 1],
        ['a', 2],
        ['b', 1],
        ['b', 2],
      ],
    ],
    [
      'setproduct',
      [['a'], ['x'], ['y', 'z']],
      [
        ['a', 'x', 'y'],
        ['a', 'x', 'z'],
      ],
    ],
    ['setproduct', [['a']], 'error'],
    ['setsubtract', [[1], ['1']], []],
    ['setunion', [[1], ['1']], ['1']],
    ['setunion', [['b'], ['a']], ['a', 'b']],
    ['setunion', [{ a: 1 }], 'error'],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
