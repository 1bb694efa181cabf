import { describe, expect, test } from 'vitest';
import { labelled, type Files } from '../judged.js';
import { assigned, byPolicies, roleId, vault, type RoleName } from './role-texts.js';

const rule = 'rbac-breadth/separation-of-duties';
const outcomes = (files: Files): readonly string[] => labelled(rule, files).map((label) => label.split(':')[0] ?? '');

const has = (role: RoleName, name: string, details: Parameters<typeof assigned>[1] = {}): string =>
  assigned(roleId(role), { name, principal: 'p', ...details });
const before = `param p string\nparam q string\nparam c bool${vault()}`;

describe('one role', () => {
  test.each<[RoleName, string]>([
    ['cryptoOfficer', 'fail'],
    ['administrator', 'fail'],
    ['cryptoUser', 'pass'],
    ['encryptionUser', 'pass'],
    ['secretsOfficer', 'pass'],
    ['contributor', 'pass'],
    ['owner', 'pass'],
  ])('%s: %s', (role, expected) => {
    expect(outcomes(before + has(role, 'a'))).toEqual([expected]);
  });
});

describe('two roles', () => {
  test.each<[RoleName, RoleName, string]>([
    ['contributor', 'secretsUser', 'fail'],
    ['keyVaultContributor', 'cryptoUser', 'fail'],
    ['userAccessAdministrator', 'secretsUser', 'fail'],
    ['owner', 'encryptionUser', 'fail'],
    ['reader', 'secretsUser', 'pass'],
    ['cryptoUser', 'secretsUser', 'pass'],
    ['contributor', 'owner', 'pass'],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(outcomes(before + has(one, 'a') + has(other, 'b'))).toEqual([expected]);
  });

  test.each<[string, string, string[]]>([
    ['of two principals', has('contributor', 'a') + has('secretsUser', 'b', { principal: 'q' }), ['pass', 'pass']],
    ['on two vaults', vault('w') + has('contributor', 'a') + has('secretsUser', 'b', { scope: 'w' }), ['pass']],
    ['one of them on the group', has('contributor', 'a', { scope: '' }) + has('secretsUser', 'b'), ['fail']],
    [
      'never both',
      has('contributor', 'a', { when: 'if (c) ' }) + has('secretsUser', 'b', { when: 'if (!c) ' }),
      ['pass'],
    ],
    [
      'both under one condition',
      has('contributor', 'a', { when: 'if (c) ' }) + has('secretsUser', 'b', { when: 'if (c) ' }),
      ['fail'],
    ],
    ['one that nobody knows', has('contributor', 'a') + assigned('q', { name: 'b', principal: 'p' }), ['unknown']],
    [
      'of somebody who is another one each time',
      has('contributor', 'a', { principal: 'newGuid()' }) + has('secretsUser', 'b', { principal: 'newGuid()' }),
      ['pass', 'pass'],
    ],
  ])('%s', (_, text, expected) => {
    expect(outcomes(before + text)).toEqual(expected);
  });
});

test.each([
  ["keys: ['create', 'sign']", 'fail'],
  ["keys: ['all']", 'fail'],
  ["keys: ['get', 'wrapKey', 'unwrapKey']", 'pass'],
  ["keys: ['create'], secrets: ['get']", 'pass'],
])('an access policy with %s: %s', (permissions, expected) => {
  const entry = `accessPolicies: [{ tenantId: 't', objectId: 'o', permissions: { ${permissions} } }]`;
  expect(outcomes(vault('v', `${byPolicies}, ${entry}`))).toEqual([expected]);
  expect(outcomes(vault('v', `enableRbacAuthorization: true, ${entry}`))).toEqual(['pass']);
});

test('a role and an access policy of one principal', () => {
  const entry = "accessPolicies: [{ tenantId: 't', objectId: p, permissions: { secrets: ['get'] } }]";
  const files = `param p string${vault('v', `${byPolicies}, ${entry}`)}${has('contributor', 'a')}`;
  expect(labelled(rule, files)).toEqual(['fail: it uses what is in it, and another grant lets it manage vault `kv-v`']);
});
