import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { azureDefaults } from '../azure-defaults.js';
import { asBoolean, asWord, readSetting } from '../settings.js';
import { leftOutOf } from './restored.js';
import { readTenant } from './tenant.js';
import { readStore, type StoreFacts } from './store.js';

/** A `Microsoft.KeyVault/vaults`. */
export interface VaultFacts extends StoreFacts {
  readonly kind: 'vault';
  /** `standard` or `premium`: only the latter has keys in HSMs. */
  readonly sku: Setting<string>;
  /** Whether what is deleted can be recovered at all. A vault that is recovered had it on. */
  readonly softDelete: Setting<boolean>;
  /** Whether role assignments decide on access to what is inside; otherwise its access policies do. */
  readonly rbac: Setting<boolean>;
  readonly tenant: Setting<string>;
  /** To whom it hands out secrets without asking its own permissions. */
  readonly enabledFor: {
    readonly deployment: Setting<boolean>;
    readonly diskEncryption: Setting<boolean>;
    readonly templateDeployment: Setting<boolean>;
  };
}

export function readVault(resource: Resource): VaultFacts {
  const { vault } = azureDefaults;
  const left = leftOutOf(resource);
  const enabled = (path: string): Setting<boolean> => readSetting(resource, path, asBoolean, left(vault.enabledFor));
  return {
    ...readStore('vault', resource, vault),
    kind: 'vault',
    softDelete: readSetting(resource, 'properties.enableSoftDelete', asBoolean, vault.softDelete),
    sku: readSetting(resource, 'properties.sku.name', asWord('standard', 'premium'), left(vault.sku)),
    rbac: readSetting(resource, 'properties.enableRbacAuthorization', asBoolean, left(vault.rbac(resource.apiVersion))),
    tenant: readTenant(resource, 'properties.tenantId'),
    enabledFor: {
      deployment: enabled('properties.enabledForDeployment'),
      diskEncryption: enabled('properties.enabledForDiskEncryption'),
      templateDeployment: enabled('properties.enabledForTemplateDeployment'),
    },
  };
}
