import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'vault',
  severity: 'high',
  recommended: true,
  requires: 'deleted vaults, keys and secrets stay recoverable until their retention ends',
  fails: 'Vault can be purged for good',
  unclear: 'Cannot tell whether the vault can be purged for good',
  why: 'Without purge protection one call destroys a deleted vault, and everything encrypted with its keys is lost.',
  fix: {
    bicep: 'Set `enablePurgeProtection: true` in `properties`.',
    arm: 'Set `"enablePurgeProtection": true` in `properties`.',
    terraform: 'Set `purge_protection_enabled = true`.',
    azure: 'Run `az keyvault update --name <vault> --enable-purge-protection true`.',
  },
  caution: 'It cannot be turned off again, and the name of a deleted vault stays taken until its retention ends.',
  controls: {
    CIS: ['8.3.5'],
    MCSB: ['DP-8'],
    AzurePolicy: ['0b60c0b2-2dc2-4e1c-b5c9-abbed971de53'],
  },
  aliases: [
    'CKV_AZURE_110',
    'CKV_AZURE_42',
    'AVD-AZU-0016',
    'AZU-0016',
    'Azure.KeyVault.PurgeProtect',
    'AZR-000125',
    '7c25f361-7c66-44bf-9b69-022acd5eb4bd',
    'keyvault_recoverable',
    'keyvault_purge_protection_enabled',
    'keyvault_vault_recoverable',
    'keyvault-not-recoverable',
    'kvRecoveryEnabled',
    'Azure_KeyVault_BCDR_Enable_SoftDelete_and_PurgeProtection',
    'keyvault-purge-enabled',
    'azure-keyvault-enables-purge-protection',
    'azure-keyvault-recovery-enabled',
    'PR-AZR-ARM-KV-003',
    'PR-AZR-TRF-KV-003',
    'PR-AZR-CLD-KV-003',
    '70fcfe6d',
  ],

  check: (vault) =>
    decide(vault.purgeProtection, {
      ok: (on) => on,
      set: 'purge protection is turned off here',
      left: `\`${propertyName(vault.resource, property)}\` is not set, and Azure leaves it off`,
      property,
    }),
});

const property = 'properties.enablePurgeProtection';
