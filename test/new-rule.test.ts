import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { ruleTemplate } from '../scripts/rule-template.js';
import vaultRule from '../src/rules/purge-protection/vault.js';
import { fixtureFlaws } from './rules/fixture-flaws.js';

const id = 'purge-protection/retention';
const files = ruleTemplate(id);
const rulePath = `src/rules/${id}.ts`;

/** What the compiler says of the rule, as if it stood in the project. */
function typeErrors(path: string, text: string): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', (name) => ts.sys.readFile(name)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, '.');
  const host = ts.createCompilerHost(options);
  const onDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    resolve(name) === resolve(path) ? ts.createSourceFile(name, text, version) : onDisk(name, version);
  const program = ts.createProgram([path], options, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(path))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('the scaffold of a new rule', () => {
  test('is one rule and a fixture of each outcome in each language', () => {
    expect(Object.keys(files)).toEqual([
      rulePath,
      `fixtures/rules/${id}/pass.bicep`,
      `fixtures/rules/${id}/fail.bicep`,
      `fixtures/rules/${id}/unknown.bicep`,
      `fixtures/rules/${id}/pass-arm.json`,
      `fixtures/rules/${id}/fail-arm.json`,
      `fixtures/rules/${id}/unknown-arm.json`,
    ]);
  });

  test('is what CONTRIBUTING.md shows, to the letter', () => {
    const shown = /```ts\n {3}\/\/ .*\n([\s\S]*?) {3}```/.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[1];
    expect(shown?.replaceAll(/^ {3}/gm, '')).toBe(files[rulePath]);
  });

  test('compiles', { timeout: 60_000 }, () => {
    expect(typeErrors(rulePath, files[rulePath] ?? '')).toEqual([]);
    expect(typeErrors(rulePath, 'export const wrong: string = 1;')).not.toEqual([]);
  });

  test.each(Object.keys(files).slice(1))('has a fixture that fails until it is written: %s', (path) => {
    const name = basename(path);
    expect(fixtureFlaws(id, name, new Map([[name, files[path] ?? '']]), { [id]: vaultRule })).not.toEqual([]);
  });
});
