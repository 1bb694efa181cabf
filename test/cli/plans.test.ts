import { describe, expect, test } from 'vitest';
import { planOf, type PlannedOf } from '../scanners/terraform/plan/plan-of.js';
import { vaultlint, type Content } from './memory-world.js';

const canary = 'cAnArY7f3a9b2c';

const basics = { name: 'kv', location: 'westeurope', resource_group_name: 'rg', sku_name: 'standard', tenant_id: 't' };
const vault = (more: PlannedOf['after'] & object = {}): PlannedOf => ({
  address: 'azurerm_key_vault.main',
  after: { ...basics, purge_protection_enabled: false, ...more },
  unknown: { id: true, vault_uri: true },
  written: { ...basics, purge_protection_enabled: false, ...more },
});

const plan = planOf([vault()]);

const source = `resource "azurerm_key_vault" "main" {
  name                     = "kv"
  location                 = "westeurope"
  resource_group_name      = "rg"
  sku_name                 = "standard"
  tenant_id                = "t"
  purge_protection_enabled = var.protected
}
variable "protected" { type = bool }
`;

interface Json {
  readonly findings: readonly {
    readonly rule: string;
    readonly verdict: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly environments: readonly string[];
    readonly accepted?: object;
  }[];
  readonly diagnostics: readonly { readonly id: string; readonly message: string; readonly fix?: string }[];
  readonly exit: { readonly code: number };
}

async function scanned(args: string, files: Readonly<Record<string, Content>>): Promise<Json> {
  const { out, err } = await vaultlint(`scan --format json --only purge-protection/vault ${args}`.trim(), files);
  return JSON.parse(out === '' ? err : out) as Json;
}

const places = ({ findings }: Json): readonly string[] =>
  findings.map(({ verdict, file, line, column }) => `${verdict} ${file}:${String(line)}:${String(column)}`);

/** Where the value of an attribute stands in a text of one line. */
const columnOf = (text: string, attribute: string): number => text.indexOf(`"${attribute}":`) + attribute.length + 4;

const utf16 = (text: string, mark: string, swapped = false): Uint8Array => {
  const bytes = Buffer.from(mark + text, 'utf16le');
  return swapped ? bytes.swap16() : bytes;
};

describe('a plan', () => {
  const here = `fail plan.json:1:${String(columnOf(plan, 'purge_protection_enabled'))}`;

  test.each<[string, string, Readonly<Record<string, Content>>]>([
    ['by its name', 'plan.json', { '/repo/plan.json': plan }],
    ['in a folder', '', { '/repo/plan.json': plan }],
    ['in UTF-8 with a mark', '', { '/repo/plan.json': `\uFEFF${plan}` }],
    ['as PowerShell writes it', '', { '/repo/plan.json': utf16(plan, '\uFEFF') }],
    ['in UTF-16 of the other order', '', { '/repo/plan.json': utf16(plan, '\uFEFF', true) }],
    ['in UTF-16 without a mark', '', { '/repo/plan.json': utf16(plan, '') }],
    ['in UTF-16 of the other order without a mark', '', { '/repo/plan.json': utf16(plan, '', true) }],
  ])('is judged: %s', async (_, args, files) => {
    expect(places(await scanned(args, files))).toEqual([here]);
  });

  test.each(['tfplan', 'out/plan.out', 'plan.txt'])('may be called %s where it is named', async (name) => {
    const found = await scanned(name, { [`/repo/${name}`]: plan });
    expect(places(found)).toEqual([here.replace('plan.json', name)]);
  });

  test('is one with lines of its own', async () => {
    const text = JSON.stringify(JSON.parse(plan), null, 2);
    const line = text.slice(0, text.indexOf('"purge_protection_enabled": false')).split('\n').length;
    expect(places(await scanned('', { '/repo/plan.json': text }))).toEqual([`fail plan.json:${String(line)}:39`]);
  });

  test.each([
    ['prod.plan.json', 'prod', {}],
    ['plan.json', 'dev', { variables: { environment: 'dev' } }],
    ['env/test/plan.json', 'test', {}],
  ])('%s is for the environment %s', async (name, environment, more) => {
    const { findings } = await scanned('', { [`/repo/${name}`]: planOf([vault()], more) });
    expect(findings.flatMap(({ environments }) => environments)).toEqual([environment]);
  });
});

