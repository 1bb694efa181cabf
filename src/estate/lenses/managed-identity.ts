import { isType, type Resource } from '../../model/resource.js';
import { identityKey, type IdentityKey } from '../identity-key.js';
import { find } from '../read.js';

/**
 * The managed identities that a resource acts as: its own, by its own id, and those assigned to it. More than it has in
 * any one case when that depends. https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
 */
export function identitiesUsedBy(resource: Resource): readonly IdentityKey[] {
  // The id of a resource is worked out, and most have no identity.
  if (!resource.existing && find(resource, 'identity').every(({ is }) => is.kind === 'absent')) return [];
  const { id, deployment } = resource;
  const assigned = find(resource, 'identity.userAssignedIdentities').flatMap(({ is }) => {
    if (is.kind !== 'present' || is.value.kind !== 'object') return [];
    const { entries, unnamed = [] } = is.value;
    return [...entries.keys(), ...unnamed];
  });
  return [...new Set([id, ...assigned])].map((each) => identityKey(each, deployment));
}

/** A resource that is nothing but an identity, for others to use. */
export const isIdentity = (resource: Resource): boolean =>
  isType(resource, 'Microsoft.ManagedIdentity/userAssignedIdentities');
