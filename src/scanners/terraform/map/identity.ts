import { asKeys } from './choices.js';
import type { Exports } from './mapping.js';
import { block, from, type Part } from './parts.js';

/**
 * The managed identities of a resource, as nearly every one writes them:
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
 */
export const identity: Part = block('identity', {
  type: from('type'),
  userAssignedIdentities: asKeys(from('identity_ids')),
});

/** What nearly every resource that Resource Manager keeps has, besides its properties. */
export const envelope = { location: from('location'), tags: from('tags'), identity } as const;

/**
 * A managed identity lives in the tenant of its subscription, and cannot leave it:
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identities-faq
 */
export const tenantOfIdentity = 'tenant().tenantId';

/** What the block tells of the identity that is the resource's own. */
export const ownIdentity: Exports = {
  'identity.principal_id': 'identity.principalId',
  'identity.tenant_id': tenantOfIdentity,
};