describe('a plan with its configuration', () => {
  const files = { '/repo/infra/main.tf': source, '/repo/plans/prod.json': plan };

  test('is judged at the places of the configuration, and that no second time', async () => {
    const found = await scanned('', files);
    expect(places(found)).toEqual(['fail infra/main.tf:7:30']);
    expect(found.findings[0]?.environments).toEqual(['prod']);
  });

  test.each([
    ['plans/prod.json infra', files],
    ['infra/plan.json', { '/repo/infra/main.tf': source, '/repo/infra/plan.json': plan }],
  ])('scan %s', async (args, given) => {
    expect(places(await scanned(args, given))).toEqual(['fail infra/main.tf:7:30']);
  });

  test('without the plan nobody knows', async () => {
    expect(places(await scanned('infra', files))).toEqual(['unknown infra/main.tf:7:30']);
  });

  test('leaves other environments to their files of values', async () => {
    const values = { '/repo/infra/dev.tfvars': 'protected = false\n', '/repo/infra/prod.tfvars': 'protected = true\n' };
    const { findings } = await scanned('', { ...files, ...values });
    // The plan knows better than the file of values of its environment.
    expect(findings.map(({ environments }) => environments)).toEqual([['dev', 'prod']]);
  });

  test('is not that of another configuration', async () => {
    const other = { '/repo/other/main.tf': source.replace('"main"', '"other"'), '/repo/plans/prod.json': plan };
    expect(places(await scanned('', other)).map((each) => each.replace(/:.*/, ''))).toEqual([
      'fail plans/prod.json',
      'unknown other/main.tf',
    ]);
  });

  test.each([
    ['above the resource', source.replace('resource', `# vaultlint:ignore purge-protection/vault -- agreed\nresource`)],
    [
      'on the argument',
      source.replace('var.protected', 'var.protected # vaultlint:ignore purge-protection/vault -- ok'),
    ],
  ])('is accepted by a comment %s', async (_, text) => {
    const { findings } = await scanned('', { ...files, '/repo/infra/main.tf': text });
    expect(findings.map(({ accepted }) => accepted)).toEqual([expect.objectContaining({ by: 'comment' })]);
  });
});

