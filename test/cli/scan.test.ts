import { describe, expect, test } from 'vitest';
import { purgeable, sound, vaultlint, type Content } from './memory-world.js';

interface JsonFinding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly environments: readonly string[];
  readonly accepted?: { readonly by: string; readonly reason: string };
}
interface Json {
  readonly findings: readonly JsonFinding[];
  readonly diagnostics: readonly {
    readonly id: string;
    readonly message: string;
    readonly label?: string;
    readonly file?: string;
    readonly line?: number;
  }[];
  readonly exit: { readonly code: number; readonly because: string };
  readonly coverage: { readonly files: { readonly seen: number } };
}

async function json(args: string, files: Readonly<Record<string, Content>>): Promise<Json> {
  const { out } = await vaultlint(`scan --format json ${args}`.trim(), files);
  return JSON.parse(out) as Json;
}

const brokenTemplate = `${purgeable()}param = 1\n`;

describe('exit codes', () => {
  test.each([
    {
      name: 'nothing is wrong',
      args: '',
      files: { '/repo/a.bicep': sound() },
      code: 0,
      last: 'exit code 0: no findings',
    },
    {
      name: 'there is a finding',
      args: '',
      files: { '/repo/a.bicep': purgeable() },
      code: 1,
      last: 'exit code 1: 1 finding at or above low',
    },
    {
      name: 'the finding is below --fail-on',
      args: '--fail-on critical',
      files: { '/repo/a.bicep': purgeable() },
      code: 0,
      last: 'exit code 0: no findings at or above critical',
    },
    {
      name: 'a template is broken, and the rest is still judged',
      args: '',
      files: { '/repo/a.bicep': brokenTemplate },
      code: 3,
      last: 'exit code 3: incomplete, 1 problem kept something from being judged; 1 finding at or above low',
    },
    {
      name: 'a file is not text',
      args: '',
      files: { '/repo/a.bicep': new Uint8Array([0xc3, 0x28]) },
      code: 3,
      last: 'exit code 3: incomplete, 1 problem kept something from being judged',
    },
    {
      name: 'a file may not be read',
      args: '',
      files: { '/repo/a.bicep': { error: 'EACCES' }, '/repo/b.bicep': purgeable() },
      code: 3,
      last: 'exit code 3: incomplete, 1 problem kept something from being judged; 1 finding at or above low',
    },
    {
      name: 'more is unknown than allowed',
      args: '--max-unknown 0',
      files: { '/repo/a.bicep': `param on bool\n${purgeable().replace('Protection: false', 'Protection: on')}` },
      code: 3,
      last: 'exit code 3: incomplete, 1 unknown verdict and at most 0 allowed',
    },
    {
      name: 'no more is unknown than allowed',
      args: '--max-unknown 1',
      files: { '/repo/a.bicep': `param on bool\n${purgeable().replace('Protection: false', 'Protection: on')}` },
      code: 0,
      last: 'exit code 0: no findings, but 1 could not be told',
    },
    {
      name: '--exit-zero reports and ends with 0',
      args: '--exit-zero',
      files: { '/repo/a.bicep': purgeable() },
      code: 0,
      last: 'exit code 0 because of --exit-zero, else 1: 1 finding at or above low',
    },
  ])('$name: $code', async ({ args, files, code, last }) => {
    const ran = await vaultlint(`scan ${args}`.trim(), files);
    expect(ran.out.trimEnd().split('\n').at(-1)).toBe(last);
    expect(ran.code).toBe(code);
    expect(ran.err).toBe('');
  });
});

