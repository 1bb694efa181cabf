import { expect, test } from 'vitest';
import { labelled } from './judged.js';

const vault = (body: string): { readonly 'main.tf': string } => ({
  'main.tf': `resource "azurerm_key_vault" "main" {
  name                = "kv-orders"
  resource_group_name = "rg-orders"
  sku_name            = "standard"
  ${body}
}`,
});

const secret = (body: string): { readonly 'main.tf': string } => ({
  'main.tf': `resource "azurerm_key_vault_secret" "main" {
  name         = "password"
  key_vault_id = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"
  value        = var.password
  ${body}
}
variable "password" { sensitive = true }`,
});

const direct = {
  'main.tf': `resource "azapi_resource" "vault" {
  type      = "Microsoft.KeyVault/vaults@2024-11-01"
  name      = "kv-orders"
  parent_id = "/subscriptions/s/resourceGroups/rg"
  body      = { properties = { sku = { family = "A", name = "standard" } } }
}`,
};

test.each([
  ['purge-protection/vault', vault(''), '`purge_protection_enabled` is not set, and Azure leaves it off'],
  ['purge-protection/vault', direct, '`enablePurgeProtection` is not set, and Azure leaves it off'],
  ['lifecycle/content-type', secret(''), '`content_type` is not set'],
  ['lifecycle/secret-expiry', secret(''), '`expiration_date` is not set, so the secret never expires'],
  [
    'rbac-breadth/permission-model',
    vault(''),
    '`rbac_authorization_enabled` is not set, and the provider leaves it off',
  ],
  [
    'rbac-breadth/permission-model',
    direct,
    '`enableRbacAuthorization` is not set, and Azure leaves it off for API version 2024-11-01',
  ],
  [
    'rbac-breadth/permission-model',
    vault('rbac_authorization_enabled = false'),
    'access policies decide, because role-based access is turned off here',
  ],
])('a label of %s speaks the language of the resource', (id, files, label) => {
  expect(labelled(id, files)).toEqual([`fail: ${label}`]);
});
