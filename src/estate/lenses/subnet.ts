import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { joined } from '../../model/value.js';
import { readLists, type Listing } from '../items.js';
import { targetOf } from '../named.js';
import { alternativesOf } from '../resource-id.js';
import { keysOfId, type ResourceKey } from '../resource-key.js';
import type { Readable } from '../read.js';
import { asText, readSetting, readTerm } from '../settings.js';
import type { Target } from '../target.js';
import { termCases } from '../terms.js';

/** A subnet, written in its virtual network or on its own. */
export interface SubnetFacts extends Target {
  readonly resource: Resource;
  /** How others name it: by its id, or by its place in the list of its network. */
  readonly keys: readonly ResourceKey[];
  /** The services whose traffic carries the subnet with it: `Microsoft.KeyVault`. In each of the cases that there are. */
  readonly serviceEndpoints: Listing<Setting<string>>;
}

/** A `Microsoft.Network/virtualNetworks/subnets`. */
export const readSubnet = (resource: Resource): SubnetFacts => ({
  ...targetOf('subnet', resource),
  resource,
  keys: keysOfId(resource.id, resource.deployment),
  serviceEndpoints: readServiceEndpoints(resource),
});

/** The subnets that a `Microsoft.Network/virtualNetworks` lists. */
export const readInlineSubnets = (resource: Resource): readonly SubnetFacts[] =>
  readLists(resource, 'properties.subnets').flatMap(({ items }) =>
    items.flatMap((item, index) => readInlineSubnet(resource, item, index)),
  );

const readInlineSubnet = (resource: Resource, item: Readable, index: number): readonly SubnetFacts[] =>
  termCases(readTerm(item, 'name', { because: 'it has no name' })).map(({ when, term }) => ({
    ...targetOf('subnet', resource),
    at: item.at,
    title: `subnet \`${term}\``,
    when: joined(item.when, when),
    resource,
    keys: alternativesOf(resource.id).flatMap((id) => [
      ...keysOfId(`${id}/subnets/${term}`, resource.deployment),
      ...keysOfId(`⟨${id}.properties.subnets[${String(index)}].id⟩`, resource.deployment),
    ]),
    serviceEndpoints: readServiceEndpoints(item),
  }));

const readServiceEndpoints = (subnet: Readable): SubnetFacts['serviceEndpoints'] =>
  readLists(subnet, 'properties.serviceEndpoints').map(({ items, ...list }) => ({
    ...list,
    items: items.map((endpoint) => readSetting(endpoint, 'service', asText, { value: '' })),
  }));