describe('what was named and cannot be', () => {
  test.each([
    ['scan nowhere', 'error: there is no file or folder `nowhere`\n'],
    [
      'scan docs',
      'error: nothing to scan: `docs` holds no Bicep, JSON or Terraform file that is not ignored (--allow-empty if that is fine)\n',
    ],
    ['scan *.bicepx', 'error: there is no file or folder `*.bicepx`\n'],
    ['scan docs/readme.md', 'error: `docs/readme.md` is neither Bicep, JSON nor Terraform\n'],
    [
      'scan --only purge-protection/valt',
      'error: --only names no rule: there is no `purge-protection/valt`; did you mean `purge-protection/vault`?\n',
    ],
    ['scan --skip zzz', 'error: --skip names no rule: there is no `zzz`; list them with `vaultlint rules`\n'],
    ['scan --config nope.yaml', 'error: cannot read the configuration `nope.yaml`: it does not exist\n'],
    ['scan --baseline nope.json', 'error: cannot read the baseline `nope.json`: it does not exist\n'],
    ['scan --params nope.bicepparam', 'error: there is no file or folder `nope.bicepparam`\n'],
    ['scan --params docs', 'error: --params takes .bicepparam, .json and .tfvars files, and `docs` is none\n'],
    [
      'scan --params docs/readme.md',
      'error: --params takes .bicepparam, .json and .tfvars files, and `docs/readme.md` is none\n',
    ],
    ['inspect docs', 'error: `docs` is a folder: name one of its files\n'],
    [
      'scan --format json --format sarif',
      'error: only one format can go to the standard output, not json and sarif: write --format sarif=FILE\n',
    ],
    ['scan --format json=/readonly/x.json', 'error: cannot write `/readonly/x.json`: the disk cannot be written to\n'],
    [
      'explain purge-protection/vualt',
      'error: there is no rule called `purge-protection/vualt`; did you mean `purge-protection/vault`?\n',
    ],
  ])('%s: 2 and a sentence', async (args, err) => {
    const ran = await vaultlint(args, { '/repo/docs/readme.md': '', '/repo/a.bicep': sound() });
    expect(ran).toMatchObject({ code: 2, out: '', err });
  });

  test.each(['scan --format yaml', 'scan --fail-on note', 'scan --max-unknown x', 'scan --nonsense', 'scna', ''])(
    '`%s` is no use: 2, and nothing on the standard output',
    async (args) => {
      const ran = await vaultlint(args, { '/repo/a.bicep': sound() });
      expect(ran.code).toBe(2);
      expect(ran.out).toBe('');
      expect(ran.err).not.toBe('');
    },
  );

  test('--allow-empty makes an empty folder no error, and the report says that nothing was seen', async () => {
    const ran = await vaultlint('scan docs --allow-empty', { '/repo/docs/readme.md': '' });
    expect(ran.code).toBe(0);
    expect(ran.out).toContain('0 seen');
  });
});

describe('formats', () => {
  const files = { '/repo/a.bicep': purgeable() };

  test('nothing but the report goes to the standard output, and the reason to the other', async () => {
    const ran = await vaultlint('scan --format json', files);
    expect((JSON.parse(ran.out) as Json).findings).toHaveLength(1);
    expect(ran.err).toBe('exit code 1: 1 finding at or above low\n');
  });

  test('several formats go to files, folders on the way made', async () => {
    const ran = await vaultlint('scan --format json=out/r.json --format sarif=out/r.sarif --format console', files);
    expect((JSON.parse(ran.files.text('/repo/out/r.json')) as Json).findings).toHaveLength(1);
    expect(ran.files.text('/repo/out/r.sarif')).toContain('"version": "2.1.0"');
    expect(ran.out).toContain('exit code 1');
    expect(ran.err).toBe('');
  });

  test.each([
    { name: 'a pipe', isTerminal: false, args: '', env: {}, colored: false },
    { name: 'a terminal', isTerminal: true, args: '', env: {}, colored: true },
    { name: 'a terminal with --no-color', isTerminal: true, args: ' --no-color', env: {}, colored: false },
    { name: 'a terminal with NO_COLOR', isTerminal: true, args: '', env: { NO_COLOR: '1' }, colored: false },
    { name: 'an empty NO_COLOR', isTerminal: true, args: '', env: { NO_COLOR: '' }, colored: true },
    { name: 'a pipe with FORCE_COLOR', isTerminal: false, args: '', env: { FORCE_COLOR: '1' }, colored: true },
    { name: 'an empty FORCE_COLOR', isTerminal: false, args: '', env: { FORCE_COLOR: '' }, colored: false },
    { name: 'FORCE_COLOR=0', isTerminal: true, args: '', env: { FORCE_COLOR: '0' }, colored: false },
  ])('$name: colours $colored', async ({ isTerminal, args, env, colored }) => {
    const ran = await vaultlint(`scan${args}`, files, { isTerminal, env });
    expect(ran.out.includes('\u001B[')).toBe(colored);
  });
});

