import { describe, expect, test } from 'vitest';
import { buildEstate } from '../../../src/estate/build.js';
import type { Estate } from '../../../src/estate/estate.js';
import type { DnsZoneGroupFacts } from '../../../src/estate/lenses/dns-zone-group.js';
import { termsOf } from '../../../src/estate/terms.js';
import type { Setting } from '../../../src/model/setting.js';
import { scanOf } from './scan-of.js';

const around = `
data "azurerm_client_config" "me" {}

resource "azurerm_resource_group" "rg" {
  name     = "rg"
  location = "westeurope"
}

resource "azurerm_key_vault" "kv" {
  name                      = "kv-contoso"
  resource_group_name       = azurerm_resource_group.rg.name
  location                  = azurerm_resource_group.rg.location
  tenant_id                 = data.azurerm_client_config.me.tenant_id
  sku_name                  = "premium"
  enable_rbac_authorization = true
}
`;

const estateOf = (text: string): Estate => buildEstate(scanOf({ 'main.tf': around + text }));

const answer = (setting: Setting<unknown> | undefined): unknown => {
  if (setting === undefined || setting.kind === 'depends') return setting?.kind;
  return setting.kind === 'unknown' ? `unknown: ${setting.because}` : setting.value;
};

const zonesOf = ({ zones }: DnsZoneGroupFacts): readonly unknown[] => zones.flatMap(({ items }) => items.map(answer));

/** A grant of a role on the vault, with what else is written. */
const grants = (principal: string, role: string, more = ''): readonly unknown[] => {
  const text = `resource "azurerm_role_assignment" "a" {
  scope        = azurerm_key_vault.kv.id
  principal_id = ${principal}
  ${role}
}
${more}`;
  const estate = estateOf(text);
  const [vault] = estate.targets('vault');
  if (vault === undefined) throw new Error('there is no vault');
  return estate.grantsOn(vault).map((grant) => [grant.principal.class, answer(grant.role)]);
};

describe('who is granted what', () => {
  const reader = 'role_definition_name = "Key Vault Reader"';

  test.each<[string, string, string]>([
    ['azurerm_user_assigned_identity.i.principal_id', 'resource "azurerm_user_assigned_identity" "i"', 'workload'],
    ['data.azurerm_user_assigned_identity.i.principal_id', 'data "azurerm_user_assigned_identity" "i"', 'workload'],
    ['data.azurerm_client_config.me.object_id', '', 'deployer'],
    ['data.azuread_client_config.c.object_id', 'data "azuread_client_config" "c"', 'deployer'],
    ['data.azuread_user.u.object_id', 'data "azuread_user" "u"', 'user'],
    ['azuread_group.g.object_id', 'resource "azuread_group" "g"', 'group'],
    ['data.azuread_service_principal.s.id', 'data "azuread_service_principal" "s"', 'servicePrincipal'],
    ['var.someone', 'variable "someone"', 'unknown'],
  ])('%s of what is written as %o: a %s', (principal, block, expected) => {
    const body = block.startsWith('variable') ? '{}' : '{ name = "n" }';
    expect(grants(principal, reader, block === '' ? '' : `${block} ${body}`)).toEqual([[expected, 'Key Vault Reader']]);
  });

  test.each<[string, string, string]>([
    ['role_definition_name = "key vault administrator"', '', 'Key Vault Administrator'],
    ['role_definition_name = "AcrPull"', '', 'AcrPull'],
    [
      'role_definition_id = data.azurerm_role_definition.r.id',
      'data "azurerm_role_definition" "r" { name = "Key Vault Crypto User" }',
      'Key Vault Crypto User',
    ],
    [
      'role_definition_id = azurerm_role_definition.ours.role_definition_resource_id',
      'resource "azurerm_role_definition" "ours" {\n  name = "Ours"\n  scope = azurerm_resource_group.rg.id\n}',
      'Ours',
    ],
    [
      'role_definition_name = azurerm_role_definition.ours.name',
      'resource "azurerm_role_definition" "ours" {\n  name = "Ours"\n  scope = azurerm_resource_group.rg.id\n}',
      'Ours',
    ],
    [
      'role_definition_name = "Theirs"',
      '',
      'unknown: no built-in role is called `Theirs`, and no definition of one is in the files',
    ],
    ['role_definition_name = var.role', 'variable "role" {}', 'unknown: which role it is, is only known at deployment'],
  ])('%s', (role, more, expected) => {
    expect(grants('"p"', role, more)).toEqual([['unknown', expected]]);
  });

  test('on what includes the vault too', () => {
    const estate = estateOf(`resource "azurerm_role_assignment" "a" {
  scope                = azurerm_resource_group.rg.id
  principal_id         = "p"
  role_definition_name = "Owner"
}

data "azurerm_subscription" "s" {}

resource "azurerm_role_assignment" "b" {
  scope                = data.azurerm_subscription.s.id
  principal_id         = "p"
  role_definition_name = "Reader"
}`);
    expect(estate.targets('vault')[0]?.roleAssignments.map(({ level }) => level)).toEqual([
      'resourceGroup',
      'subscription',
    ]);
  });
});

