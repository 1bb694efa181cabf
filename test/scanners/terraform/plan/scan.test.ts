import { describe, expect, it } from 'vitest';
import type { Value } from '../../../../src/model/value.js';
import type { Resource } from '../../../../src/model/resource.js';
import type { Scan } from '../../../../src/model/scan.js';
import { scanFiles } from '../../../../src/scanners/scan.js';
import { loadTerraform } from '../../../../src/scanners/terraform/load.js';
import { textOf } from '../../../../src/model/source.js';
import { planOf, type PlannedOf, type PlanMore } from './plan-of.js';

const terraform = await loadTerraform();

const scanned = (resources: readonly PlannedOf[], more: PlanMore = {}): Scan => {
  const bytes = new TextEncoder().encode(planOf(resources, more));
  return scanFiles(
    {
      files: ['plan.json'],
      read: (path) => (path === 'plan.json' ? { bytes } : { problem: 'it does not exist' }),
      list: () => [],
      environments: { of: () => undefined, isProduction: () => false },
    },
    terraform,
  );
};

const at = ({ resources }: Scan, address: string): Resource => {
  const found = resources.find((each) => each.address === address);
  if (found === undefined) throw new Error(`there is no ${address}`);
  return found;
};

const member = (value: Value, path: string): Value => {
  let found = value;
  for (const name of path.split('.')) {
    const inner = found.kind === 'object' ? found.entries.get(name) : undefined;
    if (inner === undefined) throw new Error(`there is no ${name}`);
    found = inner;
  }
  return found;
};

const subscription = '00000000-0000-0000-0000-000000000001';
const group = `/subscriptions/${subscription}/resourceGroups/rg`;
const vaultId = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
const unknownGroup = '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg';

const vault = (address: string, name = 'kv', more: Partial<PlannedOf> = {}): PlannedOf => ({
  address,
  after: { name, resource_group_name: 'rg' },
  unknown: { id: true },
  written: { name, resource_group_name: 'rg' },
  ...more,
});
const secret = (address: string, reference: string, more: Partial<PlannedOf> = {}): PlannedOf => ({
  address,
  after: { name: 's' },
  unknown: { id: true, key_vault_id: true },
  written: { name: 's', key_vault_id: `=${reference}` },
  ...more,
});

describe('ids', () => {
  it('are those that Azure has given already', () => {
    const scan = scanned([
      vault('azurerm_key_vault.main', 'kv', {
        actions: ['no-op'],
        after: { id: vaultId, name: 'kv', resource_group_name: 'rg' },
        unknown: {},
      }),
      vault('azurerm_key_vault.new', 'new'),
    ]);
    expect(at(scan, 'azurerm_key_vault.main').id).toBe(vaultId);
    // What is new lies in the only subscription that there is.
    expect(at(scan, 'azurerm_key_vault.new').id).toBe(vaultId.replace(/kv$/, 'new'));
  });

  it('are not those of the provider itself', () => {
    const policy = {
      id: `${vaultId}/objectId/00000000-0000-0000-0000-000000000009`,
      key_vault_id: vaultId,
      object_id: '00000000-0000-0000-0000-000000000009',
    };
    const scan = scanned([{ address: 'azurerm_key_vault_access_policy.a', actions: ['no-op'], after: policy }]);
    expect(at(scan, 'azurerm_key_vault_access_policy.a').id).toBe(`${vaultId}/accessPolicies/add`);
  });

  it('lie in the subscription of the provider', () => {
    const scan = scanned([vault('azurerm_key_vault.main')], {
      provider: { features: [{}], subscription_id: '=var.subscription' },
      variables: { subscription },
    });
    expect(at(scan, 'azurerm_key_vault.main').id).toBe(vaultId);
    expect(at(scan, 'provider.azurerm').type).toBe('Terraform/providers');
  });
});