test('in a workflow of GitHub the links of a markdown report lead to the commit', async () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SHA: 'abc',
  };
  const files = { '/repo/a.bicep': purgeable() };
  const ran = await vaultlint('scan --format markdown', files, { env });
  expect(ran.out).toContain('](https://github.com/o/r/blob/abc/a.bicep#L8)');
  expect((await vaultlint('scan --format markdown', files)).out).toContain('](a.bicep#L8)');
});

describe('rules to judge by', () => {
  const files = { '/repo/a.bicep': purgeable().replace("'Disabled'", "'Enabled'") };
  const rulesOf = async (args: string): Promise<readonly string[]> =>
    (await json(args, files)).findings.map(({ rule }) => rule).sort();

  test.each([
    ['', ['network-exposure/public-access', 'purge-protection/vault']],
    ['--only purge-protection', ['purge-protection/vault']],
    ['--only PURGE-PROTECTION/*', ['purge-protection/vault']],
    ['--only CKV_AZURE_110', ['purge-protection/vault']],
    ['--skip purge-protection/vault', ['network-exposure/public-access']],
    ['--only purge-protection,network-exposure --skip network-exposure/*', ['purge-protection/vault']],
  ])('%s', async (args, expected) => {
    expect(await rulesOf(args)).toEqual(expected);
  });
});

describe('deployments', () => {
  const template = `param on bool\nparam env string\n${purgeable('kv-${env}').replace('Protection: false', 'Protection: on')}`;
  const parameters = (env: string, on: boolean): string =>
    `using 'main.bicep'\nparam env = '${env}'\nparam on = ${String(on)}\n`;
  const files = {
    '/repo/main.bicep': template,
    '/repo/main.dev.bicepparam': parameters('dev', false),
    '/repo/main.test.bicepparam': parameters('test', false),
    '/repo/main.prod.bicepparam': parameters('prod', true),
    '/repo/params/uat.bicepparam': parameters('uat', true).replace('main', '../main').replace('true', 'false'),
  };

  test('one line that fails in some environments is one finding that names them', async () => {
    const { findings } = await json('', files);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.environments).toEqual(['dev', 'test', 'uat']);
  });

  test.each([
    ['--environment dev', ['dev']],
    ['--environment Development', ['dev']],
    ['--environment PROD', undefined],
    ['--params main.test.bicepparam', ['test']],
    ['--params main.test.bicepparam --params main.dev.bicepparam', ['dev', 'test']],
    ['main.bicep --params params/uat.bicepparam', ['uat']],
    ['--params main.test.bicepparam --environment test', ['test']],
  ])('%s', async (args, environments) => {
    const { findings } = await json(args, files);
    expect(findings[0]?.environments).toEqual(environments);
  });

  test('an environment that nothing is deployed to is a mistake', async () => {
    const ran = await vaultlint('scan --environment prdo', files);
    expect(ran).toMatchObject({
      code: 2,
      err: 'error: nothing is deployed to an environment called `prdo`; did you mean `prod`?\n',
    });
  });

  test('it is one also where something belongs to no environment, unless the configuration has it', async () => {
    const more = { ...files, '/repo/other.bicep': purgeable() };
    const ran = await vaultlint('scan --environment staging', more);
    expect(ran).toMatchObject({
      code: 2,
      err: 'error: nothing is deployed to an environment called `staging`; there are dev, prod, test, uat\n',
    });
    const configured = { ...more, '/repo/vaultlint.config.yaml': 'environments: { staging: {} }' };
    expect((await json('--environment staging', configured)).findings.map(({ file }) => file)).toEqual(['other.bicep']);
  });

  test('without anything that tells, the named environment is assumed', async () => {
    const { findings } = await json('--environment prod', { '/repo/a.bicep': purgeable() });
    expect(findings[0]?.environments).toEqual(['prod']);
  });
});

