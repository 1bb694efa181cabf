import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'rbac-breadth/managed-hsm-roles';

const people = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, each) => `00000000-0000-0000-0000-00000000000${String(each)}`);

describe('administrators', () => {
  const hsm = (administrators: string, before = ''): string => `${before}
resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = {
  name: 'hsm'
  properties: { ${administrators} }
}`;
  const named = (list: string): string => `initialAdminObjectIds: ${list}`;
  const listed = (ids: readonly string[]): string => `[${ids.map((id) => `'${id}'`).join(', ')}]`;
  const identity = `resource i 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = { name: 'i' }`;

  test.each<[string, string, string, string]>([
    ['two', '', listed(people(2)), 'pass'],
    ['five', '', listed(people(5)), 'pass'],
    ['six', '', listed(people(6)), `fail \`${listed(people(6))}\``],
    ['six, of whom two are one', '', listed([...people(5), '00000000-0000-0000-0000-000000000000']), 'pass'],
    ['one twice', '', '[deployer().objectId, deployer().objectId]', 'fail `deployer().objectId`'],
    ['whoever deploys', '', '[deployer().objectId]', 'fail `deployer().objectId`'],
    ['an identity', identity, '[i.properties.principalId]', 'fail `i.properties.principalId`'],
    ['an id, which may be of a group', '', listed(people(1)), `unknown \`'${people(1)[0] ?? ''}'\``],
    ['a parameter, which may be of a group', 'param a string', '[a]', 'unknown `a`'],
    ['a parameter and whoever deploys', 'param a string', '[a, deployer().objectId]', 'pass'],
    ['nobody', '', '[]', 'fail `[]`'],
    ['whom a parameter lists', 'param a string[]', 'a', 'unknown `a`'],
    [
      'at least one',
      'param a string[]',
      'concat(a, [deployer().objectId])',
      'unknown `concat(a, [deployer().objectId])`',
    ],
    [
      'two by a condition',
      'param c bool',
      `c ? ${listed(people(2))} : [deployer().objectId]`,
      'unknown `deployer().objectId`',
    ],
  ])('%s', (_, before, list, expected) => {
    expect(judged(rule, hsm(named(list), before))).toEqual([expected]);
  });

  test('of an HSM that names none, nothing is said', () => {
    expect(judged(rule, hsm(''))).toEqual(['inapplicable']);
    expect(judged(rule, hsm('initialAdminObjectIds: null'))).toEqual(['inapplicable']);
  });

  test('how many is an option', () => {
    expect(judged(rule, hsm(named(listed(people(3)))), { maxAdministrators: 2 })).toEqual([
      `fail \`${listed(people(3))}\``,
    ]);
    expect(judged(rule, hsm(named('[deployer().objectId]')), { minAdministrators: 1 })).toEqual(['pass']);
  });

  test('the label says how many there are', () => {
    expect(labelled(rule, hsm(named('[deployer().objectId]')))).toEqual([
      'fail: `deployer().objectId` alone is named as administrator, and policy asks for 2 or for a group',
    ]);
    expect(labelled(rule, hsm(named('[]')))).toEqual(['fail: 0 administrators are named, and policy asks for 2']);
    expect(labelled(rule, hsm(named(listed(people(7)))))).toEqual([
      'fail: 7 administrators are named, and policy allows 5',
    ]);
  });
});

const ids = {
  administrator: 'a290e904-7015-4bba-90c8-60543313cdb4',
  officer: '515eb02d-2335-4d2d-92f2-b1cbdf9c3778',
  policyAdministrator: '4bd23610-cdcf-4971-bdee-bdc562cc28e4',
  user: '21dbd100-6940-42c2-9190-5d6cb909625b',
  serviceUser: '33413926-3206-4cdd-b39a-83574fe37a17',
  backup: '7b127d3c-77bd-4e3e-bbe0-dbb8971fa7f8',
  auditor: '2c18b078-7c48-4d3a-af88-5a3a1b3f82b3',
};

const roleId = (id: string): string => `"Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/${id}"`;

const type = 'azurerm_key_vault_managed_hardware_security_module';

