import { keyParts } from '../key-address.js';
import type { ChangeMapping, Mapping } from '../mapping.js';
import { always, block, from, items, list, type Part } from '../parts.js';
import { changing, below, belowNamed, handedOutBy, inGroup } from './entry.js';

const keySource = always('Microsoft.KeyVault');

/** Every key of a list, all of them got to with one identity. */
const keys: Part = (config, context) =>
  items(from('key_vault_key_ids'), {
    ...keyParts(from('item')),
    identity: { userAssignedIdentity: () => from('user_assigned_identity_id')(config, context) },
  })(config, context);

const namespaceKeys = {
  exports: handedOutBy(
    'listKeys',
    'default_primary_connection_string',
    'default_secondary_connection_string',
    'default_primary_key',
    'default_secondary_key',
  ),
};

const ruleKeys = {
  exports: handedOutBy(
    'listKeys',
    'primary_connection_string',
    'secondary_connection_string',
    'primary_key',
    'secondary_key',
  ),
};

const rules = 'authorizationRules';
const eventHubs = 'Microsoft.EventHub/namespaces';
const serviceBus = 'Microsoft.ServiceBus/namespaces';

export const messaging: readonly Mapping[] = [
  inGroup(
    'azurerm_servicebus_namespace',
    serviceBus,
    {
      encryption: block('customer_managed_key', {
        keySource,
        keyVaultProperties: list({
          ...keyParts(from('key_vault_key_id')),
          identity: { userAssignedIdentity: from('identity_id') },
        }),
      }),
    },
    { data: true, ...namespaceKeys },
  ),
  inGroup('azurerm_eventhub_namespace', eventHubs, {}, { data: true, ...namespaceKeys }),
  belowNamed(
    'azurerm_eventhub_namespace_authorization_rule',
    `${eventHubs}/${rules}`,
    ['namespace_name'],
    {},
    ruleKeys,
  ),
  belowNamed(
    'azurerm_eventhub_authorization_rule',
    `${eventHubs}/eventhubs/${rules}`,
    ['namespace_name', 'eventhub_name'],
    {},
    ruleKeys,
  ),
  below('azurerm_servicebus_namespace_authorization_rule', `${serviceBus}/${rules}`, 'namespace_id', {}, ruleKeys),
  below('azurerm_servicebus_queue_authorization_rule', `${serviceBus}/queues/${rules}`, 'queue_id', {}, ruleKeys),
  below('azurerm_servicebus_topic_authorization_rule', `${serviceBus}/topics/${rules}`, 'topic_id', {}, ruleKeys),
];

export const messagingChanges: readonly ChangeMapping[] = [
  changing('azurerm_servicebus_namespace_customer_managed_key', 'Microsoft.ServiceBus/namespaces', 'namespace_id', {
    encryption: { keySource, keyVaultProperties: list(keyParts(from('key_vault_key_id'))) },
  }),
  changing(
    'azurerm_eventhub_namespace_customer_managed_key',
    'Microsoft.EventHub/namespaces',
    'eventhub_namespace_id',
    {
      encryption: { keySource, keyVaultProperties: keys },
    },
  ),
];
