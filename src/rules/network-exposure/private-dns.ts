import type { DnsZoneGroupFacts } from '../../estate/lenses/dns-zone-group.js';
import type { PrivateEndpoint } from '../../estate/target.js';
import { acrossCases } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Setting } from '../../model/setting.js';
import { either } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { beside } from '../beside.js';
import { defineRule } from '../rule.js';

/** Where the names of vaults and HSMs are looked up, by cloud: https://learn.microsoft.com/azure/private-link/private-endpoint-dns */
const zonesOf = {
  vault: [
    'privatelink.vaultcore.azure.net',
    'privatelink.vaultcore.usgovcloudapi.net',
    'privatelink.vaultcore.azure.cn',
  ],
  managedHsm: [
    'privatelink.managedhsm.azure.net',
    'privatelink.managedhsm.usgovcloudapi.net',
    'privatelink.managedhsm.azure.cn',
  ],
} as const;

export default defineRule({
  on: 'privateEndpoint',
  severity: 'medium',
  recommended: false,
  requires: 'a DNS zone group keeps the address of a private endpoint in the private zone of its service',
  fails: 'Private endpoint is not found by name',
  unclear: 'Cannot tell whether the private endpoint is found by name',
  why: 'Clients get the public address instead and are turned away, until somebody opens public access to help them.',
  fix: {
    bicep:
      'Add a `privateDnsZoneGroups` to the endpoint that names the zone `privatelink.vaultcore.azure.net`, or `privatelink.managedhsm.azure.net` for a Managed HSM.',
    arm: 'Add a `privateDnsZoneGroups` to the endpoint that names the zone `privatelink.vaultcore.azure.net`, or `privatelink.managedhsm.azure.net` for a Managed HSM.',
    terraform:
      'Add a `private_dns_zone_group` that names the zone `privatelink.vaultcore.azure.net`, or `privatelink.managedhsm.azure.net` for a Managed HSM.',
    azure:
      'Run `az network private-endpoint dns-zone-group create --endpoint-name <endpoint> --private-dns-zone privatelink.vaultcore.azure.net`.',
  },
  controls: { MCSB: ['NS-2'], AzurePolicy: ['ac673a9a-f77d-4846-b2d8-a57f8e1c01d4'] },
  aliases: [],

  check: (endpoint) => {
    const none: Verdict = {
      outcome: 'fail',
      at: endpoint.at,
      trail: [],
      found: 'no DNS zone group of it is in the scanned files',
      property,
    };
    return either(...endpoint.zoneGroups.map((group) => beside(group, endpoint, ofGroup(group, endpoint))), none);
  },
});

const property = 'privateDnsZoneGroup';

/** One zone that is the right one is enough. */
const ofGroup = ({ zones }: DnsZoneGroupFacts, endpoint: PrivateEndpoint): Verdict =>
  acrossCases(
    zones.map(({ when, at, items }) => ({
      when,
      verdict: either(...items.map((zone) => ofZone(zone, endpoint)), {
        outcome: 'fail',
        at,
        trail: [],
        found: 'this group names no zone',
        property,
      }),
    })),
  );

function ofZone(zone: Setting<string>, { serves }: PrivateEndpoint): Verdict {
  const right: readonly string[] = serves === 'managedHsm' ? zonesOf.managedHsm : zonesOf.vault;
  return decide(zone, {
    ok: (name) => right.includes(name),
    set: (name) => `this zone is ${quoted(name)}, and clients ask for names in ${quoted(right[0] ?? '')}`,
    left: 'this names no zone',
    property,
  });
}