describe('what is no plan', () => {
  const saved = Uint8Array.from(`PK\u0003\u0004${'\0'.repeat(26)}tfplanUT`.split(''), (each) => each.charCodeAt(0));

  test.each<[string, string, Content, string, RegExp]>([
    ['cut off', 'plan.json', plan.slice(0, 900), 'plan/broken', /cut off or damaged/],
    ['cut off at once', 'plan.json', '{"format_version":"1.2"', 'plan/broken', /cut off/],
    ['no JSON', 'plan.json', 'Error: something', 'plan/not-json', /no JSON/],
    ['empty', 'plan.json', '', 'plan/not-json', /no JSON/],
    ['of an older format', 'plan.json', plan.replace('"1.2"', '"0.2"'), 'plan/format', /version 0\.2/],
    ['of a newer format', 'plan.json', plan.replace('"1.2"', '"2.0"'), 'plan/format', /version 2\.0/],
    ['of no format', 'plan.json', plan.replace('"1.2"', `"${canary}"`), 'plan/format', /another version/],
    ['saved by Terraform', 'tfplan', saved, 'file/unreadable', /terraform show -json/],
    [
      'a state',
      'plan.json',
      '{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x"}',
      'plan/state',
      /state/,
    ],
    ['a state that is shown', 'tfplan.json', '{"format_version":"1.0","values":{}}', 'plan/state', /state/],
    [
      'what a run says',
      'plan.json',
      '{"@level":"info","@module":"terraform.ui"}\n{"@level":"info"}\n',
      'plan/messages',
      /says/,
    ],
    [
      'what people are shown',
      'plan.txt',
      'Terraform will perform the following actions:\n',
      'plan/words',
      /for people/,
    ],
    ['unfinished', 'plan.json', planOf([], { top: { errored: true } }), 'plan/errored', /could not finish/],
  ])('%s: the run is incomplete, and says what to do', async (_, name, content, id, message) => {
    const { diagnostics, exit } = await scanned(name, { [`/repo/${name}`]: content });
    expect(diagnostics.map((each) => [each.id, each.message])).toEqual([[id, expect.stringMatching(message)]]);
    expect(`${diagnostics[0]?.message ?? ''} ${diagnostics[0]?.fix ?? ''}`).toMatch(
      /terraform (?:show|plan)|Terraform 1/,
    );
    expect(exit.code).toBe(3);
    expect(JSON.stringify(diagnostics)).not.toContain(canary);
  });

  test('a plan of a part is judged, with a word about the rest', async () => {
    const { diagnostics, exit } = await scanned('plan.json', {
      '/repo/plan.json': planOf([vault()], { top: { complete: false } }),
    });
    expect(diagnostics.map(({ id }) => id)).toEqual(['plan/partial']);
    expect(exit.code).toBe(1);
  });

  test('other JSON is passed over as ever', async () => {
    const { diagnostics, exit } = await scanned('package.json', { '/repo/package.json': '{"name":"x"}' });
    expect(diagnostics.map(({ id }) => id)).toEqual(['file/not-a-template']);
    expect(exit.code).toBe(0);
  });

  test('other files are refused as ever', async () => {
    const { code, err } = await vaultlint('scan notes.txt', { '/repo/notes.txt': 'notes' });
    expect([code, err]).toEqual([2, expect.stringContaining('notes.txt')]);
  });
});

