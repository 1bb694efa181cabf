import { expiryOf } from '../expiry.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'secret',
  severity: 'medium',
  recommended: true,
  requires: 'every secret that is enabled has an expiry date',
  fails: 'Secret has no expiry date ahead',
  unclear: 'Cannot tell whether the secret expires',
  why: 'Nothing reminds anybody to replace it, so a secret that leaked opens what it opens for good.',
  fix: {
    bicep: "Set `attributes.exp` in `properties`, such as `dateTimeToEpoch(dateTimeAdd(baseTime, 'P90D'))`.",
    arm: "Set `attributes.exp` in `properties`, such as `\"[dateTimeToEpoch(dateTimeAdd(parameters('baseTime'), 'P90D'))]\"`.",
    terraform: 'Set `expiration_date`.',
    azure: 'Run `az keyvault secret set-attributes --vault-name <vault> --name <secret> --expires <time>`.',
  },
  caution:
    'Azure goes on serving a secret that has expired: subscribe to its near-expiry event, and replace it in time.',
  controls: {
    CIS: ['8.3.3', '8.3.4'],
    MCSB: ['DP-6'],
    AzurePolicy: ['98728c90-32c7-4049-8429-847dc0f4fe37'],
  },
  aliases: [
    'CKV_AZURE_41',
    'AVD-AZU-0017',
    'AZU-0017',
    'dfa20ffa-f476-428f-a490-424b41e91c7f',
    'cff9c3f7-e8f0-455f-9fb4-5f72326da96e',
    'keyvault_rbac_secret_expiration_set',
    'keyvault_non_rbac_secret_expiration_set',
    'keyvault_secret_expiration_set',
    'secretExpirationEnabled',
    'AC_AZURE_0163',
    'accurics.azure.EKM.26',
    'PR-AZR-ARM-KV-005',
    'PR-AZR-TRF-KV-005',
    'PR-AZR-CLD-KV-005',
  ],

  check: (secret) => expiryOf(secret, 'the secret never expires'),
});
