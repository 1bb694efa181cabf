import { expect, it } from 'vitest';
import { referencedNames } from '../../src/expressions/referenced-names.js';
import { parseBicep } from '../../src/scanners/bicep/parser/parse.js';

it.each<readonly [string, readonly string[]]>([
  ['a', ['a']],
  ["'${a}-${b.c}'", ['a', 'b']],
  ['a.b[c].?d', ['a', 'c']],
  ['f(a, ns.g(b))', ['a', 'b', 'f', 'ns']],
  ['a ? !b : c!', ['a', 'b', 'c']],
  ["{ x: a, '${b}': 1, ...c }", ['a', 'b', 'c']],
  ['[a, ...b]', ['a', 'b']],
  ['[for (x, i) in xs: { y: x, n: i, other: z }]', ['xs', 'z']],
  ['map(xs, x => x + y)', ['map', 'xs', 'y']],
  ["[1, true, 'text', null]", []],
])('the names in %s', (text, expected) => {
  const [statement] = parseBicep({ path: 'main.bicep', language: 'bicep', text: `var v = ${text}` }).statements;
  if (statement?.kind !== 'var') throw new Error('not a variable');
  expect([...referencedNames(statement.value)].sort()).toEqual(expected);
});
