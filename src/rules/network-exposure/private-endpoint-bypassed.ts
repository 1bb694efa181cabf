import type { PrivateEndpointFacts } from '../../estate/lenses/private-endpoint.js';
import type { Targets } from '../../estate/target.js';
import { every, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { mayMeet } from '../beside.js';
import { openness } from '../openness.js';
import { defineRule } from '../rule.js';

type Store = Targets['keyStore'];

export default defineRule({
  on: 'keyStore',
  severity: 'high',
  recommended: true,
  requires: 'public access is closed where a private endpoint leads to a vault or Managed HSM',
  fails: 'Private endpoint is bypassed by public access',
  unclear: 'Cannot tell whether public access bypasses the private endpoint',
  why: 'A private endpoint adds a way in and closes none: a stolen token still works from any address on the internet.',
  fix: {
    bicep: "Set `publicNetworkAccess: 'Disabled'` in `properties`.",
    arm: 'Set `"publicNetworkAccess": "Disabled"` in `properties`.',
    terraform: 'Set `public_network_access_enabled = false`.',
    azure: 'Run `az keyvault update --name <vault> --public-network-access Disabled`.',
  },
  caution: 'Clients outside the network of the endpoint, pipelines among them, lose access at once.',
  controls: { CIS: ['8.3.7'], MCSB: ['NS-2'] },
  aliases: ['keyvault_access_only_through_private_endpoints', 'keyvault_public_network_access_disabled'],

  check: (store) =>
    every(
      ...store.privateEndpoints
        .filter((endpoint) => !endpoint.manual && mayMeet(endpoint, store))
        .map((endpoint) => bypassed(store, endpoint)),
    ),
});

/**
 * Where an endpoint is there, its conditions hold: public access may be closed exactly then. One that the deployment
 * leaves out by its defaults is not beside a vault that has all else by its defaults.
 */
function bypassed(store: Store, endpoint: PrivateEndpointFacts): Verdict {
  const isNear = endpoint.deployment === store.deployment;
  const verdict = openness(store, isNear ? endpoint.when : []);
  if (verdict.outcome !== 'fail') return verdict;
  if (endpoint.resource.assumed === true && store.resource.assumed !== true) return inapplicable;
  const more = isNear && endpoint.when.length > 0 ? { when: endpoint.when } : {};
  const related = [{ at: endpoint.at, label: 'this private endpoint leads to it' }];
  return { ...verdict, found: `${verdict.found}, beside ${endpoint.title}`, related, ...more };
}
