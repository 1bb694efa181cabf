import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'purge-protection/customer-managed-key';

const vault = (properties = '{}'): string => `
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv-known', properties: ${properties} }
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { parent: v, name: 'k', properties: { kty: 'RSA' } }
`;

const cosmos = (uri: string, condition = ''): string => `
resource c 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = ${condition}{ name: 'c', properties: { keyVaultKeyUri: ${uri} } }`;

const storage = (source: string): string => `
resource c 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: 'st'
  properties: { encryption: { keySource: ${source}, keyvaultproperties: { keyname: 'k', keyvaulturi: v.properties.vaultUri } } }
}`;

test.each<[string, Files, string[]]>([
  ['nothing is encrypted', vault(), ['inapplicable']],
  ['protected', vault('{ enablePurgeProtection: true }') + cosmos('k.properties.keyUri'), ['pass']],
  ['left out', vault() + cosmos('k.properties.keyUri'), ['fail `{}`']],
  ['turned off', vault('{ enablePurgeProtection: false }') + cosmos('k.properties.keyUri'), ['fail `false`']],
  [
    'unknown',
    `param on bool${vault('{ enablePurgeProtection: on }')}${cosmos('k.properties.keyUri')}`,
    ['unknown `on`'],
  ],
  ['an address that is null', vault() + cosmos('null'), ['inapplicable']],
  ['an address that is empty', vault() + cosmos("''"), ['inapplicable']],
  ['a key of another vault', vault() + cosmos("'https://kv-other.vault.azure.net/keys/k'"), ['inapplicable']],
  [
    'an address with a name that is only known at deployment',
    `param n string${vault().replace("'kv-known'", 'n')}${cosmos("'https://${n}.vault.azure.net/keys/k'")}`,
    ['fail `{}`'],
  ],
  ['Microsoft keeps the key', vault() + storage("'Microsoft.Storage'"), ['inapplicable']],
  ['the vault keeps the key', vault() + storage("'Microsoft.Keyvault'"), ['fail `{}`']],
  ['who keeps the key is unknown', `param s string${vault()}${storage('s')}`, ['unknown `{}`']],
  [
    'in another file, by the known name',
    { 'vault.bicep': vault(), 'main.bicep': cosmos("'https://KV-known.vault.azure.net/keys/k'") },
    ['fail `{}`'],
  ],
  [
    'a vault whose name is one of two',
    `param one bool${vault().replace("'kv-known'", "one ? 'kv-a' : 'kv-b'")}${cosmos('k.properties.keyUri')}`,
    ['fail `{}`'],
  ],
  [
    'a Managed HSM',
    `resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'hsm', properties: {} }${cosmos("'https://hsm.managedhsm.azure.net/keys/k'")}`,
    ['fail `{}`'],
  ],
])('%s', (_, files, expected) => {
  expect(judged(rule, files)).toEqual(expected);
});

describe('what is encrypted only under a condition', () => {
  const protectedWhen = '{ enablePurgeProtection: on }';

  test.each([
    ['protected then', cosmos('k.properties.keyUri', 'if (on) '), ['pass']],
    ['not protected then', cosmos('k.properties.keyUri', 'if (!on) '), ['fail `on`']],
    ['by its address', cosmos('on ? k.properties.keyUri : null'), ['pass']],
    ['by who keeps the key', storage("on ? 'Microsoft.Keyvault' : 'Microsoft.Storage'"), ['pass']],
  ])('%s', (_, consumer, expected) => {
    expect(judged(rule, `param on bool${vault(protectedWhen)}${consumer}`)).toEqual(expected);
  });

  test('that the condition of the vault contradicts', () => {
    const there = vault().replaceAll("' = {", "' = if (on) {");
    const consumer = cosmos("'https://kv-known.vault.azure.net/keys/k'", 'if (!on) ');
    expect(judged(rule, `param on bool${there}${consumer}`)).toEqual(['inapplicable']);
  });

  test('elsewhere, a parameter of that name is another one', () => {
    const files = {
      'vault.bicep': `param on bool${vault(protectedWhen)}`,
      'main.bicep': `param on bool${cosmos("'https://kv-known.vault.azure.net/keys/k'", 'if (on) ')}`,
    };
    expect(judged(rule, files)).toEqual(['unknown `on`']);
  });
});

test('names what would be lost', () => {
  const more = ['a', 'b', 'c', 'd'].map((name) =>
    cosmos('k.properties.keyUri').replace(' c ', ` ${name} `).replace("'c'", `'${name}'`),
  );
  expect(labelled(rule, vault() + more.join(''))).toEqual([
    'fail: purge protection is not set, which leaves it off, and its keys encrypt Cosmos DB account `a`, Cosmos DB account `b`, Cosmos DB account `c` and 1 more',
  ]);
});
