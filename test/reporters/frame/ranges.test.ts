import { describe, expect, test } from 'vitest';
import { Ranges } from '../../../src/reporters/frame/ranges.js';

const range = (start: number, end: number) => ({ start, end });

describe('ranges', () => {
  const ranges = new Ranges([range(50, 60), range(0, 100), range(10, 20), range(15, 18)]);

  test.each([
    [0, 1, [range(0, 100)]],
    [16, 17, [range(0, 100), range(10, 20), range(15, 18)]],
    [19, 51, [range(0, 100), range(10, 20), range(50, 60)]],
    [20, 50, [range(0, 100)]],
    [99, 200, [range(0, 100)]],
    [100, 200, []],
  ])('from %d to %d', (start, end, found) => {
    expect(ranges.within({ start, end })).toEqual(found);
  });

  test('of nothing are none', () => {
    expect(new Ranges([]).within({ start: 0, end: 9 })).toEqual([]);
  });
});
