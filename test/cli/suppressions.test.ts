import { describe, expect, test } from 'vitest';
import { purgeable, vaultlint } from './memory-world.js';

interface Json {
  readonly findings: readonly {
    readonly environments: readonly string[];
    readonly instances: readonly { readonly address: string }[];
    readonly accepted?: { readonly by: string; readonly reason: string; readonly until?: string };
  }[];
  readonly diagnostics: readonly {
    readonly id: string;
    readonly label?: string;
    readonly line?: number;
    readonly column?: number;
  }[];
}

async function scanned(text: string, args = '', files: Readonly<Record<string, string>> = {}): Promise<Json> {
  const { out } = await vaultlint(`scan --only purge-protection/vault --format json ${args}`.trim(), {
    '/repo/a.bicep': text,
    ...files,
  });
  return JSON.parse(out) as Json;
}

const reasonsOf = ({ findings }: Json): readonly (string | undefined)[] =>
  findings.map(({ accepted }) => accepted?.reason);
const on = (line: string, comment: string): string => purgeable().replace(line, `${line} ${comment}`);
const above = (line: string, ...comments: readonly string[]): string =>
  purgeable().replace(new RegExp(`^( *)${line}`, 'm'), [...comments, `$1${line}`].join('\n'));

const rule = 'purge-protection/vault';
const property = 'enablePurgeProtection: false';
const heading = 'resource vault';

describe('a comment accepts', () => {
  test.each([
    ['on the line of the finding', on(property, `// vaultlint:ignore ${rule} -- sandbox`)],
    ['in a block comment after it', on(property, `/* vaultlint:ignore ${rule} -- sandbox */`)],
    ['on the line above', above(property, `// vaultlint:ignore ${rule} -- sandbox`)],
    [
      'above, with another comment and an empty line between',
      above(property, `// vaultlint:ignore ${rule} -- sandbox`, '', '// note'),
    ],
    [
      'in a line of a longer comment',
      above(property, '/*', ' * Known.', ` * vaultlint:ignore ${rule} -- sandbox`, ' */'),
    ],
    ['above the declaration', above(heading, `// vaultlint:ignore ${rule} -- sandbox`)],
    [
      'above the decorators of the declaration',
      above(heading, `// vaultlint:ignore ${rule} -- sandbox`, "@description('x')", '@batchSize(1)'),
    ],
    [
      'between the decorators',
      above(heading, "@description('x')", `// vaultlint:ignore ${rule} -- sandbox`, '@batchSize(1)'),
    ],
    ['by family', above(heading, '// vaultlint:ignore purge-protection/* -- sandbox')],
    ['by alias, in any case', above(heading, '// VaultLint:Ignore ckv_azure_110 -- sandbox')],
    ['among other rules', above(heading, `// vaultlint:ignore hsm-key-policy/key-size, ${rule} -- sandbox`)],
    ['until today', above(heading, `// vaultlint:ignore ${rule} until=2026-06-15 -- sandbox`)],
  ])('%s', async (_, text) => {
    const json = await scanned(text);
    expect(reasonsOf(json)).toEqual(['sandbox']);
    expect(json.diagnostics).toEqual([]);
  });
});

