import type { Resource } from '../../model/resource.js';
import { joined } from '../../model/value.js';
import { readItems } from '../items.js';
import { targetOf } from '../named.js';
import { readTerm } from '../settings.js';
import { identitiesOfTerm, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { termCases } from '../terms.js';

/** A connection of a `Microsoft.Network/privateEndpoints` to a vault or an HSM, once for each that it may lead to. */
export interface PrivateEndpointFacts extends Target {
  readonly resource: Resource;
  /** What it leads to. */
  readonly to: readonly StoreIdentity[];
  /** Whether somebody still has to approve it before it works. */
  readonly manual: boolean;
}

/** A manual connection waits for an approval: https://learn.microsoft.com/azure/private-link/private-endpoint-overview */
const lists = { privateLinkServiceConnections: false, manualPrivateLinkServiceConnections: true } as const;

export const readPrivateEndpoint = (resource: Resource): readonly PrivateEndpointFacts[] =>
  Object.entries(lists).flatMap(([list, manual]) =>
    readItems(resource, `properties.${list}`).flatMap((connection) =>
      termCases(readTerm(connection, 'properties.privateLinkServiceId', { value: '' })).map(({ when, term }) => ({
        ...targetOf('private endpoint', resource),
        when: joined(connection.when, when),
        resource,
        to: identitiesOfTerm(term, resource.deployment),
        manual,
      })),
    ),
  );
