import { describe, expect, test } from 'vitest';
import { labelled, type Files } from '../judged.js';
import { assigned, byPolicies, guids, roleId, vault, type RoleName } from './role-texts.js';

const rule = 'rbac-breadth/standing-privilege';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

const toGroup = "principalType: 'Group'";
const group = "resource g 'Microsoft.Graph/groups@v1.0' = { uniqueName: 'g' }";

/** What is asked of privileged identity management for a group, in Bicep. */
const asked = (
  properties: string,
  { type = 'roleAssignment', role = roleId('administrator'), before = '' } = {},
): Files =>
  `${before}\n${group}${vault()}
resource a 'Microsoft.Authorization/${type}ScheduleRequests@2022-04-01-preview' = {
  name: guid('a')
  scope: v
  properties: { principalId: g.id, roleDefinitionId: ${role}${properties === '' ? '' : `, ${properties}`} }
}`;

const expiring = (expiration: string): string =>
  `requestType: 'AdminAssign', scheduleInfo: { expiration: ${expiration} }`;

describe('the role', () => {
  test.each<[RoleName, string]>([
    [
      'administrator',
      'fail: `Key Vault Administrator` is assigned to a group for good, not to be activated when it is needed',
    ],
    [
      'cryptoOfficer',
      'fail: `Key Vault Crypto Officer` is assigned to a group for good, not to be activated when it is needed',
    ],
    [
      'secretsOfficer',
      'fail: `Key Vault Secrets Officer` is assigned to a group for good, not to be activated when it is needed',
    ],
    [
      'certificatesOfficer',
      'fail: `Key Vault Certificates Officer` is assigned to a group for good, not to be activated when it is needed',
    ],
    [
      'dataAccessAdministrator',
      'fail: `Key Vault Data Access Administrator` is assigned to a group for good, not to be activated when it is needed',
    ],
    [
      'purgeOperator',
      'fail: `Key Vault Purge Operator` is assigned to a group for good, not to be activated when it is needed',
    ],
    ['secretsUser', 'inapplicable'],
    ['certificateUser', 'inapplicable'],
    ['cryptoUser', 'inapplicable'],
    ['encryptionUser', 'inapplicable'],
    ['keyVaultContributor', 'inapplicable'],
    ['contributor', 'inapplicable'],
    ['owner', 'inapplicable'],
    ['userAccessAdministrator', 'inapplicable'],
    ['reader', 'inapplicable'],
  ])('%s: %s', (role, expected) => {
    expect(labelled(rule, vault() + assigned(roleId(role), { more: toGroup }))).toEqual([expected]);
  });

  const custom = (permissions: string): Files =>
    `param p array
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = { name: guid('r'), properties: { roleName: 'Ours', permissions: ${permissions} } }
${vault()}${assigned('r.id', { more: toGroup })}`;

  test.each([
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/delete'] }]", 'fail'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/keys/*'] }]", 'fail'],
    ["[{ dataActions: ['*'] }]", 'fail'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/certificates/purge/action'] }, { actions: ['*/read'] }]", 'fail'],
    ["[{ actions: ['Microsoft.KeyVault/locations/deletedVaults/purge/action'] }]", 'fail'],
    ["[{ actions: ['microsoft.keyvault/locations/*'] }]", 'fail'],
    ["[{ dataActions: concat(['Microsoft.KeyVault/vaults/keys/*'], p) }]", 'fail'],
    ["[{ actions: ['*'] }]", 'inapplicable'],
    ["[{ actions: ['Microsoft.KeyVault/*'] }]", 'inapplicable'],
    ["[{ dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'] }]", 'inapplicable'],
    [
      "[{ dataActions: ['*'], notDataActions: ['Microsoft.KeyVault/vaults/*/delete', 'Microsoft.KeyVault/vaults/*/purge/action'] }]",
      'inapplicable',
    ],
    ["[{ dataActions: ['*'], notDataActions: p }]", 'unknown'],
    ['[{ dataActions: p }]', 'unknown'],
    ['[{ actions: p }]', 'unknown'],
    ['p', 'unknown'],
  ])('of our own, %s: %s', (permissions, expected) => {
    expect(outcomes(custom(permissions))).toEqual([expected]);
  });

  test.each([
    ['that nobody can tell, on a vault', 'param r string', 'r', 'v', 'unknown'],
    ['that nobody can tell, on no vault', 'param r string', 'r', '', 'unknown'],
    [
      'one of two',
      "@allowed(['4633458b-17de-408a-b874-0445c86b69e6', '00482a5a-887f-4fb3-b363-3b7fe8e74483'])\nparam r string",
      "subscriptionResourceId('Microsoft.Authorization/roleDefinitions', r)",
      'v',
      'unknown',
    ],
  ])('%s', (_, before, role, scope, expected) => {
    expect(outcomes(before + vault() + assigned(role, { scope, more: toGroup }))).toEqual([expected]);
  });
});

