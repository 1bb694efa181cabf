import { describe, expect, it } from 'vitest';
import { firstError } from '../../../src/expressions/errors.js';
import { toJson } from '../../../src/expressions/json.js';
import { scanOf } from './scan-of.js';

/** The data of a variable with this type and default; 'refused' if Terraform does not take the one for the other. */
function dataOf(type: string, value: string): unknown {
  const { outputs } = scanOf({
    'main.tf': `variable "x" {\n  type = ${type}\n  default = ${value}\n}\noutput "x" {\n  value = var.x\n}\n`,
  });
  const [output] = outputs;
  if (output?.value === undefined) throw new Error('there is no output');
  return firstError(output.value) === undefined ? toJson(output.value) : 'refused';
}

// All that is expected is what `terraform console` of version 1.11 gives for `jsonencode(var.x)`.
describe('plain values', () => {
  it.each([
    ['number', '"5"', 5],
    ['number', '"05"', 5],
    ['number', '"1e3"', 1000],
    ['number', '"x"', 'refused'],
    ['number', 'true', 'refused'],
    ['number', '""', 'refused'],
    ['number', '" 5"', 'refused'],
    ['number', '"0x1F"', 'refused'],
    ['number', 'null', null],
    ['number', '"1.50"', 1.5],
    ['string', '5', '5'],
    ['string', '1.50', '1.5'],
    ['string', 'true', 'true'],
    ['string', 'null', null],
    ['string', '[]', 'refused'],
    ['string', '1e21', '1000000000000000000000'],
    ['string', '0.1', '0.1'],
    ['bool', '"true"', true],
    ['bool', '"false"', false],
    ['bool', '"1"', true],
    ['bool', '1', 'refused'],
    ['bool', '"TRUE"', 'refused'],
    ['bool', 'null', null],
    ['bool', '"yes"', 'refused'],
  ] as const)('%s of %s', (type, value, expected) => {
    expect(dataOf(type, value)).toEqual(expected);
  });
});

describe('collections', () => {
  it.each([
    ['list(string)', '[1, true, "x"]', ['1', 'true', 'x']],
    ['list(string)', '[]', []],
    ['list(string)', 'null', null],
    ['list(string)', '[null]', [null]],
    ['list(number)', '["1", 2]', [1, 2]],
    ['list(number)', '["a"]', 'refused'],
    ['list(string)', '"x"', 'refused'],
    ['list(string)', '{ a = 1 }', 'refused'],
    ['set(string)', '["b", "a", "b"]', ['a', 'b']],
    ['set(string)', '[1, "1"]', ['1']],
    ['set(number)', '["2", 1, 2]', [1, 2]],
    ['set(bool)', '["true", false, true]', [false, true]],
    ['set(string)', '[null, "a"]', ['a', null]],
    ['map(string)', '{ a = 1, b = true }', { a: '1', b: 'true' }],
    ['map(number)', '{ a = "1" }', { a: 1 }],
    ['map(string)', '[]', 'refused'],
    ['map(string)', '{ a = null }', { a: null }],
    ['map(list(string))', '{ a = [1] }', { a: ['1'] }],
    ['tuple([string, number])', '[1, "2"]', ['1', 2]],
    ['tuple([string, number])', '["a"]', 'refused'],
    ['tuple([string, bool])', '["a", "true", 1]', 'refused'],
    ['tuple([])', '[]', []],
    ['object({ a = string })', '{ a = 1, b = 2 }', { a: '1' }],
    ['object({ a = string })', '{}', 'refused'],
    ['object({ a = string })', '{ a = null }', { a: null }],
    ['object({ a = string })', '{ "a" = true }', { a: 'true' }],
    ['object({})', '{ x = 1 }', {}],
    ['object({ a = number })', '{ a = "x" }', 'refused'],
    ['object({ a = string })', '[1]', 'refused'],
    ['object({ a = string })', 'null', null],
    ['map(object({ a = string }))', '{ k = {} }', 'refused'],
    ['list(map(string))', '[{ a = 1 }, {}]', [{ a: '1' }, {}]],
    ['list(set(string))', '[["b", "a"], ["a"]]', [['a', 'b'], ['a']]],
    ['set(list(string))', '[["b"], ["a"], ["b"]]', [['a'], ['b']]],
    ['map(bool)', '{ a = "true", b = "no" }', 'refused'],
  ] as const)('%s of %s', (type, value, expected) => {
    expect(dataOf(type, value)).toEqual(expected);
  });
});

