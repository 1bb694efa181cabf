import { expect, test } from 'vitest';
import { undeclaredNames } from './undeclared-names.js';

test.each([
  ['param a string = b', ['b']],
  ['param a string\nvar b = a', []],
  ['var b = map([1], x => x + y)', ['y']],
  ['output o array = [for (each, i) in range(0, 2): each + i + n]', ['n']],
  ["resource r 'a/b@2024-01-01' = [for n in ns: { name: n }]", ['ns']],
  [
    "resource r 'a/b@2024-01-01' = if (c) {\n  name: 'n'\n  resource s 'c' = { name: t.name }\n  resource t 'd' = { name: u }\n}",
    ['c', 'u'],
  ],
  ["module m 'm.bicep' = { name: 'm', params: { v: az.resourceGroup().id, w: x } }", ['x']],
  ["import { f as g, t } from 'x.bicep'\nvar a = g(t)", []],
  ['func f(a string) string => concat(a, b)', ['b']],
  ["var a = unknownFunction('x')", ['unknownFunction']],
])('%s', (text, expected) => {
  expect(undeclaredNames('main.bicep', text)).toEqual(expected);
});
