import { describe, expect, it } from 'vitest';
import type { Budget } from '../../src/expressions/scope.js';
import { dataOf, evaluated } from './evaluating.js';

const tooDeep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
const towers = 'reduce(range(0, 1000), [], (all, _) => [all])';

describe('going over a limit is unknown, and says so', () => {
  const cases: readonly (readonly [string, Partial<Budget>, string])[] = [
    ['range(0, 10001)', {}, 'the array has more than 10,000 items'],
    ['[for x in [1, 2, 3, 4]: x]', { maxItems: 3 }, 'the loop has more than 3 iterations'],
    ["split('1,2,3,4', ',')", { maxItems: 3 }, 'it splits into more than 3 parts'],
    ["padLeft('a', 2000000)", {}, 'the text is longer than 1,000,000 characters'],
    ["reduce(range(0, 30), 'ab', (text, _) => '${text}${text}')", {}, 'the text is longer than 1,000,000 characters'],
    ["concat('abc', 'def')", { maxLength: 5 }, 'the text is longer than 5 characters'],
    ['((1 + 1) + 1) + 1', { maxDepth: 3 }, 'the expression is more than 3 levels deep'],
    [
      'length(reduce(range(0, 99), [], (all, x) => [...all, x]))',
      { steps: 300 },
      'reducing it takes more steps than the limit',
    ],
    ['1 + 1', { steps: 2 }, 'evaluating it takes more steps than the limit'],
    [`string(${towers})`, {}, 'it is nested too deep'],
    [`length(json('${tooDeep}'))`, {}, 'the text is not JSON, or is nested too deep'],
    ["replace(padLeft('a', 5000, 'a'), 'a', padLeft('b', 5000))", {}, 'the text is longer than 1,000,000 characters'],
    ["join(range(0, 3000), padLeft('b', 5000))", {}, 'the text is longer than 1,000,000 characters'],
    [`format('${'{0,9999}'.repeat(200)}', 'a')`, {}, 'the text is longer than 1,000,000 characters'],
    [
      "split(padLeft('a', 100000), map(range(0, 500), x => 'b${x}'))",
      {},
      'splitting it takes more steps than the limit',
    ],
    ['string(reduce(range(0, 40), [1], (all, _) => [all, all]))', {}, 'it has more than 300,000 parts'],
    ['[[1, 2], [3, 4]]', { maxSize: 6 }, 'it has more than 6 parts'],
    ["[padLeft('a', 320)]", { maxSize: 10 }, 'it has more than 10 parts'],
    [
      `union(map(range(0, 3000), x => { x: x }), [])`,
      { steps: 20_000 },
      'comparing its items takes more steps than the limit',
    ],
  ];

  it.each(cases)('%s', (text, budget, because) => {
    const value = evaluated(text, { budget });
    expect(value.kind === 'list' ? value.rest : value).toMatchObject({ kind: 'unknown', because });
  });
});

describe('limits do not forbid', () => {
  it('values that are nested deeper than they are looked into', () => {
    expect(dataOf(`length(${towers})`)).toBe(1);
    expect(evaluated(`${towers} == ${towers} ? 1 : 2`).kind).toBe('unknown');
  });

  it('loops in loops, which end when the steps do', () => {
    const loops = 'map(range(0, 1000), x => map(range(0, 1000), y => map(range(0, 1000), z => z)))';
    const value = evaluated(loops, { budget: { steps: 50_000 } });
    expect(value.kind === 'list' && value.items.at(-1)).toMatchObject({
      because: 'evaluating it takes more steps than the limit',
    });
  });
});
