import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** What each folder of `src` may import besides itself. Data flows one way: text → resources → facts → verdicts → report. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  compliance: ['model'],
  expressions: ['model'],
  scanners: ['expressions', 'model'],
  estate: ['expressions', 'model'],
  rules: ['compliance', 'estate', 'model'],
  engine: ['compliance', 'rules', 'estate', 'expressions', 'model'],
  config: ['rules', 'model'],
  reporters: ['model'],
  cli: ['engine', 'reporters', 'scanners', 'config', 'estate', 'rules', 'compliance', 'model'],
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .sort();

const importsOf = (file: string): string[] =>
  ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.map((imported) => imported.fileName);

/** The folder of `src` that a relative import reaches into; undefined for packages and for the published schemas. */
function zoneOf(file: string, specifier: string): string | undefined {
  const target = posix.join(dirname(file), specifier);
  return specifier.startsWith('.') && !target.startsWith('schemas/') ? target.split('/')[1] : undefined;
}

test('every folder of src has its place in the table above', () => {
  const folders = readdirSync('src', { withFileTypes: true }).map((entry) => entry.name);
  expect(folders.sort()).toEqual(Object.keys(mayImport).sort());
});

describe.each(Object.entries(mayImport))('src/%s', (folder, allowed) => {
  const files = filesBelow(`src/${folder}`);

  test('holds files: a boundary around nothing guards nothing', () => {
    expect(files).not.toEqual([]);
  });

  test(`imports only ${['itself', ...allowed].join(', ')}`, () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          const zone = zoneOf(file, specifier);
          return zone !== undefined && zone !== folder && !allowed.includes(zone);
        })
        .map((specifier) => `${file} must not import ${specifier}`),
    );
    expect(strays).toEqual([]);
  });
});

test('no source file is longer than 300 lines', () => {
  const long = filesBelow('src')
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
    .map(({ file, lines }) => `${file} has ${String(lines)} lines`);
  expect(long).toEqual([]);
});

test('no folder is a drawer for odds and ends', () => {
  const drawers = ['src', 'test', 'scripts', 'bench'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => `${root}/${name}`.replaceAll('\\', '/'))
      .filter((name) => /\/(?:utils?|helpers?|common|shared|core|misc)(?:\.ts|\/|$)/.test(name)),
  );
  expect(drawers).toEqual([]);
});

test('only the secret type itself and what compares secrets may reveal one', () => {
  const revealing = filesBelow('src').filter((file) => readFileSync(file, 'utf8').includes('.reveal('));
  expect(revealing.filter((file) => file.startsWith('src/reporters/') || file.startsWith('src/cli/'))).toEqual([]);
});
