import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';
import { assigned, roleId, vault as untagged, type RoleName } from './role-texts.js';

const rule = 'rbac-breadth/pipeline-reach';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

const identity = `param s string
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'ci' }
resource f 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: id
  name: 'f'
  properties: { issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:o/r:environment:e', audiences: [] }
}`;

const vault = (name: string, tags = ''): string =>
  untagged(name).replace('properties:', `${tags === '' ? '' : `tags: ${tags}, `}properties:`);
const reads = (scope: string, role: RoleName = 'secretsUser'): string =>
  assigned(roleId(role), { name: `r${scope}`, scope, principal: 'id.properties.principalId' });
const both = reads('a') + reads('b');

describe('two vaults', () => {
  test.each([
    ["{ application: 'x' }", "{ application: 'y' }", 'fail'],
    ["{ Application: 'x' }", "{ app: 'y' }", 'fail'],
    ["{ 'workload-name': 'x' }", "{ WorkloadName: 'Y' }", 'fail'],
    ["{ application: 'x' }", "{ application: 'X' }", 'unknown'],
    ["{ application: 'x' }", '', 'unknown'],
    ["{ application: 'x' }", '{ application: s }', 'unknown'],
    ["{ owner: 'x' }", "{ owner: 'y' }", 'unknown'],
    ['', '', 'unknown'],
  ])('tagged %s and %s: %s', (one, other, expected) => {
    expect(outcomes(identity + vault('a', one) + vault('b', other) + both)).toEqual([expected]);
  });
});

describe('what it may do with the second', () => {
  const vaults = identity + vault('a', "{ app: 'x' }") + vault('b', "{ app: 'y' }");

  test.each<[RoleName, string]>([
    ['secretsOfficer', 'fail'],
    ['certificateUser', 'fail'],
    ['administrator', 'fail'],
    ['cryptoUser', 'pass'],
    ['contributor', 'pass'],
  ])('%s: %s', (role, expected) => {
    expect(outcomes(vaults + reads('a') + reads('b', role))).toEqual([expected]);
  });

  test('a role nobody knows', () => {
    const files = vaults + reads('a') + reads('b').replace(roleId('secretsUser'), 's');
    expect(outcomes(files)).toEqual(['unknown']);
  });

  test('by one role on the group', () => {
    expect(outcomes(vaults + reads(''))).toEqual(['fail']);
  });
});

test.each([
  ['one vault', identity + vault('a') + reads('a'), ['pass']],
  ['no secret', identity + vault('a') + reads('a', 'cryptoUser'), ['inapplicable']],
  [
    'a workload',
    `resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'app' }${vault('a', "{ app: 'x' }")}${vault('b', "{ app: 'y' }")}${both}`,
    ['inapplicable'],
  ],
])('%s', (_, files, expected) => {
  expect(outcomes(files)).toEqual(expected);
});

test('two environments', () => {
  const main = `param e string
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = { name: 'ci', scope: resourceGroup('s', 'platform') }
${vault('a').replace("'kv-a'", "'kv-${e}'")}${reads('a')}`;
  const files = {
    'ci.bicep': `targetScope = 'subscription'\nmodule m 'id.bicep' = { name: 'm', scope: resourceGroup('s', 'platform') }`,
    'id.bicep': identity.replace('param s string\n', ''),
    'main.bicep': main,
    'main.dev.bicepparam': "using 'main.bicep'\nparam e = 'dev'",
    'main.prod.bicepparam': "using 'main.bicep'\nparam e = 'prod'",
  };
  expect(labelled(rule, files)).toEqual([
    'fail: this identity reads the secrets of 2 environments: `dev` (vault `kv-dev`) and `prod` (vault `kv-prod`)',
  ]);
});

test('an object id that is configured as a pipeline', () => {
  const principal = "'44444444-4444-4444-4444-44444444444A'";
  const files =
    vault('a', "{ app: 'x' }") + vault('b', "{ app: 'y' }") + both.replaceAll('id.properties.principalId', principal);
  expect(judged(rule, files)).toEqual(['inapplicable']);
  const options = { pipelines: ['44444444-4444-4444-4444-44444444444a'] };
  expect(judged(rule, files, options)).toEqual([`fail \`${principal}\``]);
});
