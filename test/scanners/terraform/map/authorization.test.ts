import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/expressions/json.js';
import { resources } from '../../../../src/scanners/terraform/map/tables.js';
import { sent, tells, type Block } from './sent.js';

describe('a role assignment', () => {
  const assigned = (block: Block): Json | undefined => sent('azurerm_role_assignment', { scope: '/s', ...block })[0];

  test.each<[string, Block, Json]>([
    ['by the id of its role', { role_definition_id: '/r' }, '/r'],
    ['by the name of its role', { role_definition_name: 'Reader' }, "⟨roleDefinitions('Reader').id⟩"],
    ['by a name that is not known', { role_definition_name: '⟨variable r⟩' }, '⟨roleDefinitions(⟨variable r⟩).id⟩'],
    [
      'by one of both that is null',
      { role_definition_id: null, role_definition_name: 'X' },
      "⟨roleDefinitions('X').id⟩",
    ],
    ['by the other of both that is null', { role_definition_id: '/r', role_definition_name: null }, '/r'],
  ])('%s', (_, block, roleDefinitionId) => {
    expect(assigned(block)).toEqual({
      type: 'Microsoft.Authorization/roleAssignments',
      on: '/s',
      properties: { roleDefinitionId },
    });
  });

  test('says to whom it is, and under which condition', () => {
    const block = { principal_id: '⟨p⟩', principal_type: 'Group', condition: 'c', condition_version: '2.0' };
    expect(assigned(block)).toMatchObject({
      properties: { principalId: '⟨p⟩', principalType: 'Group', condition: 'c' },
    });
  });
});

test('a role has its permissions, and a name that is no GUID', () => {
  const permissions = [{ actions: ['*'], data_actions: [], not_actions: ['a'], not_data_actions: ['b'] }];
  expect(
    sent('azurerm_role_definition', { name: 'Ours', scope: '/s', permissions, assignable_scopes: ['/s'] }),
  ).toEqual([
    {
      type: 'Microsoft.Authorization/roleDefinitions',
      name: null,
      on: '/s',
      properties: {
        roleName: 'Ours',
        permissions: [{ actions: ['*'], dataActions: [], notActions: ['a'], notDataActions: ['b'] }],
        assignableScopes: ['/s'],
      },
    },
  ]);
});

describe('what privileged identity management assigns', () => {
  test.each<[string, Block, Json]>([
    ['for good', {}, {}],
    [
      'for days',
      { schedule: [{ expiration: [{ duration_days: 8 }] }] },
      { scheduleInfo: { expiration: { duration: 'P8D' } } },
    ],
    [
      'for hours',
      { schedule: [{ start_date_time: 't', expiration: [{ duration_days: null, duration_hours: 8 }] }] },
      { scheduleInfo: { startDateTime: 't', expiration: { duration: 'PT8H' } } },
    ],
    [
      'up to a day',
      { schedule: [{ expiration: [{ end_date_time: '⟨variable end⟩' }] }] },
      { scheduleInfo: { expiration: { endDateTime: '⟨variable end⟩' } } },
    ],
  ])('%s', (_, block, more) => {
    const given = { scope: '/s', principal_id: '⟨p⟩', role_definition_id: '/r', ...block };
    const properties = { principalId: '⟨p⟩', roleDefinitionId: '/r', requestType: 'AdminAssign', ...(more as object) };
    expect(sent('azurerm_pim_active_role_assignment', given)).toEqual([
      { type: 'Microsoft.Authorization/roleAssignmentScheduleRequests', name: null, on: '/s', properties },
    ]);
    expect(sent('azurerm_pim_eligible_role_assignment', given)).toEqual([
      { type: 'Microsoft.Authorization/roleEligibilityScheduleRequests', name: null, on: '/s', properties },
    ]);
  });
});

test('a lock has its level', () => {
  expect(sent('azurerm_management_lock', { name: 'l', scope: '/s', lock_level: 'CanNotDelete', notes: 'n' })).toEqual([
    { type: 'Microsoft.Authorization/locks', on: '/s', properties: { level: 'CanNotDelete', notes: 'n' } },
  ]);
});

test.each(['parent_id', 'user_assigned_identity_id'])('a federated credential lies under its %s', (attribute) => {
  const block = { name: 'f', [attribute]: '/i', issuer: 'https://i', subject: 's', audience: ['a'] };
  expect(sent('azurerm_federated_identity_credential', block)).toEqual([
    {
      type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
      under: '/i',
      properties: { issuer: 'https://i', subject: 's', audiences: ['a'] },
    },
  ]);
});

describe('what data sources tell', () => {
  const subscription = '/subscriptions/⟨subscription().subscriptionId⟩';

  test.each<[string, string, Block, Json]>([
    ['azurerm_client_config', 'object_id', {}, '⟨deployer().objectId⟩'],
    ['azurerm_client_config', 'tenant_id', {}, '⟨tenant().tenantId⟩'],
    ['azurerm_client_config', 'subscription_id', {}, '⟨subscription().subscriptionId⟩'],
    ['azuread_client_config', 'object_id', {}, '⟨deployer().objectId⟩'],
    ['azurerm_subscription', 'id', {}, subscription],
    ['azurerm_subscription', 'id', { subscription_id: 's' }, '/subscriptions/s'],
    ['azurerm_subscription', 'id', { subscription_id: null }, subscription],
    ['azurerm_role_definition', 'id', { name: 'Owner' }, "⟨roleDefinitions('Owner').id⟩"],
    [
      'azurerm_role_definition',
      'role_definition_resource_id',
      { role_definition_id: 'g' },
      '/providers/Microsoft.Authorization/roleDefinitions/g',
    ],
    [
      'azurerm_key_vault_encrypted_value',
      'plain_text_value',
      {},
      'secret unknown: a key of a vault decrypts it when it is planned',
    ],
  ])('%s tells as %s of %o: %s', (type, attribute, block, expected) => {
    expect(tells(type, attribute, block)).toEqual(expected);
  });
});

describe('whom Microsoft Graph keeps', () => {
  test.each<[string, Block, string, string]>([
    ['azuread_user', { user_principal_name: 'a@b.c' }, 'Microsoft.Graph/users', 'a@b.c'],
    ['azuread_group', { display_name: 'admins' }, 'Microsoft.Graph/groups', 'admins'],
    ['azuread_service_principal', { client_id: '⟨c⟩' }, 'Microsoft.Graph/servicePrincipals', '⟨c⟩'],
    ['azuread_application', { display_name: 'app' }, 'Microsoft.Graph/applications', 'app'],
  ])('%s of %o', (type, block, inGraph, name) => {
    expect(sent(type, block)).toEqual([{ type: inGraph, name, in: 'tenant' }]);
    expect(resources.get(type)).toMatchObject({ data: true, exports: { object_id: 'properties.id' } });
  });
});

test('what a data source fetches of secrets is a secret', () => {
  const secret = (type: string, attribute: string): unknown => resources.get(type)?.exports?.[attribute];
  expect(secret('azurerm_key_vault_secret', 'value')).toEqual({ secret: 'properties.value' });
  expect(secret('azurerm_key_vault_certificate_data', 'key')).toEqual({ secret: 'properties.key' });
  expect(secret('azuread_application_password', 'value')).toEqual({ secret: 'properties.secretText' });
});
