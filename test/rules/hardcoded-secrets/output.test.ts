import { describe, expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hardcoded-secrets/output';

const before = `
@secure()
param secret string
param open string
param flag bool
resource st 'Microsoft.Storage/storageAccounts@2024-01-01' existing = { name: 'st' }
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: 'kv'
  resource s 'secrets' existing = { name: 's' }
}
`;

test.each([
  ['x string', 'secret', 'fail: output `x` holds a secret that parameter `secret` brings'],
  ['x string', "'a-${secret}'", 'fail: output `x` holds a secret'],
  ['x string', 'st.listKeys().keys[0].value', 'fail: output `x` holds what `listKeys()` hands out'],
  ['x object', '{ a: 1, b: { c: secret } }', 'fail: output `x` holds a secret that parameter `secret` brings'],
  ['x array', '[1, secret]', 'fail: output `x` holds a secret that parameter `secret` brings'],
  [
    'x array',
    '[for i in range(0, 2): st.listKeys().keys[i].value]',
    'fail: output `x` holds what `listKeys()` hands out',
  ],
  ['x string', "flag ? secret : ''", 'unknown: fails when parameter `flag` is true'],
  ['x array', 'flag ? [secret] : []', 'unknown: fails when parameter `flag` is true'],
  ['x object', 'flag ? { a: 1 } : { b: secret }', 'unknown: fails when parameter `flag` is false'],
  [
    'x object',
    'flag ? { a: { b: secret } } : { a: secret }',
    'fail: output `x` holds a secret that parameter `secret` brings',
  ],
  ['x array', 'flag ? [open] : []', 'pass'],
  ['x array', "[for x in split(secret, ','): x]", 'fail: output `x` holds a secret that parameter `secret` brings'],
  ['x array', "[for x in split(secret, ','): st.id]", 'inapplicable'],
  ['x string', "'Server=a;Password=n0t-r3al'", 'fail: output `x` holds a password'],
  ['x bool', 'empty(secret)', 'pass'],
  ['x int', 'length(secret)', 'inapplicable'],
  ['x string', 'uniqueString(secret)', 'pass'],
  ['x string', 'st.id', 'pass'],
  ['x string', 'st.properties.primaryEndpoints.blob', 'pass'],
  ['secretUri string', 'kv::s.properties.secretUri', 'pass'],
  ['x object', '{ a: st.id, b: open }', 'pass'],
  ['x string', 'open', 'inapplicable'],
  ['password string', 'open', 'unknown: parameter `open` has no value until deployment'],
  ['resourceToken string', 'toLower(uniqueString(open))', 'inapplicable'],
  ['apiToken string', 'toLower(uniqueString(resourceGroup().id))', 'pass'],
])('output %s = %s: %s', (name, value, expected) => {
  expect(labelled(rule, `${before}output ${name} = ${value}`)).toEqual([expected]);
});

test('a secure output is not shown', () => {
  expect(judged(rule, `${before}@secure()\noutput x string = secret`)).toEqual(['pass']);
});

describe('of a module', () => {
  const files = (secure: string, value: string): Readonly<Record<string, string>> => ({
    'main.bicep': `@secure()
param secret string
module m 'm.bicep' = { name: 'm', params: { p: secret } }
module n 'n.bicep' = { name: 'n', params: { q: m.outputs.x } }
output y string = ${value}`,
    'm.bicep': `@secure()\nparam p string\n${secure}\noutput x string = p`,
    'n.bicep': '@secure()\nparam q string',
  });

  test.each([
    ['', "'none'", ['inapplicable', 'fail `p`']],
    ['', 'm.outputs.x', ['fail `m.outputs.x`', 'fail `p`']],
    ['@secure()', "'none'", ['inapplicable', 'pass']],
    ['@secure()', 'm.outputs.x', ['fail `m.outputs.x`', 'pass']],
  ])('%j, and the caller gives on %s', (secure, value, expected) => {
    expect(judged(rule, files(secure, value))).toEqual(
      expected.map((each) => (each === 'inapplicable' ? 'pass' : each)),
    );
  });
});

test.each([
  ['nonsensitive(azurerm_kubernetes_cluster.k.kube_config_raw)', 'fail'],
  ['nonsensitive(azurerm_kubernetes_cluster.k.kube_admin_config_raw)', 'fail'],
  ['nonsensitive(azurerm_kubernetes_cluster.k.kube_config[0].client_key)', 'fail'],
  ['nonsensitive(azurerm_kubernetes_cluster.k.kube_config[0].host)', 'pass'],
  ['azapi_resource_action.keys.output.keys[0].value', 'fail'],
  ['nonsensitive(azapi_resource_action.keys.sensitive_output.keys[0].value)', 'fail'],
  ['azapi_resource_action.start.output', 'pass'],
])('of Terraform: %s', (value, expected) => {
  const text = `
resource "azurerm_kubernetes_cluster" "k" {
  name = "aks"
}
resource "azapi_resource_action" "keys" {
  resource_id = azurerm_kubernetes_cluster.k.id
  action      = "listKeys"
}
resource "azapi_resource_action" "start" {
  resource_id = azurerm_kubernetes_cluster.k.id
  action      = "start"
}
output "x" {
  value = ${value}
}`;
  const [verdict] = judged(rule, { 'main.tf': text });
  expect(verdict?.split(' ')[0]?.replace('inapplicable', 'pass')).toBe(expected);
});
