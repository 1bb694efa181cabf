import type { SubnetFacts } from '../../estate/lenses/subnet.js';
import { acrossCases } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import type { Setting } from '../../model/setting.js';
import { either } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { mayMeet } from '../beside.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'subnetRule',
  severity: 'medium',
  recommended: false,
  requires: 'the subnets that a firewall names have the service endpoint `Microsoft.KeyVault`',
  fails: 'Firewall names a subnet that it cannot recognise',
  unclear: 'Cannot tell whether the firewall can recognise the subnet',
  why: 'Traffic from the subnet arrives with a public address and is turned away, until somebody opens the firewall wider.',
  fix: {
    bicep: "Add `{ service: 'Microsoft.KeyVault' }` to `serviceEndpoints` of the subnet.",
    arm: 'Add `{ "service": "Microsoft.KeyVault" }` to `serviceEndpoints` of the subnet.',
    terraform: 'Add `"Microsoft.KeyVault"` to `service_endpoints` of the `azurerm_subnet`.',
    azure: 'Run `az network vnet subnet update --ids <id of the subnet> --service-endpoints Microsoft.KeyVault`.',
  },
  controls: { MCSB: ['NS-2'] },
  aliases: [],

  check: (rule) => {
    const subnets = rule.subnets.filter((subnet) => mayMeet(subnet, rule));
    const verdict = either(...subnets.map(hasEndpoint));
    if (verdict.outcome !== 'fail') return verdict;
    const related = subnets.map(({ at, title }) => ({ at, label: `${title} is declared here` }));
    return { ...verdict, at: rule.at, trail: [], related };
  },
});

/** A subnet may be written twice, in its network and on its own: one of the two is enough. */
const hasEndpoint = ({ serviceEndpoints, title }: SubnetFacts): Verdict =>
  acrossCases(
    serviceEndpoints.map(({ when, at, items }) => {
      const found = `${title} has no service endpoint for \`Microsoft.KeyVault\``;
      const none: Verdict = { outcome: 'fail', at, trail: [], found, property };
      return { when, verdict: either(none, ...items.map(isForVaults)) };
    }),
  );

const property = 'properties.networkAcls.virtualNetworkRules.id';

const isForVaults = (service: Setting<string>): Verdict =>
  decide(service, { ok: (name) => name.toLowerCase() === 'microsoft.keyvault', set: '', left: '', property });
