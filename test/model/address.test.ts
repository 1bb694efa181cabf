import { expect, test } from 'vitest';
import { declaredAddress, isWithinCall } from '../../src/model/address.js';

test.each([
  ["network/vaults['dev']", 'vaults'],
  ["a/b['x/y']/vault", 'vault'],
  ['module.network.azurerm_key_vault.main["dev"]', 'azurerm_key_vault.main'],
  ['module.a["x.y/z"].module.b[0].data.azurerm_key_vault.main', 'data.azurerm_key_vault.main'],
  ['azurerm_key_vault.main', 'azurerm_key_vault.main'],
])('%s leads to %s', (address, declared) => {
  expect(declaredAddress(address)).toBe(declared);
});

test.each([
  ['vaults/vault', 'vaults', true],
  ['vaults2/vault', 'vaults', false],
  ['module.a["x"].azurerm_key_vault.main', 'module.a["x"]', true],
  ['module.ab.azurerm_key_vault.main', 'module.a', false],
])('%s within %s: %s', (address, call, expected) => {
  expect(isWithinCall(address, call)).toBe(expected);
});
