import { openness } from '../openness.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'managedHsm',
  severity: 'high',
  recommended: true,
  requires: 'a Managed HSM answers only to private endpoints, or to the networks that its firewall names',
  fails: 'Managed HSM answers to every network',
  unclear: 'Cannot tell whether the Managed HSM answers to every network',
  why: 'A token stolen anywhere is enough: nothing stops the use of its keys from any address on the internet.',
  fix: {
    bicep:
      "Set `publicNetworkAccess: 'Disabled'` and use a private endpoint, or set `networkAcls: { defaultAction: 'Deny' }`.",
    arm: 'Set `"publicNetworkAccess": "Disabled"` and use a private endpoint, or set `"defaultAction": "Deny"` in `networkAcls`.',
    terraform: 'Set `public_network_access_enabled = false`, or `default_action = "Deny"` in `network_acls`.',
    azure: 'Run `az keyvault update-hsm --hsm-name <hsm> --public-network-access Disabled`.',
  },
  caution: 'Clients outside the allowed networks, pipelines among them, lose access at once.',
  controls: { MCSB: ['NS-2'], AzurePolicy: ['19ea9d63-adee-4431-a95e-1913c6c1c75f'] },
  aliases: [],

  check: (hsm) => openness(hsm),
});
