import { expect, test } from 'vitest';
import { titleOf } from '../../src/engine/title.js';

test.each([
  [[], ''],
  [['vault `a`', 'vault `a`'], 'vault `a`'],
  [['vault `a`', 'vault `b`'], 'vault `a` and `b`'],
  [['vault `a`', 'vault `b`', 'vault `c`'], 'vault `a`, `b` and `c`'],
  [['vault `a`', 'vault `b`', 'vault `c`', 'vault `d`', 'vault `e`'], 'vault `a`, `b`, `c` and 2 more'],
  [['vault `a`', 'key `a`'], 'vault `a` and key `a`'],
  [['`a`', '`b`'], '`a` and `b`'],
])('%j: %s', (titles, expected) => {
  expect(titleOf(titles)).toBe(expected);
});
