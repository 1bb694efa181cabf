import { expect, test } from 'vitest';
import { machineUses } from '../../../../src/estate/lenses/machine-use.js';
import { readTrustedServiceUses } from '../../../../src/estate/lenses/trusted-service.js';
import { find } from '../../../../src/estate/read.js';
import { readItems } from '../../../../src/estate/items.js';
import { secretPositions } from '../../../../src/estate/secret-positions.js';
import type { Resource } from '../../../../src/model/resource.js';
import { azurerm, azurermChanges } from '../../../../src/scanners/terraform/map/azurerm/index.js';
import { otherResource } from '../../../../src/scanners/terraform/map/azurerm/others.js';
import { resources } from '../../../../src/scanners/terraform/map/tables.js';
import { asResources } from './as-resource.js';
import { sent, type Block } from './sent.js';

const vault = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv';

/** The secrets in a resource, at the places where Azure takes them. */
const secretsIn = (resource: Resource): readonly string[] =>
  secretPositions
    .filter(({ type }) => type.toLowerCase() === resource.type.toLowerCase())
    .flatMap(({ path }) => {
      const [list, inItem] = path.split('[].');
      const from = inItem === undefined ? [resource] : readItems(resource, list ?? '');
      return from.flatMap((one) =>
        find(one, inItem ?? path).flatMap(({ is }) =>
          is.kind === 'present' && is.value.kind === 'scalar' ? [String(is.value.value)] : [],
        ),
      );
    });

const logins: readonly string[] = [
  'mssql_server',
  'sql_server',
  'mssql_managed_instance',
  'postgresql_server',
  'mysql_server',
  'mariadb_server',
  'cosmosdb_postgresql_cluster',
];

/** Where an author writes a secret. */
const places: readonly (readonly [string, Block])[] = [
  ...logins.map((type) => [type, { administrator_login_password: 'x' }] as const),
  ['mssql_server', { administrator_login_password_wo: 'x', administrator_login_password_wo_version: 1 }],
  ['mssql_server', { administrator_login_password: null, administrator_login_password_wo: 'x' }],
  ['postgresql_flexible_server', { administrator_password: 'x' }],
  ['postgresql_flexible_server', { administrator_password_wo: 'x' }],
  ['mysql_flexible_server', { administrator_password: 'x' }],
  ['mysql_flexible_server', { administrator_password_wo: 'x' }],
  ['mongo_cluster', { administrator_password: 'x' }],
  ['synapse_workspace', { sql_administrator_login_password: 'x' }],
  ['linux_virtual_machine', { admin_password: 'x' }],
  ['windows_virtual_machine', { admin_password: 'x' }],
  ['virtual_machine', { os_profile: [{ admin_password: 'x' }] }],
  ['linux_virtual_machine_scale_set', { admin_password: 'x' }],
  ['windows_virtual_machine_scale_set', { admin_password: 'x' }],
  ['virtual_machine_scale_set', { os_profile: [{ admin_password: 'x' }] }],
  ['orchestrated_virtual_machine_scale_set', { os_profile: [{ linux_configuration: [{ admin_password: 'x' }] }] }],
  ['orchestrated_virtual_machine_scale_set', { os_profile: [{ windows_configuration: [{ admin_password: 'x' }] }] }],
  ['kubernetes_cluster', { windows_profile: [{ admin_password: 'x' }] }],
  ['kubernetes_cluster', { service_principal: [{ client_id: 'a', client_secret: 'x' }] }],
  ['container_app', { secret: [{ name: 'a', value: 'x' }] }],
  ['container_app_job', { secret: [{ name: 'a', value: 'x' }] }],
  ['container_group', { image_registry_credential: [{ server: 'a', password: 'x' }] }],
  ['container_group', { diagnostics: [{ log_analytics: [{ workspace_id: 'a', workspace_key: 'x' }] }] }],
  ['automation_credential', { automation_account_name: 'a', username: 'a', password: 'x' }],
  ['api_management_identity_provider_aad', { api_management_name: 'a', client_secret: 'x' }],
  ['api_management_identity_provider_facebook', { api_management_name: 'a', app_secret: 'x' }],
  ['dev_center_network_connection', { domain_password: 'x' }],
  ['virtual_network_gateway_connection', { shared_key: 'x' }],
  ['app_service_certificate', { password: 'x' }],
  ['virtual_machine_extension', { protected_settings: '{"storageAccountKey":"x","commandToExecute":"y"}' }],
  ['virtual_machine_extension', { protected_settings: '{"Password":"x"}' }],
  ['virtual_machine_extension', { protected_settings: '{"workspaceKey":"x"}' }],
  ['key_vault_secret', { key_vault_id: vault, value: 'x' }],
];

test.each(places)('a secret in azurerm_%s stands where Azure takes it: %j', (type, block) => {
  expect(asResources(`azurerm_${type}`, { resource_group_name: 'rg', ...block }).flatMap(secretsIn)).toEqual(['x']);
});

