import { describe, expect, it } from 'vitest';
import { bind } from '../../src/expressions/bind.js';
import { evaluate } from '../../src/expressions/evaluate.js';
import type { Scope } from '../../src/expressions/scope.js';
import { scalar, unknown } from '../../src/expressions/values.js';
import { textOf } from '../../src/model/source.js';
import type { Handle, Value } from '../../src/model/value.js';
import { elsewhere, evaluated, expressionOf, scopeOf, shown } from './evaluating.js';

const vault: Handle = {
  kind: 'handle',
  name: 'resource `vault`',
  at: elsewhere,
  trail: [],
  member: (name, at) => scalar(`vault.${name}`, at),
  call: (name, args, at) => (name === 'getSecret' ? scalar(`secret ${args.length}`, at) : undefined),
  item: (index, at) => scalar(`item ${JSON.stringify(shown(index))}`, at),
  nested: (name, at) => (name === 'secret' ? scalar('nested', at) : undefined),
};

const names: Readonly<Record<string, Value>> = {
  vault,
  either: {
    kind: 'depends',
    at: elsewhere,
    trail: [],
    cases: [
      { when: [{ subject: 's', is: true, at: elsewhere }], is: vault },
      { when: [{ subject: 's', is: false, at: elsewhere }], is: scalar(null, elsewhere) },
    ],
  },
};

describe('handles', () => {
  it.each([
    ['vault.id', 'vault.id'],
    ["vault['id']", 'vault.id'],
    ["vault.getSecret('x')", 'secret 1'],
    ['vault[0]', 'item 0'],
    ['vault::secret', 'nested'],
    ['either.?id', { 's is true': 'vault.id', 's is false': null }],
    ["either.?getSecret('x')", { 's is true': 'secret 1', 's is false': null }],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });

  it.each([
    ['vault::key', 'there is no nested resource `key`'],
    ['vault.nothing()', 'resource `vault` has no function `nothing`'],
    ["'${vault}'", 'resource `vault` cannot be part of a string'],
    ['toLower(vault)', '`toLower` wants a string, not resource `vault`'],
    ['vault ? 1 : 2', 'the condition is resource `vault`, not true or false'],
    ['!vault', '`!` cannot work on resource `vault`'],
  ])('%s is unknown', (text, because) => {
    expect(evaluated(text, { names })).toMatchObject({ kind: 'unknown', because });
  });
});

describe('functions of the user', () => {
  const scope: Scope = {
    ...scopeOf(new Map(), {}),
    lookup: () => undefined,
    call: (name, receiver, args, at) => scalar(`${receiver ?? 'here'}:${name}:${args.length}`, at),
  };

  it.each([
    ['greet(1, 2)', 'here:greet:2'],
    ['lib.greet(1)', 'lib:greet:1'],
    ["toLower('A')", 'here:toLower:1'],
    ["sys.toLower('A')", 'a'],
  ])('%s', (text, expected) => {
    expect(shown(evaluate(expressionOf(text), scope))).toBe(expected);
  });

  it('do not take lambdas', () => {
    expect(shown(evaluate(expressionOf('map([1], x => 2)'), scope))).toEqual([2]);
  });
});

describe('bound names', () => {
  const name = (text: string): { text: string } & typeof elsewhere => ({ ...elsewhere, text });
  const inner = bind(scopeOf(new Map(), { names: { a: scalar('outer', elsewhere) } }), [name('b')], [undefined]);

  it('ask the scope around them for all others', () => {
    expect(shown(evaluate(expressionOf('a'), inner))).toBe('outer');
  });

  it('are unknown without a value', () => {
    expect(evaluate(expressionOf('b'), inner)).toMatchObject({ because: '`b` is given no value' });
  });

  it('hide those around them, and tell the place they were given at', () => {
    const value = evaluate(expressionOf('a'), bind(inner, [name('a')], [unknown('x', elsewhere)], 'argument'));
    expect(value).toMatchObject({ because: 'x', trail: [{ kind: 'argument', name: 'a' }] });
    expect(textOf(value.trail[0]?.at ?? elsewhere)).toBe('given');
  });
});
