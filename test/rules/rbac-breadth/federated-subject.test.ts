import { describe, expect, test } from 'vitest';
import { labelled, type Files } from '../judged.js';
import { assigned, byPolicies, roleId, vault } from './role-texts.js';

const rule = 'rbac-breadth/federated-subject';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

const github = 'https://token.actions.githubusercontent.com';

const credential = (properties: string): string => `param s string
resource id 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'ci' }
resource f 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: id
  name: 'f'
  properties: { issuer: '${github}', audiences: [], ${properties} }
}`;

const reader = assigned(roleId('secretsUser'), { principal: 'id.properties.principalId' });

describe('a subject', () => {
  test.each([
    ["'repo:o/r:pull_request'", 'fail'],
    ["'REPO:o/r:Pull_Request'", 'fail'],
    ["'repo:${s}:pull_request'", 'fail'],
    ["'repo:o/r:ref:refs/heads/main'", 'pass'],
    ["'repo:o/r:ref:refs/heads/${s}'", 'pass'],
    ["'repo:o/r:environment:prod'", 'pass'],
    ["'repo:o/r:environment:pull_request'", 'pass'],
    // Here `*` stands for itself, and lets nobody in.
    ["'repo:o/r:*'", 'pass'],
    ["'repository_owner:o'", 'fail'],
    ["'sc://org/project/connection'", 'pass'],
    ["'system:serviceaccount:n:pull_request'", 'pass'],
    ['s', 'unknown'],
    ["'repo:o/r:${s}'", 'unknown'],
  ])('%s: %s', (subject, expected) => {
    expect(outcomes(credential(`subject: ${subject}`) + vault() + reader)).toEqual([expected]);
  });
});

describe('an expression', () => {
  test.each([
    ["matches \\'repo:o/r:*\\'", 'fail'],
    ["matches \\'repo:o/r:pull*\\'", 'fail'],
    ["matches \\'repo:o/r:ref:refs/heads/*\\'", 'fail'],
    ["matches \\'repo:o/r:ref:*\\'", 'fail'],
    ["matches \\'repo:o/r:environment:*\\'", 'fail'],
    ["matches \\'repo:o/*:environment:prod\\'", 'fail'],
    ["matches \\'repo:o/*\\'", 'fail'],
    ["matches \\'project_path:g/p:ref_type:branch:ref:*\\'", 'fail'],
    ["matches \\'repo:o/r:ref:refs/heads/release/*\\'", 'pass'],
    ["matches \\'repo:o/r:ref:refs/tags/*\\'", 'pass'],
    ["matches \\'repo:o/r:environment:prod\\'", 'pass'],
    ["eq \\'repo:o/r:pull_request\\'", 'fail'],
    ["eq \\'repo:o/r:*\\'", 'pass'],
    [
      "matches \\'repo:o/r:*\\' and claims[\\'job_workflow_ref\\'] eq \\'o/r/.github/workflows/x.yml@refs/heads/main\\'",
      'unknown',
    ],
  ])('that %s: %s', (condition, expected) => {
    const expression = `claimsMatchingExpression: { languageVersion: 1, value: 'claims[\\'sub\\'] ${condition}' }`;
    expect(outcomes(credential(expression) + vault() + reader)).toEqual([expected]);
  });

  test('that says nothing of the subject', () => {
    const expression = "claimsMatchingExpression: { languageVersion: 1, value: 'claims[\\'x\\'] eq \\'y\\'' }";
    expect(outcomes(credential(expression) + vault() + reader)).toEqual(['unknown']);
  });
});

describe('what the identity reaches', () => {
  const open = credential("subject: 'repo:o/r:pull_request'");
  const entry =
    "accessPolicies: [{ tenantId: 't', objectId: id.properties.principalId, permissions: { secrets: ['get'] } }]";

  test.each<[string, Files, string]>([
    ['a vault, by a role', open + vault() + reader, 'fail'],
    ['a vault, by an access policy', open + vault('v', `${byPolicies}, ${entry}`), 'fail'],
    ['a vault that takes no notice of the role', open + vault('v', byPolicies) + reader, 'inapplicable'],
    [
      'a vault that takes no notice of the policy',
      open + vault('v', `enableRbacAuthorization: true, ${entry}`),
      'inapplicable',
    ],
    [
      'a vault that it may only manage',
      open + vault() + reader.replace(roleId('secretsUser'), roleId('contributor')),
      'fail',
    ],
    [
      'a vault of a model nobody knows',
      `param on bool\n${open}${vault('v', 'enableRbacAuthorization: on')}${reader}`,
      'unknown',
    ],
    ['a vault, by a role nobody knows', open + vault() + reader.replace(roleId('secretsUser'), 's'), 'unknown'],
    ['nothing in the files', open, 'unknown'],
    ['nothing in the files, by a good subject', credential("subject: 'repo:o/r:environment:prod'"), 'pass'],
    ['nothing in the files, by a subject nobody knows', credential('subject: s'), 'inapplicable'],
    [
      'nothing, because another identity does',
      open +
        vault() +
        reader.replace('id.properties', 'other.properties') +
        "\nresource other 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'other' }",
      'unknown',
    ],
  ])('%s', (_, files, expected) => {
    expect(outcomes(files)).toEqual([expected]);
  });
});

test('says whom it admits, and to what', () => {
  const files =
    credential("subject: 'repo:o/r:pull_request'") + vault() + vault('w') + reader.replace('\n  scope: v', '');
  expect(labelled(rule, files)).toEqual([
    'fail: this admits pull requests, and the identity reaches vault `kv-v` and 1 more',
  ]);
});
