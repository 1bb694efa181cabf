import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/backup-permission';

const vault = (properties: string): string =>
  `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { ${properties} } }`;
const app = "resource w 'Microsoft.Web/sites@2024-04-01' = { name: 'w', identity: { type: 'SystemAssigned' } }";
const policy = (principal: string, ...keys: readonly string[]): string =>
  `accessPolicies: [{ tenantId: 't', objectId: ${principal}, permissions: { keys: [${keys.map((key) => `'${key}'`).join(', ')}] } }]`;
const assigned = (principal: string, role: string, type = ''): string =>
  `resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('a')
  scope: v
  properties: { principalId: ${principal}, ${type} roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}') }
}`;
const rbac = vault('enableRbacAuthorization: true');
const cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424';
const mine = 'w.identity.principalId';

test.each([
  ['a role that backs up', [rbac, app, assigned(mine, cryptoUser)], ['fail']],
  ['all roles in one', [rbac, app, assigned(mine, '00482a5a-887f-4fb3-b363-3b7fe8e74483')], ['fail']],
  ['a role for secrets', [rbac, app, assigned(mine, '4633458b-17de-408a-b874-0445c86b69e6')], ['pass']],
  ['a role that is not heeded', [vault('enableRbacAuthorization: false'), app, assigned(mine, cryptoUser)], ['pass']],
  ['a permission', [vault(policy(mine, 'get', 'Backup')), app], ['fail']],
  ['all permissions', [vault(policy(mine, 'all')), app], ['fail']],
  ['other permissions', [vault(policy(mine, 'get', 'sign')), app], ['pass']],
  ['a permission that is not heeded', [vault(`enableRbacAuthorization: true, ${policy(mine, 'all')}`), app], ['pass']],
  [
    'a permission that is not known',
    ['param p string', vault(policy(mine, 'get').replace("'get'", 'p')), app],
    ['unknown'],
  ],
  ['a group', [rbac, assigned("'x'", cryptoUser, "principalType: 'Group',")], ['inapplicable']],
  ['whoever deploys', [rbac, assigned('deployer().objectId', cryptoUser)], ['inapplicable']],
  ['somebody', ['param p string', rbac, assigned('p', cryptoUser)], ['inapplicable']],
])('%s', (_, parts, expected) => {
  expect(judged(rule, parts.join('\n')).map((each) => each.split(' ')[0])).toEqual(expected);
});

test('a pipeline is no workload', () => {
  const parts = [
    rbac,
    `resource i 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'i'
  resource c 'federatedIdentityCredentials' = { name: 'c', properties: { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:o/r:environment:prod', audiences: [] } }
}`,
    assigned('i.properties.principalId', cryptoUser),
  ];
  expect(judged(rule, parts.join('\n'))).toEqual(['inapplicable']);
});

test('the label says whose keys', () => {
  expect(labelled(rule, [rbac, app, assigned(mine, cryptoUser)].join('\n'))).toEqual([
    'fail: this lets the identity of `w` back up keys of vault `kv`',
  ]);
});
