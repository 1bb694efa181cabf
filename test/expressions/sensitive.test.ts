import { describe, expect, it } from 'vitest';
import { isSensitive, scalar, unknown } from '../../src/expressions/values.js';
import { elsewhere, evaluated } from './evaluating.js';

const names = {
  secret: unknown('it is a secret', elsewhere, { type: 'string', symbol: '⟨parameter secret⟩', sensitive: true }),
  known: scalar('p4ss', elsewhere, [], true),
};

describe('what comes of a secret is one', () => {
  it.each([
    'known',
    "'a${known}'",
    "'a${secret}'",
    'toLower(known)',
    'known == known',
    "secret == 'x'",
    "known == 'p4ss' ? 1 : 2",
    'string({ a: known })',
    "split(known, '4')[0]",
    'json(known)',
    'base64(secret)',
    'first([known])',
    'union({ a: 1 }, { b: known }).b',
    "listKeys('a', 'b').keys[0].value",
    "az.getSecret('s', 'g', 'v', 'n')",
    "nothing.getSecret('x')",
    "join(['a', known], '')",
    "[for x in split(known, '4'): x][0]",
    "[for x in split(secret, '4'): { a: x }]",
    "[for (x, i) in split(secret, '4'): '${i}${x}']",
    "[for i in range(0, length(secret)): split(secret, '4')[i]]",
  ])('%s', (text) => {
    expect(isSensitive(evaluated(text, { names }))).toBe(true);
  });

  it.each([
    '{ a: known, b: 1 }.b',
    'length([known])',
    'length(secret)',
    'range(0, length(secret))',
    '[for i in range(0, length(secret)): i]',
    "[for x in split(secret, '4'): 'a']",
    'union({ a: 1 }, { b: known }).a',
    "toLower('a')",
  ])('but not %s', (text) => {
    expect(isSensitive(evaluated(text, { names }))).toBe(false);
  });

  it.each([
    "'${known}-${secret}'",
    'uniqueString(known, secret)',
    'secret == known',
    'fail(known)',
    "'x'[known]",
    'parseCidr(known)',
    'uri(known, known)',
    'loadTextContent(known)',
    'resourceId(known, secret)',
    'known ? 1 : 2',
    '{ a: 1 }[known]',
  ])('%s shows nothing of it', (text) => {
    const withoutPlaces = (key: string, part: unknown): unknown => (key === 'at' || key === 'trail' ? undefined : part);
    expect(JSON.stringify(evaluated(text, { names }), withoutPlaces)).not.toContain('p4ss');
  });
});