describe('what belongs to the vault', () => {
  test('its keys, secrets, locks, diagnostic settings and endpoints', () => {
    const estate = estateOf(`resource "azurerm_key_vault_key" "k" {
  name            = "disk"
  key_vault_id    = azurerm_key_vault.kv.id
  key_type        = "RSA-HSM"
  key_size        = 3072
  key_opts        = ["wrapKey", "unwrapKey"]
  expiration_date = timeadd(timestamp(), "8760h")
}

resource "azurerm_key_vault_secret" "s" {
  name         = "password"
  key_vault_id = azurerm_key_vault.kv.id
  value        = "x"
}

resource "azurerm_management_lock" "l" {
  name       = "l"
  scope      = azurerm_resource_group.rg.id
  lock_level = "CanNotDelete"
}

resource "azurerm_monitor_diagnostic_setting" "d" {
  name                       = "d"
  target_resource_id         = azurerm_key_vault.kv.id
  log_analytics_workspace_id = var.workspace
  enabled_log {
    category_group = "audit"
  }
}

variable "workspace" {}

resource "azurerm_private_endpoint" "p" {
  name                = "p"
  resource_group_name = "rg"
  location            = "westeurope"
  subnet_id           = var.workspace
  private_service_connection {
    name                           = "c"
    is_manual_connection           = false
    private_connection_resource_id = azurerm_key_vault.kv.id
    subresource_names              = ["vault"]
  }
  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.z.id]
  }
}

resource "azurerm_private_dns_zone" "z" {
  name                = "privatelink.vaultcore.azure.net"
  resource_group_name = "rg"
}
`);
    const [vault] = estate.targets('vault');
    expect(vault?.keys.map(({ type, size, expires }) => [type, size, expires].map(answer))).toEqual([
      ['RSA-HSM', 3072, { daysAfterDeployment: 365 }],
    ]);
    expect(vault?.secrets.map(({ literal }) => answer(literal))).toEqual([true]);
    expect(vault?.locks).toHaveLength(1);
    expect(
      vault?.diagnosticSettings.map(({ logs }) =>
        logs.flatMap(({ items }) => items.map((log) => answer(log.categoryGroup))),
      ),
    ).toEqual([['audit']]);
    expect(
      estate
        .targets('privateEndpoint')
        .map(({ manual, serves, zoneGroups }) => [manual, serves, zoneGroups.flatMap(zonesOf)]),
    ).toEqual([[false, 'vault', ['privatelink.vaultcore.azure.net']]]);
  });
});