describe('optional attributes', () => {
  it.each([
    ['set(object({ a = optional(string, "x") }))', '[{}, { a = "x" }, { a = null }]', [{ a: 'x' }]],
    ['object({ a = optional(string) })', '{}', { a: null }],
    ['object({ a = optional(string) })', '{ a = null }', { a: null }],
    ['object({ a = optional(number) })', '{ a = "3" }', { a: 3 }],
    ['object({ a = optional(string, "d") })', '{}', { a: 'd' }],
    ['object({ a = optional(string, "d") })', '{ a = null }', { a: 'd' }],
    ['object({ a = optional(string, "d") })', '{ a = "" }', { a: '' }],
    ['object({ a = optional(string, 5) })', '{}', { a: '5' }],
    ['object({ a = optional(number, "5") })', '{}', { a: 5 }],
    ['object({ a = optional(bool, "true") })', '{}', { a: true }],
    ['object({ a = optional(bool, false) })', '{ a = "true" }', { a: true }],
    ['object({ a = optional(string, null) })', '{}', { a: null }],
    ['object({ a = optional(list(string), [1, 2]) })', '{}', { a: ['1', '2'] }],
    ['object({ a = optional(list(string), []) })', '{ a = null }', { a: [] }],
    ['object({ a = optional(set(string), ["b", "a", "b"]) })', '{}', { a: ['a', 'b'] }],
    ['object({ a = optional(map(string), { k = 1 }) })', '{}', { a: { k: '1' } }],
    ['object({ a = optional(map(string), {}) })', '{}', { a: {} }],
    ['object({ a = optional(any) })', '{}', { a: null }],
    ['object({ a = optional(any, [1]) })', '{}', { a: [1] }],
    ['object({ a = optional(tuple([string, number]), [1, "2"]) })', '{}', { a: ['1', 2] }],
    [
      'object({ o = optional(object({ x = optional(string, "in"), y = optional(number, 2) }), {}) })',
      '{}',
      { o: { x: 'in', y: 2 } },
    ],
    ['object({ o = optional(object({ x = optional(string, "in") })) })', '{}', { o: null }],
    ['object({ o = optional(object({ x = optional(string, "in") })) })', '{ o = {} }', { o: { x: 'in' } }],
    ['object({ o = optional(object({ x = optional(string, "in") }), { x = "out" }) })', '{}', { o: { x: 'out' } }],
    [
      'object({ o = optional(object({ x = optional(string, "in"), y = optional(string, "iy") }), { x = "out" }) })',
      '{ o = null }',
      { o: { x: 'out', y: 'iy' } },
    ],
    ['object({ o = optional(object({ x = optional(string, "in") }), { x = null }) })', '{}', { o: { x: 'in' } }],
    ['object({ o = object({ x = optional(string, "in") }) })', '{ o = null }', { o: null }],
    ['object({ o = object({ x = optional(string, "in") }) })', '{}', 'refused'],
    [
      'map(object({ a = optional(string, "d"), n = number }))',
      '{ k = { n = "1" }, l = { n = 2, a = null, z = 1 } }',
      { k: { a: 'd', n: 1 }, l: { a: 'd', n: 2 } },
    ],
    ['map(object({ a = optional(string, "d") }))', '{ k = null }', { k: null }],
    ['map(object({ a = optional(string, "d") }))', '{}', {}],
    ['list(object({ a = optional(string, "d") }))', '[{}, { a = 1 }]', [{ a: 'd' }, { a: '1' }]],
    ['list(object({ a = optional(string, "d") }))', '[null]', [null]],
    ['list(object({ a = optional(string, "d") }))', '[{ b = 1 }, { a = "x" }]', [{ a: 'd' }, { a: 'x' }]],
    ['tuple([object({ a = optional(string, "d") })])', '[{}]', [{ a: 'd' }]],
    ['tuple([string, object({ a = optional(number, "1") })])', '[1, {}]', ['1', { a: 1 }]],
    ['list(list(object({ a = optional(string, "d") })))', '[[{}], []]', [[{ a: 'd' }], []]],
    ['map(map(object({ a = optional(bool, "true") })))', '{ k = { l = {} } }', { k: { l: { a: true } } }],
    [
      'set(object({ a = optional(string, "d"), b = string }))',
      '[{ b = 2 }, { b = "1" }]',
      [
        { a: 'd', b: '1' },
        { a: 'd', b: '2' },
      ],
    ],
    ['map(tuple([string, object({ a = optional(string, "d") })]))', '{ k = ["x", {}] }', { k: ['x', { a: 'd' }] }],
    [
      'object({ a = optional(map(object({ b = optional(list(object({ c = optional(number, 3) })), [{}]) })), { k = {} }) })',
      '{}',
      { a: { k: { b: [{ c: 3 }] } } },
    ],
    [
      'object({ a = optional(map(object({ b = optional(string, "d") })), {}) })',
      '{ a = { k = {}, l = { b = "z" } } }',
      { a: { k: { b: 'd' }, l: { b: 'z' } } },
    ],
    ['object({ a = optional(set(object({ c = optional(string, "d") })), [{}]) })', '{}', { a: [{ c: 'd' }] }],
    [
      'object({ a = optional(list(object({ b = string, c = optional(number) })), []) })',
      '{ a = [{ b = 1, c = "2" }, { b = true }] }',
      {
        a: [
          { b: '1', c: 2 },
          { b: 'true', c: null },
        ],
      },
    ],
  ] as const)('%s of %s', (type, value, expected) => {
    expect(dataOf(type, value)).toEqual(expected);
  });
});