describe('references', () => {
  const within = (name: string): string => `${unknownGroup}/providers/Microsoft.KeyVault/vaults/${name}/secrets/s`;

  it.each<[string, readonly PlannedOf[], PlanMore, string]>([
    [
      'to the only one',
      [vault('azurerm_key_vault.v'), secret('azurerm_key_vault_secret.s', 'azurerm_key_vault.v.id')],
      {},
      within('kv'),
    ],
    [
      'to one by its key',
      [
        vault('azurerm_key_vault.v["a"]', 'a'),
        vault('azurerm_key_vault.v["b"]', 'b'),
        secret('azurerm_key_vault_secret.s', 'azurerm_key_vault.v["b"].id'),
      ],
      {},
      within('b'),
    ],
    [
      'to one by its number',
      [vault('azurerm_key_vault.v[0]', 'a'), secret('azurerm_key_vault_secret.s', 'azurerm_key_vault.v[0].id')],
      {},
      within('a'),
    ],
    [
      'to what was read before',
      [secret('azurerm_key_vault_secret.s', 'data.azurerm_key_vault.v.id')],
      {
        top: {
          prior_state: {
            values: {
              root_module: {
                resources: [
                  {
                    address: 'data.azurerm_key_vault.v',
                    mode: 'data',
                    type: 'azurerm_key_vault',
                    name: 'v',
                    values: { id: vaultId, name: 'kv' },
                  },
                ],
              },
            },
          },
        },
      },
      `${vaultId}/secrets/s`,
    ],
    [
      'through a module that is called for each',
      [
        vault('module.m["a"].azurerm_key_vault.v', 'a'),
        vault('module.m["b"].azurerm_key_vault.v', 'b'),
        secret('azurerm_key_vault_secret.s', 'module.m["b"].id'),
      ],
      { calls: { m: { outputs: { id: 'azurerm_key_vault.v.id' }, forEach: ['a', 'b'] } } },
      within('b'),
    ],
    [
      'of a module to an instance with its key',
      [
        vault('azurerm_key_vault.v["a"]', 'a'),
        vault('azurerm_key_vault.v["b"]', 'b'),
        secret('module.m["b"].azurerm_key_vault_secret.s', 'var.vault'),
      ],
      { calls: { m: { arguments: { vault: '=each.value.id' }, forEach: '=azurerm_key_vault.v' } } },
      within('b'),
    ],
    [
      'to two at once are taken for neither',
      [
        vault('azurerm_key_vault.a', 'a'),
        vault('azurerm_key_vault.b', 'b'),
        secret('azurerm_key_vault_secret.s', 'azurerm_key_vault.a.id azurerm_key_vault.b.id'),
      ],
      {},
      expect.stringContaining('⟨azurerm_key_vault_secret.s.key_vault_id⟩'),
    ],
    [
      'in a circle',
      [secret('module.m.azurerm_key_vault_secret.s', 'var.x')],
      { calls: { m: { arguments: { x: '=module.m.y' }, outputs: { y: 'var.x' } } } },
      expect.stringContaining('⟨module.m.azurerm_key_vault_secret.s.key_vault_id⟩'),
    ],
  ])('%s', (_, resources, more, expected) => {
    const { id } = scanned(resources, more).resources.find(({ type }) => type.endsWith('/secrets')) ?? {};
    expect(id).toEqual(expected);
  });

  it('of names are not followed: a name may be put together of more', () => {
    const named = (address: string): PlannedOf =>
      vault(address, '', {
        after: { resource_group_name: 'rg' },
        unknown: { id: true, name: true },
        written: { name: '=random_id.r.hex', resource_group_name: 'rg' },
      });
    const scan = scanned([named('azurerm_key_vault.a'), named('azurerm_key_vault.b')]);
    expect(at(scan, 'azurerm_key_vault.a').id).not.toBe(at(scan, 'azurerm_key_vault.b').id);
  });
});