describe('values of a plan', () => {
  const secret = (address: string, written: PlannedOf['written'] & object): PlannedOf => ({
    address,
    after: {
      name: 'db',
      key_vault_id: `/subscriptions/${canary}`,
      value: `${canary}-value`,
      tags: { password: `${canary}-tag` },
    },
    before: { name: 'db', value: `${canary}-before` },
    unknown: { id: true },
    sensitive: { value: true },
    written,
  });
  const leaky = planOf(
    [
      vault({ tags: { owner: `${canary}-owner` }, tenant_id: `${canary}-tenant` }),
      secret('azurerm_key_vault_secret.literal', { name: 'db', value: `${canary}-value` }),
      secret('azurerm_key_vault_secret.given', { name: 'db', value: '=var.secret' }),
      secret('azurerm_key_vault_secret.only', { name: 'db', value_wo: `${canary}-wo` }),
      {
        address: 'azurerm_linux_web_app.main',
        after: { name: 'app', resource_group_name: 'rg', app_settings: { DB_PASSWORD: `${canary}-s3tting!` } },
        unknown: { id: true },
        written: { name: 'app', resource_group_name: 'rg', app_settings: { DB_PASSWORD: `${canary}-s3tting!` } },
      },
      { address: 'azurerm_key_vault.old', actions: ['delete'], before: { name: 'kv-old', tenant_id: `${canary}-old` } },
    ],
    {
      variables: { secret: `${canary}-variable`, plain: `${canary}-plain` },
      sensitiveVariables: ['secret'],
      outputs: { shown: { value: `${canary}-output`, sensitive: true }, open: { value: `${canary}-password=1` } },
      top: {
        prior_state: {
          values: { root_module: { resources: [{ address: 'azurerm_x.y', mode: 'managed', values: { a: canary } }] } },
        },
        resource_drift: [{ address: 'azurerm_x.y', change: { after: { a: canary } } }],
        relevant_attributes: [{ resource: 'azurerm_x.y', attribute: [canary] }],
        [`unheard_of`]: { a: canary },
      },
    },
  );
  const formats = ['console', 'json', 'sarif', 'markdown', 'compliance', 'compliance-json'];
  const layouts = [leaky, JSON.stringify(JSON.parse(leaky), null, 2)];

  test.each(formats.flatMap((format) => layouts.map((text, layout) => ({ format, layout, text }))))(
    'are in no report: $format, layout $layout',
    async ({ format, text }) => {
      const files = { '/repo/plan.json': text };
      const more = format === 'sarif' ? '--sarif-profile full' : '--verbose';
      const { out, err } = await vaultlint(`scan --preset strict --format ${format} ${more}`, files);
      expect(out).toContain('hardcoded-secrets/secret-resource');
      expect(`${out}${err}`).not.toContain(canary);
      expect(`${out}${err}`).not.toContain(encodeURIComponent(canary));
    },
  );

  test('are not inspected either', async () => {
    const { out, err } = await vaultlint('inspect plan.json', { '/repo/plan.json': leaky });
    expect(out).toContain('azurerm_key_vault_secret.literal');
    expect(`${out}${err}`.replaceAll(/"id": "[^"]*"/g, '')).not.toContain(canary);
  });

  test('are in no baseline', async () => {
    const { files } = await vaultlint('scan --preset strict --write-baseline b.json', { '/repo/plan.json': leaky });
    expect(files.text('/repo/b.json')).not.toContain(canary);
  });
});

describe('a plan on the standard input', () => {
  const piped = async (args: string, stdin: string | undefined, files: Readonly<Record<string, Content>> = {}) =>
    vaultlint(args, files, { cwd: '/repo/infra', ...(stdin !== undefined && { stdin }) });
  const scan = 'scan - --format json --only purge-protection/vault';

  test('is judged', async () => {
    const { out, code } = await piped(scan, plan);
    expect(places(JSON.parse(out) as Json)).toEqual([
      `fail infra/stdin:1:${String(columnOf(plan, 'purge_protection_enabled'))}`,
    ]);
    expect(code).toBe(1);
  });

  test('is one of the configuration that it is read beside', async () => {
    const { out } = await piped(scan, plan, { '/repo/infra/main.tf': source });
    expect(places(JSON.parse(out) as Json)).toEqual(['fail infra/main.tf:7:30']);
  });

  test('is judged once where its folder is scanned as well', async () => {
    const { out } = await piped(scan.replace(' - ', ' - . '), plan, { '/repo/infra/main.tf': source });
    expect(places(JSON.parse(out) as Json)).toEqual(['fail infra/main.tf:7:30']);
  });

  test('may be accepted in a baseline', async () => {
    const { files, code } = await piped('baseline - --only purge-protection/vault', plan);
    expect(code).toBe(0);
    expect(files.text('/repo/infra/vaultlint.baseline.json')).toContain('purge-protection/vault');
  });

  test.each<[string, string | undefined, RegExp]>([
    ['nothing is piped in', undefined, /nothing is piped/],
    ['what came in is empty', '', /what came in is none/],
    ['something else came in', `{"a":"${canary}"}`, /what came in is none/],
  ])('is refused where %s', async (_, stdin, message) => {
    const { code, err } = await piped('scan -', stdin);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
    expect(err).not.toContain(canary);
  });

  test('is told to be cut off', async () => {
    const { out, code } = await piped('scan -', plan.slice(0, 900));
    expect([code, out]).toEqual([3, expect.stringContaining('cut off or damaged')]);
  });
});

describe('instances of one block', () => {
  const named = (address: string, on: boolean | null): PlannedOf => ({
    address,
    after: { ...basics, name: `kv-${address.replaceAll(/\W+/g, '-')}`, purge_protection_enabled: on },
    written: { ...basics, purge_protection_enabled: '=each.value' },
  });
  const found = async (resources: readonly PlannedOf[]): Promise<readonly (readonly string[])[]> => {
    const { out } = await vaultlint('scan --format json --only purge-protection/vault', {
      '/repo/plan.json': planOf(resources, { calls: { m: {} } }),
    });
    const { findings } = JSON.parse(out) as { findings: { line: number; instances: { address: string }[] }[] };
    return findings.map(({ instances }) => instances.map(({ address }) => address));
  };

  test('are one finding, without those that are well', async () => {
    const of = (key: string): string => `azurerm_key_vault.v["${key}"]`;
    const all = [named(of('dev'), false), named(of('prod'), true), named(of('a.b'), false)];
    expect(await found(all)).toEqual([[of('a.b'), of('dev')]]);
  });

  test.each([
    ['of a number', ['azurerm_key_vault.v[0]', 'azurerm_key_vault.v[1]']],
    ['of a module', ['module.m["a"].azurerm_key_vault.v', 'module.m["b"].azurerm_key_vault.v']],
    ['of both', ['module.m[0].azurerm_key_vault.v["x"]', 'module.m[1].azurerm_key_vault.v["x"]']],
  ])('%s are one finding', async (_, addresses) => {
    expect(await found(addresses.map((each) => named(each, false)))).toEqual([addresses]);
  });

  test('are apart from those of another', async () => {
    const addresses = ['azurerm_key_vault.v["a"]', 'azurerm_key_vault.w["a"]', 'module.m.azurerm_key_vault.v'];
    expect(await found(addresses.map((each) => named(each, false)))).toEqual(addresses.map((each) => [each]));
  });

  test('are as many findings as they have different places that are wrong', async () => {
    const [written, left] = [named('azurerm_key_vault.v["a"]', false), named('azurerm_key_vault.v["b"]', null)];
    expect(await found([written, { ...left, after: basics }])).toHaveLength(2);
  });
});

describe('what was judged', () => {
  const gone = planOf([{ address: 'azurerm_key_vault.old', actions: ['delete'], before: { name: 'kv-old' } }]);
  const state = JSON.stringify({ version: 4, serial: 1, lineage: 'l', outputs: {}, resources: [] });

  test.each<[string, Readonly<Record<string, Content>>, string]>([
    ['is what a plan destroys', { '/repo/plan.json': gone }, '1 planned deletion, in 1 deployment'],
    ['is a state', { '/repo/terraform.tfstate': state }, '1 state, in 0 deployments'],
    ['is what a plan deploys, and not the plan', { '/repo/plan.json': plan }, '1 vault, in 1 deployment'],
  ])('%s', async (_, files, expected) => {
    const { out } = await vaultlint('scan', files);
    expect(/^judged +(?<what>.*)$/m.exec(out)?.groups?.['what']).toBe(expected);
  });
});

test('a plan of many megabytes is read in a bounded time', { timeout: 120_000 }, async () => {
  const tags = Object.fromEntries(
    Array.from({ length: 150 }, (_, i) => [`tag${String(i)}`, `a value of some length ${String(i)}`]),
  );
  const many = Array.from({ length: 2_000 }, (_, i): PlannedOf => ({
    address: `azurerm_storage_account.many["${String(i)}"]`,
    after: { ...basics, name: `store${String(i)}`, tags },
    unknown: { id: true },
    written: { ...basics, name: '=each.key' },
  }));
  const text = planOf([...many, vault()]);
  expect(text.length).toBeGreaterThan(10_000_000);
  const start = performance.now();
  const found = await scanned('plan.json', { '/repo/plan.json': text });
  expect(places(found)).toHaveLength(1);
  // Some two seconds, on a machine that has nothing else to do.
  expect(performance.now() - start).toBeLessThan(60_000);
});
