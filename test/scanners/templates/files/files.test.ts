import { describe, expect, it } from 'vitest';
import { positionOf, textOf } from '../../../../src/model/source.js';
import { decode } from '../../../../src/scanners/templates/files/decode.js';
import { isRelevant } from '../../../../src/scanners/templates/files/relevance.js';
import { matchesWildcard } from '../../../../src/scanners/templates/files/wildcard.js';
import { problems, property, resourceAt, scanFiles, show, vault } from '../scan-files.js';

const utf8 = new TextEncoder();
const utf16 = (text: string, mark: readonly number[], swap: boolean): Uint8Array => {
  const bytes = Array.from(text, (each) => {
    const code = each.charCodeAt(0);
    return swap ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
  return Uint8Array.from([...mark, ...bytes.flat()]);
};

describe('text', () => {
  it.each([
    ['UTF-8', utf8.encode('é'), { text: 'é' }],
    ['UTF-8 with a mark', utf8.encode('\uFEFFx'), { text: 'x' }],
    ['UTF-16, little end first', utf16('xé', [0xff, 0xfe], false), { text: 'xé' }],
    ['UTF-16, big end first', utf16('xé', [0xfe, 0xff], true), { text: 'xé' }],
    ['nothing', new Uint8Array(), { text: '' }],
    ['Latin-1', Uint8Array.from([0x78, 0xe9]), { problem: 'it is not valid UTF-8' }],
    ['half of UTF-16', Uint8Array.from([0xff, 0xfe, 0x78]), { problem: 'it is not valid UTF-16' }],
    ['a binary file', Uint8Array.from([0x7f, 0x45, 0, 0]), { problem: 'it is not text: it contains a NUL byte' }],
  ])('is read from %s', (_, bytes, expected) => {
    expect(decode(bytes)).toEqual(expected);
  });

  it('counts columns from after a byte order mark', () => {
    const scan = scanFiles({ 'main.bicep': `\uFEFF${vault().trimStart()}` });
    const { at } = resourceAt(scan, 'vault');
    expect([positionOf(at.source, at.start), textOf(at)]).toEqual([{ line: 1, column: 10 }, 'vault']);
  });
});

describe('files that cannot be read', () => {
  it.each([
    ['a missing file', {}, 'it does not exist'],
    ['a binary file', { 'main.bicep': Uint8Array.from([0, 1]) }, 'it is not text: it contains a NUL byte'],
  ])('are told: %s', (_, files, because) => {
    const scan = scanFiles(files, { files: ['main.bicep'] });
    expect(scan.diagnostics).toEqual([
      {
        id: 'file/unreadable',
        level: 'error',
        title: `Cannot read this file: ${because}`,
        path: 'main.bicep',
        incomplete: true,
      },
    ]);
    expect(scan.coverage.files).toEqual({ seen: 1, parsed: 0, irrelevant: 0, compiled: 0, partial: 0, failed: 1 });
  });
});

describe('files with syntax errors', () => {
  it('are told, and the rest of them is judged', () => {
    const scan = scanFiles({ 'main.bicep': `var broken = = 1\n${vault('value: true')}` });
    expect(problems(scan)).toEqual(['syntax/bicep main.bicep:1 =']);
    expect(scan.diagnostics).toMatchObject([{ incomplete: true }]);
    expect(scan.coverage.files).toMatchObject({ parsed: 1, partial: 1 });
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.value'))).toBe(true);
  });

  it('have unknown values where they cannot be read', () => {
    const scan = scanFiles({ 'main.bicep': vault('value: )\n other: 1') });
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.other'))).toBe(1);
  });

  it('tell a name that is declared twice, and take the first', () => {
    const scan = scanFiles({ 'main.bicep': `var a = 1\nvar a = 2\n${vault('value: a')}` });
    expect(problems(scan)).toEqual(['name/duplicate main.bicep:2 a']);
    expect(show(property(resourceAt(scan, 'vault').body, 'properties.value'))).toBe(1);
  });
});

describe('files worth parsing', () => {
  const plain = "resource s 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 's' }";

  it.each([
    ['a vault, whatever its case', "resource v 'MICROSOFT.keyvault/vaults@2024-11-01'", true],
    ['a role assignment', "'Microsoft.Authorization/roleAssignments@2022-04-01'", true],
    ['a key of a vault', '{ keyVaultProperties: {} }', true],
    ['a secure parameter', '@secure()', true],
    ['a password', 'param adminPassword string', true],
    ['storage alone', plain, false],
    ['nothing', '', false],
  ])('mention %s', (_, text, expected) => {
    expect(isRelevant(text)).toBe(expected);
  });

  it('are those, and all that call them', () => {
    const scan = scanFiles({
      'main.bicep': "module a 'a/a.bicep' = {}",
      'main.dev.bicepparam': "using 'main.bicep'",
      'a/a.bicep': "module v '../v.bicep' = {}",
      'v.bicep': vault(),
      'plain.bicep': plain,
      'plain.bicepparam': "using 'plain.bicep'",
    });
    expect(scan.sources.map((each) => each.path)).toEqual([
      'a/a.bicep',
      'main.bicep',
      'main.dev.bicepparam',
      'v.bicep',
    ]);
    expect(scan.coverage.files).toEqual({ seen: 6, parsed: 4, irrelevant: 2, compiled: 0, partial: 0, failed: 0 });
    expect(scan.resources.map((each) => each.address)).toEqual(['a/v/vault']);
  });

  it('are found outside of what is named', () => {
    const files = { 'main.bicep': "module v 'modules/v.bicep' = {}", 'modules/v.bicep': vault() };
    const scan = scanFiles(files, { files: ['main.bicep'] });
    expect(scan.resources.map((each) => each.address)).toEqual(['v/vault']);
    expect(scan.coverage.files).toMatchObject({ seen: 2, parsed: 2 });
  });

  it('load files beside them', () => {
    const scan = scanFiles({
      'infra/main.bicep': vault(
        "value: loadJsonContent('data/rules.json').ranges[1]\n all: map(loadDirectoryFileInfo('data', '*.json'), f => f.baseName)",
      ),
      'infra/data/rules.json': '{ "ranges": [1, 2] }',
      'infra/data/readme.md': '',
    });
    const { body } = resourceAt(scan, 'vault');
    expect(show(property(body, 'properties.value'))).toBe(2);
    expect(show(property(body, 'properties.all'))).toEqual(['rules.json']);
  });
});

describe('what a scan keeps of its sources', () => {
  it('is their comments and the extents of their declarations', () => {
    const text = `// about the vault
@description('x')
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  resource s 'secrets' = { name: 's' }
}`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(scan.comments.map(textOf)).toEqual(['// about the vault']);
    expect(
      scan.sources
        .flatMap((each) => scan.declarationsIn(each))
        .map((each) => [textOf(each.at), textOf(each).split('\n')[0]]),
    ).toEqual([
      ['vault', "@description('x')"],
      ['s', "resource s 'secrets' = { name: 's' }"],
    ]);
  });
});

describe('a wildcard', () => {
  it.each([
    ['a.json', '*.json', true],
    ['a.JSON', '*.json', true],
    ['a.jsonc', '*.json', false],
    ['ab', 'a?', true],
    ['a', 'a?', false],
    ['', '*', true],
    ['aXbXc', '*X*c', true],
    ['a.b', 'a.b', true],
    ['axb', 'a.b', false],
    [`${'a'.repeat(5000)}b`, `${'*a'.repeat(50)}c`, false],
  ])('in %s: %s', (name, pattern, expected) => {
    expect(matchesWildcard(name, pattern)).toBe(expected);
  });
});
