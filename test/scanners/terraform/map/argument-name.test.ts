import { expect, test } from 'vitest';
import { argumentName } from '../../../../src/scanners/terraform/map/argument-name.js';
import { resources } from '../../../../src/scanners/terraform/map/tables.js';
import { contextOf, valueOf } from './sent.js';

const { at } = valueOf({});

function nameIn(type: string, path: string, version?: string): string | undefined {
  const [sent] = resources.get(type)?.sends ?? [];
  if (sent === undefined) throw new Error(`there is no ${type}`);
  return argumentName(path, sent.body, at, contextOf(version));
}

test.each([
  ['azurerm_key_vault', 'properties.enablePurgeProtection', 'purge_protection_enabled'],
  ['azurerm_key_vault', 'properties.publicNetworkAccess', 'public_network_access_enabled'],
  ['azurerm_key_vault', 'properties.networkAcls', 'network_acls'],
  ['azurerm_key_vault', 'properties.networkAcls.defaultAction', 'default_action'],
  ['azurerm_key_vault', 'properties.networkAcls.ipRules', 'ip_rules'],
  ['azurerm_key_vault', 'properties.accessPolicies', 'access_policy'],
  ['azurerm_key_vault', 'properties.sku.name', 'sku_name'],
  ['azurerm_key_vault', 'tags', 'tags'],
  [
    'azurerm_key_vault_managed_hardware_security_module',
    'properties.enablePurgeProtection',
    'purge_protection_enabled',
  ],
  ['azurerm_key_vault_key', 'properties.attributes.exp', 'expiration_date'],
  ['azurerm_key_vault_key', 'properties.keySize', 'key_size'],
  ['azurerm_key_vault_key', 'properties.rotationPolicy.attributes.expiryTime', 'expire_after'],
  ['azurerm_key_vault_secret', 'properties.value', 'value'],
  ['azurerm_key_vault_secret', 'properties.contentType', 'content_type'],
  ['azurerm_role_assignment', 'properties.principalType', 'principal_type'],
])('in %s, %s is what its author writes as %s', (type, path, name) => {
  expect(nameIn(type, path)).toBe(name);
});

test('an argument has the name of the version', () => {
  const names = ['4.41.0', '4.42.0', '5.0.0'].map((version) =>
    nameIn('azurerm_key_vault', 'properties.enableRbacAuthorization', version),
  );
  expect(names).toEqual(['enable_rbac_authorization', 'rbac_authorization_enabled', 'rbac_authorization_enabled']);
});

test('what the table does not have has no name', () => {
  expect(nameIn('azurerm_key_vault', 'properties.enableSoftDelete')).toBeUndefined();
  expect(nameIn('azurerm_key_vault', 'properties.sku.name.deeper')).toBeUndefined();
  expect(nameIn('azurerm_key_vault', 'properties.networkAcls.unheardOf')).toBeUndefined();
  expect(nameIn('azurerm_key_vault_managed_hardware_security_module', 'sku.family')).toBeUndefined();
});