describe('a comment does not accept', () => {
  test.each([
    [
      'on another line',
      on("location: 'westeurope'", `// vaultlint:ignore ${rule} -- x`),
      'suppression/unused',
      'no finding of this rule is covered',
    ],
    [
      'on the heading alone',
      purgeable().replace('= {', `= { // vaultlint:ignore ${rule} -- x`),
      'suppression/unused',
      'no finding of this rule is covered',
    ],
    [
      'at the end of the file',
      `${purgeable()}// vaultlint:ignore ${rule} -- x`,
      'suppression/unused',
      'no finding of this rule is covered',
    ],
    [
      'an unknown rule',
      on(property, '// vaultlint:ignore purge-protection/valt -- x'),
      'suppression/unknown-rule',
      'did you mean `purge-protection/vault`?',
    ],
    [
      'after its last day',
      on(property, `// vaultlint:ignore ${rule} until=2026-06-14 -- x`),
      'suppression/expired',
      'counted until 2026-06-14',
    ],
    [
      'without a reason',
      on(property, `// vaultlint:ignore ${rule}`),
      'suppression/malformed',
      'the reason is missing: end with ` -- ` and why',
    ],
    [
      'with an empty reason',
      on(property, `// vaultlint:ignore ${rule} -- `),
      'suppression/malformed',
      'the reason is missing: end with ` -- ` and why',
    ],
    ['without a rule', on(property, '// vaultlint:ignore -- x'), 'suppression/malformed', 'names no rule'],
    [
      'on a day that is none',
      on(property, `// vaultlint:ignore ${rule} until=2026-02-30 -- x`),
      'suppression/malformed',
      'not a date: write `until=YYYY-MM-DD`',
    ],
    [
      'two rules without a comma',
      on(property, `// vaultlint:ignore ${rule} hsm-key-policy/key-size -- x`),
      'suppression/malformed',
      'separate rules with a comma',
    ],
    [
      'a date in other words',
      on(property, `// vaultlint:ignore ${rule} until 2027-01-01 -- x`),
      'suppression/malformed',
      'write `until=YYYY-MM-DD` before the reason',
    ],
    [
      'with a typo',
      on(property, `// vaultlint:ingore ${rule} -- x`),
      'suppression/malformed',
      'did you mean `vaultlint:ignore`?',
    ],
    [
      'in the way of others',
      on(property, `// vaultlint-disable ${rule}`),
      'suppression/malformed',
      'write `vaultlint:ignore RULE -- reason` at the start of the comment',
    ],
    [
      'after other words',
      on(property, `// see vaultlint:ignore ${rule} -- x`),
      'suppression/malformed',
      'write `vaultlint:ignore RULE -- reason` at the start of the comment',
    ],
  ])('%s, and it says so', async (_, text, id, label) => {
    const json = await scanned(text);
    expect(reasonsOf(json)).toEqual([undefined]);
    expect(json.diagnostics).toMatchObject([{ id, label }]);
  });

  test('when comments may not', async () => {
    const json = await scanned(on(property, `// vaultlint:ignore ${rule} -- x`), '--no-inline-suppressions');
    expect(reasonsOf(json)).toEqual([undefined]);
    expect(json.diagnostics).toEqual([]);
  });
});

test('points at the name that is wrong, not at the whole comment', async () => {
  const json = await scanned(above(heading, `// vaultlint:ignore ${rule},nonsense-rule -- x`));
  expect(json.diagnostics).toMatchObject([{ id: 'suppression/unknown-rule', line: 1, column: 44 }]);
});

test('a comment that only speaks of vaultlint is none', async () => {
  const json = await scanned(above(heading, '// Checked by vaultlint, which ignores nothing here.'));
  expect(json.diagnostics).toEqual([]);
});

test('a rule that does not run cannot be needed', async () => {
  const json = await scanned(above(heading, '// vaultlint:ignore network-exposure/public-access -- x'));
  expect(json.diagnostics).toEqual([]);
});

describe('above a module call', () => {
  const caller = [
    `// vaultlint:ignore ${rule} -- sandbox`,
    "module one 'vault.bicep' = { name: 'one' }",
    "module two 'vault.bicep' = { name: 'two' }",
  ].join('\n');

  test('it accepts what that call deploys, and nothing else', async () => {
    const { findings, diagnostics } = await scanned(caller, '', { '/repo/vault.bicep': purgeable() });
    expect(
      findings.map(({ instances, accepted }) => [instances.map(({ address }) => address), accepted?.reason]),
    ).toEqual([
      [['two/vault'], undefined],
      [['one/vault'], 'sandbox'],
    ]);
    expect(diagnostics).toEqual([]);
  });
});

