import { expect, test } from 'vitest';
import type { OptionValue } from '../../../src/rules/selected-rule.js';
import { judged, labelled } from '../judged.js';
import { certificate, type Parts } from './certificates.js';

const rule = 'lifecycle/certificate-key';

const key = (strength: string, reused = 'false', exportable = 'true'): string =>
  `exportable = ${exportable}\n${strength}\nreuse_key = ${reused}`;

const rsa = (size: string): string => `key_type = "RSA"\nkey_size = ${size}`;
const ec = (curve: string): string => `key_type = "EC"\ncurve = ${curve}`;

test.each<[string, string]>([
  [rsa('1024'), 'fail `1024`'],
  [rsa('2048'), 'pass'],
  [rsa('"2047"'), 'fail `"2047"`'],
  ['key_type = "RSA-HSM"\nkey_size = 1024', 'fail `1024`'],
  ['key_type = "rsa"\nkey_size = 1024', 'fail `1024`'],
  ['key_type = "RSA"', 'pass'],
  ['key_type = "RSA"\nkey_size = 4096\ncurve = "P-256K"', 'pass'],
  [ec('"P-256"'), 'pass'],
  [ec('"P-521"'), 'pass'],
  [ec('"P-256K"'), 'fail `"P-256K"`'],
  [ec('"P-384"') + '\nkey_size = 384', 'pass'],
  ['key_type = "EC-HSM"\ncurve = "P-256K"', 'fail `"P-256K"`'],
  ['key_type = "EC"', 'pass'],
  ['key_type = "oct"\nkey_size = 256', 'unknown `"oct"`'],
  ['', 'pass'],
  ['key_size = 1024', 'unknown `key_properties`'],
])('%s: %s', (strength, expected) => {
  expect(judged(rule, certificate({ key: key(strength) }))).toEqual([expected]);
});

test.each<[string, Parts, string]>([
  ['used again', { key: key(rsa('2048'), 'true') }, 'fail `true`'],
  ['used again, in text', { key: key(rsa('2048'), '"true"') }, 'fail `"true"`'],
  ['perhaps used again', { before: 'variable "r" {}', key: key(rsa('2048'), 'var.r') }, 'unknown `var.r`'],
  [
    'used again by default',
    { before: 'variable "r" {\n default = true\n}', key: key(rsa('2048'), 'var.r') },
    'fail `var.r`',
  ],
  [
    'nobody says whether used again',
    { key: 'exportable = true\nkey_type = "RSA"\nkey_size = 2048' },
    'unknown `key_properties`',
  ],
  ['weak and perhaps used again', { before: 'variable "r" {}', key: key(rsa('1024'), 'var.r') }, 'fail `1024`'],
  ['imported', { certificate: 'certificate {\n contents = "MII"\n}', key: key(rsa('1024'), 'true') }, 'inapplicable'],
])('%s', (_, parts, expected) => {
  expect(judged(rule, certificate(parts))).toEqual([expected]);
});

const purposes = (list: string): string => `extended_key_usage = ${list}\nvalidity_in_months = 12`;
const code = '"1.3.6.1.5.5.7.3.3"';
const server = '"1.3.6.1.5.5.7.3.1"';

test.each<[string, Parts, string]>([
  ['code', { properties: purposes(`[${code}]`) }, 'fail `true`'],
  [
    'code, with a key that stays',
    { properties: purposes(`[${code}]`), key: key(rsa('3072'), 'false', 'false') },
    'pass',
  ],
  ['code and servers', { properties: purposes(`[${code}, ${server}]`) }, 'pass'],
  ['servers', { properties: purposes(`[${server}]`) }, 'pass'],
  ['nothing', { properties: purposes('[]') }, 'pass'],
  ['what is not known', { before: 'variable "p" {}', properties: purposes('var.p') }, 'pass'],
  ['code and what is not known', { before: 'variable "p" {}', properties: purposes(`[${code}, var.p]`) }, 'pass'],
  [
    'code, perhaps with a key that stays',
    { before: 'variable "e" {}', properties: purposes(`[${code}]`), key: key(rsa('3072'), 'false', 'var.e') },
    'unknown `var.e`',
  ],
])('to sign %s', (_, parts, expected) => {
  expect(judged(rule, certificate(parts))).toEqual([expected]);
});

const gateway = (secret: string): string => `
resource "azurerm_application_gateway" "main" {
  name                = "agw"
  resource_group_name = "rg"
  ssl_certificate {
    name                = "web"
    key_vault_secret_id = ${secret}
  }
}`;

test.each<[string, string, string]>([
  ['nothing', '', 'fail `true`'],
  ['a gateway', gateway('azurerm_key_vault_certificate.main.secret_id'), 'pass'],
  ['a gateway, without a version', gateway('azurerm_key_vault_certificate.main.versionless_secret_id'), 'pass'],
  ['a gateway, by the address', gateway('"https://kv.vault.azure.net/secrets/web"'), 'pass'],
  ['a gateway that takes another', gateway('"https://kv.vault.azure.net/secrets/web-2"'), 'fail `true`'],
  ['an output', 'output "web" {\n value = azurerm_key_vault_certificate.main.secret_id\n}', 'pass'],
  [
    'an output of the thumbprint',
    'output "web" {\n value = azurerm_key_vault_certificate.main.thumbprint\n}',
    'fail `true`',
  ],
  [
    'a machine',
    `resource "azurerm_linux_virtual_machine" "main" {
  name                = "vm"
  resource_group_name = "rg"
  secret {
    key_vault_id = data.azurerm_key_vault.main.id
    certificate {
      url = azurerm_key_vault_certificate.main.secret_id
    }
  }
}`,
    'pass',
  ],
])('taken by %s, where keys have to stay if nothing takes them', (_, after, expected) => {
  const { 'main.tf': text } = certificate();
  expect(judged(rule, { 'main.tf': `${text}\n${after}` }, { exportable: false })).toEqual([expected]);
});

test.each<[string, Record<string, OptionValue>, string]>([
  [rsa('2048'), { min: 3072 }, 'fail `2048`'],
  [ec('"P-256"'), { curves: ['p-384'] }, 'fail `"P-256"`'],
  [ec('"P-384"'), { curves: ['p-384'] }, 'pass'],
])('%s with %j: %s', (strength, options, expected) => {
  expect(judged(rule, certificate({ key: key(strength) }), options)).toEqual([expected]);
});

test('the label says what is wrong', () => {
  const label = (parts: Parts, options = {}): readonly string[] => labelled(rule, certificate(parts), options);
  expect(label({ key: key(rsa('2048'), 'true') })).toEqual([
    'fail: the next certificate gets the same key: whoever has it needs no other',
  ]);
  expect(label({ key: key(rsa('1024')) })).toEqual(['fail: 1024 bits are less than the 2048 that policy asks for']);
  expect(label({ properties: purposes(`[${code}]`) })).toEqual([
    'fail: the key is handed out with the certificate, and code is signed inside of the vault',
  ]);
  expect(label({}, { exportable: false })).toEqual([
    'fail: the key is handed out with the certificate, and nothing in the scanned files takes it',
  ]);
});
