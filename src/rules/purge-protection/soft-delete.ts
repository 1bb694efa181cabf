import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'high',
  recommended: true,
  requires: 'what is deleted from a vault, and the vault itself, can be recovered',
  fails: 'What is deleted from the vault is gone at once',
  unclear: 'Cannot tell whether what is deleted from the vault can be recovered',
  why: 'One deletion, by mistake or not, loses keys and secrets for good, and frees the name of the vault for somebody else.',
  fix: {
    bicep: 'Leave `enableSoftDelete` out of `properties`, or set `enableSoftDelete: true`.',
    arm: 'Leave `enableSoftDelete` out of `properties`, or set `"enableSoftDelete": true`.',
    terraform: 'Use azurerm 3.0 or later, which always turns it on.',
    azure: 'Run `az keyvault update --name <vault> --enable-soft-delete true`.',
  },
  caution: 'It cannot be turned off again.',
  controls: {
    MCSB: ['DP-8'],
    AzurePolicy: ['1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d', '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53'],
  },
  aliases: [
    'CKV_AZURE_111',
    'Azure.KeyVault.SoftDelete',
    'AZR-000124',
    'AC_AZURE_0170',
    'keyvault_soft_delete_enabled',
    'accurics.azure.EKM.164',
    'azure-keyvault-enables-soft-delete',
    'Azure_KeyVault_SI_Enable_SoftDelete',
    'PR-AZR-ARM-KV-002',
    'PR-AZR-TRF-KV-002',
    'PR-AZR-CLD-KV-002',
    '1cca00d2',
    'CKV_AZURE_42',
    '7c25f361-7c66-44bf-9b69-022acd5eb4bd',
    'keyvault_recoverable',
    'keyvault_vault_recoverable',
    'keyvault-not-recoverable',
    'kvRecoveryEnabled',
    'Azure_KeyVault_BCDR_Enable_SoftDelete_and_PurgeProtection',
    'azure-keyvault-recovery-enabled',
  ],

  check: (vault) =>
    decide(vault.softDelete, {
      ok: (on) => on,
      set: 'soft delete is turned off here',
      left: '',
      property: 'properties.enableSoftDelete',
    }),
});