const directory = `data "azurerm_client_config" "me" {}
data "${type}" "main" {
  name                = "hsm"
  resource_group_name = "rg"
}
resource "azurerm_user_assigned_identity" "app" {
  name                = "app"
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azuread_group" "team" {
  display_name = "team"
}
resource "azuread_user" "someone" {
  display_name        = "someone"
  user_principal_name = "someone@contoso.com"
}
resource "azuread_service_principal" "other" {
  client_id = "00000000-0000-0000-0000-000000000009"
}
variable "somebody" {}
`;

const application = 'azurerm_user_assigned_identity.app.principal_id';

const assignment = (role: string, scope: string, principal = application, hsm = `data.${type}.main.id`): string => `
resource "${type}_role_assignment" "main" {
  managed_hsm_id     = ${hsm}
  name               = "5f6c5e6c-3f0e-4a1d-9c1a-5d1f2f3e4a5b"
  role_definition_id = ${role}
  scope              = ${scope}
  principal_id       = ${principal}
}`;

const inTerraform = (text: string): { readonly 'main.tf': string } => ({ 'main.tf': directory + text });

describe('roles of applications', () => {
  test.each<[string, string, string, string]>([
    ['on the HSM', ids.user, '"/"', 'fail `"/"`'],
    ['on all of its keys', ids.user, '"/keys"', 'fail `"/keys"`'],
    ['on all of its keys, in another spelling', ids.user.toUpperCase(), '"/Keys/"', 'fail `"/Keys/"`'],
    ['on a key', ids.user, '"/keys/disk"', 'pass'],
    ['on a key of which nobody knows the name', ids.user, '"/keys/${var.somebody}"', 'pass'],
    ['on nobody knows what', ids.user, 'var.somebody', 'unknown `var.somebody`'],
    ['to wrap, on the HSM', ids.serviceUser, '"/"', 'fail `"/"`'],
    ['to administer it', ids.administrator, '"/"', 'fail `"/"`'],
    ['to back it up', ids.backup, '"/"', 'pass'],
    ['to look at it', ids.auditor, '"/"', 'pass'],
    ['to give out roles, on a key', ids.officer, '"/keys/disk"', `fail \`${roleId(ids.officer)}\``],
    ['to give out roles', ids.policyAdministrator, '"/"', `fail \`${roleId(ids.policyAdministrator)}\``],
    [
      'that is in no file',
      '00000000-0000-0000-0000-000000000007',
      '"/"',
      `unknown \`${roleId('00000000-0000-0000-0000-000000000007')}\``,
    ],
  ])('%s', (_, role, scope, expected) => {
    expect(judged(rule, inTerraform(assignment(roleId(role), scope)))).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['a service principal', 'azuread_service_principal.other.object_id', 'fail `"/"`'],
    ['a group', 'azuread_group.team.object_id', 'pass'],
    ['a user', 'azuread_user.someone.object_id', 'pass'],
    ['whoever deploys', 'data.azurerm_client_config.me.object_id', 'unknown `"/"`'],
    ['nobody knows whom', 'var.somebody', 'unknown `"/"`'],
  ])('of %s', (_, principal, expected) => {
    expect(judged(rule, inTerraform(assignment(roleId(ids.user), '"/"', principal)))).toEqual([expected]);
  });

  test('a role that is asked for by its id is that role', () => {
    const asked = `
data "${type}_role_definition" "user" {
  managed_hsm_id = data.${type}.main.id
  name           = "${ids.user}"
}`;
    const role = `data.${type}_role_definition.user.resource_manager_id`;
    expect(judged(rule, inTerraform(asked + assignment(role, '"/"')))).toEqual(['fail `"/"`']);
  });

  test('an HSM that nobody knows has roles all the same', () => {
    expect(judged(rule, inTerraform(assignment(roleId(ids.user), '"/"', application, 'var.somebody')))).toEqual([
      'fail `"/"`',
    ]);
  });
});

