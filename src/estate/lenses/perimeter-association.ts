import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { joined } from '../../model/value.js';
import { targetOf } from '../named.js';
import { asWord, readSetting, readTerm } from '../settings.js';
import { identitiesOfTerm, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { termCases } from '../terms.js';

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

/** One for every vault that it may be about, each with what is assumed by its being about that one. */
export const readPerimeterAssociation = (resource: Resource): readonly PerimeterAssociationFacts[] =>
  termCases(readTerm(resource, 'properties.privateLinkResource.id', { value: '' })).map(({ when, term }) => ({
    ...targetOf('perimeter association', resource),
    when: joined(resource.when, when),
    resource,
    of: identitiesOfTerm(term, resource.deployment),
    mode: readSetting(resource, 'properties.accessMode', asWord('Enforced', 'Learning', 'Audit'), {
      value: 'Learning',
    }),
  }));
