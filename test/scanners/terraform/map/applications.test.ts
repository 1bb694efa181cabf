import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/expressions/json.js';
import { readAppSettings } from '../../../../src/estate/lenses/app-setting.js';
import { asResources } from './as-resource.js';
import { sent, type Block } from './sent.js';

/** A connection string, whose shape tells that it is one. */
const account = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${'a'.repeat(86)}==`;
const inVault = 'https://kv.vault.azure.net/secrets/db';
const reference = `@Microsoft.KeyVault(SecretUri=${inVault})`;

/** What the estate reads of the settings: the title, and what each is taken for. */
const settings = (type: string, block: Block): readonly string[] =>
  asResources(type, block)
    .flatMap(readAppSettings)
    .map(({ title, holds }) => {
      const held = 'value' in holds ? holds.value.is : holds.kind;
      return `${title.replace(/ of .*/, '')} is ${held}`;
    });

describe.each([
  ...['linux', 'windows'].flatMap((os) => [`azurerm_${os}_web_app`, `azurerm_${os}_web_app_slot`]),
  ...['linux', 'windows'].flatMap((os) => [`azurerm_${os}_function_app`, `azurerm_${os}_function_app_slot`]),
  'azurerm_function_app_flex_consumption',
  'azurerm_logic_app_standard',
  'azurerm_app_service',
  'azurerm_app_service_slot',
  'azurerm_function_app',
  'azurerm_function_app_slot',
])('%s', (type) => {
  test('has settings and connection strings', () => {
    const block = {
      app_settings: { STORAGE: account, DB: reference, REGION: 'westeurope' },
      connection_string: [{ name: 'main', type: 'SQLAzure', value: account }],
    };
    expect(settings(type, block)).toEqual([
      'app setting `STORAGE` is credential',
      'app setting `DB` is reference',
      'app setting `REGION` is nothing',
      'connection string `main` is credential',
    ]);
  });

  test('has none where none are written', () => {
    expect(settings(type, {})).toEqual([]);
    expect(settings(type, { app_settings: null })).toEqual([]);
  });

  test('refers to vaults as an identity', () => {
    const [site] = sent(type, { key_vault_reference_identity_id: '/id' });
    expect(site).toMatchObject({ properties: { keyVaultReferenceIdentity: '/id' } });
  });
});

test('settings that only a deployment can list are unknown', () => {
  const [site] = sent('azurerm_linux_web_app', { app_settings: '⟨variable settings⟩' });
  expect(site).toMatchObject({ properties: { siteConfig: { appSettings: '⟨variable settings⟩' } } });
});

test('the key of the storage account of Functions is one of their settings', () => {
  const block = { app_settings: { REGION: 'westeurope' }, storage_account_access_key: account };
  expect(settings('azurerm_linux_function_app', block)).toEqual([
    'app setting `REGION` is nothing',
    'app setting `AzureWebJobsStorage` is credential',
  ]);
  expect(settings('azurerm_linux_web_app', block)).toEqual(['app setting `REGION` is nothing']);
});

describe.each(['azurerm_container_app', 'azurerm_container_app_job'])('%s', (type) => {
  test('keeps secrets, or is told where they are', () => {
    const block = {
      secret: [
        { name: 'own', value: 'x' },
        { name: 'kept', key_vault_secret_id: inVault, identity: 'System' },
      ],
    };
    expect(settings(type, block)).toEqual(['secret `own` is credential', 'secret `kept` is reference']);
  });

  test('hands its containers environment variables', () => {
    const env = [
      { name: 'PASSWORD', secret_name: 'own' },
      { name: 'STORAGE', value: account },
    ];
    const block = {
      template: [{ container: [{ name: 'c', env }], init_container: [{ name: 'i', env: [env[1] ?? {}] }] }],
    };
    expect(settings(type, block)).toEqual([
      'environment variable `PASSWORD` is reference',
      'environment variable `STORAGE` is credential',
      'environment variable `STORAGE` is credential',
    ]);
  });
});

test('a Dapr component keeps secrets and hands out metadata', () => {
  const block = {
    secret: [
      { name: 'own', value: 'x' },
      { name: 'kept', key_vault_secret_id: inVault },
    ],
    metadata: [
      { name: 'accountKey', secret_name: 'own' },
      { name: 'connectionString', value: account },
    ],
  };
  expect(settings('azurerm_container_app_environment_dapr_component', block)).toEqual([
    'secret `own` is credential',
    'secret `kept` is reference',
    'metadata `accountKey` is reference',
    'metadata `connectionString` is credential',
  ]);
});

test('the settings of a static web app are a resource of their own', () => {
  expect(settings('azurerm_static_web_app', { app_settings: { STORAGE: account } })).toEqual([
    'app setting `STORAGE` is credential',
  ]);
  expect(sent('azurerm_static_web_app', { name: 'one', app_settings: { A: 'b' } })).toEqual<readonly Json[]>([
    { type: 'Microsoft.Web/staticSites', in: 'resourceGroup' },
    { type: 'Microsoft.Web/staticSites/config', name: 'appsettings', in: 'first', properties: { A: 'b' } },
  ]);
  expect(sent('azurerm_static_web_app', { name: 'one' })).toHaveLength(1);
});
