import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/model/source.js';
import { outlined, parse, parseValues, problemsOf } from './reading.js';

const json = (content: unknown): string => outlined(parse(JSON.stringify(content), 'main.tf.json').body);

describe('a file in the syntax of JSON', () => {
  it.each<[string, unknown, string]>([
    [
      'labels',
      { resource: { azurerm_key_vault: { main: { name: 'kv' } } } },
      "resource azurerm_key_vault main { name = 'kv' }",
    ],
    [
      'lists of blocks, at any level',
      { provider: [{ azurerm: [{ alias: 'a' }, { alias: 'b' }] }, { azuread: {} }] },
      "provider azurerm { alias = 'a' }; provider azurerm { alias = 'b' }; provider azuread {  }",
    ],
    ['null for no block', { locals: null, terraform: [null] }, ''],
    ['comments', { '//': 'why', locals: { '//': 1, a: 1 } }, 'locals { a = 1 }'],
    [
      'templates',
      { locals: { a: '${var.b}', b: 'x-${var.b}', c: '$${var.b} \\ "', d: { 'k${1}': ['%{ if true }y%{ endif }'] } } },
      "locals { a = (. var b); b = (template 'x-' (. var b)); c = '${var.b} \\ \"'; " +
        "d = {(template 'k' 1): [(template (? true 'y' ''))]} }",
    ],
    [
      'what only names something',
      { resource: { a: { b: { provider: 'azurerm.hub', depends_on: ['a.c'], count: '${length(var.x)}' } } } },
      'resource a b { provider = (. azurerm hub); depends_on = [(. a c)]; count = (call length (. var x)) }',
    ],
    [
      'what is not evaluated',
      { variable: { a: { type: 'list(string)', default: '${b}' } }, module: { m: { source: './${c}' } } },
      "variable a { type = (call list string); default = '${b}' }; module m { source = './${c}' }",
    ],
    [
      'objects, which are attributes',
      { resource: { a: { b: { network_acls: { bypass: 'None' }, tags: { dynamic: 'x' } } } } },
      "resource a b { network_acls = {'bypass': 'None'}; tags = {'dynamic': 'x'} }",
    ],
    [
      'dynamic blocks, also inside of others',
      {
        resource: {
          a: { b: { dynamic: { acl: { for_each: '${var.x}', iterator: 'i', content: { ip: '${i.value}' } } } } },
          c: { d: { e: [{ dynamic: { f: [{ for_each: [1], content: {} }] } }] } },
        },
      },
      'resource a b { dynamic acl { for_each = (. var x); iterator = i; content { ip = (. i value) } } }; ' +
        'resource c d { e { dynamic f { for_each = [1]; content {  } } } }',
    ],
  ])('%s', (_, content, shape) => {
    expect(json(content)).toBe(shape);
  });

  it('has exact places, whatever is escaped', () => {
    const text = '{"locals": {"a": "q\\"\\u0041 ${var.first}-${upper(\\"x\\")}"}}';
    const { body, problems } = parse(text, 'main.tf.json');
    const [{ value } = { value: undefined }] = body.blocks[0]?.body.attributes ?? [];
    expect(problems).toEqual([]);
    if (value?.kind !== 'template') throw new Error(value?.kind);
    expect(textOf(value)).toBe('"q\\"\\u0041 ${var.first}-${upper(\\"x\\")}"');
    expect(value.parts.map((part) => (typeof part === 'string' ? part : textOf(part)))).toEqual([
      'q"A ',
      'var.first',
      '-',
      'upper(\\"x\\")',
    ]);
  });

  it('is a block from its last label on', () => {
    const text = '{"resource": {"t": {"n": {"a": 1}, "m": [{}, {}]}}}';
    const { blocks } = parse(text, 'main.tf.json').body;
    expect(blocks.map((each) => [textOf(each), textOf(each.heading)])).toEqual([
      ['"n": {"a": 1}', '"n"'],
      ['"m": [{}', '"m"'],
      ['"m": [{}, {}', '"m"'],
    ]);
  });
});

it('files of values are not evaluated', () => {
  expect(outlined(parseValues('{"a": "${b}", "c": {"d": [null]}}').body)).toBe("a = '${b}'; c = {'d': [null]}");
});

it.each([
  ['{"locals": {"a": 1', ['| The file ends too early | expected `}`']],
  ['{"locals": {"a": "${1 +}"}}', ['} | Unexpected `}` | expected an expression']],
  ['{"locals": 1, "output": {"a": {}}}', ['1 | Unexpected value | expected an object']],
  ['', ['| The file ends too early | expected a value']],
  ['[1]', ['[1] | Unexpected value | expected an object']],
])('%j is told, and the rest is kept', (text, problems) => {
  const file = parse(text, 'main.tf.json');
  expect(problemsOf(file).map((each) => each.trim())).toEqual(problems);
});
