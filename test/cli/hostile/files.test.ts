import { describe, expect, test } from 'vitest';
import { bareVault as purgeable, vaultlint, type Content } from '../memory-world.js';
import { scanned, told, verdictsOf } from './scanned.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, mark: readonly [number, number]): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  if (mark[0] === 0xfe) bytes.swap16();
  return new Uint8Array([...mark, ...bytes]);
};

describe('what is named', () => {
  const files = { '/repo/docs/readme.md': '', '/repo/a.bicep': purgeable() };

  test.each([
    ['missing', 'error: there is no file or folder `missing`\n'],
    ['missing/*.bicep', 'error: there is no file or folder `missing/*.bicep`\n'],
    ['a.bicep/b', 'error: there is no file or folder `a.bicep/b`\n'],
    ['a.bicep missing', 'error: there is no file or folder `missing`\n'],
    [
      'docs',
      'error: nothing to scan: `docs` holds no Bicep, JSON or Terraform file that is not ignored (--allow-empty if that is fine)\n',
    ],
    ['docs/readme.md', 'error: `docs/readme.md` is neither Bicep, JSON nor Terraform\n'],
  ])('%s: exit code 2 and a sentence', async (path, err) => {
    expect(await vaultlint(`scan ${path}`, files)).toMatchObject({ code: 2, out: '', err });
  });

  test.each(['docs', 'docs/readme.md'])('%s is fine with --allow-empty', async (path) => {
    expect(await scanned({ 'docs/readme.md': '' }, `--allow-empty ${path}`)).toMatchObject({
      exit: { code: 0 },
      coverage: { files: { seen: 0 } },
    });
  });

  test('is not there even with --allow-empty', async () => {
    expect((await vaultlint('scan --allow-empty missing', files)).code).toBe(2);
  });
});

describe('links', () => {
  test('in a circle end, and what is beside them is judged once', async () => {
    const report = await scanned({
      'a/main.bicep': purgeable(),
      'a/up': { link: '..' },
      'a/self': { link: 'self' },
      'b/there': { link: '../c/back' },
      'c/back': { link: '../b/there' },
      'b/more': { link: '../a' },
    });
    expect(verdictsOf(report)).toEqual(['fail: purge protection is turned off here']);
    expect(report.coverage.files.seen).toBe(1);
  });

  test('that lead nowhere are passed over in a folder, and told as a module', async () => {
    const report = await scanned({
      'main.bicep': `module m 'gone.bicep' = {}\n${purgeable()}`,
      'gone.bicep': { link: 'nowhere.bicep' },
    });
    expect(told(report)).toEqual(['module/missing main.bicep:1:10 cannot read `gone.bicep`: it does not exist']);
    expect(report.exit.code).toBe(3);
    expect(verdictsOf(report)).toHaveLength(1);
  });

  test('that lead to themselves are told as a module', async () => {
    const report = await scanned({
      'main.bicep': `module m 'self.bicep' = {}\n${purgeable()}`,
      'self.bicep': { link: 'self.bicep' },
    });
    expect(told(report)[0]).toBe('module/missing main.bicep:1:10 cannot read `self.bicep`: its links lead in a circle');
  });
});

describe('what cannot be read', () => {
  test.each<[string, Content, string]>([
    ['a forbidden file', { error: 'EACCES' }, 'permission denied'],
    ['a file that is too large', { error: 'ERR_FS_FILE_TOO_LARGE' }, 'it is too large'],
    ['a file with a NUL byte', utf8(`${purgeable()}\0`), 'it is not text: it contains a NUL byte'],
    ['a file in Latin 1', new Uint8Array([...utf8('// '), 0xe9, 0x0a]), 'it is not valid UTF-8'],
    ['half of a surrogate in UTF-16', utf16('// \uD800', [0xff, 0xfe]), 'it is not valid UTF-16'],
  ])('%s is told, and the rest is judged', async (_, content, reason) => {
    const report = await scanned({ 'bad.bicep': content, 'good.bicep': purgeable() });
    expect(report.diagnostics).toMatchObject([
      { id: 'file/unreadable', file: 'bad.bicep', message: `Cannot read this file: ${reason}`, incomplete: true },
    ]);
    expect(report.exit.code).toBe(3);
    expect(report.coverage.files).toMatchObject({ seen: 2, parsed: 1, failed: 1 });
    expect(verdictsOf(report)).toEqual(['fail: purge protection is turned off here']);
  });

  test('a forbidden folder is told', async () => {
    const report = await scanned({ closed: { error: 'EACCES' }, 'good.bicep': purgeable() });
    expect(report.diagnostics).toMatchObject([{ id: 'file/unreadable', file: 'closed', incomplete: true }]);
    expect(verdictsOf(report)).toHaveLength(1);
  });

  test('a file that a template loads is unknown, and says why', async () => {
    const report = await scanned({
      'a.bicep': purgeable().replace('Protection: false', "Protection: loadJsonContent('b.json').on"),
      'b.json': { error: 'EACCES' },
    });
    expect(verdictsOf(report)).toEqual(['unknown: cannot read `b.json`: permission denied']);
  });
});

describe('what lies outside of the tree', () => {
  test.each([
    ["loadTextContent('../outside/b.txt')", 'cannot read `../outside/b.txt`'],
    ["loadJsonContent('sub/../../outside/b.txt')", 'cannot read `sub/../../outside/b.txt`'],
    ["loadTextContent('..\\\\outside\\\\b.txt')", 'cannot read `..\\outside\\b.txt`'],
    ["loadDirectoryFileInfo('..')", 'cannot list `..`'],
  ])('%s is not read', async (call, what) => {
    const report = await scanned({
      'a.bicep': purgeable().replace('Protection: false', `Protection: ${call}`),
      '/outside/b.txt': 'false',
    });
    expect(verdictsOf(report)).toEqual([`unknown: ${what}: it lies outside of what is scanned`]);
  });
});

describe('what is text in an unusual way', () => {
  const fails = ['fail: purge protection is turned off here'];
  test.each<[string, Content, readonly string[]]>([
    ['UTF-16, little end first', utf16(purgeable(), [0xff, 0xfe]), fails],
    ['UTF-16, big end first', utf16(purgeable(), [0xfe, 0xff]), fails],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from(purgeable(), 'utf16le')), fails],
    ['UTF-8 with a mark', utf8(`\uFEFF${purgeable()}`), fails],
    ['CR alone', purgeable().replaceAll('\n', '\r'), fails],
    ['CR LF', purgeable().replaceAll('\n', '\r\n'), fails],
    ['no line break at the end', purgeable().trimEnd(), fails],
    ['characters of two code units', `// 😀\n${purgeable('kv-😀')}`, fails],
    ['nothing', '', []],
    ['a mark and nothing else', utf8('\uFEFF'), []],
    ['blanks', ' \t\r\n\n', []],
  ])('%s is read', async (_, content, verdicts) => {
    const report = await scanned({ 'a.bicep': content });
    expect(report.diagnostics).toEqual([]);
    expect(verdictsOf(report)).toEqual(verdicts);
  });

  test.each(['', '\uFEFF', '// nothing\n'])('a parameter file of %j says that it has no template', async (text) => {
    const report = await scanned({ 'a.bicepparam': utf8(text), 'a.bicep': purgeable() });
    expect(told(report)).toEqual([
      'parameters/no-template a.bicepparam:1:1 The parameter file does not say which template it is for',
    ]);
    expect(verdictsOf(report)).toHaveLength(1);
  });
});
