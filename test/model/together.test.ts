import { expect, test } from 'vitest';
import { together } from '../../src/model/together.js';

test.each([
  [[], ''],
  [['vault `a`', 'vault `a`'], 'vault `a`'],
  [['vault `a`', 'vault `b`'], 'vault `a` and `b`'],
  [['vault `a`', 'vault `b`', 'vault `c`'], 'vault `a`, `b` and `c`'],
  [['vault `a`', 'vault `b`', 'vault `c`', 'vault `d`', 'vault `e`'], 'vault `a`, `b`, `c` and 2 more'],
  [['vault `a`', 'key `a`', 'vault `b`'], 'vault `a` and `b`; key `a`'],
  [['`a`', '`b`'], '`a` and `b`'],
  [['disk `a` uses `k`', 'disk `b` uses `k`', 'disk `c` uses `k`'], 'disk `a`, `b` and `c` uses `k`'],
  [['disk `a` uses `k`', 'disk `b` uses `l`'], 'disk `a` uses `k`; disk `b` uses `l`'],
  [['disk `a` uses `k`', 'disk `b` uses `k`', 'disk `a` uses `l`'], 'disk `a` and `b` uses `k`; disk `a` uses `l`'],
  [['1 is odd', '2 is even', '3 is odd', '4 is even', '5 is odd'], '1 is odd; 2 is even; 3 is odd; and 2 more'],
])('%j: %s', (texts, expected) => {
  expect(together(texts)).toBe(expected);
});

test('compares only so many with each other', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `text ${String(i)}`);
  expect(together(texts)).toBe('text 0; text 1; text 2; and 19997 more');
});
