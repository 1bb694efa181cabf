import { expect, test } from 'vitest';
import { judged, labelled } from '../judged.js';

const rule = 'hsm-key-policy/security-domain';

const hsm = (body: string, before = ''): { readonly 'main.tf': string } => ({
  'main.tf': `${before}
resource "azurerm_key_vault_managed_hardware_security_module" "main" {
  name                = "hsm"
  resource_group_name = "rg"
  location            = "westeurope"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
  sku_name            = "Standard_B1"
  admin_object_ids    = ["00000000-0000-0000-0000-000000000002"]
  ${body}
}`,
});

const domain = (certificates: string, quorum: string): string =>
  `security_domain_key_vault_certificate_ids = ${certificates}\nsecurity_domain_quorum = ${quorum}`;

const count = (shares: number): string =>
  `[${Array.from({ length: shares }, (_, each) => `"https://kv.vault.azure.net/certificates/c/${String(each)}"`).join(', ')}]`;

test.each<[number, string, string]>([
  [3, '2', 'pass'],
  [3, '3', 'fail `3`'],
  [3, '1', 'fail `1`'],
  [3, '4', 'fail `4`'],
  [10, '2', 'pass'],
  [10, '9', 'pass'],
  [10, '"10"', 'fail `"10"`'],
])('of %i keys %s: %s', (shares, quorum, expected) => {
  expect(judged(rule, hsm(domain(count(shares), quorum)))).toEqual([expected]);
});

const loop = `resource "azurerm_key_vault_certificate" "officer" {
  count = 3
  name = "officer-\${count.index}"
  key_vault_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
}`;

const header = 'unknown `resource "azurerm_key_vault_managed_hardware_security_module" "main"`';

test.each<[string, string, string, string]>([
  ['two keys', domain(count(2), '2'), '', `fail \`${count(2)}\``],
  [
    'certificates of a loop',
    domain('[for each in azurerm_key_vault_certificate.officer : each.id]', '2'),
    loop,
    'pass',
  ],
  ['certificates of a splat', domain('azurerm_key_vault_certificate.officer[*].id', '3'), loop, 'fail `3`'],
  ['keys that nobody knows', domain('var.ids', '2'), 'variable "ids" {}', 'unknown `var.ids`'],
  ['keys that nobody knows, and one is enough', domain('var.ids', '1'), 'variable "ids" {}', 'fail `1`'],
  ['a quorum that nobody knows', domain(count(3), 'var.m'), 'variable "m" {}', 'unknown `var.m`'],
  ['a quorum by a condition', domain(count(3), 'var.all ? 3 : 2'), 'variable "all" {\n type = bool\n}', 'unknown `3`'],
  ['no quorum, which the provider refuses', `security_domain_key_vault_certificate_ids = ${count(3)}`, '', header],
  ['nothing', '', '', header],
  ['null', domain('null', 'null'), '', 'unknown `null`'],
])('%s', (_, body, before, expected) => {
  expect(judged(rule, hsm(body, before))).toEqual([expected]);
});

test('in Bicep it cannot be said, so nothing is', () => {
  const text = `resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'hsm', properties: {} }`;
  expect(judged(rule, text)).toEqual(['inapplicable']);
});

test.each([
  ['Active', 'pass'],
  ['NotActivated', 'fail: it is not activated: nobody has downloaded its security domain'],
  ['Failed', 'fail: it is not activated: nobody has downloaded its security domain'],
  ['Unknown', 'unknown: Azure does not say whether it is activated'],
])('what is deployed tells that it is %s', (state, expected) => {
  const properties = `{ securityDomainProperties: { activationStatus: '${state}' } }`;
  const text = `resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'hsm', properties: ${properties} }`;
  expect(labelled(rule, text)).toEqual([expected]);
});

test('how many keys is an option', () => {
  expect(judged(rule, hsm(domain(count(3), '2')), { minQuorum: 3 })).toEqual(['fail `2`']);
  expect(judged(rule, hsm(domain(count(4), '3')), { minShares: 5 })).toEqual([`fail \`${count(4)}\``]);
});

test('the label says what is lost', () => {
  expect(labelled(rule, hsm(domain(count(3), '3')))).toEqual([
    'fail: all of the 3 keys are needed: if one is lost, the HSM cannot be restored',
  ]);
  expect(labelled(rule, hsm(domain(count(3), '1')))).toEqual([
    'fail: it takes 1 of the keys to decrypt it, and policy asks for 2',
  ]);
  expect(labelled(rule, hsm(''))).toEqual([
    'unknown: `security_domain_key_vault_certificate_ids` is not set, and whether somebody activates it by hand is in no file',
  ]);
});
