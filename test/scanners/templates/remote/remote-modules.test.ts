import { describe, expect, test } from 'vitest';
import { positionOf, textOf } from '../../../../src/model/source.js';
import { FileSet } from '../../../../src/scanners/templates/files/file-set.js';
import { type Files, inputOf } from '../scan-files.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const compiled = JSON.stringify({ $schema: schema, resources: [] });
const bytes = new TextEncoder().encode(compiled);
const everything = { read: () => ({ bytes }) };

/** Where a reference in `infra/app/main.bicep` leads, with these files around it. */
function find(reference: string, files: Files, cache: Parameters<typeof inputOf>[1] = { cache: everything }) {
  const set = new FileSet(inputOf(files, cache));
  const found = set.remote.find(reference, 'infra/app/main.bicep');
  const mistakes = set.remote.mistakes.map(({ at, label, title }) => {
    if (at === undefined) throw new Error(`no place for: ${title}`);
    return `${at.source.path}:${positionOf(at.source, at.start).line} ${textOf(at)} | ${title} | ${label ?? ''}`;
  });
  return { path: 'because' in found ? `? ${found.because}` : found[0]?.path, mistakes };
}

const config = (moduleAliases: string): string => `{
  // a comment
  "moduleAliases": ${moduleAliases},
}`;

describe('the aliases of bicepconfig.json', () => {
  const contoso = config('{ "br": { "c": { "registry": "contoso.azurecr.io", "modulePath": "bicep" } } }');

  test.each(['infra/app/bicepconfig.json', 'infra/bicepconfig.json', 'bicepconfig.json'])(
    'count from %s on',
    (path) => {
      expect(find('br/c:vault:v1', { [path]: contoso }).path).toBe('br:contoso.azurecr.io/bicep/vault:v1/main.json');
    },
  );

  test('are those of the nearest file alone', () => {
    const found = find('br/c:vault:v1', { 'infra/bicepconfig.json': '{}', 'bicepconfig.json': contoso });
    expect(found.path).toBe('? there is no alias `c` for registries: bicepconfig.json does not have it');
  });

  test('do not reach into other folders', () => {
    expect(find('br/c:vault:v1', { 'infra/other/bicepconfig.json': contoso }).path).toContain('there is no alias');
  });

  test('add to the one that is built in, and override its parts', () => {
    const files = { 'bicepconfig.json': config('{ "br": { "public": { "registry": "mirror.azurecr.io" } } }') };
    expect(find('br/public:avm/res/x:1.0.0', {}).path).toBe('br:mcr.microsoft.com/bicep/avm/res/x:1.0.0/main.json');
    expect(find('br/public:avm/res/x:1.0.0', files)).toEqual({
      path: 'br:mirror.azurecr.io/bicep/avm/res/x:1.0.0/main.json',
      mistakes: [],
    });
  });

  test('are those of the files that are extended, where the nearest says nothing', () => {
    const files = {
      'infra/bicepconfig.json':
        '{ "extends": "../base/base.json", "moduleAliases": { "br": { "c": { "modulePath": "own" } } } }',
      'base/base.json': contoso,
    };
    expect(find('br/c:vault:v1', files)).toEqual({
      path: 'br:contoso.azurecr.io/own/vault:v1/main.json',
      mistakes: [],
    });
  });

  test.each([
    ['{ "br": 1 }', '1 | `moduleAliases.br` is not an object'],
    ['{ "br": { "c": "x" } }', '"x" | The alias `c` is not an object'],
    ['{ "br": { "c": { "registry": 1 } } }', '1 | `registry` of the alias `c` is not a text'],
    ['{ "br": { "c": { "modulePath": "x" } } }', '"c" | The alias `c` for registries has no `registry`'],
    ['{ "ts": { "s": { "subscription": "x" } } }', '"s" | The alias `s` for template specs has no `resourceGroup`'],
    ['{ "br": { "a b": { "registry": "x" } } }', '"a b" | `a b` is not a name for an alias'],
    ['[]', '[] | `moduleAliases` is not an object'],
  ])('are not %s, which is told with its place', (moduleAliases, expected) => {
    const { path, mistakes } = find('br/c:vault:v1', { 'bicepconfig.json': config(moduleAliases) });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(`bicepconfig.json:3 ${expected}`);
    if (!moduleAliases.includes('"a b"')) expect(path).toContain('there is no alias');
  });

  test('are not known of a file that is not JSON', () => {
    const { mistakes } = find('br/public:x:v1', { 'bicepconfig.json': '{\n  "moduleAliases": oops\n}' });
    expect(mistakes).toEqual([
      'bicepconfig.json:2 oops | The configuration of Bicep is not JSON, so its aliases are not known | invalid symbol',
    ]);
  });

  test('are those of a circle of files once, which is told', () => {
    const files = { 'bicepconfig.json': '{ "extends": "a.json" }', 'a.json': '{ "extends": "bicepconfig.json" }' };
    const { mistakes } = find('br/public:x:v1', files);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain('a.json:1 "bicepconfig.json"');
    expect(mistakes[0]).toContain('in a circle');
  });
});

describe('the cache', () => {
  test('is asked by the layout of Bicep, below the root that is configured', () => {
    const asked: unknown[] = [];
    const cache = {
      read: (...question: readonly unknown[]) => {
        asked.push(question);
        return { problem: 'it does not exist' };
      },
    };
    find('br/public:x:v1', {}, { cache });
    find('br/public:x:v1', { 'bicepconfig.json': '{ "cacheRootDirectory": "~/cache" }' }, { cache });
    const path = 'br/mcr.microsoft.com/bicep$x/v1$/main.json';
    expect(asked).toEqual([
      [path, undefined],
      [path, '~/cache'],
    ]);
  });

  test('is read under the full reference, so that no path of the machine shows', () => {
    const set = new FileSet(inputOf({}, { cache: everything }));
    set.remote.find('br/public:x:v1', 'main.bicep');
    expect(set.text('br:mcr.microsoft.com/bicep/x:v1/main.json')).toEqual({ text: compiled });
    expect(set.text('br:mcr.microsoft.com/bicep/y:v1/main.json')).toEqual({ problem: 'it does not exist' });
  });

  test('is not needed for what is known, and outweighs it', () => {
    const vault = 'br/public:avm/res/key-vault/vault:0.13.0';
    const reference = 'br:mcr.microsoft.com/bicep/avm/res/key-vault/vault:0.13.0';
    expect(find(vault, {}, {}).path).toBe(`${reference}/main.bicep`);
    expect(find(vault, {}).path).toBe(`${reference}/main.json`);
    expect(find('br/public:avm/res/storage/storage-account:0.20.0', {}, {}).path).toContain('is not in the files');
  });
});