describe('one file among others', () => {
  const files = {
    '/repo/infra/main.bicep': "param on bool\nmodule vault '../modules/vault.bicep' = { params: { on: on } }\n",
    '/repo/infra/main.dev.bicepparam': "using 'main.bicep'\nparam on = false\n",
    '/repo/infra/main.prod.bicepparam': "using 'main.bicep'\nparam on = true\n",
    '/repo/modules/vault.bicep': `param on bool\n${purgeable().replace('Protection: false', 'Protection: on')}`,
    '/repo/other/vault.bicep': purgeable('kv-other'),
  };
  const failing = async (args: string): Promise<readonly string[]> =>
    (await json(`--only purge-protection/vault ${args}`.trim(), files)).findings.map(
      ({ file, environments }) => `${file}: ${environments.join(',')}`,
    );

  test.each([
    ['', ['modules/vault.bicep: dev', 'other/vault.bicep: ']],
    ['modules/vault.bicep', ['modules/vault.bicep: dev']],
    ['infra/main.bicep', ['modules/vault.bicep: dev']],
    ['infra/main.dev.bicepparam', ['modules/vault.bicep: dev']],
    ['infra/main.prod.bicepparam', []],
    ['other', ['other/vault.bicep: ']],
    ['modules other', ['modules/vault.bicep: dev', 'other/vault.bicep: ']],
    ['other/*.bicep', ['other/vault.bicep: ']],
    ['other\\vault.bicep', ['other/vault.bicep: ']],
    ['/repo/other/vault.bicep', ['other/vault.bicep: ']],
  ])('scan %s', async (args, expected) => {
    expect(await failing(args)).toEqual(expected);
  });

  test('paths count from the root of the repository, wherever somebody stands', async () => {
    const ran = await vaultlint('scan --format json vault.bicep', files, { cwd: '/repo/other' });
    expect((JSON.parse(ran.out) as Json).findings[0]?.file).toBe('other/vault.bicep');
  });

  test('a broken file that was only read for context is mentioned, but this run is not incomplete for it', async () => {
    const around = { ...files, '/repo/infra/broken.bicep': "module vault '../modules/vault.bicep' = {\nresource =\n" };
    const { exit, diagnostics } = await json('modules/vault.bicep', around);
    expect(diagnostics).toMatchObject([{ id: 'syntax/bicep', file: 'infra/broken.bicep' }]);
    expect(exit.code).toBe(1);
  });
});

describe('configuration', () => {
  test('is found above what is scanned, and counts', async () => {
    const files = {
      '/repo/vaultlint.config.yaml': 'rules:\n  purge-protection/vault: off\n',
      '/repo/infra/a.bicep': purgeable(),
    };
    expect((await json('infra', files)).findings).toEqual([]);
  });

  test('mistakes end the run with 2 and their places, in the format that was asked for', async () => {
    const files = { '/repo/vaultlint.config.yaml': 'failon: high\n', '/repo/a.bicep': purgeable() };
    const { diagnostics, exit } = await json('', files);
    expect(exit).toEqual({ code: 2, because: 'exit code 2: 1 error in what was asked or configured' });
    expect(diagnostics).toMatchObject([
      { id: 'config/unknown-key', label: 'did you mean `failOn`?', file: 'vaultlint.config.yaml', line: 1 },
    ]);
  });

  test('its environments say which deployment is which', async () => {
    const files = {
      '/repo/vaultlint.config.yaml': 'environments:\n  sandbox: { paths: [blue.bicepparam] }\n',
      '/repo/main.bicep': purgeable(),
      '/repo/blue.bicepparam': "using 'main.bicep'\n",
    };
    expect((await json('', files)).findings[0]?.environments).toEqual(['sandbox']);
  });

  test('its environments are known by their names in those of files too', async () => {
    const files = {
      '/repo/vaultlint.config.yaml': 'environments: { Blue: { production: true } }\n',
      '/repo/main.bicep': purgeable(),
      '/repo/main.blue.bicepparam': "using 'main.bicep'\n",
    };
    expect((await json('', files)).findings[0]?.environments).toEqual(['Blue']);
    expect((await json('--environment blue', files)).findings[0]?.environments).toEqual(['Blue']);
  });

  test('what it ignores is left out, unless it is named', async () => {
    const files = {
      '/repo/vaultlint.config.yaml': 'ignore: [old/]\n',
      '/repo/old/a.bicep': purgeable(),
      '/repo/b.bicep': sound(),
    };
    expect((await json('', files)).findings).toEqual([]);
    expect((await json('old/a.bicep', files)).findings).toHaveLength(1);
  });

  test('two of them side by side are refused', async () => {
    const files = { '/repo/vaultlint.config.yaml': '', '/repo/vaultlint.config.json': '{}', '/repo/a.bicep': sound() };
    const ran = await vaultlint('scan', files);
    expect(ran.err).toBe(
      'error: there is more than one configuration: `vaultlint.config.yaml` and `vaultlint.config.json`; keep one, or choose with --config\n',
    );
  });

  test('--print-config prints what a run would go by', async () => {
    const files = {
      '/repo/vaultlint.config.yaml':
        'failOn: high\nrules: { hsm-key-policy/*: off, purge-protection/vault: critical }\n',
      '/repo/a.bicep': sound(),
    };
    const ran = await vaultlint('scan --print-config --max-unknown 3', files);
    const printed = JSON.parse(ran.out) as { readonly rules: Readonly<Record<string, unknown>> };
    expect(printed).toMatchObject({
      file: 'vaultlint.config.yaml',
      preset: 'recommended',
      failOn: 'high',
      maxUnknown: 3,
    });
    expect(printed.rules['purge-protection/vault']).toBe('critical');
    expect(Object.keys(printed.rules).filter((id) => id.startsWith('hsm-key-policy/'))).toEqual([]);
  });

  test.each([
    ['', '', true],
    ['--no-module-cache', '', false],
    ['', 'moduleCache: false', false],
    ['--no-module-cache', 'moduleCache: true', false],
  ])('modules are read from the cache of Bicep with `%s` and `%s`: %s', async (option, config, expected) => {
    const files = { '/repo/vaultlint.config.yaml': config, '/repo/a.bicep': sound() };
    const ran = await vaultlint(`scan --print-config ${option}`.trim(), files);
    expect(JSON.parse(ran.out)).toMatchObject({ moduleCache: expected });
  });
});