describe('where a parameter file gives the value', () => {
  const template = `param purge bool\n${purgeable().replace('enablePurgeProtection: false', 'enablePurgeProtection: purge')}`;
  const given = (comment: string): string => `using 'a.bicep'\n${comment}\nparam purge = false\n`;

  test('it accepts that value, and not what another file gives', async () => {
    const { findings, diagnostics } = await scanned(template, '', {
      '/repo/a.dev.bicepparam': given(`// vaultlint:ignore ${rule} -- sandbox`),
      '/repo/a.prod.bicepparam': given(''),
    });
    expect(findings.map(({ environments, accepted }) => [environments, accepted?.reason])).toEqual([
      [['prod'], undefined],
      [['dev'], 'sandbox'],
    ]);
    expect(diagnostics).toEqual([]);
  });
});

describe('the configuration accepts', () => {
  const config = (entry: string): Readonly<Record<string, string>> => ({
    '/repo/vaultlint.config.yaml': `suppressions:\n  - { rule: ${rule}, reason: agreed, ${entry} }\n`,
  });

  test.each([
    ['everywhere', ''],
    ['in a file', 'paths: [a.bicep]'],
    ['in files', 'paths: ["*.bicep"]'],
    ['a resource', 'resources: [vault]'],
    ['resources', 'resources: ["V*"]'],
    ['until a day', 'until: 2026-12-31'],
  ])('%s', async (_, entry) => {
    const json = await scanned(purgeable(), '', config(entry));
    expect(reasonsOf(json)).toEqual(['agreed']);
    expect(json.diagnostics).toEqual([]);
  });

  test.each([
    ['another file', 'paths: [b.bicep]', 'suppression/unused'],
    ['another resource', 'resources: [vaul]', 'suppression/unused'],
    ['a day that is past', 'until: 2026-06-14', 'suppression/expired'],
  ])('but not %s', async (_, entry, id) => {
    const json = await scanned(purgeable(), '', config(entry));
    expect(reasonsOf(json)).toEqual([undefined]);
    expect(json.diagnostics).toMatchObject([{ id, line: 2 }]);
  });

  test('and is not called unused by a scan of less than everything', async () => {
    const json = await scanned(purgeable(), 'a.bicep', config('paths: [b.bicep]'));
    expect(json.diagnostics).toEqual([]);
  });
});

describe('in Terraform a comment accepts', () => {
  const comment = '# vaultlint:ignore network-exposure/ip-range -- the office';
  const vault = (...lines: readonly string[]): string =>
    [
      'resource "azurerm_key_vault" "kv" {',
      ...lines.slice(0, 1),
      '  network_acls {',
      '    default_action = "Deny"',
      ...lines.slice(1),
      '  }',
      '}',
    ].join('\n');
  const wide = ['    ip_rules = [', '      "20.0.0.0/8",', '    ]'];

  test.each([
    ['on the line', vault('', '    ip_rules = [', `      "20.0.0.0/8", ${comment}`, '    ]')],
    ['above an attribute of several lines', vault('', comment, ...wide)],
    ['above a block', vault(comment, ...wide)],
    ['above a resource', `${comment}\n${vault('', ...wide)}`],
  ])('%s', async (_, text) => {
    const { out } = await vaultlint('scan --only network-exposure/ip-range --format json', { '/repo/main.tf': text });
    expect(reasonsOf(JSON.parse(out) as Json)).toEqual(['the office']);
  });

  test('above a module call', async () => {
    const { out } = await vaultlint('scan --only network-exposure/ip-range --format json', {
      '/repo/main.tf': `${comment}\nmodule "a" {\n  source = "./kv"\n}\n\nmodule "b" {\n  source = "./kv"\n}`,
      '/repo/kv/main.tf': vault('', ...wide),
    });
    const [finding] = (JSON.parse(out) as Json).findings;
    expect(finding?.accepted).toBeUndefined();
    expect(finding?.instances.map(({ address }) => address)).toEqual(['module.b.azurerm_key_vault.kv']);
  });
});
