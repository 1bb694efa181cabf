import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { azureDefaults } from '../azure-defaults.js';
import { asText, readSetting } from '../settings.js';
import { readSecurityDomain, type SecurityDomain } from './security-domain.js';
import { readStore, type StoreFacts } from './store.js';

/** A `Microsoft.KeyVault/managedHSMs`. */
export interface ManagedHsmFacts extends StoreFacts {
  readonly kind: 'managedHsm';
  /** `Standard_B1` and others: how much it can do, at one level of protection. */
  readonly sku: Setting<string>;
  readonly securityDomain: SecurityDomain;
}

export const readManagedHsm = (resource: Resource): ManagedHsmFacts => ({
  ...readStore('Managed HSM', resource, azureDefaults.managedHsm),
  kind: 'managedHsm',
  sku: readSetting(resource, 'sku.name', asText, { because: 'no SKU is set' }),
  securityDomain: readSecurityDomain(resource),
});