describe('what a type leaves open', () => {
  it.each([
    ['list(any)', '[1, "a"]', ['1', 'a']],
    ['list(any)', '[1, true]', 'refused'],
    ['list(any)', '[1, [2]]', 'refused'],
    ['list(any)', '[{ a = 1 }, { a = "x" }]', [{ a: '1' }, { a: 'x' }]],
    ['list(any)', '[{ a = 1 }, { b = 2 }]', [{ a: 1 }, { b: 2 }]],
    ['set(any)', '[1, "a"]', ['1', 'a']],
    ['map(any)', '{ a = 1, b = "x" }', { a: '1', b: 'x' }],
    ['map(any)', '{ a = [1], b = "x" }', 'refused'],
    ['map(any)', '{ a = { x = 1 }, b = { y = 2 } }', { a: { x: 1 }, b: { y: 2 } }],
    ['tuple([any, string])', '[[1], 2]', [[1], '2']],
    ['any', '{ a = 1, b = "x" }', { a: 1, b: 'x' }],
    ['any', '[1, "a"]', [1, 'a']],
    ['any', 'null', null],
    ['object({ a = any, b = any })', '{ a = 1, b = "x" }', { a: 1, b: 'x' }],
    ['list(object({ a = any }))', '[{ a = 1 }, { a = "x" }]', [{ a: '1' }, { a: 'x' }]],
    ['map(any)', '{}', {}],
    ['set(any)', '[]', []],
    ['list(any)', '["a", null]', ['a', null]],
    ['map(any)', '{ a = null, b = 1 }', { a: null, b: 1 }],
    ['list(any)', '[true, "x", 1]', ['true', 'x', '1']],
    ['map(any)', '{ a = [1], b = ["x"] }', { a: ['1'], b: ['x'] }],
    ['list(any)', '[[1], ["x"]]', [['1'], ['x']]],
    ['list(any)', '[[1, 2], ["x"]]', [['1', '2'], ['x']]],
    ['list(any)', '[[], [1]]', [[], [1]]],
    ['map(any)', '[1]', 'refused'],
  ] as const)('%s of %s', (type, value, expected) => {
    expect(dataOf(type, value)).toEqual(expected);
  });
});
