import { expect, test } from 'vitest';
import { buildEstate } from '../../../src/estate/build.js';
import { scanFiles } from '../../../src/scanners/scan.js';
import { judged, labelled } from '../judged.js';

const rule = 'hardcoded-secrets/state-file';
const path = 'terraform.tfstate';

const state = (resources: readonly object[], outputs: object = {}): Record<string, string> => ({
  [path]: JSON.stringify({ version: 4, serial: 1, lineage: 'l', outputs, resources }),
});
const resource = (type: string, attributes: object, more: object = {}): object => ({
  mode: 'managed',
  type,
  name: 'main',
  instances: [{ attributes, ...more }],
});

test.each<[string, object, boolean]>([
  ['azurerm_key_vault_secret', { value: 'n0t' }, true],
  ['azurerm_key_vault_secret', { name: 'n0t' }, false],
  ['azurerm_key_vault_secret', { value: '' }, false],
  ['azurerm_key_vault_secret', { value: null }, false],
  ['azurerm_storage_account', { primary_blob_connection_string: 'n0t' }, true],
  ['azurerm_storage_account', { primary_blob_endpoint: 'n0t' }, false],
  ['azurerm_kubernetes_cluster', { kube_config: [{ password: 'n0t' }] }, true],
  ['azurerm_kubernetes_cluster', { kube_config: [{ host: 'n0t' }] }, false],
  ['azurerm_cosmosdb_account', { primary_readonly_key: 'n0t' }, true],
  ['azurerm_linux_web_app', { connection_string: [{ name: 'db', value: 'n0t' }] }, true],
  ['azurerm_linux_web_app', { app_settings: { password: '@Microsoft.KeyVault(SecretUri=n)' } }, false],
  ['azurerm_linux_web_app', { site_config: [{ application_insights_connection_string: 'n0t' }] }, false],
  ['azurerm_express_route_circuit_authorization', { authorization_key: 'n0t' }, true],
  ['azurerm_automation_account', { dsc_primary_access_key: 'n0t' }, true],
  ['azurerm_redis_cache', { redis_configuration: [{ aof_storage_connection_string_0: 'n0t' }] }, true],
  ['azurerm_container_app', { secret: [{ name: 'p', value: 'n0t' }] }, true],
  ['azurerm_container_app', { custom_domain_verification_id: 'n0t' }, false],
  ['azurerm_virtual_machine_extension', { protected_settings: 'n0t' }, true],
  ['azurerm_cosmosdb_sql_container', { partition_key: 'n0t' }, false],
  ['azurerm_managed_disk', { encryption_settings: [{ disk_encryption_key: [{ secret_url: 'n0t' }] }] }, false],
  ['azurerm_storage_account', { customer_managed_key: [{ key_vault_key_id: 'n0t' }] }, false],
  ['azurerm_data_factory_linked_service_sql_server', { connection_string: 'n0t' }, false],
  ['azurerm_application_insights', { connection_string: 'n0t' }, false],
  ['azurerm_mssql_server', { administrator_login: 'n0t' }, false],
  ['azurerm_mssql_server', { administrator_login_password: 'n0t' }, true],
  ['azurerm_mssql_server', { administrator_login_password: '<password>' }, false],
  ['random_password', { result: 'n0t' }, true],
  ['random_string', { result: 'n0t' }, false],
  ['tls_private_key', { private_key_pem: 'n0t', public_key_pem: 'y' }, true],
  ['azuread_application_password', { value: 'n0t' }, true],
  ['aws_thing', { password: 'n0t' }, false],
])('%s with %j: %s', (type, attributes, isSecret) => {
  expect(judged(rule, state([resource(type, attributes)]))[0]?.startsWith(isSecret ? 'fail' : 'pass')).toBe(true);
});

const marked = { sensitive_attributes: [[{ type: 'get_attr', value: 'settings' }]] };

test.each([
  [
    'what is marked',
    resource('example_thing', { settings: { a: 'n0t' } }, marked),
    'fail: `settings.a` of `example_thing.main` stands here in clear text',
  ],
  [
    'what is marked and says where a secret is',
    resource('example_thing', { settings: { a: '@Microsoft.KeyVault(SecretUri=n)' } }, marked),
    'pass',
  ],
  ['numbers', resource('example_thing', { settings: { a: 5 } }, marked), 'pass'],
  [
    'an instance in a module',
    { ...resource('random_password', { result: 'n0t' }, { index_key: 'a' }), module: 'module.m' },
    'fail: `result` of `module.m.random_password.main["a"]` stands here in clear text',
  ],
  [
    'a data source',
    { ...resource('azurerm_key_vault_secret', { value: 'n0t' }), mode: 'data' },
    'fail: `value` of `data.azurerm_key_vault_secret.main` stands here in clear text',
  ],
])('%s', (_, each, expected) => {
  expect(labelled(rule, state([each]))).toEqual([expected]);
});

const markedAt = (...names: readonly string[]): object => ({
  sensitive_attributes: names.map((value) => [{ type: 'get_attr', value }]),
});

test.each<[string, string, object | string, boolean]>([
  ['the secret of a set of blocks', 'connection_string', [{ name: 'db', type: 'SQLAzure', value: 'n0t' }], true],
  ['blocks without their secret', 'extension', [{ name: 'e', type: 'x', protected_settings: null }], false],
  ['what blocks keep under a name like it', 'extension', [{ name: 'e', protected_settings: 'n0t' }], true],
  ['all of a map', 'tags', { a: 'n0t' }, true],
  ['settings', 'app_settings', { a: 'n0t', b: 'n1t' }, true],
  ['settings for everybody', 'app_settings', { APPINSIGHTS_INSTRUMENTATIONKEY: 'n0t' }, false],
  ['a script', 'custom_data', 'n0t', false],
  ['a name', 'admin_username', 'n0t', false],
  ['a certificate to be trusted', 'trusted_root_certificate', [{ name: 'r', data: 'n0t' }], false],
  ['where a cluster is', 'kube_config', [{ host: 'n0t', client_certificate: 'n1t' }], false],
])('marked by the provider: %s', (_, name, value, isSecret) => {
  const [found] = labelled(rule, state([resource('azurerm_linux_web_app', { [name]: value }, markedAt(name))]));
  expect(found?.replace(/\..*/, '')).toBe(isSecret ? `fail: \`${name}` : 'pass');
});