test('every place that a resource of Terraform has is tried', () => {
  const tried = places.flatMap(([type, block]) => asResources(`azurerm_${type}`, block).map((each) => each.type));
  const ofAzure = secretPositions.map(({ type }) => type).filter((type) => !type.startsWith('Terraform/'));
  const missing = ofAzure.filter((type) => !tried.includes(type));
  // Azure looks up the key of the workspace by its id, and nobody restores a database by a token.
  expect(missing).toEqual(['Microsoft.App/managedEnvironments', 'Microsoft.Sql/managedInstances/databases']);
});

test.each<[string, Block]>([
  [
    'api_management',
    { hostname_configuration: [{ proxy: [{ key_vault_id: 'https://kv.vault.azure.net/secrets/c' }] }] },
  ],
  [
    'api_management',
    {
      hostname_configuration: [
        {
          scm: [],
          gateway: [],
          developer_portal: [{ key_vault_certificate_id: 'https://kv.vault.azure.net/secrets/c' }],
        },
      ],
    },
  ],
  [
    'api_management_named_value',
    {
      api_management_name: 'a',
      resource_group_name: 'rg',
      value_from_key_vault: [{ secret_id: 'https://kv.vault.azure.net/secrets/c' }],
    },
  ],
  [
    'application_gateway',
    { ssl_certificate: [{ name: 'c', key_vault_secret_id: 'https://kv.vault.azure.net/secrets/c' }] },
  ],
  [
    'firewall_policy',
    { tls_certificate: [{ name: 'c', key_vault_secret_id: 'https://kv.vault.azure.net/secrets/c' }] },
  ],
  ['express_route_port', { link2: [{ macsec_cak_keyvault_secret_id: 'https://kv.vault.azure.net/secrets/c' }] }],
  [
    'cdn_frontdoor_secret',
    { secret: [{ customer_certificate: [{ key_vault_certificate_id: 'https://kv.vault.azure.net/certificates/c' }] }] },
  ],
  ['data_factory_linked_service_key_vault', { data_factory_id: '/f', key_vault_id: vault }],
  ['app_service_certificate', { key_vault_secret_id: 'https://kv.vault.azure.net/secrets/c' }],
  ['batch_account', { key_vault_reference: [{ id: vault, url: 'https://kv.vault.azure.net/' }] }],
  ['machine_learning_workspace', { key_vault_id: vault }],
  ['bot_service_azure_bot', { cmk_key_vault_key_url: 'https://kv.vault.azure.net/keys/k' }],
])('azurerm_%s passes by the firewall of the vault that it names', (type, block) => {
  const uses = asResources(`azurerm_${type}`, block).flatMap(readTrustedServiceUses);
  expect(uses.map(({ of }) => of)).toEqual([['vault kv']]);
});

test.each<[string, Block]>([
  ['linux_virtual_machine', { secret: [{ key_vault_id: vault, certificate: [{ url: 'https://x' }] }] }],
  [
    'windows_virtual_machine_scale_set',
    { secret: [{ key_vault_id: vault, certificate: [{ url: 'https://x', store: 'My' }] }] },
  ],
  [
    'virtual_machine',
    { os_profile_secrets: [{ source_vault_id: vault, vault_certificates: [{ certificate_url: 'https://x' }] }] },
  ],
])('azurerm_%s takes certificates of a vault', (type, block) => {
  expect(machineUses(asResources(`azurerm_${type}`, block))).toEqual({ certificates: ['vault kv'], disks: [] });
});

test('a disk is encrypted from inside the machine with the key of a vault', () => {
  const key = { secret_url: 'https://kv.vault.azure.net/secrets/d', source_vault_id: vault };
  const disk = asResources('azurerm_managed_disk', { encryption_settings: [{ disk_encryption_key: [key] }] });
  expect(machineUses(disk)).toEqual({ certificates: [], disks: ['vault kv'] });
});

test('what lies below a resource by its name has its id in front', () => {
  const names = { namespace_name: 'ns', eventhub_name: 'hub', resource_group_name: 'rg', name: 'send' };
  expect(sent('azurerm_eventhub_authorization_rule', names)).toEqual([
    {
      type: 'Microsoft.EventHub/namespaces/eventhubs/authorizationRules',
      under:
        '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/ns/eventhubs/hub',
    },
  ]);
});

test('what a service hands out is told by the function that does it', () => {
  expect(resources.get('azurerm_storage_account')?.exports?.['primary_access_key']).toEqual({
    secret: 'listKeys().primary_access_key',
  });
});

test('a resource in no table has a type of its own', () => {
  const [{ type, place }] = otherResource('azurerm_quantum_workspace').sends;
  expect({ type, place }).toEqual({ type: 'azurerm/quantum_workspace', place: { in: 'resourceGroup' } });
});

test('no resource of Terraform is in the tables twice', () => {
  const types = [...azurerm, ...azurermChanges].map(({ type }) => type);
  expect(types.filter((type, index) => types.indexOf(type) < index)).toEqual([]);
});
