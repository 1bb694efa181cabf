import { expect, test } from 'vitest';
import { didYouMean, suggest } from '../../src/model/suggest.js';

test.each([
  ['sarfi', 'sarif'],
  ['SARIF', 'sarif'],
  ['markdwon', 'markdown'],
  ['jsn', 'json'],
  ['yaml', undefined],
  ['', undefined],
])('%s is meant to be %s', (given, expected) => {
  expect(suggest(given, ['console', 'json', 'sarif', 'markdown'])).toBe(expected);
});

test('the nearest of several counts, the first of equals', () => {
  expect(suggest('prod', ['prd', 'prodd', 'prod'])).toBe('prod');
  expect(suggest('prod', ['prd', 'pro'])).toBe('prd');
});

test('what is far from all is answered with what to do instead', () => {
  expect(didYouMean('x', ['abcdef'], 'expected abcdef')).toBe('expected abcdef');
  expect(didYouMean('abcdeg', ['abcdef'], 'expected abcdef')).toBe('did you mean `abcdef`?');
});

test('a megabyte in place of a name costs nothing', () => {
  const begun = performance.now();
  suggest(
    'x'.repeat(1_000_000),
    Array.from({ length: 100 }, (_, i) => `name-${String(i)}`),
  );
  expect(performance.now() - begun).toBeLessThan(1000);
});