describe('custom roles', () => {
  const custom = (actions: string): string => `
resource "${type}_role_definition" "own" {
  managed_hsm_id = data.${type}.main.id
  name           = "7d206142-bf01-11ed-80bc-00155d61ee9e"
  role_name      = "own"
  permission {
    data_actions = ${actions}
  }
}`;
  const own = `${type}_role_definition.own.resource_manager_id`;
  const action = (name: string): string => `"Microsoft.KeyVault/managedHsm/${name}"`;

  test.each<[string, string, string, string]>([
    ['that gives out roles', `[${action('roleAssignments/write/action')}]`, '"/keys/a"', `fail \`${own}\``],
    ['that does everything', `[${action('*')}]`, '"/keys/a"', `fail \`${own}\``],
    ['that wraps', `[${action('keys/wrap/action')}]`, '"/"', 'fail `"/"`'],
    ['that wraps, on a key', `[${action('keys/wrap/action')}]`, '"/keys/a"', 'pass'],
    ['that reads', `[${action('keys/read/action')}, ${action('roleAssignments/read/action')}]`, '"/"', 'pass'],
    ['that does what nobody knows', 'var.somebody', '"/"', 'fail `"/"`'],
  ])('%s', (_, actions, scope, expected) => {
    expect(judged(rule, inTerraform(custom(actions) + assignment(own, scope)))).toEqual([expected]);
  });
});

describe('accounts for emergencies', () => {
  const [keeper = '', other = ''] = people(2);
  const officer = (principal: string): { readonly 'main.tf': string } =>
    inTerraform(assignment(roleId(ids.officer), '"/keys/a"', principal));
  const at = (outcome: string): string => `${outcome} \`${roleId(ids.officer)}\``;

  test.each<[string, string, readonly string[], string]>([
    ['one of them', `"${keeper}"`, [keeper.toUpperCase()], 'pass'],
    ['none of them', `"${other}"`, [keeper], at('fail')],
    ['some id, where there is no list', `"${other}"`, [], at('unknown')],
    ['a user, where there is no list', 'azuread_user.someone.object_id', [], at('unknown')],
    ['a user, whose id nobody knows', 'azuread_user.someone.object_id', [keeper], at('unknown')],
    ['an application', application, [keeper], at('fail')],
    ['an application, where there is no list', application, [], at('fail')],
    ['whoever deploys', 'data.azurerm_client_config.me.object_id', [], at('unknown')],
  ])('%s', (_, principal, breakGlass, expected) => {
    expect(judged(rule, officer(principal), { breakGlass })).toEqual([expected]);
  });

  test('the label says who it is', () => {
    expect(labelled(rule, officer(application))).toEqual([
      'fail: `Managed HSM Crypto Officer` can give itself every key of the HSM, and `azurerm_user_assigned_identity.app.principal_id` is the identity of a workload',
    ]);
    expect(labelled(rule, officer(`"${other}"`), { breakGlass: [keeper] })).toEqual([
      `fail: \`Managed HSM Crypto Officer\` can give itself every key of the HSM, and \`${other}\` is no account for emergencies`,
    ]);
    expect(labelled(rule, officer(`"${other}"`))).toEqual([
      `unknown: no accounts for emergencies are configured, and whether \`${other}\` is one is not known`,
    ]);
  });
});

describe('administrators besides those of the creation', () => {
  const hsm = (administrators: string): string => `
resource "${type}" "own" {
  name                = "hsm2"
  resource_group_name = "rg"
  location            = "westeurope"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
  sku_name            = "Standard_B1"
  admin_object_ids    = ${administrators}
}`;
  const me = 'data.azurerm_client_config.me.object_id';
  const besides = (principal: string, condition = ''): string =>
    assignment(roleId(ids.administrator), '"/"', principal, `${type}.own.id`).replace('{', `{\n${condition}`);

  test.each<[string, string, string]>([
    ['nobody', '', `fail \`${me}\``],
    ['a user', besides('azuread_user.someone.object_id'), 'pass'],
    ['a group', besides('azuread_group.team.object_id'), 'pass'],
    ['the same', besides(me), `fail \`${me}\``],
    [
      'a user in some cases',
      `\nvariable "two" {\n type = bool\n}${besides('azuread_user.someone.object_id', 'count = var.two ? 1 : 0')}`,
      'unknown `main`',
    ],
    [
      'of another role',
      besides('azuread_user.someone.object_id').replace(ids.administrator, ids.user),
      `fail \`${me}\``,
    ],
  ])('%s', (_, text, expected) => {
    expect(judged(rule, inTerraform(hsm(`[${me}]`) + text))[0]).toBe(expected);
  });

  test('a group alone is several people', () => {
    expect(judged(rule, inTerraform(hsm('[azuread_group.team.object_id]')))).toEqual(['pass']);
  });
});
