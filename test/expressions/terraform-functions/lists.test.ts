import { describe, expect, it } from 'vitest';
import { as, called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of lists', () => {
  it.each([
    ['chunklist', [['a', 'b', 'c'], 2], [['a', 'b'], ['c']]],
    ['chunklist', [[], 2], []],
    ['chunklist', [['a', 'b'], 0], [['a', 'b']]],
    ['coalesce', [1, 'a'], '1'],
    ['coalesce', [null, null], 'error'],
    ['coalesce', ['', ''], 'error'],
    ['coalesce', [null, [1]], [1]],
    ['coalesce', [false, true], false],
    ['coalescelist', [null, [1]], 'error'],
    ['coalescelist', [[], []], 'error'],
    ['coalescelist', [as('toset', []), ['a']], 'error'],
    ['coalescelist', ['x', ['a']], 'error'],
    ['compact', [['a', 1, '']], ['a', '1']],
    ['compact', [[]], []],
    ['concat', [as('toset', ['b']), ['a']], 'error'],
    ['concat', [as('tolist', ['b']), [1]], ['b', 1]],
    ['concat', [['a'], null], 'error'],
    ['element', [['a', 'b'], 100], 'a'],
    ['element', [['a'], 1.5], 'error'],
    ['element', [{ a: 1 }, 0], 'error'],
    ['element', [as('toset', ['a']), 0], 'error'],
    ['flatten', [[{ a: [1] }]], [{ a: [1] }]],
    ['flatten', ['x'], 'error'],
    ['flatten', [[null]], [null]],
    ['flatten', [[['a'], null]], ['a', null]],
    ['index', [[1], '1'], 'error'],
    ['index', [[], 'a'], 'error'],
    ['index', [as('toset', ['a']), 'a'], 'error'],
    ['matchkeys', [['a'], ['x', 'y'], ['x']], 'error'],
    ['matchkeys', [[1, 2], ['x', 'y'], ['y']], [2]],
    ['one', [null], 'error'],
    ['one', ['a'], 'error'],
    ['one', [{ a: 1 }], 'error'],
    ['reverse', [as('toset', ['b', 'a'])], ['b', 'a']],
    ['reverse', ['abc'], 'error'],
    ['slice', [['a', 'b'], 0, 3], 'error'],
    ['slice', [['a', 'b'], -1, 1], 'error'],
    ['slice', [['a', 'b'], 1, 1], []],
    ['slice', [['a', 'b'], 2, 1], 'error'],
    ['slice', [as('toset', ['a']), 0, 1], 'error'],
    ['sort', [[3, 1, 20]], ['1', '20', '3']],
    ['sort', [['a', null]], 'error'],
    ['sort', [['😀', '～']], ['～', '😀']],
    ['map', ['a', 'b'], 'error'],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
