import { describe, expect, it } from 'vitest';
import type { Scan } from '../../../src/model/scan.js';
import { textOf } from '../../../src/model/source.js';
import { verifiedModule, verifiedModules } from '../../../src/scanners/terraform/verified/find.js';
import { problems, property, show } from '../templates/scan-files.js';
import { scanOf } from './scan-of.js';

const registry = 'Azure/avm-res-keyvault-vault/azurerm';

const call = (rest: string, source: string = registry, version = '0.10.2'): string => `
module "vault" {
  source = "${source}"
  ${version === '' ? '' : `version = "${version}"`}
  name = "kv-orders"
  location = "westeurope"
  resource_group_name = "rg"
  tenant_id = "00000000-0000-0000-0000-00000000000a"
  ${rest}
}
`;

const scanCall = (...args: Parameters<typeof call>): Scan => scanOf({ 'main.tf': call(...args) });

const byType = ({ resources }: Scan, type: string) => resources.filter((each) => each.type.endsWith(type));

const vaultIn = (scan: Scan) => {
  const [vault] = byType(scan, '/vaults');
  if (vault === undefined) throw new Error('there is no vault');
  return vault;
};

const told = (scan: Scan, path: string): unknown => show(property(vaultIn(scan).body, `properties.${path}`));

describe('a call of the module for vaults', () => {
  it('deploys a vault with the defaults of the module', () => {
    const scan = scanCall('');
    expect(problems(scan)).toEqual([]);
    expect(told(scan, 'enablePurgeProtection')).toBe(true);
    expect(told(scan, 'enableRbacAuthorization')).toBe(true);
    expect(told(scan, 'sku.name')).toBe('premium');
    expect(told(scan, 'publicNetworkAccess')).toBe('Enabled');
    expect(told(scan, 'networkAcls')).toEqual({
      defaultAction: 'Deny',
      bypass: 'None',
      ipRules: [],
      virtualNetworkRules: [],
    });
    expect(scan.coverage.modules).toEqual({ resolved: 1, cached: 0, known: 1, missing: 0 });
    expect(scan.coverage.undeployed).toBe(0);
  });

  it('is all there is to see of it: what it deploys is found at the call, and what is given where it is given', () => {
    const scan = scanCall('purge_protection_enabled = false');
    const { at, address, body } = vaultIn(scan);
    expect(textOf(at)).toBe('vault');
    expect(address).toBe('module.vault.azurerm_key_vault.this');
    expect(textOf(property(body, 'properties.enablePurgeProtection').at)).toBe('false');
    expect(textOf(property(body, 'properties.enabledForDeployment').at)).toBe('vault');
    expect(scan.sources.map(({ path }) => path)).toEqual(['main.tf']);
    expect(scan.parameters).toEqual([]);
  });

  it('deploys what lies in the vault, each at its item', () => {
    const scan = scanCall(`
      keys = { disk = { name = "disk", key_type = "RSA", key_size = 2048 } }
      secrets = { one = { name = "one" } }
      secrets_value = { one = "v" }
    `);
    const [key] = byType(scan, '/keys');
    const [secret] = byType(scan, '/secrets');
    expect(key?.address).toBe('module.vault.module.keys["disk"].azurerm_key_vault_key.this');
    expect(show(property(key?.body ?? vaultIn(scan).body, 'properties.keyOps'))).toEqual(['sign', 'verify']);
    expect(textOf(property(key?.body ?? vaultIn(scan).body, 'properties.keyOps').at)).toContain('name = "disk"');
    expect(secret && property(secret.body, 'properties.value').sensitive).toBe(true);
  });

  it('deploys grants, locks, endpoints and diagnostic settings', () => {
    const scan = scanCall(`
      lock = { kind = "CanNotDelete" }
      role_assignments = { me = { role_definition_id_or_name = "Key Vault Reader", principal_id = "p" } }
      diagnostic_settings = { one = { workspace_resource_id = "/w" } }
      private_endpoints = { one = { subnet_resource_id = "/s", private_dns_zone_resource_ids = ["/z"] } }
    `);
    expect(scan.resources.map(({ type }) => type).sort()).toEqual([
      'Microsoft.Authorization/locks',
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.Insights/diagnosticSettings',
      'Microsoft.KeyVault/vaults',
      'Microsoft.Network/privateEndpoints',
      'Microsoft.Network/privateEndpoints/privateDnsZoneGroups',
    ]);
  });

  it('gives others what it deploys', () => {
    const scan = scanOf({
      'main.tf': `${call('')}
        resource "azurerm_management_lock" "keep" {
          name = "keep"
          lock_level = "CanNotDelete"
          scope = module.vault.resource_id
        }`,
    });
    expect(byType(scan, '/locks')[0]?.id).toBe(`${vaultIn(scan).id}/providers/Microsoft.Authorization/locks/keep`);
  });

  it('is many where it is called for each of many', () => {
    const scan = scanOf({
      'main.tf': call('for_each = toset(["dev", "prod"])').replace('"kv-orders"', '"kv-${each.key}"'),
    });
    expect(byType(scan, '/vaults').map(({ name }) => show(name))).toEqual(['kv-dev', 'kv-prod']);
  });

  it('asks for arguments that it takes', () => {
    expect(problems(scanCall('purge_protection = false'))).toEqual([
      'module/undeclared-parameter main.tf:9 purge_protection',
    ]);
  });

  it('is judged by its source where that is installed', () => {
    const scan = scanOf(
      {
        'main.tf': call(''),
        '.terraform/modules/vault/main.tf':
          'variable "name" {}\nresource "azurerm_key_vault" "own" {\n  name = var.name\n}',
        '.terraform/modules/modules.json': JSON.stringify({
          Modules: [{ Key: 'vault', Source: registry, Dir: '.terraform/modules/vault' }],
        }),
      },
      {
        files: ['main.tf'],
        beside: (folder) => (folder.startsWith('.terraform') ? ['.terraform/modules/vault/main.tf'] : ['main.tf']),
      },
    );
    expect(vaultIn(scan).address).toBe('module.vault.azurerm_key_vault.own');
    expect(scan.coverage.modules.known).toBe(0);
  });
});

