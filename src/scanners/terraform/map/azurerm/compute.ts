import { nameOfKey, storeOfKey, versionOfKey } from '../key-address.js';
import { given } from '../choices.js';
import { jsonBody } from '../json-body.js';
import type { Mapping } from '../mapping.js';
import { always, block, blocks, firstOf, from, inside, type Shape } from '../parts.js';
import { below, each, handedOutBy, inGroup } from './entry.js';

/** Certificates of a vault that are put on a machine, as the resources for one kind of machine write them. */
const secrets = blocks('secret', {
  sourceVault: { id: from('key_vault_id') },
  vaultCertificates: blocks('certificate', {
    certificateUrl: from('url'),
    certificateStore: from('store'),
  }),
});

const osProfile: Shape = { adminPassword: from('admin_password'), secrets };

/** The same as the older resources for all kinds of machine write it. */
const oldOsProfile: Shape = {
  adminPassword: inside('os_profile', from('admin_password')),
  secrets: blocks('os_profile_secrets', {
    sourceVault: { id: from('source_vault_id') },
    vaultCertificates: blocks('vault_certificates', {
      certificateUrl: from('certificate_url'),
      certificateStore: from('certificate_store'),
    }),
  }),
};

/** A scale set of either kind says how to sign in inside of one of these. */
const orchestrated = ['windows_configuration', 'linux_configuration'].map((kind) =>
  inside('os_profile', inside(kind, from('admin_password'))),
);

const machine = 'Microsoft.Compute/virtualMachines';
const scaleSet = 'Microsoft.Compute/virtualMachineScaleSets';
const containerKey = from('key_vault_key_id');

/** With what somebody signs in to a cluster: https://learn.microsoft.com/rest/api/aks/managed-clusters */
const clusterCredentials = {
  ...handedOutBy('listClusterUserCredential', 'kube_config', 'kube_config_raw'),
  ...handedOutBy('listClusterAdminCredential', 'kube_admin_config', 'kube_admin_config_raw'),
};

export const compute: readonly Mapping[] = [
  ...each(['azurerm_linux_virtual_machine', 'azurerm_windows_virtual_machine'], (type) =>
    inGroup(type, machine, { osProfile }),
  ),
  inGroup('azurerm_virtual_machine', machine, { osProfile: oldOsProfile }),
  ...each(['azurerm_linux_virtual_machine_scale_set', 'azurerm_windows_virtual_machine_scale_set'], (type) =>
    inGroup(type, scaleSet, { virtualMachineProfile: { osProfile } }),
  ),
  inGroup('azurerm_virtual_machine_scale_set', scaleSet, { virtualMachineProfile: { osProfile: oldOsProfile } }),
  inGroup('azurerm_orchestrated_virtual_machine_scale_set', scaleSet, {
    virtualMachineProfile: { osProfile: { adminPassword: firstOf(...orchestrated) } },
  }),
  below('azurerm_virtual_machine_extension', `${machine}/extensions`, 'virtual_machine_id', {
    publisher: from('publisher'),
    type: from('type'),
    protectedSettings: jsonBody('protected_settings'),
    protectedSettingsFromKeyVault: block('protected_settings_from_key_vault', {
      secretUrl: from('secret_url'),
      sourceVault: { id: from('source_vault_id') },
    }),
  }),
  inGroup(
    'azurerm_kubernetes_cluster',
    'Microsoft.ContainerService/managedClusters',
    {
      securityProfile: {
        azureKeyVaultKms: block('key_management_service', {
          enabled: always(true),
          keyId: from('key_vault_key_id'),
          keyVaultNetworkAccess: from('key_vault_network_access'),
        }),
      },
      windowsProfile: block('windows_profile', {
        adminUsername: from('admin_username'),
        adminPassword: from('admin_password'),
      }),
      servicePrincipalProfile: block('service_principal', {
        clientId: from('client_id'),
        secret: from('client_secret'),
      }),
    },
    { data: true, exports: clusterCredentials },
  ),
  inGroup('azurerm_container_group', 'Microsoft.ContainerInstance/containerGroups', {
    imageRegistryCredentials: blocks('image_registry_credential', {
      server: from('server'),
      username: from('username'),
      password: from('password'),
    }),
    diagnostics: block('diagnostics', {
      logAnalytics: block('log_analytics', {
        workspaceId: from('workspace_id'),
        workspaceKey: from('workspace_key'),
      }),
    }),
    encryptionProperties: given(containerKey, {
      vaultBaseUrl: storeOfKey(containerKey),
      keyName: nameOfKey(containerKey),
      keyVersion: versionOfKey(containerKey),
      identity: from('key_vault_user_assigned_identity_id'),
    }),
  }),
  inGroup(
    'azurerm_container_registry',
    'Microsoft.ContainerRegistry/registries',
    {
      encryption: block('encryption', {
        keyVaultProperties: { keyIdentifier: from('key_vault_key_id'), identity: from('identity_client_id') },
      }),
    },
    { data: true, exports: handedOutBy('listCredentials', 'admin_password') },
  ),
];
