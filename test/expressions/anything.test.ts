import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armFunctions } from '../../src/expressions/arm-functions.js';
import { bicepFunctions } from '../../src/expressions/bicep-functions.js';
import { newBudget } from '../../src/expressions/budget.js';
import { fromJson, type Json } from '../../src/expressions/json.js';
import type { Argument, Closure } from '../../src/expressions/scope.js';
import { listOf, scalar, unknown } from '../../src/expressions/values.js';
import type { Value } from '../../src/model/value.js';
import { allowed, elsewhere, evaluated, parameter } from './evaluating.js';
import { armNames, bicepNames } from './names.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '10.0.0.0/8',
    '::/0',
    'P1D',
    '2024-01-01',
    '{0:N0}',
    '%',
    'a.b/c',
    '\uD800',
    'https://x',
    '[',
    '{"a":1}',
  ),
);
const json = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }) as fc.Arbitrary<Json>;
const value: fc.Arbitrary<Value> = fc.oneof(
  json.map((data) => fromJson(data, elsewhere)),
  text.map((data) => scalar(data, elsewhere)),
  fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()).map((data) => scalar(data, elsewhere)),
  fc.constantFrom<Value>(
    unknown('it is unknown', elsewhere),
    parameter('p', 'string'),
    allowed('tier', ['dev', 'prod']),
    listOf([parameter('p')], elsewhere, unknown('there may be more', elsewhere)),
    listOf([allowed('tier', ['dev', 'prod'])], elsewhere),
    { kind: 'handle', name: 'resource `r`', at: elsewhere, trail: [], member: (_, at) => scalar(1, at) },
  ),
);
const closure = fc.tuple(value, fc.boolean()).map(([result, echo]): Closure => ({
  kind: 'closure',
  lambda: { kind: 'lambda', parameters: [], body: { kind: 'invalid', ...elsewhere }, ...elsewhere },
  at: elsewhere,
  apply: ([first]) => (echo ? (first ?? result) : result),
}));
const args: fc.Arbitrary<Argument[]> = fc.array(fc.oneof({ weight: 4, arbitrary: value }, closure), { maxLength: 4 });

describe('whatever a function is given', () => {
  it.each([
    ...bicepNames.map((name) => ({ name, functions: bicepFunctions })),
    ...armNames.map((name) => ({ name, functions: armFunctions })),
  ])('`$name` gives a value with a place', ({ name, functions }) => {
    const files = { read: () => ({ bytes: Buffer.from('{ "a": [1] }') }), list: () => ['b', 'a'] };
    fc.assert(
      fc.property(args, (given) => {
        const evaluation = {
          functions,
          budget: newBudget({ steps: 5000 }),
          files,
          target: { scope: 'resourceGroup' },
        } as const;
        const result = functions.find(name)?.(given, { name, at: elsewhere, evaluation });
        expect(result?.at.source).toBe(elsewhere.source);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('whatever is written', () => {
  const operand = fc.constantFrom(
    '1',
    "'a'",
    'true',
    'null',
    'p',
    'tier',
    '[p, 1]',
    '{ a: tier }',
    'nothing',
    '[...p]',
    'x => x',
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small' },
      operand,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '/', '%', '==', '!=', '=~', '<', '>=', '&&', '||', '??'),
          tie('expression'),
        )
        .map(([a, b, c]) => `(${a}) ${b} (${c})`),
      fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `[for y in (${a}): [y, (${b})]]`),
      fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(${a})[(${b})]`),
      fc
        .tuple(fc.constantFrom(...bicepNames), fc.array(tie('expression'), { maxLength: 3 }))
        .map(([f, list]) => `${f}(${list.join(', ')})`),
      tie('expression').map((a) => `(${a}).?a`),
      tie('expression').map((a) => `!(${a})`),
      tie('expression').map((a) => `{ ...(${a}), b: (${a}) }`),
      tie('expression').map((a) => `'x\${(${a})}y'`),
    ),
  }));

  it('it is worth something, with cases that are never nested', () => {
    fc.assert(
      fc.property(expression, (written) => {
        const names = { p: parameter('p'), tier: allowed('tier', ['dev', 'prod']) };
        const result = evaluated(written, { names, budget: { steps: 20_000 } });
        if (result.kind === 'depends') for (const one of result.cases) expect(one.is).not.toHaveProperty('cases');
        expect(result.kind).toMatch(/scalar|list|object|unknown|depends/);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });
});
