import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { purgeable, sound } from './memory-world.js';

/** The bundle that is published, in a folder of its own, and files for it to read. */
const place = mkdtempSync(join(tmpdir(), 'vaultlint-'));
const bundle = join(place, 'dist');
const repository = join(place, 'repository');

function put(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
}

const vaultlint = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(bundle, 'cli.js'), ...args], { cwd: repository, encoding: 'utf8' });

beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs', bundle]);
  writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
  put({
    '.git/HEAD': 'ref: refs/heads/main',
    'infra/main.bicep': purgeable(),
    'infra/sound.bicep': sound('kv-two'),
    'infra/caf\u00E9 1.bicep': purgeable('kv-three').replaceAll('\n', '\r\n'),
    'vaultlint.config.yaml': 'rules:\n  CKV_AZURE_110: critical\n',
  });
  symlinkSync('..', join(repository, 'infra', 'up'));
}, 60_000);

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the bundle', () => {
  test('scans real files, over links in a circle and whatever their names and line breaks', () => {
    const { status, stdout, stderr } = vaultlint('scan', '--format', 'json');
    const { findings, coverage } = JSON.parse(stdout) as {
      readonly findings: readonly { readonly file: string; readonly line: number; readonly severity: string }[];
      readonly coverage: { readonly files: { readonly seen: number } };
    };
    expect(findings.map(({ file, line, severity }) => `${file}:${String(line)} ${severity}`)).toEqual([
      'infra/caf\u00E9 1.bicep:8 critical',
      'infra/main.bicep:8 critical',
    ]);
    expect(coverage.files.seen).toBe(3);
    expect(stderr).toBe('exit code 1: 2 findings at or above low\n');
    expect(status).toBe(1);
  });

  test.each([
    ['console', 'exit code 1: 1 finding at or above low\n'],
    ['json', '"findings"'],
    ['sarif', '"version": "2.1.0"'],
    ['markdown', 'purge-protection/vault'],
  ])('prints %s', (format, expected) => {
    const { status, stdout } = vaultlint('scan', 'infra/main.bicep', '--format', format);
    expect(stdout).toContain(expected);
    expect(status).toBe(1);
  });

  test.each(['rules', 'explain CKV_AZURE_110', 'inspect infra/main.bicep', '--version', '--help'])(
    'answers `%s`',
    (args) => {
      const { status, stdout, stderr } = vaultlint(...args.split(' '));
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).not.toBe('');
    },
  );

  test('reads much Terraform ahead on a thread of its own, and reports the same without one', () => {
    const locals = (i: number): string => `locals {
  l${String(i)} = { name = "kv-\${var.name}", list = [1, 2, "\${path.module}/${'x'.repeat(150)}"] }
}
`;
    for (let file = 0; file < 50; file++) {
      const vault = 'resource "azurerm_key_vault" "main" {\n  name = local.l7.name\n}\n';
      put({ [`big/${String(file)}/main.tf`]: vault + Array.from({ length: 60 }, (_, i) => locals(i)).join('') });
    }
    const only = ['--only', 'purge-protection/vault', '--format', 'json'];
    const ahead = vaultlint('scan', 'big', ...only);
    rmSync(join(bundle, 'read-ahead.js'));
    const alone = vaultlint('scan', 'big', ...only);
    rmSync(join(repository, 'big'), { recursive: true });
    expect(alone).toMatchObject({ status: 1, stderr: 'exit code 1: 50 findings at or above low\n' });
    expect(ahead).toMatchObject({ status: 1, stderr: alone.stderr, stdout: alone.stdout });
  });

  test.skipIf(process.getuid?.() === 0)('reports a file that it may not read, and judges the rest', () => {
    put({ 'locked/a.bicep': purgeable(), 'locked/b.bicep': purgeable('kv-four') });
    chmodSync(join(repository, 'locked/a.bicep'), 0);
    const { status, stdout } = vaultlint('scan', 'locked', '--format', 'json');
    expect(stdout).toContain('permission denied');
    expect(status).toBe(3);
  });

  test('keeps its exit code when the reader of its output has seen enough', () => {
    const script = `"${process.execPath}" "${join(bundle, 'cli.js')}" scan --verbose --format sarif | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { cwd: repository, encoding: 'utf8' });
    expect(stdout).toBe('1\n');
    expect(stderr).toBe('exit code 1: 2 findings at or above low\n');
  });

  test('can reach no network: it loads nothing that could', () => {
    const code = readdirSync(bundle)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(bundle, name), 'utf8'))
      .join('\n');
    const loaded = [...code.matchAll(/(?:from|import|require\(|import\()\s*["'](?:node:)?([a-z_/0-9]+)["']/g)].map(
      ([, name]) => name,
    );
    expect(loaded).toContain('fs');
    expect(loaded.filter((name) => /^(?:https?|http2|net|tls|dgram|dns)\b/.test(name ?? ''))).toEqual([]);
    expect(code).not.toMatch(/\bfetch\(|\bWebSocket\b|XMLHttpRequest/);
  });

  test('does not load what a run has no use for', () => {
    const entry = readFileSync(join(bundle, 'cli.js'), 'utf8');
    const loaded = new Set<string>();
    const follow = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      const text = readFileSync(join(bundle, name), 'utf8');
      for (const [, next] of text.matchAll(/(?:from|^import) "\.\/([^"]+)"/gm)) follow(next ?? '');
    };
    follow('cli.js');
    const size = [...loaded].reduce((sum, name) => sum + readFileSync(join(bundle, name)).length, 0);
    expect(entry).toContain('import("./scan-');
    expect(size).toBeLessThan(200_000);
  });
});

test('hands on the licence of everything that is bundled', () => {
  const code = readdirSync(bundle).filter((name) => name.endsWith('.js'));
  const bundled = code.flatMap((name) =>
    [...readFileSync(join(bundle, name), 'utf8').matchAll(/^\/\/ .*node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  const licences = readFileSync(join(bundle, 'third-party-licenses.txt'), 'utf8');
  expect(new Set(bundled)).toContain('commander');
  for (const name of new Set(bundled)) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
});
