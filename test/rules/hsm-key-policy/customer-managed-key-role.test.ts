import { describe, expect, test } from 'vitest';
import { labelled, judged } from '../judged.js';

const rule = 'hsm-key-policy/customer-managed-key-role';

const vault = (properties = 'enableRbacAuthorization: true'): string =>
  `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: { ${properties} } }`;
const identity = (name: string): string =>
  `resource ${name} 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: '${name}' }`;
const assigned = (principal: string, role: string, condition = ''): string =>
  `resource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = ${condition}{
  name: guid('a')
  scope: v
  properties: { principalId: ${principal}, roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${role}') }
}`;
const own = "identity: { type: 'SystemAssigned' }";
const withIdentity = "identity: { type: 'UserAssigned', userAssignedIdentities: { '${i.id}': {} } }";
const storage = (of: string, said = ''): string =>
  `resource s 'Microsoft.Storage/storageAccounts@2024-01-01' = { name: 's', ${of}, properties: { encryption: {
  keySource: 'Microsoft.Keyvault', ${said} keyvaultproperties: { keyvaulturi: v.properties.vaultUri, keyname: 'k' } } } }`;

const serviceEncryptionUser = 'e147488a-f6f5-4113-8e2d-b22465e65bf6';
const cryptoUser = '12338af0-0e69-4776-bea7-57ae8d297424';
const reader = '21090545-7ca7-4776-b22c-e363652d74d2';
const administrator = '00482a5a-887f-4fb3-b363-3b7fe8e74483';

const outcome = (...parts: readonly string[]): readonly (string | undefined)[] =>
  judged(rule, parts.join('\n')).map((each) => each.split(' ')[0]);

test.each([
  ['the role for it', serviceEncryptionUser, 'pass'],
  ['one that only tells', reader, 'pass'],
  ['one that signs too', cryptoUser, 'fail'],
  ['all of them', administrator, 'fail'],
])('%s: %s', (_, role, expected) => {
  expect(outcome(vault(), storage(own), assigned('s.identity.principalId', role))).toEqual([expected]);
});

describe('whose role it is', () => {
  const said = 'identity: { userAssignedIdentity: i.id },';
  const role = (principal: string): string => assigned(principal, cryptoUser);

  test.each([
    [
      'of the identity that is named',
      [identity('i'), storage(withIdentity, said), role('i.properties.principalId')],
      'fail',
    ],
    [
      'of another identity',
      [identity('i'), identity('j'), storage(withIdentity, said), role('j.properties.principalId')],
      'inapplicable',
    ],
    [
      'of one that is assigned and not named',
      [identity('i'), storage(withIdentity), role('i.properties.principalId')],
      'inapplicable',
    ],
    ['of somebody', [storage(own), role("'00000000-0000-0000-0000-000000000001'")], 'inapplicable'],
    ['of nobody', [storage(own)], 'inapplicable'],
  ])('%s: %s', (_, parts, expected) => {
    expect(outcome(vault(), ...parts)).toEqual([expected]);
  });

  test.each([
    [
      "'Microsoft.ContainerRegistry/registries@2025-04-01'",
      "encryption: { keyVaultProperties: { keyIdentifier: '${v.properties.vaultUri}keys/k', identity: i.properties.clientId } }",
    ],
    [
      "'Microsoft.DocumentDB/databaseAccounts@2024-11-15'",
      "keyVaultKeyUri: '${v.properties.vaultUri}keys/k', defaultIdentity: 'UserAssignedIdentity=${i.id}'",
    ],
    [
      "'Microsoft.ServiceBus/namespaces@2024-01-01'",
      "encryption: { keySource: 'Microsoft.KeyVault', keyVaultProperties: [{ keyVaultUri: v.properties.vaultUri, keyName: 'k', identity: { userAssignedIdentity: i.id } }] }",
    ],
    [
      "'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01'",
      "dataEncryption: { primaryKeyURI: '${v.properties.vaultUri}keys/k', primaryUserAssignedIdentityId: i.id }",
    ],
    ["'Microsoft.Compute/diskEncryptionSets@2024-03-02'", "activeKey: { keyUrl: '${v.properties.vaultUri}keys/k/1' }"],
    [
      "'Microsoft.Kusto/clusters@2024-04-13'",
      "keyVaultProperties: { keyVaultUri: v.properties.vaultUri, keyName: 'k', userIdentity: i.id }",
    ],
  ])('%s has an identity for it', (type, properties) => {
    const consumer = `resource c ${type} = { name: 'c', ${withIdentity}, properties: { ${properties} } }`;
    expect(outcome(vault(), identity('i'), consumer, role('i.properties.principalId'))).toEqual(['fail']);
  });

  test('a protector has that of its server', () => {
    const server = `resource q 'Microsoft.Sql/servers@2023-08-01' = { name: 'q', ${own}
  resource p 'encryptionProtector' = { name: 'current', properties: { serverKeyType: 'AzureKeyVault', serverKeyName: 'kv_k_1' } }
}`;
    expect(outcome(vault(), server, role('q.identity.principalId'))).toEqual(['fail']);
  });

  test('of two that are assigned nobody knows which it is', () => {
    const disks = `resource c 'Microsoft.Compute/diskEncryptionSets@2024-03-02' = { name: 'c'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '\${i.id}': {}, '\${j.id}': {} } }
  properties: { activeKey: { keyUrl: '\${v.properties.vaultUri}keys/k/1' } } }`;
    expect(outcome(vault(), identity('i'), identity('j'), disks, role('i.properties.principalId'))).toEqual([
      'inapplicable',
    ]);
  });
});

test('a service that encrypts with the key itself may do that', () => {
  const netApp = `resource n 'Microsoft.NetApp/netAppAccounts@2025-01-01' = { name: 'n', ${own}, properties: { encryption: {
  keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyVaultUri: v.properties.vaultUri, keyName: 'k' } } } }`;
  const policy = (...keys: readonly string[]): string =>
    vault(
      `accessPolicies: [{ tenantId: 't', objectId: n.identity.principalId, permissions: { keys: [${keys.map((key) => `'${key}'`).join(', ')}] } }]`,
    );
  expect(outcome(policy('get', 'encrypt', 'decrypt'), netApp)).toEqual(['pass']);
  expect(outcome(policy('get', 'wrapKey', 'unwrapKey'), netApp)).toEqual(['fail']);
});

test('a grant that the vault takes no notice of is none', () => {
  expect(
    outcome(vault('enableRbacAuthorization: false'), storage(own), assigned('s.identity.principalId', cryptoUser)),
  ).toEqual(['pass']);
});

test('a grant of one case and a resource of the other do not meet', () => {
  const text = [
    'param on bool',
    vault(),
    identity('i'),
    storage(withIdentity, 'identity: { userAssignedIdentity: i.id },').replace(' = {', ' = if (!on) {'),
    assigned('i.properties.principalId', cryptoUser, 'if (on) '),
  ];
  expect(outcome(...text)).toEqual(['inapplicable']);
});

test('the label names what is too much', () => {
  expect(labelled(rule, [vault(), storage(own), assigned('s.identity.principalId', cryptoUser)].join('\n'))).toEqual([
    'fail: this lets the identity of storage account `s` do more than its encryption needs, such as `keys/update/action` and `keys/backup/action`',
  ]);
});
