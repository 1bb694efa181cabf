import { under } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { demanded, everywhere, hsmDemand } from '../hsm-demand.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'key',
  severity: 'medium',
  recommended: true,
  requires: 'keys in production, and keys that encrypt the data of other resources, are made and kept in an HSM',
  fails: 'Key is not protected by an HSM',
  unclear: 'Cannot tell whether the key is protected by an HSM',
  why: 'A software key is in the memory of the service, where whoever gets into the host can copy it.',
  fix: {
    bicep: "Set `kty: 'RSA-HSM'` or `kty: 'EC-HSM'`, in a vault with the SKU `premium`.",
    arm: 'Set `"kty": "RSA-HSM"` or `"kty": "EC-HSM"`, in a vault with the SKU `premium`.',
    terraform: 'Set `key_type = "RSA-HSM"` or `key_type = "EC-HSM"`, in a vault with the SKU `premium`.',
    azure: 'Create another key: `az keyvault key create --vault-name <vault> --name <key> --kty RSA-HSM`.',
  },
  caution:
    'Azure leaves an existing key as it is when a template changes it: create a new key, and keep the old one for old data.',
  controls: { MCSB: ['DP-6'], AzurePolicy: ['587c79fe-dd04-4a5e-9d0b-f89598c7261b'] },
  aliases: ['CKV_AZURE_112', 'azure-key-backedby-hsm'],
  options: { everywhere },

  check: (key, { options }) => {
    if (key.storeKind === 'managedHsm') return pass;
    const demand = hsmDemand(key, options.everywhere, 'it encrypts');
    const verdict = decide(under(key.isInHsm, demand?.when ?? []), {
      ok: (isInHsm) => isInHsm,
      set: `this makes a software key, and ${demand?.reason ?? ''}`,
      left: '',
      property: 'properties.kty',
      related: demand?.related ?? [],
    });
    if (demand === undefined) return verdict.outcome === 'pass' ? pass : inapplicable;
    return demanded(verdict, demand);
  },
});
