import { describe, expect, it } from 'vitest';
import { called, shown } from './calling.js';

// What `terraform console` of 1.11 gives; `error` where it refuses.
describe('functions of paths', () => {
  it.each([
    ['dirname', ['/a'], '/'],
    ['dirname', ['a/b/'], 'a/b'],
    ['dirname', ['a//b'], 'a'],
    ['dirname', [''], '.'],
    ['basename', ['a/b/'], 'b'],
    ['basename', ['/'], '/'],
    ['basename', [''], '.'],
    ['abspath', ['/a/./b'], '/a/b'],
    ['pathexpand', ['x'], 'x'],
  ] as const)('%s of %j is %j', (name, args, expected) => {
    expect(shown(called(name, args))).toEqual(expected);
  });
});