describe('azapi', () => {
  const purge = (text: string): unknown => {
    const found = buildEstate(scanOf({ 'main.tf': text })).targets('vault');
    return found.map(({ purgeProtection, rbac, name }) => [name, answer(purgeProtection), answer(rbac)]);
  };
  const named =
    'type = "Microsoft.KeyVault/vaults@2026-02-01"\n  name = "kv"\n  parent_id = "/subscriptions/s/resourceGroups/rg"';

  test.each<[string, string, unknown]>([
    ['an object', '{ properties = { enablePurgeProtection = true } }', [['kv', true, true]]],
    [
      'encoded',
      'jsonencode({ properties = { tenantId = var.t, enablePurgeProtection = true } })',
      [['kv', true, true]],
    ],
    [
      'a text',
      '<<BODY\n{ "properties": { "tenantId": "${var.t}", "enableRbacAuthorization": false } }\nBODY',
      [['kv', false, false]],
    ],
  ])('with a body that is %s', (_, body, expected) => {
    expect(purge(`variable "t" {}\nresource "azapi_resource" "v" {\n  ${named}\n  body = ${body}\n}`)).toEqual(
      expected,
    );
  });

  test('an update is merged into what it updates', () => {
    const text = `resource "azapi_resource" "v" {
  ${named}
  body = { properties = { enablePurgeProtection = null } }
}

resource "azapi_update_resource" "u" {
  type        = "Microsoft.KeyVault/vaults@2026-02-01"
  resource_id = azapi_resource.v.id
  body        = { properties = { enablePurgeProtection = true } }
}`;
    expect(purge(text)).toEqual([['kv', true, true]]);
  });

  test('an update of a vault of azurerm too', () => {
    const text = `${around}
resource "azapi_update_resource" "u" {
  type        = "Microsoft.KeyVault/vaults@2026-02-01"
  resource_id = azurerm_key_vault.kv.id
  body        = { properties = { enablePurgeProtection = true } }
}`;
    expect(purge(text)).toEqual([['kv-contoso', true, true]]);
  });

  test('a key on the data plane is in the vault', () => {
    const [vault] = estateOf(`resource "azapi_data_plane_resource" "k" {
  type      = "Microsoft.KeyVault/vaults/keys@7.4"
  parent_id = "\${azurerm_key_vault.kv.name}.vault.azure.net"
  name      = "k"
  body      = { kty = "EC-HSM", crv = "P-384" }
}`).targets('vault');
    expect(vault?.keys.map(({ curve }) => answer(curve))).toEqual(['P-384']);
  });
});

test('the rotation policy of a key of an HSM is a part of that key', () => {
  const prefix = 'azurerm_key_vault_managed_hardware_security_module';
  const [key] = estateOf(`resource "${prefix}" "h" {
  name                = "hsm"
  resource_group_name = "rg"
}

resource "${prefix}_key" "k" {
  name           = "k"
  managed_hsm_id = ${prefix}.h.id
  key_type       = "RSA-HSM"
}

resource "${prefix}_key_rotation_policy" "p" {
  managed_hsm_key_id = ${prefix}_key.k.id
  expire_after       = "P90D"
  time_before_expiry = "P30D"
}`).targets('key');
  expect(answer(key?.rotation.validity)).toBe(90);
  expect(key?.rotation.actions[0]?.items.map(({ beforeExpiry }) => answer(beforeExpiry))).toEqual([30]);
});

test('what a data source fetches of a secret is never printed', () => {
  const { outputs } = scanOf({
    'main.tf': `${around}
data "azurerm_key_vault_secret" "s" {
  name         = "s"
  key_vault_id = azurerm_key_vault.kv.id
}

resource "azurerm_key_vault_secret" "t" {
  name         = "t"
  key_vault_id = azurerm_key_vault.kv.id
  value        = "x"
}

output "fetched" {
  value = data.azurerm_key_vault_secret.s.value
}

output "written" {
  value = azurerm_key_vault_secret.t.value
}

output "id" {
  value = data.azurerm_key_vault_secret.s.id
}
`,
  });
  expect(outputs.map(({ name, value }) => [name, value.sensitive === true])).toEqual([
    ['fetched', true],
    ['written', true],
    ['id', false],
  ]);
});

test('a key that encrypts something is found by its address', () => {
  const [key] = estateOf(`resource "azurerm_key_vault_key" "k" {
  name         = "k"
  key_vault_id = azurerm_key_vault.kv.id
}

resource "azapi_resource" "d" {
  type      = "Microsoft.Compute/diskEncryptionSets@2023-04-02"
  name      = "d"
  parent_id = azurerm_resource_group.rg.id
  body = {
    properties = { activeKey = { keyUrl = azurerm_key_vault_key.k.id, sourceVault = { id = azurerm_key_vault.kv.id } } }
  }
}`).targets('key');
  expect(key?.encrypts.flatMap(({ version }) => termsOf(version))).toEqual(['the latest at deployment']);
});
