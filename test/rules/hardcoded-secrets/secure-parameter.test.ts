import { describe, expect, test } from 'vitest';
import { secretPositions } from '../../../src/estate/secret-positions.js';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'hardcoded-secrets/secure-parameter';

const secret = (value: string): string => `
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/s', properties: { value: ${value} } }`;

describe('a default', () => {
  test.each([
    ["@secure()\nparam p string = 'fake'", "fail `'fake'`"],
    ["@secure()\nparam p string = ''", 'pass'],
    ['@secure()\nparam p string = newGuid()', 'pass'],
    ["@secure()\nparam p string = 'x${newGuid()}'", 'pass'],
    ['@secure()\nparam p string = uniqueString(resourceGroup().id)', 'pass'],
    [
      "@secure()\nparam p string = 'x${uniqueString(resourceGroup().id)}'",
      "unknown `'x${uniqueString(resourceGroup().id)}'`",
    ],
    ['@secure()\nparam p string', 'pass'],
    ["@secure()\nparam p object = { a: 'fake' }", "fail `{ a: 'fake' }`"],
    ['@secure()\nparam p object = {}', 'pass'],
    ["@secure()\nparam p object = { a: '' }", 'pass'],
  ])('%j: %s', (text, expected) => {
    expect(
      judged(rule, `${text}\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }`),
    ).toEqual([expected]);
  });
});

describe('a use as a secret', () => {
  test.each([
    ['p', 'param p string', ['fail `p`']],
    ['p', "param p string = ''", ['fail `p`']],
    ['p', 'param p string = newGuid()', ['fail `p`']],
    ['p', 'param p string?', ['fail `p`']],
    ['p', "@allowed(['a', 'b'])\nparam p string", ['fail `p`']],
    ["p ?? ''", "param p string? = 'a'", ['fail `p`']],
    ['any(p)', "param p string = 'a'", ['fail `p`']],
    ["'${p}'", 'param p string', ['fail `p`']],
    ["'Key=${p}'", 'param p string', ['unknown `p`']],
    ["'Key=${p}'", 'param p string = newGuid()', ['unknown `p`']],
    ['p', '@secure()\nparam p string', ['pass']],
    ['p.a', 'param p object', ['fail `p`']],
    ['p[0]', 'param p array', ['fail `p`']],
    ["p['a']", "param p object = { a: '', b: '' }", ['fail `p`']],
    ['t.a', 'param p object\nvar t = p', ['fail `p`']],
    ["'fixed'", 'param p string', []],
    ['string(length(p))', 'param p string', ['pass']],
  ])('%s after %j: %j', (value, before, expected) => {
    expect(judged(rule, before + secret(value))).toEqual(expected);
  });

  test.each([
    [
      'the condition is no secret',
      "param u string = ''\n@secure()\nparam p string = ''\n@secure()\nparam q string",
      'empty(u) ? p : q',
      ['pass', 'pass'],
    ],
    [
      'nor is it where nothing is left',
      "param u string = ''\n@secure()\nparam q string",
      "empty(u) ? '' : q",
      ['pass'],
    ],
    [
      'the other branch is one',
      "param c bool\nparam p string = 'a'\n@secure()\nparam q string",
      'c ? p : q',
      ['fail `p`', 'pass'],
    ],
  ])('%s', (_, before, value, expected) => {
    expect(judged(rule, before + secret(value))).toEqual(expected);
  });

  test.each([
    ['protected by its type', '', 'p.password', 'pass'],
    ['not the protected one', '', 'p.user', 'fail `p`'],
    ['of equal values the protected one', " = { user: '', password: '' }", 'p.password', 'pass'],
    ['of equal values the other one', " = { user: '', password: '' }", 'p.user', 'fail `p`'],
  ])('a member: %s', (_, value, use, expected) => {
    const type = 'type login = {\n  user: string\n  @secure()\n  password: string\n}\n';
    expect(judged(rule, `${type}param p login${value}${secret(use)}`)).toEqual([expected]);
  });
});

describe('through modules', () => {
  const chain: Files = {
    'main.bicep': `param items array = [{ n: 'a', v: 'x' }]
module m 'm.bicep' = [for (each, i) in items: { name: 'm\${i}', params: { n: each.n, v: each.v } }]`,
    'm.bicep': `param n string\nparam v string\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/\${n}', properties: { value: v } }`,
  };

  test('every parameter on the way is unprotected', () => {
    expect(labelled(rule, chain)).toEqual([
      'fail: `items` is not secure, and becomes the value of `a`',
      'fail: `v` is not secure, and becomes the value of `a`',
    ]);
  });

  test('what goes to a secure parameter is a secret', () => {
    const files = {
      'main.bicep': "param p string\nmodule m 'm.bicep' = { name: 'm', params: { key: p } }",
      'm.bicep': '@secure()\nparam key string',
    };
    expect(labelled(rule, files)[0]).toBe(
      'fail: `p` is not secure, and becomes the secure parameter `key` of module `m`',
    );
  });

  test('a parameter of an uncalled name is another one', () => {
    const files = {
      'a.bicep': `param p string${secret('p')}`,
      'b.bicep': "param p string\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: p }",
    };
    expect(judged(rule, files)).toEqual(['fail `p`']);
  });
});

/** A resource with a value at a path, in which `[]` is a list of one. */
function holding(type: string, path: string, value: string): string {
  const names = path.split('.');
  const body = names.reduceRight(
    (inner, name) => (name.endsWith('[]') ? `{ ${name.slice(0, -2)}: [${inner}] }` : `{ ${name}: ${inner} }`),
    value,
  );
  const segments = type.split('/').length - 1;
  return `resource r '${type}@2024-01-01' = { name: '${Array.from({ length: segments }, () => 'x').join('/')}', properties: ${body}.properties }`;
}

test.each(secretPositions.map(({ type, path, noun }) => [type, path, noun]))(
  '%s %s is a secret',
  (type, path, noun) => {
    // What only Terraform has is in no Bicep file: that its text is worth reading has to be said here.
    const more = type.startsWith('Terraform/') ? '// credential\n' : '';
    expect(labelled(rule, `${more}param p string\n${holding(type, path, 'p')}`)).toEqual([
      `fail: \`p\` is not secure, and becomes the ${noun} of \`x\``,
    ]);
  },
);
