import { ownTenant, told } from './ids.js';
import type { DataMapping, Exports, Mapping } from './mapping.js';
import { firstOf, from, type Part } from './parts.js';

/** What Microsoft Graph keeps: https://learn.microsoft.com/graph/templates/bicep/reference/overview */
function kept(type: string, inGraph: string, name: Part, exports: Exports): Mapping {
  return {
    type,
    data: true,
    sends: [{ type: inGraph, name, place: { in: 'tenant' }, body: {} }],
    exports: { id: 'properties.id', object_id: 'properties.id', ...exports },
  };
}

const applied = { client_id: 'properties.appId', application_id: 'properties.appId' };

/** A secret that Azure makes up and Terraform keeps. */
const password = (type: string, inGraph: string, owner: Part): Mapping => ({
  type,
  sends: [
    {
      type: inGraph,
      name: from('display_name'),
      place: { under: owner },
      body: { properties: { endDateTime: from('end_date') } },
    },
  ],
  exports: { key_id: 'properties.keyId', value: { secret: 'properties.secretText' } },
});

const passwords = 'passwordCredentials';

/** https://registry.terraform.io/providers/hashicorp/azuread/latest/docs */
export const azuread: readonly Mapping[] = [
  kept(
    'azuread_user',
    'Microsoft.Graph/users',
    firstOf(from('user_principal_name'), from('mail'), from('mail_nickname'), from('employee_id'), from('object_id')),
    { user_principal_name: 'properties.userPrincipalName' },
  ),
  kept('azuread_group', 'Microsoft.Graph/groups', firstOf(from('display_name'), from('object_id')), {}),
  kept(
    'azuread_service_principal',
    'Microsoft.Graph/servicePrincipals',
    firstOf(from('client_id'), from('application_id'), from('display_name'), from('object_id')),
    applied,
  ),
  kept(
    'azuread_application',
    'Microsoft.Graph/applications',
    firstOf(from('display_name'), from('client_id'), from('application_id'), from('object_id')),
    applied,
  ),
  password(
    'azuread_application_password',
    `Microsoft.Graph/applications/${passwords}`,
    from('application_id', 'application_object_id'),
  ),
  password(
    'azuread_service_principal_password',
    `Microsoft.Graph/servicePrincipals/${passwords}`,
    from('service_principal_id'),
  ),
];

/** https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/data-sources/client_config */
export const toldByGraph: readonly DataMapping[] = [
  {
    type: 'azuread_client_config',
    tells: {
      object_id: told('deployer().objectId'),
      client_id: told('deployer().clientId'),
      tenant_id: ownTenant,
    },
  },
];
