import { dateOfVersion } from './api-version.js';
import type { Fallback } from './settings.js';

const is = <T>(value: T): Fallback<T> => ({ value });

/**
 * What Azure does when a template says nothing: the only place where a default is written down. Unless a line says
 * otherwise they are those of the API definition:
 * https://github.com/Azure/azure-rest-api-specs/blob/main/specification/keyvault/resource-manager/Microsoft.KeyVault/KeyVault/models.tsp
 */
export const azureDefaults = {
  vault: {
    /** Off unless asked for: https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection */
    purgeProtection: is(false),
    sku: { because: 'no SKU is set, and Azure demands one' },
    softDelete: is(true),
    retentionDays: is(90),
    /** True from 2026-02-01 on: https://learn.microsoft.com/azure/key-vault/general/access-control-default */
    rbac: (apiVersion: string | undefined): Fallback<boolean> => {
      const date = dateOfVersion(apiVersion);
      if (date === undefined) return { because: 'it is not set, and the default depends on an unreadable API version' };
      return is(date >= '2026-02-01');
    },
    /** For machines, disks and templates alike. */
    enabledFor: is(false),
    publicNetworkAccess: is('Enabled'),
    /** Without a rule set the firewall is off: https://learn.microsoft.com/azure/key-vault/general/network-security */
    defaultAction: is('Allow'),
    bypass: is('AzureServices'),
  },
  managedHsm: {
    /**
     * The API definition says true, https://learn.microsoft.com/azure/key-vault/managed-hsm/soft-delete-overview says
     * "not enabled by default": only what is written counts.
     */
    purgeProtection: is(false),
    retentionDays: is(90),
    publicNetworkAccess: is('Enabled'),
    defaultAction: is('Allow'),
    bypass: is('AzureServices'),
  },
  key: {
    type: { because: 'no key type is set, and Azure does not document which one it takes' },
    /** https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/keys */
    size: is(2048),
    curve: is('P-256'),
    exportable: is(false),
  },
  /** https://learn.microsoft.com/rest/api/keyvault/certificates/create-certificate/create-certificate#keyproperties */
  certificate: {
    issuer: { because: 'no issuer is set' },
    keyType: { because: 'no key type is set' },
    exportable: { because: 'nothing says whether the key can be exported' },
    reused: { because: 'nothing says whether the key is used again' },
  },
  /** Of keys and secrets alike: https://learn.microsoft.com/azure/key-vault/keys/about-keys-details#key-attributes */
  object: {
    enabled: is(true),
  },
  accessPolicy: {
    permissions: is([]),
  },
} as const;
