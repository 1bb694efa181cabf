import type { Resource } from '../../model/resource.js';
import { joined } from '../../model/value.js';
import { readItems } from '../items.js';
import { targetOf } from '../named.js';
import type { Readable } from '../read.js';
import { idInside, nameIn } from '../resource-id.js';
import { keysOfId, type ResourceKey } from '../resource-key.js';
import { asText, asWord, readSetting, readTerm } from '../settings.js';
import { identitiesOfId, identitiesOfTerm, type StoreIdentity, type StoreKind } from '../store-identity.js';
import type { Target } from '../target.js';
import { termCases, termsOf } from '../terms.js';

/** A connection of a private endpoint to a vault or an HSM, once for each that it may lead to. */
export interface PrivateEndpointFacts extends Target {
  readonly resource: Resource;
  /** What it leads to. */
  readonly to: readonly StoreIdentity[];
  /** Which kind of thing that is; undefined for those of other services. */
  readonly serves: StoreKind | undefined;
  /** Whether somebody still has to approve it before it works. */
  readonly manual: boolean;
  /** The endpoint itself. */
  readonly keys: readonly ResourceKey[];
}

/** A manual connection waits for an approval: https://learn.microsoft.com/azure/private-link/private-endpoint-overview */
const lists = { privateLinkServiceConnections: false, manualPrivateLinkServiceConnections: true } as const;

/** The connections of a `Microsoft.Network/privateEndpoints`. */
export const readPrivateEndpoint = (resource: Resource): readonly PrivateEndpointFacts[] =>
  Object.entries(lists).flatMap(([list, manual]) =>
    readItems(resource, `properties.${list}`).flatMap((connection) =>
      termCases(readTerm(connection, 'properties.privateLinkServiceId', { value: '' })).map(({ when, term }) => ({
        ...targetOf('private endpoint', resource),
        when: joined(connection.when, when),
        resource,
        to: identitiesOfTerm(term, resource.deployment),
        serves: servedBy(term) ?? servedIn(connection),
        manual,
        keys: keysOfId(resource.id, resource.deployment),
      })),
    ),
  );

/**
 * A `Microsoft.KeyVault/vaults/privateEndpointConnections`, or that of an HSM: where the owner approves of what somebody
 * asked for. https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults/privateendpointconnections
 */
export function readEndpointApproval(resource: Resource): PrivateEndpointFacts {
  const words = asWord('Approved', 'Pending', 'Rejected', 'Disconnected');
  const path = 'properties.privateLinkServiceConnectionState.status';
  const status = readSetting(resource, path, words, { value: 'Pending' });
  return {
    ...targetOf('private endpoint connection', resource),
    resource,
    to: identitiesOfId(resource.id, resource.deployment),
    serves: servedBy(resource.id),
    manual: status.kind !== 'set' || status.value !== 'Approved',
    keys: [],
  };
}

/** By the id of what it leads to. */
function servedBy(term: string): StoreKind | undefined {
  const id = idInside(term);
  if (nameIn(id, 'Microsoft.KeyVault/vaults') !== undefined) return 'vault';
  return nameIn(id, 'Microsoft.KeyVault/managedHSMs') === undefined ? undefined : 'managedHsm';
}

/** By the name of the part that it leads to: https://learn.microsoft.com/azure/private-link/private-endpoint-dns */
function servedIn(connection: Readable): StoreKind | undefined {
  const groups = readItems(connection, 'properties.groupIds').flatMap((item) =>
    termsOf(readSetting(item, '', asText, { value: '' })).map((group) => group.toLowerCase()),
  );
  if (groups.includes('vault')) return 'vault';
  return groups.includes('managedhsm') ? 'managedHsm' : undefined;
}
