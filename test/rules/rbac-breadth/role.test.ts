import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';
import { assigned, byPolicies, roleId, vault, type RoleName } from './role-texts.js';

const rule = 'rbac-breadth/role';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

const before = `param p string
param c bool
resource app 'Microsoft.Web/sites@2023-12-01' = { name: 'app', identity: { type: 'SystemAssigned' } }
resource ci 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'ci' }
resource f 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: ci
  name: 'f'
  properties: { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:o/r:environment:e', audiences: [] }
}
${vault()}`;

const own = 'app.identity.principalId';

test.each<[RoleName, string]>([
  ['administrator', 'fail'],
  ['secretsOfficer', 'fail'],
  ['cryptoOfficer', 'fail'],
  ['secretsUser', 'pass'],
  ['cryptoUser', 'pass'],
  ['encryptionUser', 'pass'],
  ['contributor', 'pass'],
  ['reader', 'pass'],
])('%s for a workload: %s', (role, expected) => {
  expect(outcomes(before + assigned(roleId(role), { principal: own }))).toEqual([expected]);
});

describe('an officer that is', () => {
  test.each([
    [own, '', 'fail'],
    ['ci.properties.principalId', '', 'fail'],
    ['p', "principalType: 'ServicePrincipal'", 'fail'],
    ['p', "principalType: 'User'", 'pass'],
    ['p', "principalType: 'Group'", 'pass'],
    ['p', '', 'unknown'],
    ['deployer().objectId', '', 'unknown'],
    [`c ? ${own} : ci.properties.principalId`, '', 'fail'],
    [`c ? ${own} : p`, "principalType: 'Group'", 'unknown'],
  ])('%s (%s): %s', (principal, more, expected) => {
    expect(outcomes(before + assigned(roleId('secretsOfficer'), { principal, more }))).toEqual([expected]);
  });
});

describe('where', () => {
  const other = "\nresource s 'Microsoft.Storage/storageAccounts@2023-01-01' = { name: 's' }";
  const group = before.replace(vault(), '');

  test.each<[string, Files, string]>([
    ['on a vault', before + assigned(roleId('administrator'), { principal: own }), 'fail'],
    ['on its group', before + assigned(roleId('administrator'), { principal: own, scope: '' }), 'fail'],
    ['on a group without a vault', group + assigned(roleId('administrator'), { principal: own, scope: '' }), 'fail'],
    ['on a group without a vault, whatever role', group + assigned('p', { principal: own, scope: '' }), 'inapplicable'],
    ['on a vault, whatever role', before + assigned('p', { principal: own }), 'unknown'],
    ['on something else', before + other + assigned('p', { principal: own, scope: 's' }), 'inapplicable'],
    [
      'on a vault of access policies, where it does nothing',
      before.replace(vault(), vault('v', byPolicies)) + assigned(roleId('administrator'), { principal: own }),
      'inapplicable',
    ],
    [
      'on a vault of somebody else',
      `${group}\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }${assigned(roleId('administrator'), { principal: own })}`,
      'fail',
    ],
  ])('%s', (_, files, expected) => {
    expect(outcomes(files)).toEqual([expected]);
  });
});

describe('Certificate User', () => {
  const secret =
    "\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { parent: v, name: 's', properties: { value: p } }";
  const user = (scope = 'v'): string => assigned(roleId('certificateUser'), { principal: own, scope });

  test.each([
    ['of a vault with a secret', secret + user(), 'fail'],
    ['of a vault of which no secret is known', user(), 'unknown'],
    ['of one object', secret + user('s'), 'pass'],
    ['of a vault beside the one with a secret', secret + vault('w') + user('w'), 'unknown'],
  ])('%s', (_, text, expected) => {
    expect(outcomes(before + text)).toEqual([expected]);
  });
});

describe('Crypto User', () => {
  const key =
    "\nresource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { parent: v, name: 'k', properties: { kty: 'RSA' } }";
  const encryption = (identity: string): string => `
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: p }
resource d 'Microsoft.Compute/diskEncryptionSets@2024-03-02' = {
  name: 'd'
  identity: ${identity}
  properties: { activeKey: { sourceVault: { id: v.id }, keyUrl: k.properties.keyUriWithVersion } }
}`;
  const assignedIdentity = "{ type: 'UserAssigned', userAssignedIdentities: { '${id.id}': {} } }";
  const user = (principal: string): string => assigned(roleId('cryptoUser'), { principal });

  test.each([
    ['of what encrypts', encryption("{ type: 'SystemAssigned' }") + user('d.identity.principalId'), 'fail'],
    ['of an identity that encrypts', encryption(assignedIdentity) + user('id.properties.principalId'), 'fail'],
    [
      'of an identity that an application has, too',
      encryption(assignedIdentity) +
        `\nresource w 'Microsoft.Web/sites@2023-12-01' = { name: 'w', identity: ${assignedIdentity} }` +
        user('id.properties.principalId'),
      'pass',
    ],
    ['of an application', encryption("{ type: 'SystemAssigned' }") + user(own), 'pass'],
  ])('%s', (_, text, expected) => {
    expect(outcomes(before + key + text)).toEqual([expected]);
  });
});

test('a role can be allowed by its name', () => {
  const files = before + assigned(roleId('secretsOfficer'), { principal: own });
  expect(judged(rule, files, { allowedRoles: ['key vault secrets officer'] })).toEqual(['pass']);
});

test('a custom role of the same name is another one', () => {
  const files = `${before}
resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = { name: guid('r'), properties: { roleName: 'Key Vault Administrator', permissions: [] } }
${assigned('r.id', { principal: own })}`;
  expect(outcomes(files)).toEqual(['pass']);
});
