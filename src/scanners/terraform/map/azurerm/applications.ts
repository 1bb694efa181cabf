import { concatenated, given } from '../choices.js';
import type { Mapping, Sent } from '../mapping.js';
import { envelope } from '../identity.js';
import { always, block, blocks, entries, from, list, type Part, type Shape } from '../parts.js';
import { below, belowNamed, each, handedOutBy, inGroup } from './entry.js';

const writtenSettings = entries(from('app_settings'), { name: from('key'), value: from('value') });

/** The provider puts the key of the storage account of Functions into their settings. */
const storageSetting = list(
  given(from('storage_account_access_key'), {
    name: always('AzureWebJobsStorage'),
    value: from('storage_account_access_key'),
  }),
);

/** https://learn.microsoft.com/azure/templates/microsoft.web/sites */
const siteWith = (appSettings: Part): Shape => ({
  keyVaultReferenceIdentity: from('key_vault_reference_identity_id'),
  siteConfig: {
    appSettings,
    connectionStrings: blocks('connection_string', {
      name: from('name'),
      type: from('type'),
      connectionString: from('value'),
    }),
  },
});

const site = siteWith(writtenSettings);
const functions = siteWith(concatenated(writtenSettings, storageSetting));

const sites = 'Microsoft.Web/sites';
const slot = `${sites}/slots`;

/** https://learn.microsoft.com/azure/templates/microsoft.app/containerapps */
const secrets = blocks('secret', {
  name: from('name'),
  value: from('value'),
  keyVaultUrl: from('key_vault_secret_id'),
  identity: from('identity'),
});

const container: Shape = {
  name: from('name'),
  env: blocks('env', { name: from('name'), value: from('value'), secretRef: from('secret_name') }),
};

const containerApp: Shape = {
  environmentId: from('container_app_environment_id'),
  configuration: { secrets },
  template: block('template', {
    containers: blocks('container', container),
    initContainers: blocks('init_container', container),
  }),
};

const staticSite: Sent = {
  type: 'Microsoft.Web/staticSites',
  place: { in: 'resourceGroup' },
  body: envelope,
};

export const applications: readonly Mapping[] = [
  ...each(['azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_app_service'], (type) =>
    inGroup(type, sites, site, { data: true }),
  ),
  ...each(
    [
      'azurerm_linux_function_app',
      'azurerm_windows_function_app',
      'azurerm_function_app_flex_consumption',
      'azurerm_function_app',
      'azurerm_logic_app_standard',
    ],
    (type) => inGroup(type, sites, functions, { data: true }),
  ),
  ...each(['azurerm_linux_web_app_slot', 'azurerm_windows_web_app_slot'], (type) =>
    below(type, slot, 'app_service_id', site),
  ),
  ...each(['azurerm_linux_function_app_slot', 'azurerm_windows_function_app_slot'], (type) =>
    below(type, slot, 'function_app_id', functions),
  ),
  belowNamed('azurerm_app_service_slot', slot, ['app_service_name'], site),
  belowNamed('azurerm_function_app_slot', slot, ['function_app_name'], functions),
  inGroup('azurerm_container_app', 'Microsoft.App/containerApps', containerApp, { data: true }),
  inGroup('azurerm_container_app_job', 'Microsoft.App/jobs', containerApp),
  inGroup('azurerm_container_app_environment', 'Microsoft.App/managedEnvironments', {}, { data: true }),
  below(
    'azurerm_container_app_environment_dapr_component',
    'Microsoft.App/managedEnvironments/daprComponents',
    'container_app_environment_id',
    {
      componentType: from('component_type'),
      secrets,
      metadata: blocks('metadata', {
        name: from('name'),
        value: from('value'),
        secretRef: from('secret_name'),
      }),
    },
  ),
  {
    type: 'azurerm_static_web_app',
    exports: handedOutBy('listSecrets', 'api_key'),
    sends: [
      staticSite,
      {
        type: 'Microsoft.Web/staticSites/config',
        name: always('appsettings'),
        place: { in: 'first' },
        body: { properties: from('app_settings') },
        onlyWith: from('app_settings'),
      },
    ],
  },
];