describe('object ids', () => {
  const id = '00000000-0000-0000-0000-0000000000aa';
  const config = {
    address: 'data.azurerm_client_config.me',
    mode: 'data',
    type: 'azurerm_client_config',
    name: 'me',
    values: { object_id: id },
  };
  const granted = (reference: string, principal = id, others: readonly PlannedOf[] = []): Value => {
    const assignment = {
      address: 'azurerm_role_assignment.r',
      after: { scope: vaultId, role_definition_name: 'Key Vault Reader', principal_id: principal },
      written: { scope: vaultId, role_definition_name: 'Key Vault Reader', principal_id: reference },
    };
    const read = { values: { root_module: { resources: [config] } } };
    const scan = scanned([assignment, ...others], { top: { prior_state: read } });
    return member(at(scan, 'azurerm_role_assignment.r').body, 'properties.principalId');
  };

  it('of whoever deploys are known as such', () => {
    expect(granted('=data.azurerm_client_config.me.object_id')).toMatchObject({
      kind: 'unknown',
      symbol: '⟨deployer().objectId⟩',
      trail: [{ kind: 'resource', name: 'data.azurerm_client_config.me' }],
    });
  });

  it('of an identity that is there already are those of the identity', () => {
    const own = '00000000-0000-0000-0000-0000000000bb';
    const identity: PlannedOf = {
      address: 'azurerm_user_assigned_identity.i',
      actions: ['no-op'],
      after: { name: 'i', resource_group_name: 'rg', principal_id: own },
      written: { name: 'i', resource_group_name: 'rg' },
    };
    expect(granted('=azurerm_user_assigned_identity.i.principal_id', own, [identity])).toMatchObject({
      kind: 'unknown',
      symbol: expect.stringMatching(/userAssignedIdentities\/i\.properties\.principalId⟩$/) as string,
    });
  });

  it('are known over variables as well', () => {
    expect(granted('=var.deployer')).toMatchObject({ symbol: '⟨deployer().objectId⟩' });
  });

  it.each([
    ['that are written out', id, id],
    ['of others', '=var.group', '00000000-0000-0000-0000-0000000000cc'],
  ])('%s are what they are', (_, written, principal) => {
    expect(granted(written, principal)).toMatchObject({ kind: 'scalar', value: principal });
  });
});

describe('values', () => {
  it('that are sensitive are not kept', () => {
    const value = (written: string): Value => {
      const scan = scanned([
        {
          address: 'azurerm_key_vault_secret.s',
          after: { name: 's', key_vault_id: vaultId, value: 'c4nary' },
          unknown: { id: true },
          sensitive: { value: true },
          written: { name: 's', value: written },
        },
      ]);
      return member(at(scan, 'azurerm_key_vault_secret.s').body, 'properties.value');
    };
    expect(value('c4nary')).toMatchObject({ kind: 'scalar', value: '‹sensitive›' });
    expect(value('=var.x')).toMatchObject({ kind: 'unknown', sensitive: true });
  });

  it('that are only known after apply say so', () => {
    const scan = scanned([
      vault('azurerm_key_vault.v', 'kv', { unknown: { tenant_id: true }, written: { tenant_id: '=local.t' } }),
    ]);
    expect(member(at(scan, 'azurerm_key_vault.v').body, 'properties.tenantId')).toMatchObject({
      kind: 'unknown',
      because: 'it is known after apply',
    });
  });

  it('that nobody wrote are those of the provider', () => {
    const scan = scanned([
      vault('azurerm_key_vault.v', 'kv', { after: { name: 'kv', soft_delete_retention_days: 90 } }),
    ]);
    const days = member(at(scan, 'azurerm_key_vault.v').body, 'properties.softDeleteRetentionInDays');
    expect(days).toMatchObject({ value: 90, trail: [{ kind: 'provider' }] });
  });

  it('stand in no text that is shown', () => {
    const scan = scanned([
      vault('azurerm_key_vault.v', 'c4nary', { after: { name: 'c4nary', days: 123456, on: true } }),
    ]);
    const [source] = scan.sources;
    expect(source?.text).toMatch(/"name":"\*{6}","days":\*{6},"on":true/);
    expect(source?.text).not.toMatch(/c4nary|123456/);
    const { name } = at(scan, 'azurerm_key_vault.v');
    expect(textOf(name.at)).toBe('"******"');
  });
});

