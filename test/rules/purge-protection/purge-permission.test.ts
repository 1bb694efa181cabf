import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'purge-protection/purge-permission';

const ids = {
  administrator: '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6',
  cryptoOfficer: '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
  cryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  purgeOperator: 'a68e7c17-0ab2-4c09-9a58-125dae29748c',
} as const;

const app = "resource app 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'id' }\n";
const vault = (properties = '', condition = ''): string =>
  `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = ${condition}{ name: 'kv', properties: { enableRbacAuthorization: true${properties} } }\n`;
const role = (id: string, more = '', condition = '', scope = 'scope: v,'): string => `
resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = ${condition}{
  ${scope} name: guid('r')
  properties: { roleDefinitionId: ${id.includes('-') ? `'${id}'` : id}, principalId: app.properties.principalId${more} }
}
`;
const outcomes = (files: Files): readonly string[] => judged(rule, files).map((verdict) => verdict.split(' ')[0] ?? '');

describe('roles of an application', () => {
  test.each([
    ['administrator', 'fail'],
    ['secretsOfficer', 'fail'],
    ['cryptoOfficer', 'fail'],
    ['secretsUser', 'pass'],
    ['cryptoUser', 'pass'],
    // A deleted vault is purged at its subscription, and what is inside needs a data role.
    ['contributor', 'pass'],
    ['purgeOperator', 'pass'],
  ] as const)('%s', (name, expected) => {
    expect(outcomes(app + vault() + role(ids[name]))).toEqual([expected]);
  });

  test('one that several lines say whose it is', () => {
    const principal = "principalType: 'ServicePrincipal'\n    principalId: toLower(\n      id\n    )";
    const text = `param id string\n${vault()}${role(ids.administrator)}`.replace(/principalId: .*/, `${principal} }`);
    expect(labelled(rule, text)).toEqual(['fail: this lets the principal purge, and purge protection is off']);
  });

  test('one that nobody knows', () => {
    expect(outcomes(`param id string\n${app}${vault()}${role('id')}`)).toEqual(['unknown']);
  });

  test('one of its own making', () => {
    const definition = (actions: string): string => `
resource d 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid('d')
  properties: { roleName: 'own', assignableScopes: [resourceGroup().id], permissions: [{ dataActions: ${actions} }] }
}
`;
    const judgedWith = (actions: string) => outcomes(app + vault() + definition(actions) + role('d.id'));
    expect(judgedWith("['Microsoft.KeyVault/vaults/secrets/purge/action']")).toEqual(['fail']);
    expect(judgedWith("['Microsoft.KeyVault/vaults/*']")).toEqual(['fail']);
    expect(judgedWith("['Microsoft.KeyVault/vaults/secrets/getSecret/action']")).toEqual(['pass']);
  });

  test('under a condition of the assignment', () => {
    const text = `param c bool\n${app}${vault()}${role(ids.administrator, '', 'if (c) ')}`;
    expect(outcomes(text)).toEqual(['fail']);
  });
});

test.each([
  ['at the subscription, Contributor', ids.contributor, 'fail'],
  ['at the subscription, Purge Operator', ids.purgeOperator, 'fail'],
  ['at the subscription, Secrets User', ids.secretsUser, 'pass'],
])('%s', (_, id, expected) => {
  const files = {
    'main.bicep': `targetScope = 'subscription'
module m 'm.bicep' = { name: 'm', scope: resourceGroup('rg') }
resource r 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid('r')
  properties: { roleDefinitionId: '${id}', principalId: m.outputs.id, principalType: 'ServicePrincipal' }
}`,
    'm.bicep': `${app}${vault()}output id string = app.properties.principalId`,
  };
  expect(outcomes(files)).toEqual([expected]);
});

test.each([
  ['off', ', enablePurgeProtection: false', 'fail'],
  ['on', ', enablePurgeProtection: true', 'pass'],
  ['perhaps on', ', enablePurgeProtection: on', 'unknown'],
])('purge protection: %s', (_, properties, expected) => {
  expect(outcomes(`param on bool\n${app}${vault(properties)}${role(ids.administrator)}`)).toEqual([expected]);
});

describe('who', () => {
  const to = (principal: string, type = ''): string =>
    vault() + role(ids.administrator, type).replace('app.properties.principalId', principal);

  test.each([
    ['a group', to("'11111111-1111-1111-1111-111111111111'", ", principalType: 'Group'"), 'inapplicable'],
    ['a person', to("'11111111-1111-1111-1111-111111111111'", ", principalType: 'User'"), 'inapplicable'],
    ['an application', to("'11111111-1111-1111-1111-111111111111'", ", principalType: 'ServicePrincipal'"), 'fail'],
    ['nobody knows who', to('p', '').replace(/^/, 'param p string\n'), 'unknown'],
    ['whoever deploys', to('deployer().objectId'), 'unknown'],
  ])('%s', (_, text, expected) => {
    expect(outcomes(text)).toEqual([expected]);
  });
});

describe('access policies', () => {
  const policy = (permissions: string, rbac = 'false'): string =>
    `${app}resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { enableRbacAuthorization: ${rbac}, accessPolicies: [{ objectId: app.properties.principalId, permissions: ${permissions} }] } }`;

  test.each([
    ["{ secrets: ['get', 'Purge'] }", 'false', "fail `'Purge'`"],
    ["{ keys: ['all'] }", 'false', "fail `'all'`"],
    ["{ certificates: ['purge'] }", 'false', "fail `'purge'`"],
    ["{ secrets: ['get', 'delete'] }", 'false', 'pass'],
    ["{ secrets: ['purge'] }", 'true', 'pass'],
  ])('%s, roles decide: %s', (permissions, rbac, expected) => {
    expect(judged(rule, policy(permissions, rbac))).toEqual([expected]);
  });

  test.each(['deployer().objectId', 'somebody', "'11111111-1111-1111-1111-111111111111'"])(
    'whoever %s is, another rule says that it is too much',
    (who) => {
      const text = policy("{ secrets: ['purge'] }").replace('app.properties.principalId', who);
      const files = `param somebody string\n${text}`;
      expect(outcomes(files)).toEqual(['inapplicable']);
      expect(judged('rbac-breadth/access-policy-permissions', files)).toEqual(["fail `'purge'`"]);
    },
  );
});

test('a vault without grants is none of its business', () => {
  expect(judged(rule, vault())).toEqual(['inapplicable']);
});

test('names the principal', () => {
  expect(labelled(rule, app + vault() + role(ids.administrator))).toEqual([
    'fail: this lets `app.properties.principalId` purge, and purge protection is off',
  ]);
});