describe('where it is assigned', () => {
  test.each<[string, Files, string]>([
    [
      'at a subscription',
      `targetScope = 'subscription'${assigned(`'${guids.administrator}'`, { scope: '', more: toGroup })}`,
      'fail',
    ],
    [
      'at a subscription, to purge vaults',
      `targetScope = 'subscription'${assigned(`'${guids.purgeOperator}'`, { scope: '', more: toGroup })}`,
      'fail',
    ],
    [
      'at a subscription, unknown',
      `targetScope = 'subscription'\nparam r string${assigned('r', { scope: '', more: toGroup })}`,
      'inapplicable',
    ],
    [
      'on something else',
      "resource s 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 's' }" +
        assigned(roleId('administrator'), { scope: 's', more: toGroup }),
      'inapplicable',
    ],
    [
      'on a vault of access policies',
      vault('v', byPolicies) + assigned(roleId('administrator'), { more: toGroup }),
      'inapplicable',
    ],
    [
      'on a vault of access policies, to purge vaults',
      vault('v', byPolicies) + assigned(roleId('purgeOperator'), { scope: '', more: toGroup }),
      'fail',
    ],
  ])('%s', (_, files, expected) => {
    expect(outcomes(files)).toEqual([expected]);
  });
});

describe('whom it is assigned to', () => {
  test.each([
    ['a group', toGroup, "'p'", 'fail'],
    ['a user', "principalType: 'User'", "'p'", 'fail'],
    ['an application', "principalType: 'ServicePrincipal'", "'p'", 'inapplicable'],
    ['an identity', '', 'i.properties.principalId', 'inapplicable'],
    ['an identity or a group', '', 'c ? i.properties.principalId : g.id', 'unknown'],
    ['whoever deploys', '', 'deployer().objectId', 'unknown'],
    ['somebody', '', "'p'", 'unknown'],
  ])('%s', (_, more, principal, expected) => {
    const files = `param c bool
${group}
resource i 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'i' }
${vault()}${assigned(roleId('administrator'), { principal, more })}`;
    expect(outcomes(files)).toEqual([expected]);
  });

  test('says what cannot be told', () => {
    expect(labelled(rule, `param p string${vault()}${assigned(roleId('administrator'), { principal: 'p' })}`)).toEqual([
      'unknown: `Key Vault Administrator` is held for good, and whether `p` is an application is only known at deployment',
    ]);
  });
});

describe('what is asked of privileged identity management', () => {
  test.each([
    ["{ type: 'NoExpiration' }", 'fail'],
    ["{ type: 'noexpiration', duration: 'P1D' }", 'fail'],
    ['{ type: null }', 'fail'],
    ['{}', 'fail'],
    ['null', 'fail'],
    ["{ type: 'AfterDuration', duration: 'PT8H' }", 'pass'],
    ["{ type: 'AFTERDATETIME', endDateTime: end }", 'pass'],
    ["{ type: 'AfterDuration', duration: text }", 'pass'],
    ["{ duration: 'P30D' }", 'pass'],
    ['{ endDateTime: end }', 'pass'],
    ['{ endDateTime: optional }', 'fail'],
    ['{ type: text }', 'unknown'],
    ["{ type: 'Never' }", 'unknown'],
    ["{ type: flag ? 'AfterDuration' : 'NoExpiration' }", 'unknown'],
    ['whole', 'unknown'],
  ])('active with %s: %s', (expiration, expected) => {
    const before =
      'param text string\nparam optional string?\nparam whole object\nparam flag bool\nparam end string = utcNow()';
    expect(outcomes(asked(expiring(expiration), { before }))).toEqual([expected]);
  });

  test.each([
    ['', 'unknown'],
    ['requestType: what', 'unknown'],
    ["requestType: 'adminassign'", 'fail'],
    ["requestType: 'AdminUpdate'", 'fail'],
    ["requestType: 'AdminExtend'", 'fail'],
    ["requestType: 'SelfActivate'", 'pass'],
    ["requestType: flag ? 'AdminAssign' : 'AdminRemove'", 'unknown'],
  ])('%s: %s', (properties, expected) => {
    expect(outcomes(asked(properties, { before: 'param what string\nparam flag bool' }))).toEqual([expected]);
  });

  test.each(['AdminRemove', 'SelfDeactivate'])('%s is nothing that somebody holds', (request) => {
    expect(outcomes(asked(`requestType: '${request}'`))).toEqual([]);
    expect(outcomes(asked(`requestType: '${request}'`, { type: 'roleEligibility' }))).toEqual([]);
  });

  test.each([
    ["{ type: 'NoExpiration' }", roleId('administrator'), 'pass'],
    ['null', roleId('administrator'), 'pass'],
    ['null', 'r', 'pass'],
    ['null', roleId('secretsUser'), 'inapplicable'],
  ])('eligible with %s for %s: %s', (expiration, role, expected) => {
    const files = asked(expiring(expiration), { type: 'roleEligibility', role, before: 'param r string' });
    expect(outcomes(files)).toEqual([expected]);
  });
});

