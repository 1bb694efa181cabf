import { expect, test } from 'vitest';
import { quoted } from '../../src/model/quoted.js';

test.each([
  ['0.0.0.0/0', '`0.0.0.0/0`'],
  ['', 'empty'],
  ['a`b', "`a'b`"],
  ['x'.repeat(60), `\`${'x'.repeat(60)}\``],
  ['x'.repeat(61), `\`${'x'.repeat(59)}…\``],
  ['union(\n  a\n)', '`union(…`'],
  ['union(\r\n  a\r\n)', '`union(…`'],
])('%s: %s', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});
