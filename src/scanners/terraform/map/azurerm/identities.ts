import { tenantOfIdentity } from '../identity.js';
import type { Mapping } from '../mapping.js';
import { from } from '../parts.js';

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/user_assigned_identity */
const userAssigned: Mapping = {
  type: 'azurerm_user_assigned_identity',
  data: true,
  sends: [
    {
      type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
      place: { in: 'resourceGroup' },
      body: { location: from('location'), tags: from('tags') },
    },
  ],
  exports: {
    principal_id: 'properties.principalId',
    client_id: 'properties.clientId',
    tenant_id: tenantOfIdentity,
  },
};

/**
 * Up to the middle of version 4 the identity was the `parent_id`.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/federated_identity_credential
 */
const federatedCredential: Mapping = {
  type: 'azurerm_federated_identity_credential',
  sends: [
    {
      type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
      place: { under: from('user_assigned_identity_id', 'parent_id') },
      body: {
        properties: { issuer: from('issuer'), subject: from('subject'), audiences: from('audience') },
      },
    },
  ],
};

export const identities: readonly Mapping[] = [userAssigned, federatedCredential];
