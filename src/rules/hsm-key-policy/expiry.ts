import { expiryOf } from '../expiry.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'key',
  severity: 'medium',
  recommended: true,
  requires: 'every key that is enabled has an expiry date',
  fails: 'Key has no expiry date ahead',
  unclear: 'Cannot tell whether the key expires',
  why: 'Whoever copied the key, or the right to use it, can go on encrypting and signing with it for good.',
  fix: {
    bicep: "Set `attributes.exp` in `properties`, such as `dateTimeToEpoch(dateTimeAdd(baseTime, 'P1Y'))`.",
    arm: "Set `attributes.exp` in `properties`, such as `\"[dateTimeToEpoch(dateTimeAdd(parameters('baseTime'), 'P1Y'))]\"`.",
    terraform: 'Set `expiration_date`.',
    azure: 'Run `az keyvault key set-attributes --vault-name <vault> --name <key> --expires <time>`.',
  },
  caution:
    'Azure leaves an existing key as it is when a template changes it. What has expired no longer encrypts or signs: rotate it in time.',
  controls: {
    CIS: ['8.3.1', '8.3.2'],
    MCSB: ['DP-6'],
    AzurePolicy: ['152b15f7-8e1f-4c1f-ab71-8c010ba5dbc0', '1d478a74-21ba-4b9f-9d8f-8e6fced0eec5'],
  },
  aliases: [
    'CKV_AZURE_40',
    'AVD-AZU-0014',
    'AZU-0014',
    '4d080822-5ee2-49a4-8984-68f3d4c890fc',
    'keyvault_rbac_key_expiration_set',
    'keyvault_key_expiration_set_in_non_rbac',
    'keyvault_key_expiration_set',
    'keyvault_with_rbac_key_expiration_set',
    'keyvault_with_non_rbac_key_expiration_set',
    'keyExpirationEnabled',
    'AC_AZURE_0164',
    'accurics.azure.EKM.25',
    'PR-AZR-ARM-KV-004',
    'PR-AZR-TRF-KV-004',
    'PR-AZR-CLD-KV-004',
    'keyvault-ensure-key-expires',
    'azure-key-no-expiration-date',
  ],

  check: (key) => expiryOf(key, 'this version of the key never expires'),
});