describe('the version that a call names', () => {
  it.each([
    ['0.9.1', '0.9.1'],
    ['~> 0.9.0', '0.9.1'],
    ['~> 0.9', '0.11.0'],
    ['>= 0.6, < 0.8', '0.7.3'],
    [undefined, '0.11.0'],
  ])('%s is %s', (wanted, version) => {
    const found = verifiedModule(registry, wanted);
    expect(found?.folder).toBe(`registry:${registry}/${version}`);
    expect(found?.takenFor).toBeUndefined();
  });

  it.each(['0.12.3', '>= 1.0', '~> 0.99'])('%s is judged by the newest that is known', (wanted) => {
    expect(verifiedModule(registry, wanted)?.takenFor).toBe('0.11.0');
    expect(problems(scanCall('', registry, wanted))).toEqual([`module/other-version main.tf:3 "${registry}"`]);
  });

  it.each(['0.1.0', '< 0.5', 'newest please'])('%s is not known', (wanted) => {
    expect(verifiedModule(registry, wanted)).toBeUndefined();
    expect(scanCall('', registry, wanted).coverage.modules).toMatchObject({ known: 0, missing: 1 });
  });

  it('decides which arguments it takes', () => {
    expect(problems(scanCall('legacy_access_policies_enabled = true', registry, '0.7.3'))).toHaveLength(1);
    expect(told(scanCall('legacy_access_policies_enabled = true', registry, '0.8.0'), 'enableRbacAuthorization')).toBe(
      false,
    );
  });
});

describe('the source that a call names', () => {
  const repository = 'github.com/Azure/terraform-azurerm-avm-res-keyvault-vault';

  it.each([
    [`registry.terraform.io/${registry}`, '0.11.0'],
    [`registry.opentofu.org/${registry}`, '0.11.0'],
    [`${repository}?ref=v0.9.1`, '0.9.1'],
    [`git::https://${repository}?ref=v0.9.1`, '0.9.1'],
    [`git::https://${repository}.git?ref=0.9.1&depth=1`, '0.9.1'],
    [`git::ssh://git@${repository}.git?ref=v0.9.1`, '0.9.1'],
    [`git@${repository.replace('/', ':')}.git?ref=v0.9.1`, '0.9.1'],
  ])('%s is known', (source, version) => {
    expect(verifiedModule(source, undefined)?.folder).toBe(`registry:${registry}/${version}`);
  });

  it.each([
    `git::https://${repository}?ref=main`,
    `git::https://${repository}?ref=0123456789abcdef0123456789abcdef01234567`,
    'Azure/avm-res-storage-storageaccount/azurerm',
    'somebody/avm-res-keyvault-vault/azurerm',
    `${registry}//modules/other`,
    'git::https://example.com/Azure/terraform-azurerm-avm-res-keyvault-vault?ref=v0.9.1',
  ])('%s is not known', (source) => {
    expect(verifiedModule(source, undefined)).toBeUndefined();
  });

  it('is a branch without a reference, which may be newer', () => {
    expect(verifiedModule(`git::https://${repository}`, undefined)?.takenFor).toBe('0.11.0');
  });

  it('can be a folder of the module', () => {
    const scan = scanOf({
      'main.tf': `
        module "key" {
          source = "${registry}//modules/key"
          version = "0.11.0"
          key_vault_resource_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
          name = "disk"
          type = "RSA-HSM"
          size = 3072
        }`,
    });
    expect(scan.resources.map(({ id }) => id)).toEqual([
      '/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv/keys/disk',
    ]);
  });
});

describe.each(verifiedModules.flatMap(({ name, versions }) => versions.map((version) => [name, version] as const)))(
  'what is known of %s %s',
  (name, version) => {
    it('is a configuration without a problem', () => {
      const { texts = new Map<string, string>() } = verifiedModule(name, version) ?? {};
      const files = Object.fromEntries(
        [...texts].map(([folder, text]) => [`${folder.replace(':', '/')}/main.tf`, text]),
      );
      const scan = scanOf(files, { everything: true });
      expect(texts.size).toBe(3);
      expect(problems(scan)).toEqual([]);
      expect(vaultIn(scan).address).toBe('azurerm_key_vault.this');
    });
  },
);
