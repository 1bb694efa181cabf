import { describe, expect, test } from 'vitest';
import { estateOf } from './estate-of.js';

const vault = `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-\${uniqueString(resourceGroup().id)}'
  properties: { accessPolicies: [{ objectId: 'one', permissions: { keys: ['get'] } }] }
}`;

describe('what belongs to a vault is with it', () => {
  const [joined] = estateOf({
    'main.bicep': `${vault}
resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { parent: v, name: 'k', properties: { kty: 'RSA' } }
resource policies 'Microsoft.KeyVault/vaults/accessPolicies@2024-11-01' = {
  parent: v
  name: 'add'
  properties: { accessPolicies: [{ objectId: 'two', permissions: { keys: ['get'] } }] }
}
resource removed 'Microsoft.KeyVault/vaults/accessPolicies@2024-11-01' = {
  parent: v
  name: 'remove'
  properties: { accessPolicies: [{ objectId: 'three', permissions: { keys: ['get'] } }] }
}
resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = { scope: v, name: 'audit' }
resource here 'Microsoft.Authorization/roleAssignments@2022-04-01' = { scope: v, name: guid('a') }
resource above 'Microsoft.Authorization/roleAssignments@2022-04-01' = { name: guid('b') }
resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: 'pe'
  properties: { manualPrivateLinkServiceConnections: [{ name: 'a', properties: { privateLinkServiceId: v.id } }] }
}
module other 'other.bicep' = { name: 'other', params: { name: v.name } }`,
    'other.bicep': `param name string
resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: name }
resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { parent: v, name: 's', properties: {} }`,
  }).targets('vault');

  test.each([
    ['keys', joined?.keys.map(({ title }) => title), ['key `k`']],
    ['secrets of another module', joined?.secrets.map(({ title }) => title), ['secret `s`']],
    [
      'policies, inline and added, not removed',
      joined?.accessPolicies.map(({ principal }) => principal.objectId),
      ['one', 'two'],
    ],
    ['diagnostic settings', joined?.diagnosticSettings.map(({ title }) => title), ['diagnostic setting `audit`']],
    [
      'role assignments, at it and above',
      joined?.roleAssignments.map(({ title }) => title),
      ['role assignment `here`', 'role assignment `above`'],
    ],
    ['private endpoints, manual ones too', joined?.privateEndpoints.map(({ manual }) => manual), [true]],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

describe('the vault of an encryption key', () => {
  const reference = (uri: string, more = '') => `
${more}
resource c 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = { name: 'cosmos', properties: { keyVaultKeyUri: ${uri} } }`;
  const known = `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'KV-Known', properties: {} }`;

  test.each([
    ['by its address', reference(`'https://kv-known.vault.azure.net/keys/k'`), known],
    ['by its address in another cloud', reference(`'https://kv-known.vault.azure.cn:443/keys/k'`), known],
    ['by the suffix of the cloud', reference(`'https://kv-known\${environment().suffixes.keyvaultDns}/keys/k'`), known],
    ['by the property of its declaration', `${vault}${reference(`'\${v.properties.vaultUri}keys/k'`)}`, ''],
    [
      'by a key of it',
      `${vault}${reference('k.properties.keyUri', `resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { parent: v, name: 'k', properties: {} }`)}`,
      '',
    ],
    [
      'by a declaration that somebody else deploys',
      reference(
        'e::k.properties.keyUri',
        `resource e 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: 'kv-known'
  resource k 'keys' existing = { name: 'k' }
}`,
      ),
      known,
    ],
  ])('%s', (_, consumer, elsewhere) => {
    const [found] = estateOf({ 'main.bicep': consumer, 'vault.bicep': elsewhere }).targets('vault');
    expect(found?.encrypts.map(({ title }) => title)).toEqual(['Cosmos DB account `cosmos`']);
  });

  test('an unknown name in another deployment is another vault', () => {
    const [found] = estateOf({
      'main.bicep': vault,
      'other.bicep': `${vault.replace("' = {", "' existing = {")}${reference(`'\${v.properties.vaultUri}keys/k'`)}`,
    }).targets('vault');
    expect(found?.encrypts).toEqual([]);
  });

  test('a reference that is only there under a condition says so', () => {
    const [found] = estateOf(`param encrypt bool
resource c 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: 'cosmos'
  properties: { keyVaultKeyUri: encrypt ? 'https://kv-known.vault.azure.net/keys/k' : null }
}`).targets('keyReference');
    expect(found?.when.map(({ subject, is }) => [subject, is])).toEqual([['⟨parameter encrypt⟩', true]]);
  });
});

test('what somebody else deploys is not judged', () => {
  const estate = estateOf(`resource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv' }`);
  expect(estate.targets('vault')).toEqual([]);
});

test('the literals that stand where secrets belong are listed, and names of resources are not', () => {
  const { secrets } = estateOf(`@secure()
param pw string = 'fake-default'
var text = 'fake-text'
resource st 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'stname' }
resource a 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/a', properties: { value: text } }
resource b 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/b', properties: { value: st.name } }
resource c 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/c', properties: { value: pw } }`);
  expect(secrets.map(({ source, start, end }) => source.text.slice(start, end))).toEqual([
    "'fake-default'",
    "'fake-text'",
  ]);
});

describe('one vault of several deployments', () => {
  const shared = (...environments: readonly string[]): readonly number[] => {
    const named = `resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv-shared' }`;
    const files = environments.map((each) => [`main.${each}.bicepparam`, "using 'main.bicep'"] as const);
    return estateOf({ 'main.bicep': named, ...Object.fromEntries(files) })
      .targets('vaultUse')
      .map(({ elsewhere }) => elsewhere.length);
  };

  test.each([
    ['is shared by two environments', ['dev', 'prod'], [1, 1]],
    ['is not shared if both are one environment by two names', ['prod', 'production'], []],
    ['is shared by what has two names and another', ['dev', 'prod', 'production'], [2, 1, 1]],
  ])('%s', (_, environments, expected) => {
    expect(shared(...environments)).toEqual(expected);
  });
});

test('extensions written as children are what they are', () => {
  const [vault] = estateOf(`resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: {} }
resource d 'Microsoft.KeyVault/vaults/providers/diagnosticSettings@2021-05-01-preview' = {
  name: '\${v.name}/Microsoft.Insights/audit'
  properties: {}
}
resource l 'microsoft.keyvault/vaults/PROVIDERS/locks@2020-05-01' = {
  name: 'kv/Microsoft.Authorization/keep'
  properties: { level: 'CanNotDelete' }
}`).targets('vault');
  expect(vault?.diagnosticSettings.map(({ title }) => title)).toEqual(['diagnostic setting `audit`']);
  expect(vault?.locks.map(({ title }) => title)).toEqual(['lock `keep`']);
});