describe('baseline', () => {
  const files = { '/repo/a.bicep': purgeable() };

  test('what is known is accepted, and what is new is not', async () => {
    const first = await vaultlint('baseline', files);
    expect(first.code).toBe(0);
    const known = first.files.text('/repo/vaultlint.baseline.json');
    const second = { '/repo/a.bicep': purgeable(), '/repo/b.bicep': purgeable('kv-two'), '/repo/known.json': known };
    const { findings, exit } = await json('--baseline known.json', second);
    expect(exit.because).toBe('exit code 1: 1 finding at or above low');
    expect(findings.map(({ file, accepted }) => [file, accepted?.reason])).toEqual([
      ['b.bicep', undefined],
      ['a.bicep', 'known in known.json'],
    ]);
  });

  test('an entry that is no longer found is a note', async () => {
    const { files: written } = await vaultlint('baseline -o known.json', files);
    const { diagnostics, exit } = await json('--baseline known.json', {
      '/repo/a.bicep': sound(),
      '/repo/known.json': written.text('/repo/known.json'),
    });
    expect(exit.code).toBe(0);
    expect(diagnostics).toMatchObject([
      {
        id: 'baseline/stale',
        message:
          'The baseline still lists `purge-protection/vault` of vault `kv-one` in a.bicep, which is no longer found',
      },
    ]);
  });

  test('one that is none is refused', async () => {
    const ran = await vaultlint('scan --baseline known.json', {
      ...files,
      '/repo/known.json': '{"version":7,"findings":[]}',
    });
    expect(ran).toMatchObject({ code: 2, err: 'error: `known.json` is not a baseline: its version is not 1\n' });
  });
});

describe('a bug of ours', () => {
  test('is owned up to in one sentence, without what it was about', async () => {
    const ran = await vaultlint('scan', { '/repo/a.bicep': sound() }, { now: 'no time at all' });
    expect(ran).toMatchObject({
      code: 2,
      err: 'error: vaultlint failed (RangeError), which is a bug in it. Set VAULTLINT_DEBUG=1 to see where, and report it with `npm bugs vaultlint`.\n',
    });
  });

  test('shows its stack to who asks for it', async () => {
    const ran = await vaultlint(
      'scan',
      { '/repo/a.bicep': sound() },
      { now: 'no time at all', env: { VAULTLINT_DEBUG: '1' } },
    );
    expect(ran.err).toContain('src/cli/');
  });
});

test('progress is silent where there is no terminal', async () => {
  const ran = await vaultlint('scan', { '/repo/a.bicep': sound() });
  expect(ran.err).toBe('');
});
