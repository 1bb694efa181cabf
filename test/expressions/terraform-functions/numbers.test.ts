import { describe, expect, it } from 'vitest';
import { as, called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of numbers', () => {
  it.each([
    ['abs', [-5], 5],
    ['abs', ['-5'], 5],
    ['ceil', ['5.1'], 6],
    ['ceil', [-0.5], 0],
    ['floor', ['x'], 'error'],
    ['floor', [null], 'error'],
    ['log', [8, 2], 3],
    ['max', ['5', 10], 10],
    ['max', [null, 1], 'error'],
    ['max', [], 'error'],
    ['min', [3, 2.5], 2.5],
    ['parseint', ['zZ', 62], 2231],
    ['parseint', ['ZZ', 36], 1295],
    ['parseint', ['', 10], 'error'],
    ['parseint', ['0x10', 16], 'error'],
    ['parseint', ['1_0', 10], 'error'],
    ['parseint', [10, 10], 'error'],
    ['parseint', ['12', 1], 'error'],
    ['parseint', ['+7', 10], 7],
    ['pow', ['2', '3'], 8],
    ['pow', [2, 0.5], 1.4142135623730951],
    ['pow', [0, 0], 1],
    ['signum', ['3'], 1],
    ['signum', [0.5], 'error'],
    ['sum', [[0.1, 0.2]], 0.3],
    ['sum', [[]], 'error'],
    ['sum', [['1', 2]], 3],
    ['sum', [['x']], 'error'],
    ['sum', [[null]], 'error'],
    ['sum', ['x'], 'error'],
    ['sum', [as('toset', [1, 2])], 3],
    ['range', [0], []],
    ['range', [-2], [0, -1]],
    ['range', [1, 1], []],
    ['range', [0, 10, 0], 'error'],
    ['range', [0, 10, -1], 'error'],
    ['range', [2000], 'error'],
    ['range', [0, 1025], 'error'],
    ['range', ['3'], [0, 1, 2]],
    ['range', [1.5], [0, 1]],
    ['range', [3, 0, -1.5], [3, 1.5]],
    ['range', [1, 2, 3, 4], 'error'],
    ['range', [0, 1, 0.1], [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
