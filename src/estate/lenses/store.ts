import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import type { azureDefaults } from '../azure-defaults.js';
import { knownText, targetOf } from '../named.js';
import { asBoolean, asInteger, readSetting } from '../settings.js';
import { identitiesOfId, type StoreIdentity, type StoreKind } from '../store-identity.js';
import type { Target } from '../target.js';
import { leftOutOf } from './restored.js';
import { readNetwork, type Network } from './network.js';

/** What vaults and Managed HSMs have in common: they hold keys. */
export interface StoreFacts extends Target {
  readonly kind: StoreKind;
  readonly resource: Resource;
  /** One, or more when its name is one of a few. */
  readonly identities: readonly StoreIdentity[];
  /** Its name, if that is known. */
  readonly name: string | undefined;
  /** Whether what is deleted stays recoverable for as long as it is retained. */
  readonly purgeProtection: Setting<boolean>;
  /** Days that what is deleted can be recovered. */
  readonly retentionDays: Setting<number>;
  readonly network: Network;
}

type Defaults = typeof azureDefaults.vault | typeof azureDefaults.managedHsm;

export function readStore(noun: string, resource: Resource, defaults: Defaults): Omit<StoreFacts, 'kind'> {
  const left = leftOutOf(resource);
  const { purgeProtection, retentionDays } = defaults;
  return {
    ...targetOf(noun, resource),
    resource,
    identities: identitiesOf(resource),
    name: knownText(resource.name),
    purgeProtection: readSetting(resource, 'properties.enablePurgeProtection', asBoolean, left(purgeProtection)),
    retentionDays: readSetting(resource, 'properties.softDeleteRetentionInDays', asInteger, left(retentionDays)),
    network: readNetwork(resource, defaults),
  };
}

/** One that cannot be told from its id is only itself. */
function identitiesOf({ id, address, deployment }: Resource): readonly StoreIdentity[] {
  const identities = identitiesOfId(id, deployment);
  return identities.length > 0 ? identities : [`${deployment.name} ${address}`];
}
