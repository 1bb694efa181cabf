import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { readme } from '../scripts/readme.js';
import { program } from '../src/cli/program.js';
import { loadConfig } from '../src/config/load.js';
import { rules } from '../src/rules/index.js';
import { rulesNamed } from '../src/rules/named.js';
import { MemoryFiles, purgeable, vaultlint } from './cli/memory-world.js';

const text = readFileSync('README.md', 'utf8');

/** The fenced examples of a language, in order. */
const examples = (language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '');

const [configuration = '', workflow = '', hooks = ''] = examples('yaml');

test('the example is what the command line prints', async () => {
  expect(text, 'run `npm run gen` and commit what it writes').toBe(await readme());
});

test('the configuration is one', () => {
  const source = { path: 'vaultlint.config.yaml', language: 'yaml', text: configuration } as const;
  const { config, diagnostics } = loadConfig(source, rules);
  expect(diagnostics).toEqual([]);
  expect(config.environments.map(({ environment }) => environment)).toMatchObject([{ name: 'prod', production: true }]);
  expect(config.suppressions).toHaveLength(1);
});

test('the comment suppresses', async () => {
  const [comment = '', property = ''] = (examples('bicep')[0] ?? '').trimEnd().split('\n');
  const template = purgeable().replace(/ *publicNetworkAccess: .*/, `${comment}\n${property}`);
  expect(template).toContain(comment);
  const { out } = await vaultlint('scan --only network-exposure/public-access --format json', {
    '/repo/a.bicep': template,
  });
  const { findings, diagnostics } = JSON.parse(out) as { findings: { accepted?: object }[]; diagnostics: object[] };
  expect(findings.map(({ accepted }) => accepted)).toMatchObject([{ by: 'comment', until: '2027-03-31' }]);
  expect(diagnostics).toEqual([]);
});

test('the hook is the one that the package brings along', () => {
  const [own] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as Record<string, unknown>[];
  const [local] = (parse(hooks) as { repos: [{ hooks: Record<string, unknown>[] }] }).repos[0].hooks;
  for (const key of ['id', 'entry', 'language', 'files', 'require_serial']) expect(local?.[key]).toEqual(own?.[key]);
  const files = new RegExp(String(own?.['files']));
  const ours = ['a.bicep', 'a.dev.bicepparam', 'a.json', 'a.tf', 'a.tf.json', 'a.dev.tfvars'];
  expect([...ours, 'a.bicep.md', 'a.tfstate'].filter((name) => files.test(name))).toEqual(ours);
});

describe('the command line has', () => {
  const stdin = { read: () => Promise.resolve(new Uint8Array()), isTerminal: true };
  const world = { args: [], env: {}, cwd: '/', stdin, now: () => new Date(0), files: new MemoryFiles({}) };
  const stream = { write: (): void => undefined, isTerminal: false };
  const { commands } = program({ ...world, stdout: stream, stderr: stream }, () => undefined);
  const options = commands.flatMap((command) => command.options.map(({ long }) => long));

  test.each([...new Set([...text.matchAll(/`vaultlint (\w+)/g)].map((match) => match[1] ?? ''))])('%s', (name) => {
    expect(commands.map((command) => command.name())).toContain(name);
  });

  /** Of npx, and of commander itself. */
  const foreign = new Set(['--yes', '--help']);
  const mentioned = new Set([text, workflow, hooks].join('\n').match(/(?<![\w-])--[a-z][a-z-]+/g));

  test.each([...mentioned].filter((option) => !foreign.has(option)))('%s', (option) => {
    expect(options).toContain(option);
  });
});

test.each([...new Set(text.match(/(?<=`)[a-z]+(?:-[a-z]+)+\/[a-z-]+(?=`)/g))])('there is a rule %s', (id) => {
  expect(rulesNamed(id, rules)).toEqual([id]);
});

test.each([...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? ''))('%s is there', (path) => {
  expect(readFileSync(path, 'utf8')).not.toBe('');
});
