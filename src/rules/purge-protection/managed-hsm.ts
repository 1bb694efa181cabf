import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'managedHsm',
  severity: 'high',
  recommended: true,
  requires: 'a deleted Managed HSM and its keys stay recoverable until their retention ends',
  fails: 'Managed HSM can be purged for good',
  unclear: 'Cannot tell whether the Managed HSM can be purged for good',
  why: 'Without purge protection one call destroys a deleted HSM, and everything encrypted with its keys is lost.',
  fix: {
    bicep: 'Set `enablePurgeProtection: true` in `properties`.',
    arm: 'Set `"enablePurgeProtection": true` in `properties`.',
    terraform: 'Set `purge_protection_enabled = true`.',
    azure: 'Run `az keyvault update-hsm --hsm-name <hsm> --enable-purge-protection true`.',
  },
  caution: 'It cannot be turned off again, and a deleted HSM is billed until its retention ends.',
  controls: { MCSB: ['DP-8'], AzurePolicy: ['c39ba22d-4428-4149-b981-70acb31fc383'] },
  aliases: ['keyvault_managed_hms_purge_protection_enabled'],

  check: (hsm) =>
    decide(hsm.purgeProtection, {
      ok: (on) => on,
      set: 'purge protection is turned off here',
      left: (_, by) =>
        `\`${propertyName(hsm.resource, property)}\` is not set, ${by === 'Azure' ? 'which may leave it off' : `and ${by} turns it off`}`,
      property,
    }),
});

const property = 'properties.enablePurgeProtection';
