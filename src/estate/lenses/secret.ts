import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { targetOf } from '../named.js';
import { find } from '../read.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { writtenIn } from '../written.js';

/** A `Microsoft.KeyVault/vaults/secrets`. */
export interface SecretFacts extends Target {
  readonly resource: Resource;
  /** Of the vault it lies in. */
  readonly within: readonly StoreIdentity[];
  /** Whether its value is text that is written in a file. The value itself is nobody's business. */
  readonly literal: Setting<boolean>;
}

export const readSecret = (resource: Resource): SecretFacts => ({
  ...targetOf('secret', resource),
  resource,
  within: identitiesOfId(resource.id, resource.deployment),
  literal: writtenIn(find(resource, 'properties.value')),
});