describe('in Terraform', () => {
  const pim = (kind: string, more = '', before = ''): Files => ({
    'main.tf': `${before}
data "azuread_group" "g" {
  display_name = "g"
}
data "azurerm_subscription" "s" {}
data "azurerm_role_definition" "r" {
  name = "Key Vault Administrator"
}
resource "azurerm_pim_${kind}_role_assignment" "main" {
  scope              = data.azurerm_subscription.s.id
  role_definition_id = "\${data.azurerm_subscription.s.id}\${data.azurerm_role_definition.r.id}"
  principal_id       = data.azuread_group.g.object_id
  ${more}
}`,
  });
  const expires = (text: string): string => `schedule {\n expiration {\n ${text}\n }\n }`;

  test.each([
    ['eligible', 'eligible', '', 'pass'],
    ['active', 'active', '', 'fail'],
    ['active, with an empty schedule', 'active', 'schedule {}', 'fail'],
    ['active, with an empty expiration', 'active', expires(''), 'fail'],
    ['active for null days', 'active', expires('duration_days = null'), 'fail'],
    ['active for days', 'active', expires('duration_days = 30'), 'pass'],
    ['active for hours', 'active', expires('duration_hours = 8'), 'pass'],
    ['active up to a day', 'active', expires('end_date_time = "2027-01-01T00:00:00Z"'), 'pass'],
    ['active up to tomorrow', 'active', expires('end_date_time = timeadd(timestamp(), "24h")'), 'pass'],
    ['active for days that nobody knows', 'active', expires('duration_days = var.days'), 'unknown'],
    [
      'active for days of a dynamic block',
      'active',
      `dynamic "schedule" {
        for_each = local.days == null ? [] : [1]
        content {
          expiration {
            duration_days = local.days
          }
        }
      }`,
      'pass',
    ],
  ])('%s', (_, kind, more, expected) => {
    expect(outcomes(pim(kind, more, 'variable "days" {}\nlocals {\n days = 3\n}'))).toEqual([expected]);
  });
});

describe('an active assignment is a grant like any other', () => {
  const owner = (properties: string, type = 'roleAssignment') => asked(properties, { type, role: roleId('owner') });

  test.each([
    ['for good', owner("requestType: 'AdminAssign'"), ['fail']],
    ['for a time', owner(expiring("{ type: 'AfterDuration' }")), ['pass']],
    [
      'for who knows how long',
      asked(expiring('{ type: text }'), { role: roleId('owner'), before: 'param text string' }),
      ['unknown'],
    ],
    ['when it is activated', owner("requestType: 'AdminAssign'", 'roleEligibility'), []],
  ])('of the right to assign roles, %s', (_, files, expected) => {
    expect(labelled('rbac-breadth/role-assignment-write', files).map((label) => label.split(':')[0])).toEqual(expected);
  });

  test('on the secrets of a subscription', () => {
    const files = (type: string): Files => `targetScope = 'subscription'
resource a 'Microsoft.Authorization/${type}ScheduleRequests@2022-04-01-preview' = {
  name: guid('a')
  properties: { principalId: 'p', requestType: 'AdminAssign', roleDefinitionId: '${guids.secretsUser}' }
}`;
    expect(labelled('rbac-breadth/scope', files('roleAssignment'))).toEqual([
      'fail: `Key Vault Secrets User` is assigned at the whole subscription',
    ]);
    expect(labelled('rbac-breadth/scope', files('roleEligibility'))).toEqual([]);
  });
});
