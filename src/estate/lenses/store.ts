import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import type { azureDefaults } from '../azure-defaults.js';
import { knownText, targetOf } from '../named.js';
import { asBoolean, readSetting } from '../settings.js';
import { identityOfId, type StoreIdentity, type StoreKind } from '../store-identity.js';
import type { Target } from '../target.js';
import { readNetwork, type Network } from './network.js';

/** What vaults and Managed HSMs have in common: they hold keys. */
export interface StoreFacts extends Target {
  readonly kind: StoreKind;
  readonly resource: Resource;
  readonly identity: StoreIdentity;
  /** Its name, if that is known. */
  readonly name: string | undefined;
  /** Whether what is deleted stays recoverable for as long as it is retained. */
  readonly purgeProtection: Setting<boolean>;
  readonly network: Network;
}

type Defaults = typeof azureDefaults.vault | typeof azureDefaults.managedHsm;

export const readStore = (noun: string, resource: Resource, defaults: Defaults): Omit<StoreFacts, 'kind'> => ({
  ...targetOf(noun, resource),
  resource,
  identity: identityOfId(resource.id, resource.deployment) ?? `${resource.deployment.name} ${resource.address}`,
  name: knownText(resource.name),
  purgeProtection: readSetting(resource, 'properties.enablePurgeProtection', asBoolean, defaults.purgeProtection),
  network: readNetwork(resource, defaults),
});
