import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Instance, Report } from '../../src/model/finding.js';
import type { Span } from '../../src/model/source.js';
import { consoleReporter } from '../../src/reporters/console/console.js';
import { plain, type Role, type Style } from '../../src/reporters/reporter.js';
import { displayWidth } from '../../src/reporters/text/display-width.js';
import {
  acceptedFinding,
  devParameters,
  finding,
  instance,
  main,
  missingModule,
  openFinding,
  report,
  secretFinding,
  sourceOf,
  spanOf,
  syntaxProblem,
  unknownFinding,
} from './sample-report.js';

const printed = (input: Report, style: Partial<Style> = {}): string =>
  `\n${consoleReporter(input, { ...plain(style.width ?? 90), ...style })}`;

/** Only the first block: a finding without the summary. */
const block = (change: Parameters<typeof finding>[0], style: Partial<Style> = {}): string =>
  printed(report({ findings: [finding(change)], diagnostics: [] }), style).split('\n───')[0] ?? '';

describe('a finding', () => {
  test('shows what, where, the lines, how the value came, in which environments, why, and what to do', () => {
    expect(block({})).toMatchInlineSnapshot(`
      "
      high  Vault can be purged for good  [purge-protection/vault]
        infra/main.bicep:10:28  vault \`kv-payments-dev\`

           8 │     tenantId: tenant().tenantId
           9 │     sku: { family: 'A', name: 'standard' }
        > 10 │     enablePurgeProtection: purge ? true : null
             │                            ^^^^^^^^^^^^^^^^^^^
             │                            purge protection is not set, and Azure leaves it off
          11 │     networkAcls: {
          12 │       defaultAction: 'Allow'

        because  parameter \`purge\`   infra/main.bicep:2:7
                 \`purge\` given here  infra/main.dev.bicepparam:4:15
        in       dev and test; not in prod
        why      Without it, one purge call destroys a soft-deleted vault, and everything
                 encrypted with its keys is lost.
        fix      Set \`enablePurgeProtection: true\`. It cannot be turned off again.
      "
    `);
  });

  test('shows related places with a line each, and secrets as a mask', () => {
    expect(block(secretFinding)).toMatchInlineSnapshot(`
      "
      critical  Secret value stands in the template  [hardcoded-secrets/secret-resource]
        infra/main.bicep:22:12  secret \`db-password\`

          20 │   name: 'db-password'
          21 │   properties: {
        > 22 │     value: '•••'
             │            ^^^^^ this literal becomes the value of the secret
          23 │   }
          24 │ }

        in       dev, prod and test
        see      infra/main.bicep:4:10
                 > 4 │ resource keyVault 'Microsoft.KeyVault/vaults@2024-11-01' = {
                     │          ^^^^^^^^ it goes into this vault
        why      Everybody who can read the repository can read the secret.
        fix      Take the value from a \`@secure()\` parameter, and rotate the secret.
      "
    `);
  });

  test('says under what it fails when it fails only then', () => {
    const when = [{ subject: 'environment', is: 'dev', at: spanOf(main, 'environment') }];
    expect(block({ instances: [{ ...instance('dev'), when }] })).toContain(
      '  for      `keyVault` in infra/main.bicep, when `environment` is `dev`\n',
    );
    expect(block({ instances: [{ ...instance('dev'), when }, instance('test')] }, { width: 120 })).toContain(
      '  for      `keyVault` in infra/main.bicep (main.dev.bicepparam), when `environment` is `dev`\n' +
        '           `keyVault` in infra/main.bicep (main.test.bicepparam)\n',
    );
  });

  test('names the deployment when it is not the file that one is shown', () => {
    const elsewhere = { ...instance('dev'), deployment: { name: 'root.bicep', template: 'root.bicep' } };
    expect(block({ instances: [elsewhere] })).toContain('  for      `keyVault` in root.bicep\n');
    expect(block({ instances: [instance('dev')] })).not.toContain('  for  ');
  });

  test('names parameter files only where the environments do not say as much', () => {
    const eu = {
      ...instance('dev'),
      deployment: { ...instance('dev').deployment, parameters: 'infra/dev-eu.bicepparam' },
    };
    expect(block({ instances: [instance('dev'), instance('test')] })).not.toContain('  for  ');
    expect(block({ instances: [instance('dev'), eu] })).toContain(
      '  for      `keyVault` in infra/main.bicep (main.dev.bicepparam and dev-eu.bicepparam)\n',
    );
    expect(block({ instances: [instance('dev'), instance('test')] }, { verbose: true })).toContain(
      '  for      `keyVault` in infra/main.bicep (main.dev.bicepparam and main.test.bicepparam)\n',
    );
  });

  test('shows every parameter file that gives the value', () => {
    const given = (environment: string, at: Span): Instance => ({
      ...instance(environment),
      trail: [
        { kind: 'variable', name: 'address', at },
        { kind: 'parameter', name: 'purge', at: spanOf(main, 'purge') },
        { kind: 'assignment', name: 'purge', at },
      ],
    });
    const test = sourceOf('infra/main.test.bicepparam', 'param purge = false', 'bicepparam');
    const instances = [given('dev', spanOf(devParameters, 'false')), given('test', spanOf(test, 'false'))];
    expect(block({ trail: instances[0]?.trail ?? [], instances })).toContain(
      '  because  parameter `purge`   infra/main.bicep:2:7\n' +
        '           `purge` given here  infra/main.dev.bicepparam:4:15, main.test.bicepparam:1:15\n',
    );
    expect(block({ trail: instances[0]?.trail ?? [], instances }, { width: 75 })).toContain(
      '           `purge` given here\n             infra/main.dev.bicepparam:4:15, main.test.bicepparam:1:15\n',
    );
  });

  test('shows each other place once, and its own place not again', () => {
    const [here, there] = [spanOf(main, 'purge ? true : null'), spanOf(main, 'keyVault')];
    const related = [here, there, there].map((at, i) => ({ at, label: `use \`${String(i)}\`` }));
    const text = block({ related });
    expect(text.match(/^ {2}see/gm)).toHaveLength(1);
    expect(text).toContain('^^^^^^^^ use `1` and `2`');
  });

  test('of many instances lists the first few, and all of them when verbose', () => {
    const instances = Array.from({ length: 9 }, (_, i) => instance('dev', `vaults[${String(i)}]`));
    expect(block({ instances })).toContain('`vaults[0]`, `vaults[1]`, `vaults[2]` and 6 more in infra/main.bicep');
    expect(block({ instances }, { verbose: true }).match(/vaults\[/g)).toHaveLength(9);
  });

  test('has the id of its rule below its title if both do not fit', () => {
    expect(block({}, { width: 55 })).toMatch(
      /^\nhigh {2}Vault can be purged for good\n {2}\[purge-protection\/vault\]\n {2}infra/,
    );
  });

  test('says why only the first time a rule comes up, and every time when verbose', () => {
    const findings = [finding(), finding({ fingerprint: '00000000000000dd' })];
    const whys = (style?: Partial<Style>): number =>
      printed(report({ findings }), style).match(/^ {2}why /gm)?.length ?? 0;
    expect(whys()).toBe(1);
    expect(whys({ verbose: true })).toBe(2);
  });

  test('says nothing of environments when none is known', () => {
    expect(block({ environments: [], passesIn: ['prod'] })).not.toMatch(/^ {2}in /m);
    expect(block({ passesIn: [] })).toMatch(/^ {2}in {7}dev and test$/m);
  });
});

describe('modules that are in registries', () => {
  const references = [
    "'br/public:avm/res/a:0.1.0'",
    "'br/public:avm/res/b:1'",
    "'br/public:avm/res/a:0.2.0'",
    "'ts/specs:c:2'",
    "'br/public:avm/utl/types:1'",
  ];
  const caller = sourceOf('main.bicep', references.join('\n'));
  const diagnostics = references.map((text): Diagnostic => ({
    id: text.includes('types') ? 'import/missing' : 'module/missing',
    level: 'note',
    title: 'Module `x` is not evaluated',
    at: spanOf(caller, text),
  }));

  test('are told together, those that are called most often first', () => {
    const text = printed(report({ findings: [], diagnostics }));
    expect(text.slice(0, text.indexOf('─'))).toMatchInlineSnapshot(`
      "
      note  3 module calls are not evaluated: their modules are in registries  [module/missing]
        \`br/public:avm/res/a\` (2), \`br/public:avm/res/b\`
        --verbose shows every one

      note  1 module call is not evaluated: its module is in a template spec  [module/missing]
        \`ts/specs:c\`
        --verbose shows every one

      note  1 import is unknown: its module is in a registry  [import/missing]
        \`br/public:avm/utl/types\`
        --verbose shows every one

      "
    `);
  });

  test('are shown one by one when verbose', () => {
    expect(
      printed(report({ findings: [], diagnostics }), { verbose: true }).match(/Module `x` is not evaluated/g),
    ).toHaveLength(5);
  });

  test('that should be in the files are not among them', () => {
    const local: Diagnostic = {
      ...diagnostics[0],
      id: 'module/missing',
      level: 'warning',
      title: 'Module `y` is not evaluated',
      incomplete: true,
    };
    expect(
      printed(report({ findings: [], diagnostics: [local, local] })).match(/Module `y` is not evaluated/g),
    ).toHaveLength(2);
  });
});

describe('the order', () => {
  test('is failures worst first, unknowns, accepted, problems, summary, and last why it ends so', () => {
    const heads = printed(report())
      .split('\n')
      .filter((line) => /^\S/.test(line));
    expect(heads.map((line) => line.split(' ')[0])).toEqual([
      'critical',
      'high',
      'medium',
      'unknown',
      'accepted',
      'error',
      'warning',
      '─'.repeat(72),
      'result',
      'files',
      'modules',
      'left',
      'loops',
      'judged',
      'verdicts',
      'Exit',
    ]);
    expect(printed(report()).endsWith('\nExit 1: 3 findings at or above low.\n')).toBe(true);
  });
});

describe('unknowns', () => {
  const unknowns = (label: string, n: number): (typeof unknownFinding)[] =>
    Array.from({ length: n }, (_, i) => ({ ...unknownFinding, label, fingerprint: String(i) }));

  test('are one line each, under their reason', () => {
    const findings = [...unknowns('parameter `a` has no value until deployment', 5), ...unknowns('other', 1)];
    expect(printed(report({ findings, diagnostics: [] })).split('\n───')[0]).toMatchInlineSnapshot(`
      "
      unknown  6 verdicts could not be reached

        parameter \`a\` has no value until deployment
          infra/main.bicep:13:15  network-exposure/ip-range, vault \`kv-payments-dev\`
          infra/main.bicep:13:15  network-exposure/ip-range, vault \`kv-payments-dev\`
          infra/main.bicep:13:15  network-exposure/ip-range, vault \`kv-payments-dev\`
          and 2 more places

        other
          infra/main.bicep:13:15  network-exposure/ip-range, vault \`kv-payments-dev\`

        --verbose shows all of them
      "
    `);
  });

  test('are in full when verbose, and only counted when quiet', () => {
    const input = report({ findings: unknowns('a reason', 5), diagnostics: [] });
    expect(printed(input, { verbose: true }).match(/a reason/g)).toHaveLength(5);
    expect(printed(input, { quiet: true })).not.toContain('a reason');
    expect(printed(input, { quiet: true })).toContain('nothing failed, 5 unknown');
  });

  test('for very many reasons do not drown the rest', () => {
    const findings = Array.from({ length: 50 }, (_, i) => unknowns(`reason ${String(i)}`, 1)).flat();
    const text = printed(report({ findings, diagnostics: [] }));
    expect(text.match(/reason \d/g)).toHaveLength(8);
    expect(text).toContain('and 42 more for other reasons');
  });
});

describe('accepted findings', () => {
  test('are named with who accepted them, until when and why, and do not count', () => {
    expect(printed(report({ findings: [acceptedFinding], diagnostics: [] })).split('\nfiles')[0])
      .toMatchInlineSnapshot(`
      "
      accepted  1 finding somebody has accepted

        infra/main.bicep:8:5  rbac-breadth/permission-model
          by comment until 2027-12-31: sandbox, rebuilt nightly

      ────────────────────────────────────────────────────────────────────────
      result     nothing failed, 1 accepted"
    `);
  });
});

describe('problems', () => {
  test('have a frame if they have a place', () => {
    const text = printed(report({ findings: [], diagnostics: [missingModule, syntaxProblem] }));
    expect(text.split('\n───')[0]).toMatchInlineSnapshot(`
      "
      error  Expected a value  [syntax/bicep]
        infra/main.bicep:18:68

          17 │
        > 18 │ resource dbPassword 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
             │                                                                    ^^^
             │                                                         a value was expected here
          19 │   parent: keyVault

        fix      Write an expression after \`=\`.

      warning  Module \`br/public:avm/res/key-vault/vault:0.13.0\` is not in the tree  [module/missing]
        infra/über uns.bicep
        fix      Restore it with \`bicep restore\`.
      "
    `);
  });

  test('that are alike are not all shown', () => {
    const diagnostics = Array.from({ length: 40 }, (): Diagnostic => missingModule);
    const text = printed(report({ findings: [], diagnostics }));
    expect(text.match(/is not in the tree/g)).toHaveLength(3);
    expect(text).toContain('and 37 more  [module/missing]  --verbose shows all of them');
    expect(printed(report({ findings: [], diagnostics }), { verbose: true }).match(/is not in the tree/g)).toHaveLength(
      40,
    );
  });

  test('without text to point into say their label all the same', () => {
    const diagnostics: Diagnostic[] = [{ id: 'path/missing', level: 'error', title: 'No such path', label: 'typo?' }];
    expect(printed(report({ findings: [], diagnostics }))).toContain(
      'error  No such path  [path/missing]\n  note     typo?\n',
    );
  });
});

describe('the summary', () => {
  const coverage = {
    files: { seen: 2, parsed: 2, irrelevant: 0, compiled: 0, partial: 0, failed: 0 },
    modules: { resolved: 0, cached: 0, known: 0, missing: 0 },
    undeployed: 0,
    assumed: 0,
    unexpanded: 0,
    deployments: 1,
    resources: { vault: 1, keyStore: 1, accessPolicy: 2, ipRule: 1, managedHsm: 0 },
    verdicts: { pass: 4, fail: 0, unknown: 0, inapplicable: 0 },
  };

  test('of a clean run says what was looked at', () => {
    const clean = report({ findings: [], diagnostics: [], coverage, exit: { code: 0, because: 'no findings' } });
    expect(printed(clean)).toMatchInlineSnapshot(`
      "
      ────────────────────────────────────────────────────────────────────────
      result     nothing failed
      files      2 seen, 2 parsed
      judged     1 vault, 2 access policies and 1 IP rule, in 1 deployment
      verdicts   4 passed, 0 failed, 0 unknown, 0 did not apply, by 5 rules

      no findings
      "
    `);
  });

  test('keeps the gaps when quiet, and leaves out what is well', () => {
    expect(printed(report({ findings: [] }), { quiet: true })).toMatch(/^files [^]* 1 could not be read$/m);
    expect(printed(report({ findings: [], coverage }), { quiet: true })).not.toMatch(/^(files|judged|verdicts)/m);
  });

  test('of a run that judged nothing says so', () => {
    const nothing = report({ findings: [], coverage: { ...coverage, resources: {}, deployments: 0 } });
    expect(printed(nothing)).toContain('judged     nothing of what the rules judge, in 0 deployments');
  });
});

describe('the width', () => {
  test.each([60, 80, 100, 140])('of %i columns is kept by everything but titles and places', (width) => {
    const findings = [finding({ label: 'a label of many words '.repeat(8).trim() }), secretFinding, openFinding];
    const lines = printed(report({ findings, diagnostics: [] }), { width }).split('\n');
    const prose = lines.filter((line) => !/\[[\w/-]+\]$|\.bicep/.test(line));
    expect(prose.filter((line) => displayWidth(line) > width)).toEqual([]);
  });
});

describe('colours', () => {
  test('never change the text', () => {
    const paint = (_role: Role, text: string): string => `\u001b[1m${text}\u001b[0m`;
    const uncoloured = printed(report(), { paint }).replaceAll('\u001b[1m', '').replaceAll('\u001b[0m', '');
    expect(uncoloured).toBe(printed(report()));
  });

  test('follow the severity', () => {
    const paint = (role: Role, text: string): string => `<${role}>${text}`;
    expect(printed(report(), { paint })).toContain('<critical>critical');
    expect(printed(report(), { paint })).toContain('<unknown>unknown');
  });
});

test('control characters of names and files never reach the terminal', () => {
  const text = block({ resource: 'vault `\u001b[2J`', label: 'a\u0007b', title: 'x\u202ey' });
  expect(/[\p{Cc}\u202e]/u.exec(text.replaceAll('\n', ''))).toBeNull();
});
