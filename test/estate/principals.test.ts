import { expect, test } from 'vitest';
import { actions } from '../../src/estate/roles/action.js';
import { estateOf } from './estate-of.js';

const roleId = (guid: string): string => `subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${guid}')`;
const secretsUser = roleId('4633458b-17de-408a-b874-0445c86b69e6');

const vault = (name: string): string =>
  `\nresource ${name} 'Microsoft.KeyVault/vaults@2024-11-01' = { name: '${name}', properties: { enableRbacAuthorization: true } }`;

const assignment = (name: string, principal: string, scope: string): string => `
resource ${name} 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('${name}')
  scope: ${scope}
  properties: { principalId: ${principal}, roleDefinitionId: ${secretsUser} }
}`;

const principals = (files: Parameters<typeof estateOf>[0]) =>
  estateOf(files)
    .targets('principal')
    .map(({ title, principal, grants }) => [title, principal.class, grants.map(({ store }) => store.name)]);

test('grants of one principal are together, wherever they are', () => {
  const files = `param p string
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'id-app' }
resource app 'Microsoft.Web/sites@2022-09-01' = { name: 'web', identity: { type: 'SystemAssigned' } }
${vault('a')}${vault('b')}
${assignment('r1', 'id.properties.principalId', 'a')}${assignment('r2', 'id.properties.principalId', 'b')}
${assignment('r3', 'p', 'a')}${assignment('r4', 'p', 'b')}${assignment('r5', 'app.identity.principalId', 'a')}`;
  expect(principals(files)).toEqual([
    ['identity `id-app`', 'workload', ['a', 'b']],
    ['principal `p`', 'unknown', ['a', 'b']],
    ['identity of `web`', 'workload', ['a']],
  ]);
});

test('principals that nobody can recognise stay apart', () => {
  const files = `${vault('a')}${vault('b')}${assignment('r1', 'newGuid()', 'a')}${assignment('r2', 'newGuid()', 'b')}`;
  expect(principals(files)).toEqual([
    ['principal `newGuid()`', 'unknown', ['a']],
    ['principal `newGuid()`', 'unknown', ['b']],
  ]);
});

test('an object id that is written out is one principal in all deployments, and its type is known from anywhere', () => {
  const oid = "'33333333-3333-3333-3333-333333333333'";
  const files = {
    'one.bicep': vault('a') + assignment('r', oid, 'a'),
    'two.bicep': vault('b') + assignment('r', oid, 'b').replace('principalId:', "principalType: 'Group', principalId:"),
  };
  expect(principals(files)).toEqual([['principal `33333333-3333-3333-3333-333333333333`', 'group', ['a', 'b']]]);
});

test('a parameter of the same name is another one in another deployment', () => {
  const file = (name: string): string => `param p string${vault(name)}${assignment('r', 'p', name)}`;
  expect(principals({ 'one.bicep': file('a'), 'two.bicep': file('b') })).toHaveLength(2);
});

test('a vault that is deployed and referred to counts once, with its permission model', () => {
  const files = {
    'main.bicep': `param p string${vault('a')}\nmodule m 'm.bicep' = { name: 'm', params: { p: p } }${assignment('r', 'p', 'a')}`,
    'm.bicep': `param p string
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'a' }${assignment('s', 'p', 'v')}`,
  };
  const [only, ...others] = estateOf(files).targets('principal');
  expect(others).toEqual([]);
  expect(only?.grants.map((grant) => grant.may(actions.readSecret).kind)).toEqual(['set', 'set']);
});

test('an identity is used by the resources that it is assigned to, whatever is known of its name', () => {
  const files = `param name string
param more object
resource known 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = { name: 'known', scope: resourceGroup('s', 'g') }
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: name }
resource one 'Microsoft.Web/sites@2022-09-01' = { name: 'one', identity: { type: 'UserAssigned', userAssignedIdentities: { '\${id.id}': {} } } }
resource two 'Microsoft.Web/sites@2022-09-01' = { name: 'two', identity: { type: 'SystemAssigned, UserAssigned', userAssignedIdentities: { '\${known.id}': {}, '\${id.id}': {} } } }
resource three 'Microsoft.Web/sites@2022-09-01' = { name: 'three', identity: { type: 'UserAssigned', userAssignedIdentities: more } }
${vault('v')}${assignment('r1', 'id.properties.principalId', 'v')}${assignment('r2', 'known.properties.principalId', 'v')}${assignment('r3', 'two.identity.principalId', 'v')}`;
  const estate = estateOf(files);
  const users = estate
    .targets('principal')
    .map(({ principal }) => estate.usersOf(principal.identity ?? '').map(({ address }) => address));
  expect(users).toEqual([['one', 'two'], ['two'], ['two']]);
});

test('a federated credential belongs to its identity', () => {
  const files = `resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'ci'
  resource f 'federatedIdentityCredentials' = { name: 'f', properties: { issuer: 'https://gitlab.com', subject: 's', audiences: [] } }
}
${vault('v')}${assignment('r', 'id.properties.principalId', 'v')}`;
  const [principal] = estateOf(files).targets('principal');
  expect(principal?.principal.class).toBe('pipeline');
  expect(principal?.credentials.map(({ title }) => title)).toEqual(['federated credential `f`']);
});