test.each([
  [{ p: { value: 'n0t', sensitive: true } }, 'fail: the value of output `p` stands here in clear text'],
  [{ p: { value: 'n0t' } }, 'pass'],
  [{ p: { value: { a: ['n0t'] }, sensitive: true } }, 'fail: `a.0` of output `p` stands here in clear text'],
])('output %j', (outputs, expected) => {
  expect(labelled(rule, state([], outputs))).toEqual([expected]);
});

test('one finding for a file, which counts the others', () => {
  const attributes = { primary_access_key: 'n0t', secondary_access_key: 'n1t', primary_connection_string: 'n2t' };
  expect(labelled(rule, state([resource('azurerm_storage_account', attributes)]))).toEqual([
    'fail: `primary_access_key` of `azurerm_storage_account.main` stands here in clear text, with 2 more secrets in this file',
  ]);
});

const old = {
  version: 3,
  modules: [
    {
      path: ['root', 'm'],
      outputs: {},
      resources: {
        'azurerm_kubernetes_cluster.main': {
          type: 'azurerm_kubernetes_cluster',
          primary: { id: 'i', attributes: { 'kube_config.0.password': 'n0t' } },
        },
      },
    },
  ],
};
const shown = {
  format_version: '1.0',
  terraform_version: '1.9.0',
  values: {
    root_module: {
      child_modules: [
        {
          resources: [
            {
              address: 'module.m.example.x',
              type: 'example',
              values: { a: [{ b: 'n0t' }] },
              sensitive_values: { a: [{ b: true }] },
            },
          ],
        },
      ],
    },
  },
};

test.each<[string, string, object, string]>([
  [
    'version 3',
    path,
    old,
    'fail: `kube_config.0.password` of `module.m.azurerm_kubernetes_cluster.main` stands here in clear text',
  ],
  [
    'what is kept of a backend',
    path,
    { version: 3, backend: { type: 'azurerm', config: { access_key: 'n0t' } }, modules: [] },
    'fail: `access_key` of backend `azurerm` stands here in clear text',
  ],
  ['what is shown of a state', 'shown.json', shown, 'fail: `a.0.b` of `module.m.example.x` stands here in clear text'],
  [
    'a state under another name',
    'old.json',
    {
      version: 4,
      terraform_version: '1.9.0',
      serial: 1,
      lineage: 'l',
      outputs: { p: { value: 'n0t', sensitive: true } },
      resources: [],
    },
    'fail: the value of output `p` stands here in clear text',
  ],
  ['what OpenTofu has encrypted', path, { serial: 1, lineage: 'l', meta: {}, encrypted_data: 'n0t' }, 'pass'],
  ['another version', path, { version: 5 }, 'unknown: it is of a version that is not known here'],
])('%s', (_, name, content, expected) => {
  expect(labelled(rule, { [name]: JSON.stringify(content) })).toEqual([expected]);
});

const scanned = (bytes: Uint8Array) =>
  scanFiles(
    {
      files: [path],
      read: () => ({ bytes }),
      list: () => [],
      environments: { of: () => undefined, isProduction: () => false },
    },
    undefined,
  );
const whole = state([resource('random_password', { result: 'n0t-real' })])[path] ?? '';
const secretsIn = (bytes: Uint8Array): number =>
  buildEstate(scanned(bytes))
    .targets('state')
    .reduce((sum, { secrets }) => sum + secrets.length, 0);

test.each<[string, Uint8Array, number, readonly string[]]>([
  ['UTF-16, as PowerShell writes it', Buffer.from(`\uFEFF${whole}`, 'utf16le'), 1, []],
  ['cut off', Buffer.from(whole.slice(0, -6)), 1, ['state/broken']],
  ['no JSON', Buffer.from('password = n0t-real'), 0, ['state/broken']],
  ['empty', new Uint8Array(), 0, []],
  ['no text', Buffer.from([0, 1, 2]), 0, ['file/unreadable']],
])('%s', (_, bytes, secrets, problems) => {
  expect(secretsIn(bytes)).toBe(secrets);
  const { diagnostics } = scanned(bytes);
  expect(diagnostics.map(({ id }) => id)).toEqual(problems);
  expect(JSON.stringify(diagnostics)).not.toContain('n0t-real');
});

test('no value is in the text that findings point into', () => {
  const [{ source } = { source: undefined }] = buildEstate(scanned(Buffer.from(whole)))
    .targets('state')
    .flatMap(({ secrets }) => secrets.map(({ at }) => at));
  expect(source?.text).toContain('"result":"********"');
  expect(source?.text).not.toContain('n0t-real');
});

test('a state of 50 MB is read in a few seconds', { timeout: 60_000 }, () => {
  const one = JSON.stringify(resource('azurerm_storage_account', { id: 'i'.repeat(1900), primary_access_key: 'n0t' }));
  const text = `{"version":4,"outputs":{},"resources":[${Array.from({ length: 25_000 }, () => one).join(',')}]}`;
  const start = performance.now();
  expect(secretsIn(Buffer.from(text))).toBe(10_000);
  expect(performance.now() - start).toBeLessThan(30_000);
});
