import { openness } from '../openness.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'high',
  recommended: true,
  requires: 'a vault answers only to private endpoints, or to the networks that its firewall names',
  fails: 'Vault answers to every network',
  unclear: 'Cannot tell whether the vault answers to every network',
  why: 'A token stolen anywhere is enough: nothing stops its use from any address on the internet.',
  fix: {
    bicep:
      "Set `publicNetworkAccess: 'Disabled'` and use a private endpoint, or set `networkAcls: { defaultAction: 'Deny' }`.",
    arm: 'Set `"publicNetworkAccess": "Disabled"` and use a private endpoint, or set `"defaultAction": "Deny"` in `networkAcls`.',
    terraform: 'Set `public_network_access_enabled = false`, or `default_action = "Deny"` in `network_acls`.',
    azure: 'Run `az keyvault update --name <vault> --public-network-access Disabled`.',
  },
  caution: 'Clients outside the allowed networks, pipelines among them, lose access at once.',
  controls: {
    CIS: ['8.3.7'],
    MCSB: ['NS-2', 'DP-8'],
    AzurePolicy: ['405c5871-3e91-4644-8a63-58e19d68ff5b', '55615ac9-af46-4a59-874e-391cc3dfb490'],
  },
  aliases: [
    'CKV_AZURE_109',
    'CKV_AZURE_189',
    'AVD-AZU-0013',
    'AZU-0013',
    'Azure.KeyVault.Firewall',
    'AZR-000355',
    'keyvault-public-traffic-allowed',
    'keyVaultPublicAccess',
    'restrictDefaultNetworkAccess',
    'keyvault_vault_public_network_access_disabled',
    'Azure_KeyVault_NetSec_Disable_Public_Network_Access',
    'keyvault-specify-network-acl',
    'azure-keyvault-enables-firewall-rules-settings',
    'PR-AZR-ARM-KV-006',
    'PR-AZR-TRF-KV-006',
    'PR-AZR-CLD-KV-006',
    'PR-AZR-ARM-KV-010',
    'PR-AZR-CLD-KV-010',
  ],

  check: (vault) => openness(vault),
});
