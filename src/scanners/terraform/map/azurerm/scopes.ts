import { hidden, ownSubscription, ownTenant, roleNamed, text, told } from '../ids.js';
import type { DataMapping, Mapping } from '../mapping.js';
import { firstOf, from } from '../parts.js';

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/resource_group */
const resourceGroup: Mapping = {
  type: 'azurerm_resource_group',
  data: true,
  sends: [
    {
      type: 'Microsoft.Resources/resourceGroups',
      place: { in: 'subscription' },
      body: { location: from('location'), tags: from('tags') },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/management_group */
const managementGroup: Mapping = {
  type: 'azurerm_management_group',
  data: true,
  sends: [{ type: 'Microsoft.Management/managementGroups', place: { in: 'tenant' }, body: {} }],
};

/** What resources are deployed into. */
export const scopes: readonly Mapping[] = [resourceGroup, managementGroup];

const subscription = firstOf(from('subscription_id'), ownSubscription);

const roleId = firstOf(
  text('/providers/Microsoft.Authorization/roleDefinitions/', from('role_definition_id')),
  roleNamed(from('name')),
);

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/client_config */
export const toldByAzure: readonly DataMapping[] = [
  {
    type: 'azurerm_client_config',
    tells: {
      object_id: told('deployer().objectId'),
      client_id: told('deployer().clientId'),
      tenant_id: ownTenant,
      subscription_id: ownSubscription,
    },
  },
  {
    type: 'azurerm_subscription',
    tells: {
      id: text('/subscriptions/', subscription),
      subscription_id: subscription,
      tenant_id: ownTenant,
      display_name: told('subscription().displayName'),
    },
  },
  { type: 'azurerm_role_definition', tells: { id: roleId, role_definition_resource_id: roleId, name: from('name') } },
  {
    type: 'azurerm_key_vault_encrypted_value',
    tells: {
      encrypted_data: hidden('a key of a vault encrypts it when it is planned'),
      plain_text_value: hidden('a key of a vault decrypts it when it is planned'),
      decoded_plain_text_value: hidden('a key of a vault decrypts it when it is planned'),
    },
  },
];
