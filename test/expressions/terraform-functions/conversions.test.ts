import { describe, expect, it } from 'vitest';
import { as, called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('conversions of types', () => {
  it.each([
    ['tobool', ['1'], true],
    ['tobool', ['0'], false],
    ['tobool', ['TRUE'], 'error'],
    ['tobool', [1], 'error'],
    ['tolist', [[1, true]], 'error'],
    ['tolist', [[[1], ['a']]], [['1'], ['a']]],
    ['tolist', [[{ a: 1 }, { a: 'x' }]], [{ a: '1' }, { a: 'x' }]],
    ['tolist', [[{ a: 1 }, { b: 'x' }]], [{ a: '1' }, { b: 'x' }]],
    ['tolist', [[null, 1]], [null, 1]],
    ['tolist', [[1, [2]]], 'error'],
    ['tolist', [{ a: 1 }], 'error'],
    ['tolist', ['a'], 'error'],
    ['tolist', [as('toset', ['b', 'a'])], ['a', 'b']],
    ['tomap', [{ a: 1, b: [1] }], 'error'],
    ['tomap', [{ a: [1], b: ['x'] }], { a: ['1'], b: ['x'] }],
    ['tomap', [{ a: { x: 1 }, b: { y: [1] } }], 'error'],
    ['tomap', [[1]], 'error'],
    ['tonumber', ['x'], 'error'],
    ['tonumber', [''], 'error'],
    ['tonumber', ['0x10'], 'error'],
    ['tonumber', [' 1'], 'error'],
    ['tonumber', ['1_000'], 'error'],
    ['tonumber', ['+1'], 1],
    ['tonumber', ['1.'], 1],
    ['tonumber', ['.5'], 0.5],
    ['tonumber', ['-1.5E+2'], -150],
    ['tonumber', [true], 'error'],
    ['toset', [[1, '1']], ['1']],
    ['toset', [[true, 'x']], ['true', 'x']],
    ['toset', [[10, 9, 1]], [1, 9, 10]],
    ['toset', [[true, false]], [false, true]],
    [
      'toset',
      [
        [
          [2, 1],
          [1, 2],
        ],
      ],
      [
        [1, 2],
        [2, 1],
      ],
    ],
    ['toset', [[{ a: 'b' }, { a: 1 }, { a: 'a' }]], [{ a: '1' }, { a: 'a' }, { a: 'b' }]],
    ['toset', [[[10], [9]]], [[10], [9]]],
    ['toset', [[null, 'a']], ['a', null]],
    ['toset', ['a'], 'error'],
    ['tostring', [1.5], '1.5'],
    ['tostring', [1e20], '100000000000000000000'],
    ['tostring', [1e-7], '0.0000001'],
    ['tostring', [[]], 'error'],
    ['tostring', [{}], 'error'],
    ['issensitive', ['a'], false],
    ['nonsensitive', ['a'], 'a'],
    ['ephemeralasnull', ['a'], 'a'],
    ['try', [1], 1],
    ['try', [], 'error'],
    ['can', [1], true],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
