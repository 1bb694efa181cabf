import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'network-exposure/self-opening';

const contributor = "'b24988ac-6180-42a0-ab88-20f7382dd24c'";
const keyVaultContributor = "'f25e0fa2-a7c8-4377-a976-54943a77a395'";
const administrator = "'00482a5a-887f-4fb3-b363-3b7fe8e74483'";
const secretsUser = "'4633458b-17de-408a-b874-0445c86b69e6'";
const reader = "'21090545-7ca7-4776-b22c-e363652d74d2'";

const identities = `resource a 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'a' }
resource b 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'b' }
`;
const deny = ", networkAcls: { defaultAction: 'Deny' }";
const vault = (network = deny, rbac = 'true'): string =>
  `${identities}resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { enableRbacAuthorization: ${rbac}${network} } }\n`;
const role = (name: string, id: string, who = 'a', condition = '', scope = 'scope: v,'): string => `
resource ${name} 'Microsoft.Authorization/roleAssignments@2022-04-01' = ${condition}{
  ${scope} name: guid('${name}')
  properties: { roleDefinitionId: ${id}, principalId: ${who}.properties.principalId }
}
`;

test.each([
  ['nobody', vault(), 'inapplicable'],
  ['manages and reads', vault() + role('m', contributor) + role('r', secretsUser), `fail \`${contributor}\``],
  [
    'manages vaults and reads',
    vault() + role('m', keyVaultContributor) + role('r', administrator),
    `fail \`${keyVaultContributor}\``,
  ],
  [
    'manages above, and reads',
    vault() + role('m', contributor, 'a', '', '') + role('r', secretsUser),
    `fail \`${contributor}\``,
  ],
  ['manages alone', vault() + role('m', contributor), 'pass'],
  ['reads alone', vault() + role('r', administrator), 'pass'],
  ['one manages, another reads', vault() + role('m', contributor) + role('r', secretsUser, 'b'), 'pass'],
  ['manages, and reads what is no secret', vault() + role('m', contributor) + role('r', reader), 'pass'],
  [
    'manages, and reads perhaps',
    `param id string\n${vault()}${role('m', contributor)}${role('r', 'id')}`,
    'unknown `id`',
  ],
  [
    'manages or reads, never both',
    `param c bool\n${vault()}${role('m', contributor, 'a', 'if (c) ')}${role('r', secretsUser, 'a', 'if (!c) ')}`,
    'pass',
  ],
  [
    'a data role where access policies decide',
    vault(deny, 'false') + role('m', contributor) + role('r', secretsUser),
    'pass',
  ],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual([expected]);
});

describe('the firewall', () => {
  const both = role('m', contributor) + role('r', secretsUser);

  test.each([
    ['is on', deny, `fail \`${contributor}\``],
    ['shuts all out', ", publicNetworkAccess: 'Disabled'", `fail \`${contributor}\``],
    ['is off: there is nothing to open', '', 'inapplicable'],
    ['is perhaps on', ', networkAcls: acls', 'unknown `acls`'],
  ])('%s', (_, network, expected) => {
    expect(judged(rule, `param acls object\n${vault(network)}${both}`)).toEqual([expected]);
  });
});

test('an entry of an access policy reads as well', () => {
  const policy = deny + ", accessPolicies: [{ objectId: a.properties.principalId, permissions: { secrets: ['get'] } }]";
  expect(judged(rule, vault(policy, 'false') + role('m', contributor))).toEqual([`fail \`${contributor}\``]);
});

test('names the principal', () => {
  expect(labelled(rule, vault() + role('m', contributor) + role('r', secretsUser))).toEqual([
    'fail: this lets `a.properties.principalId` change the firewall, and it may read what is inside',
  ]);
});
