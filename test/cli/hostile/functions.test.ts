import { describe, expect, test } from 'vitest';
import { bicepNames } from '../../expressions/names.js';
import { scanned, verdictsOf } from './scanned.js';
import { many, vaultWith } from './templates.js';

/** Texts that one function or another is slow at, or stumbles over. `t` is what is repeated. */
const repeated = [
  ...[' ', '(', '[', '{', '{0', '{{', '0', '9', '-', '+', '.', ',', '/', ':', ';', '=', '%', '%41', '@', '*', '~', '"'],
  ...[
    'a',
    'A=',
    'P',
    'P1Y',
    'T1H',
    '1.',
    '10.',
    '::',
    '/0',
    'y',
    "''",
    '\\',
    '\\\\u0',
    '#',
    '?',
    '&',
    '$..a',
    '[*]',
    'é',
    '😀',
  ],
];

const odd = [
  "''",
  "'__proto__'",
  "'constructor'",
  `json('"\\\\ud800"')`,
  "'10.0.0.0/99999999999999999999'",
  "'0.0.0.0/0'",
  "'::/0'",
  "'P99999999999999999999Y'",
  "'-P1D'",
  "'9999-12-31T23:59:59Z'",
  "'0001-01-01T00:00:00Z'",
  "'{0,2147483647}'",
  "'{2147483647}'",
  "'{0:D999}'",
  "'data:;base64,%'",
  "'http://[::1'",
  "'1e999'",
  "'NaN'",
  "'0x7fffffffffffffffffff'",
];

const others = [
  '-1',
  '0',
  '3',
  '9007199254740991',
  '-9007199254740991',
  'true',
  'null',
  '[]',
  '{}',
  'x => x',
  'p',
  '[p, [p]]',
];

const texts = [...repeated.map((_, i) => `t${i}`), ...odd];
const variables = `param p string\n${many(repeated.length, (i) => {
  const one = (repeated[i] ?? '').replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `var t${i} = replace(padLeft('', 10000), ' ', '${one}')`;
})}`;

/** Calls of a function with every text alone, with itself, and with something from the other list. */
const callsOf = (name: string): readonly string[] =>
  [...texts, ...others].flatMap((text, i) => {
    const other = others[i % others.length] ?? 'null';
    const next = texts[(i + 7) % texts.length] ?? "''";
    return [
      [text],
      [text, text],
      [text, other],
      [`[${text}, ${other}]`, next],
      [`{ '\${${i < texts.length ? text : 'p'}}': ${text} }`, next],
      [text, next, other],
      ["'2024-01-01T00:00:00Z'", "'P1D'", text],
      ["'10.0.0.0/8'", text, text],
      [text, other, next, text],
    ].map((args) => `${name}(${args.join(', ')})`);
  });

describe('whatever a function is given, the rest is judged', () => {
  test.each(bicepNames)('%s', async (name) => {
    const calls = callsOf(name).map((call, i) => `    k${i}: ${call}`);
    const vault = vaultWith('false', variables).replace(/\}\n$/, `  tags: {\n${calls.join('\n')}\n  }\n}\n`);
    const report = await scanned({ 'a.bicep': vault });
    expect(report.diagnostics).toEqual([]);
    expect(verdictsOf(report)).toEqual(['fail: purge protection is turned off here']);
  });
});
