import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asSensitive, listOf, unknown } from '../../../src/expressions/values.js';
import type { Value } from '../../../src/model/value.js';
import { called, here, shown, value, variable } from './calling.js';

const env = variable('env', 'string');
const name = called('format', ['kv-%s', env]);
const tags = variable('tags', 'object');
const missing = unknown('the object has no property `x`', here, { error: true });
const list = (...items: readonly Value[]): Value => listOf(items, here);

describe('what is partly unknown', () => {
  it.each([
    ['format', ['kv-%s', env], { unknown: 'kv-⟨parameter env⟩' }],
    ['format', ['%5s', env], { unknown: "⟨format('%5s', ⟨parameter env⟩)⟩" }],
    ['lower', [name], { unknown: '⟨lower(kv-⟨parameter env⟩)⟩' }],
    ['join', ['-', list(value('kv'), env)], { unknown: 'kv-⟨parameter env⟩' }],
    ['startswith', [name, 'kv-'], true],
    ['startswith', [name, 'sql'], false],
    ['startswith', [name, 'kv-dev'], { unknown: "⟨startswith(kv-⟨parameter env⟩, 'kv-dev')⟩" }],
    ['strcontains', [name, 'v-'], true],
    ['substr', [name, 0, 2], 'kv'],
    ['substr', [name, 0, 4], { unknown: '⟨substr(kv-⟨parameter env⟩, 0, 4)⟩' }],
    ['length', [list(env, env)], 2],
    ['length', [tags], { unknown: '⟨length(⟨parameter tags⟩)⟩' }],
    ['element', [list(value('a'), env), 0], 'a'],
    ['contains', [list(value('a'), env), 'a'], true],
    ['alltrue', [list(value(false), variable('b', 'bool'))], false],
    ['anytrue', [list(value(false), variable('b', 'bool'))], { unknown: '⟨anytrue([false, ⟨parameter b⟩])⟩' }],
    ['coalesce', ['a', env], 'a'],
    ['coalesce', [env, 'a'], { unknown: "⟨coalesce(⟨parameter env⟩, 'a')⟩" }],
    ['coalesce', [name, 'a'], { unknown: 'kv-⟨parameter env⟩' }],
    ['timestamp', [], { unknown: '' }],
    ['bcrypt', ['x'], { unknown: '' }],
    ['plantimestamp', [], { unknown: '⟨plantimestamp()⟩' }],
    ['provider::azurerm::parse_resource_id', ['/x'], { unknown: "⟨provider::azurerm::parse_resource_id('/x')⟩" }],
  ] as const)('%s of %j is %j', (fn, args, expected) => {
    expect(shown(called(fn, args))).toEqual(expected);
  });

  it('keeps the known entries of merged maps, unless an unknown one may replace them', () => {
    const below = called('merge', [tags, { a: 1 }]);
    expect(below.kind === 'object' && below.entries.get('a')).toMatchObject({ value: 1 });
    const above = called('merge', [{ a: 1 }, tags]);
    expect(above.kind === 'object' && above.entries.get('a')?.kind).toBe('unknown');
    expect(shown(called('lookup', [below, 'a', 2]))).toBe(1);
    expect(shown(called('lookup', [below, 'b']))).toEqual({ unknown: '⟨parameter tags.b⟩' });
  });

  it('keeps an unknown item of a set where it cannot equal another', () => {
    const set = called('toset', [list(value('sql'), name)]);
    expect(set).toMatchObject({ collection: 'set', items: [{ value: 'sql' }, { symbol: 'kv-⟨parameter env⟩' }] });
    const open = called('toset', [list(value('kv-dev'), name)]);
    expect(open).toMatchObject({ items: [{ value: 'kv-dev' }], rest: { kind: 'unknown' } });
  });
});

describe('try and can', () => {
  it.each([
    ['try', [missing, 'b'], 'b'],
    ['try', [list(missing), missing, 'c'], 'c'],
    ['try', ['a', missing], 'a'],
    ['try', [missing], 'error'],
    ['try', [called('upper', [missing]), 'b'], 'b'],
    ['try', [called('length', [list(missing)]), 0], 0],
    ['try', [env, 'b'], { unknown: '⟨parameter env⟩' }],
    ['try', [variable('settings.sku'), 'b'], { unknown: "⟨try(⟨parameter settings.sku⟩, 'b')⟩" }],
    ['can', [missing], false],
    ['can', [env], true],
    ['can', [variable('settings.sku')], { unknown: '⟨can(⟨parameter settings.sku⟩)⟩' }],
    ['can', [called('range', [0, 2000])], false],
    ['can', [called('format', ['%999999d', 1])], { unknown: '' }],
  ] as const)('%s of %j is %j', (fn, args, expected) => {
    expect(shown(called(fn, args))).toEqual(expected);
  });
});

