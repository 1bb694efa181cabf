import { expect, test } from 'vitest';
import { symbolOf } from '../../../src/expressions/symbol.js';
import { find } from '../../../src/estate/read.js';
import { scanOf } from './scan-of.js';

const account =
  '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st';

/** What a tag is worth that takes an attribute of a resource, and whether it must not be printed. */
function taken(expression: string): string {
  const text = `
    resource "azurerm_storage_account" "st" {
      name                = "st"
      resource_group_name = "rg"
      identity {
        type = "SystemAssigned"
      }
    }
    resource "azurerm_quantum_workspace" "q" {
      name                = "q"
      resource_group_name = "rg"
      dynamic "identity" {
        for_each = [1]
        content {
          type = "SystemAssigned"
        }
      }
    }
    resource "azurerm_key_vault" "kv" {
      name = "kv"
      tags = { is = ${expression} }
    }`;
  const { resources } = scanOf({ 'main.tf': text });
  const vault = resources.find(({ type }) => type === 'Microsoft.KeyVault/vaults');
  const [found] = vault === undefined ? [] : find(vault, 'tags.is');
  if (found === undefined || found.is.kind === 'absent') return 'nothing';
  return `${found.is.value.sensitive === true ? 'secret ' : ''}${symbolOf(found.is.value) ?? found.is.kind}`;
}

test.each([
  ['azurerm_storage_account.st.identity[0].principal_id', `⟨${account}.identity.principalId⟩`],
  ['azurerm_storage_account.st.identity.0.principal_id', `⟨${account}.identity.principalId⟩`],
  ['one(azurerm_storage_account.st.identity).principal_id', `⟨${account}.identity.principalId⟩`],
  ['azurerm_storage_account.st.identity[0].type', 'SystemAssigned'],
  ['azurerm_storage_account.st.primary_access_key', `secret ⟨listKeys(${account}).primary_access_key⟩`],
  [
    'azurerm_quantum_workspace.q.identity[0].principal_id',
    '⟨/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg/providers/azurerm/quantum_workspace/q.identity.principalId⟩',
  ],
])('%s is told by Azure', (expression, expected) => {
  expect(taken(expression)).toBe(expected);
});