it('is parsed once, for its resources and for the secrets in it', () => {
  const { sources, resources } = scanned([vault('azurerm_key_vault.v', 'kv', {})]);
  const shown = new Set(resources.map(({ at: { source } }) => source));
  expect(resources.map(({ type }) => type)).toContain('Terraform/plans');
  expect([...shown]).toEqual(sources);
});

describe('variables of a module', () => {
  const configuration = {
    'main.tf': `variable "env" {}
variable "password" {}
module "m" {
  source   = "./m"
  same     = var.env
  made     = "kv-\${var.env}"
  fixed    = "x"
  secret   = var.password
}
`,
    'm/main.tf': ['same', 'made', 'fixed', 'secret', 'left']
      .map((name) => `variable "${name}" {}\n`)
      .concat('resource "azurerm_key_vault" "v" { name = var.made }\n')
      .join(''),
  };
  const text = planOf([vault('module.m.azurerm_key_vault.v')], {
    variables: { env: 'dev', password: 'n0t' },
    sensitiveVariables: ['password'],
    calls: { m: { arguments: { same: '=var.env', made: '=var.env', fixed: 'x', secret: '=var.password' } } },
  });
  const known = (files: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> => {
    const { parameters } = scanFiles(
      {
        files: Object.keys(files),
        read: (path) => {
          const content = files[path];
          return content === undefined ? { problem: 'missing' } : { bytes: new TextEncoder().encode(content) };
        },
        list: () => [],
        environments: { of: () => undefined, isProduction: () => false },
      },
      terraform,
    );
    const own = parameters.filter(({ module }) => module === 'module.m');
    return Object.fromEntries(own.map(({ name, value }) => [name, value.kind === 'scalar' ? value.value : undefined]));
  };

  it('are constants, and variables of the caller that the configuration hands on as they are', () => {
    expect(known({ ...configuration, 'plan.json': text })).toEqual({
      same: 'dev',
      made: undefined,
      fixed: 'x',
      secret: undefined,
    });
  });

  it('are constants alone where there is no configuration: a text may have a variable inside', () => {
    expect(known({ 'plan.json': text })).toEqual({ same: undefined, made: undefined, fixed: 'x', secret: undefined });
  });

  it('are their defaults where the call leaves them out', () => {
    const plan = JSON.parse(text) as {
      configuration: { root_module: { module_calls: { m: { module: { variables: Record<string, object> } } } } };
    };
    plan.configuration.root_module.module_calls.m.module.variables['left'] = { default: 'd' };
    expect(known({ 'plan.json': JSON.stringify(plan) })).toMatchObject({ left: 'd' });
  });
});

describe('what is there afterwards', () => {
  it.each([
    [['no-op'], true, false],
    [['create'], true, false],
    [['update'], true, false],
    [['delete'], false, true],
    [['delete', 'create'], true, true],
    [['create', 'delete'], true, true],
    [['forget'], false, false],
    [['create', 'forget'], true, false],
  ])('%j', (actions, isDeployed, isDestroyed) => {
    const { resources, destroyed = [] } = scanned([
      vault('azurerm_key_vault.v', 'kv', { actions, before: { name: 'kv', resource_group_name: 'rg' } }),
    ]);
    const deployed = resources.filter(({ type }) => type === 'Microsoft.KeyVault/vaults');
    expect([deployed.length > 0, destroyed.length > 0]).toEqual([isDeployed, isDestroyed]);
  });

  it('is told by what is planned alone, if somebody has shortened the plan', () => {
    const values = { name: 'kv', resource_group_name: 'rg' };
    const child = {
      address: 'module.m',
      resources: [
        { address: 'module.m.azurerm_key_vault.v', mode: 'managed', type: 'azurerm_key_vault', name: 'v', values },
      ],
    };
    const scan = scanned([], { top: { planned_values: { root_module: { child_modules: [child] } } } });
    expect(at(scan, 'module.m.azurerm_key_vault.v')).toMatchObject({ module: 'module.m' });
  });
});
