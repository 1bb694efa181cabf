import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { targetOf } from '../named.js';
import { asName, readSetting, readTerm } from '../settings.js';
import { identityOfTerm, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { termsOf } from '../terms.js';

/** A `Microsoft.Network/networkSecurityPerimeters/resourceAssociations`. */
export interface PerimeterAssociationFacts extends Target {
  readonly resource: Resource;
  /** The vaults and HSMs it may be about. */
  readonly of: readonly StoreIdentity[];
  /**
   * `Enforced`: the perimeter decides. `Learning` (also called transition) only logs, and is what Azure fills in:
   * https://learn.microsoft.com/azure/private-link/network-security-perimeter-transition
   */
  readonly mode: Setting<string>;
}

export const readPerimeterAssociation = (resource: Resource): PerimeterAssociationFacts => ({
  ...targetOf('perimeter association', resource),
  resource,
  of: termsOf(readTerm(resource, 'properties.privateLinkResource.id', { value: '' })).flatMap(
    (id) => identityOfTerm(id, resource.deployment) ?? [],
  ),
  mode: readSetting(resource, 'properties.accessMode', asName('Enforced', 'Learning', 'Audit'), { value: 'Learning' }),
});
