import { describe, expect, it } from 'vitest';
import { unknown } from '../../src/expressions/values.js';
import { allowed, elsewhere, evaluated, parameter, shown } from './evaluating.js';

const names = {
  env: parameter('env', 'string'),
  on: parameter('on', 'bool'),
  off: parameter('off', 'bool'),
  n: parameter('n', 'int'),
  maybe: parameter('maybe'),
  tier: allowed('tier', ['dev', 'test', 'prod']),
  size: allowed('size', ['s', 'm', 'l', 'xl', 'xxl', 'xxxl']),
};

const isProd = "⟨⟨parameter env⟩ == 'prod'⟩";
const tier = (is: string): string => `⟨parameter tier⟩ is ${is}`;
const on = (is: boolean): string => `⟨parameter on⟩ is ${is}`;

describe('conditions on what is not known', () => {
  it.each([
    ['on ? 1 : 2', { [on(true)]: 1, [on(false)]: 2 }],
    ['!on', { [on(true)]: false, [on(false)]: true }],
    ['!on ? 1 : 2', { [on(true)]: 2, [on(false)]: 1 }],
    ['on ? 1 : 1', 1],
    ['on == true', { [on(true)]: true, [on(false)]: false }],
    ['on == false', { [on(true)]: false, [on(false)]: true }],
    ['on != false ? 1 : 2', { [on(true)]: 1, [on(false)]: 2 }],
    ["env == 'prod'", { [`⟨parameter env⟩ is prod, ${isProd} is true`]: true, [`${isProd} is false`]: false }],
    ["env != 'prod'", { [`⟨parameter env⟩ is prod, ${isProd} is true`]: false, [`${isProd} is false`]: true }],
    ["'prod' == env", { [`⟨parameter env⟩ is prod, ${isProd} is true`]: true, [`${isProd} is false`]: false }],
    ["env =~ 'prod'", { "⟨⟨parameter env⟩ =~ 'prod'⟩ is true": true, "⟨⟨parameter env⟩ =~ 'prod'⟩ is false": false }],
    ['n > 3', { '⟨3 < ⟨parameter n⟩⟩ is true': true, '⟨3 < ⟨parameter n⟩⟩ is false': false }],
    ['n <= 3', { '⟨3 < ⟨parameter n⟩⟩ is true': false, '⟨3 < ⟨parameter n⟩⟩ is false': true }],
    [
      "contains(env, 'x') ? 1 : 2",
      { "⟨contains(⟨parameter env⟩, 'x')⟩ is true": 1, "⟨contains(⟨parameter env⟩, 'x')⟩ is false": 2 },
    ],
    [
      "maybe ?? 'd'",
      { '⟨⟨parameter maybe⟩ == null⟩ is true': 'd', '⟨⟨parameter maybe⟩ == null⟩ is false': '?⟨parameter maybe⟩' },
    ],
    ["env ?? 'd'", '?⟨parameter env⟩'],
    ["newGuid() == '' ? 1 : 2", '?'],
    ["newGuid() == '' ? 1 : 1", 1],
    ['newGuid() == newGuid()', '?'],
    ['n + 1 == n + 1', true],
    ["'kv-${env}' == 'kv-${env}'", true],
    ["'kv-${env}' == 'sql-x'", false],
    ["'kv-${env}' == ''", false],
    ['env == null', false],
    ['env == 5', false],
    ['[env, 1] == [env, 2]', false],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });
});

it('takes a symbol without brackets for one that is unknown as a whole', () => {
  const bare = { bare: unknown('it is unknown', elsewhere, { type: 'string', symbol: 'its name' }) };
  expect(shown(evaluated("[bare == 'x' ? 1 : 2, empty(bare), 'kv-${bare}']", { names: bare }))).toEqual([
    { "⟨its name⟩ is x, ⟨⟨its name⟩ == 'x'⟩ is true": 1, "⟨⟨its name⟩ == 'x'⟩ is false": 2 },
    '?⟨empty(⟨its name⟩)⟩',
    '?kv-⟨its name⟩',
  ]);
});

describe('and, or', () => {
  it.each([
    ['false && on', false],
    ['on && false', false],
    ['true || on', true],
    ['on || true', true],
    ["newGuid() == '' && false", false],
    ["newGuid() == '' || true", true],
    ["newGuid() == '' || false", '?'],
    ['true && on', { [on(true)]: true, [on(false)]: false }],
    ['on || on', { [on(true)]: true, [on(false)]: false }],
    ['on && !on', false],
    ['on || !on', true],
    ["tier == 'prod' && tier == 'dev'", false],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });
});

describe('functions and operators over several possibilities', () => {
  it.each([
    ['toUpper(tier)', { [tier('dev')]: 'DEV', [tier('test')]: 'TEST', [tier('prod')]: 'PROD' }],
    ["'${tier}-${tier}'", { [tier('dev')]: 'dev-dev', [tier('test')]: 'test-test', [tier('prod')]: 'prod-prod' }],
    ['tier == tier', true],
    ['length(tier) > 1', true],
    ["(on ? 'a' : 'b') == (on ? 'a' : 'b')", true],
    ['{ dev: 1, prod: 2, test: 3 }[tier]', { [tier('dev')]: 1, [tier('test')]: 3, [tier('prod')]: 2 }],
    ['{ dev: 1, prod: 2 }[env]', { '⟨parameter env⟩ is dev': 1, '⟨parameter env⟩ is prod': 2 }],
    [
      "filter(['dev', 'prod'], x => x == tier)",
      { [tier('dev')]: ['dev'], [tier('test')]: [], [tier('prod')]: ['prod'] },
    ],
    ["(tier == 'prod' ? { a: 1 } : {}).?a ?? 0", { [tier('dev')]: 0, [tier('test')]: 0, [tier('prod')]: 1 }],
    ["{ '${tier}': 1 }", { [tier('dev')]: { dev: 1 }, [tier('test')]: { test: 1 }, [tier('prod')]: { prod: 1 } }],
    ['[tier]', [{ [tier('dev')]: 'dev', [tier('test')]: 'test', [tier('prod')]: 'prod' }]],
    ["join([on ? 'a' : 'b', 'c'], '-')", { [on(true)]: 'a-c', [on(false)]: 'b-c' }],
    ["contains([on ? 'a' : 'b', 'c'], 'a')", { [on(true)]: true, [on(false)]: false }],
    [
      'on ? (off ? 1 : 2) : 2',
      {
        '⟨parameter on⟩ is true, ⟨parameter off⟩ is true': 1,
        '⟨parameter on⟩ is true, ⟨parameter off⟩ is false': 2,
        [on(false)]: 2,
      },
    ],
  ])('%s', (text, expected) => {
    expect(shown(evaluated(text, { names }))).toEqual(expected);
  });

  it('gives up on too many possibilities, and says so', () => {
    expect(evaluated("'${tier}${size}'", { names })).toMatchObject({
      kind: 'unknown',
      because: 'it has more than 16 possible values',
    });
  });

  it('counts possibilities after equal ones are merged', () => {
    expect(shown(evaluated("(on ? 'a' : 'b') == 'c' || '${tier}${size}' == ''", { names }))).toBe('?');
    expect(shown(evaluated("empty('${tier}${on}')", { names }))).toBe(false);
  });

  it('never nests cases', () => {
    const value = evaluated("on ? toUpper(tier) : env == 'x' ? tier : 'z'", { names });
    expect(value.kind === 'depends' && value.cases.every((one) => one.is.kind === 'scalar')).toBe(true);
  });
});
