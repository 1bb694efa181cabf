import type { Resource } from '../../model/resource.js';
import { azureDefaults } from '../azure-defaults.js';
import { readStore, type StoreFacts } from './store.js';

/** A `Microsoft.KeyVault/managedHSMs`. */
export interface ManagedHsmFacts extends StoreFacts {
  readonly kind: 'managedHsm';
}

export const readManagedHsm = (resource: Resource): ManagedHsmFacts => ({
  ...readStore('Managed HSM', resource, azureDefaults.managedHsm),
  kind: 'managedHsm',
});