describe('secrets', () => {
  const secret = asSensitive(value('hunter2'));

  it('makes secret what is made of one, until the author says that it is none', () => {
    for (const made of [called('upper', [secret]), called('sensitive', ['a']), called('format', ['%s', secret])]) {
      expect(made.sensitive).toBe(true);
      expect(shown(called('issensitive', [made]))).toBe(true);
      expect(called('nonsensitive', [made]).sensitive).toBeUndefined();
    }
    expect(called('lookup', [asSensitive(value({ a: 'x' })), 'a']).sensitive).toBe(true);
    expect(called('rsadecrypt', ['x', 'y']).sensitive).toBe(true);
  });

  it('says nothing of a secret in a reason', () => {
    expect(called('tonumber', [secret])).toMatchObject({ sensitive: true });
    expect(
      JSON.stringify(called('cidrhost', [secret, 1]).kind === 'unknown' && called('cidrhost', [secret, 1])),
    ).not.toMatch('hunter2');
  });
});

describe('files', () => {
  const files = {
    read: (path: string) => (path === 'a.txt' ? { bytes: Buffer.from('hello\n') } : { problem: 'it does not exist' }),
    list: () => ['b.tf', 'a.tf'],
  };

  it.each([
    ['file', ['a.txt'], 'hello\n'],
    ['filebase64', ['a.txt'], 'aGVsbG8K'],
    ['filemd5', ['a.txt'], 'b1946ac92492d2347c6235b4d2611184'],
    ['filebase64sha256', ['a.txt'], 'WJG1tSLV3whtD/CxEPvZ0hu0/HFjrzTQgoai6Eb2vgM='],
    ['fileexists', ['a.txt'], true],
    ['fileexists', ['b.txt'], { unknown: '' }],
    ['file', ['b.txt'], { unknown: '' }],
    ['fileset', ['.', '*.tf'], ['a.tf', 'b.tf']],
    ['templatefile', ['a.txt', {}], { unknown: '' }],
  ] as const)('%s of %j is %j', (fn, args, expected) => {
    expect(shown(called(fn, args, { files }))).toEqual(expected);
  });

  it('renders templates with what the language brings', () => {
    const renderTemplate = (text: string, names: Value): Value =>
      value(`${text}${names.kind === 'object' ? names.entries.size : '?'}`);
    expect(shown(called('templatefile', ['a.txt', { b: 1 }], { files, renderTemplate }))).toBe('hello\n1');
  });
});

describe('what only OpenTofu has', () => {
  it.each([
    ['base64gunzip', [gzipSync('hello').toString('base64')], 'hello'],
    ['urldecode', ['a+b%20%C3%A9'], 'a b é'],
    ['cidrcontains', ['10.0.0.0/8', '10.1.0.0/16'], true],
    ['cidrcontains', ['10.0.0.0/8', '10.1.2.3'], true],
    ['cidrcontains', ['10.0.0.0/16', '10.1.0.0/16'], false],
    ['core::upper', ['a'], 'A'],
  ] as const)('%s of %j is %j', (fn, args, expected) => {
    expect(shown(called(fn, args))).toEqual(expected);
  });
});

describe('limits', () => {
  const many = Array.from({ length: 9000 }, (_, i) => i);

  it.each([
    ['setproduct', [many, many]],
    ['indent', [1e9, 'a\n'.repeat(10_000)]],
    ['format', ['%1000000000d', 1]],
    ['regex', ['((a{100}){100}){100}', 'a']],
    ['regexall', ['(x)?(y)?(z)?(a)'.repeat(50), 'a'.repeat(10_000)]],
    ['replace', ['a'.repeat(100_000), '/a/', 'b'.repeat(1000)]],
    ['base64gunzip', [gzipSync(Buffer.alloc(10_000_000)).toString('base64')]],
    ['jsondecode', ['['.repeat(100_000)]],
    ['csvdecode', [`a\n${'1\n'.repeat(20_000)}`]],
    ['tostring', [1 / 3]],
    ['parseint', ['9'.repeat(40), 10]],
  ] as const)('%s goes over one, which is no error of the author', (fn, args) => {
    expect(called(fn, args)).toMatchObject({ kind: 'unknown' });
    expect(called(fn, args)).not.toHaveProperty('error');
  });

  it('follows a pattern that others take for ever with', () => {
    expect(shown(called('regex', ['(a|aa)+$', `${'a'.repeat(5000)}b`]))).toBe('error');
    expect(shown(called('regex', ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(500)]))).toBe('error');
  });
});
