import type { Resource } from '../model/resource.js';
import { grouped } from './grouped.js';
import { readDnsZoneGroup } from './lenses/dns-zone-group.js';
import { readPerimeterAssociation } from './lenses/perimeter-association.js';
import { readEndpointApproval, readPrivateEndpoint } from './lenses/private-endpoint.js';
import type { StoreFacts } from './lenses/store.js';
import { readInlineSubnets, readSubnet } from './lenses/subnet.js';
import { readSubnetRules } from './lenses/subnet-rule.js';
import { readTrustedServiceUses } from './lenses/trusted-service.js';
import type { PrivateEndpoint, SubnetRule } from './target.js';

/** The resources of some types that the run deploys. */
type Deployed = (...types: readonly string[]) => readonly Resource[];

/** What decides from where vaults and HSMs are reached, joined to what it is about. */
export class NetworkFacts {
  /** Endpoints, and approvals of those that somebody asked for. */
  readonly endpointsTo;
  readonly perimetersOf;
  /** What of trusted services names a store. */
  readonly trustedUsesOf;
  /** Private endpoints of vaults and HSMs. */
  readonly endpoints: readonly PrivateEndpoint[];
  readonly #subnetsOf;

  constructor(deployed: Deployed, resources: readonly Resource[]) {
    const endpoints = deployed('Microsoft.Network/privateEndpoints').flatMap(readPrivateEndpoint);
    const approvals = deployed(
      'Microsoft.KeyVault/vaults/privateEndpointConnections',
      'Microsoft.KeyVault/managedHSMs/privateEndpointConnections',
    ).map(readEndpointApproval);
    const zoneGroups = deployed('Microsoft.Network/privateEndpoints/privateDnsZoneGroups').map(readDnsZoneGroup);
    const perimeters = deployed('Microsoft.Network/networkSecurityPerimeters/resourceAssociations').flatMap(
      readPerimeterAssociation,
    );
    const subnets = [
      ...deployed('Microsoft.Network/virtualNetworks').flatMap(readInlineSubnets),
      ...deployed('Microsoft.Network/virtualNetworks/subnets').map(readSubnet),
    ];
    const zoneGroupsOf = grouped(zoneGroups, ({ of }) => of);
    this.endpointsTo = grouped([...endpoints, ...approvals], ({ to }) => to);
    this.perimetersOf = grouped(perimeters, ({ of }) => of);
    this.endpoints = endpoints
      .filter(({ serves }) => serves !== undefined)
      .map((endpoint) => ({ ...endpoint, zoneGroups: zoneGroupsOf(...endpoint.keys) }));
    const uses = resources.filter(({ existing }) => !existing).flatMap(readTrustedServiceUses);
    this.trustedUsesOf = grouped(uses, ({ of }) => of);
    this.#subnetsOf = grouped(subnets, ({ keys }) => keys);
  }

  /** The entries of a firewall that name subnets. */
  subnetRulesOf(store: StoreFacts): readonly SubnetRule[] {
    return readSubnetRules(store).map((rule) => ({ ...rule, subnets: this.#subnetsOf(...rule.names) }));
  }
}
