import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { readLists, type Listing } from '../items.js';
import { mapSetting } from '../map-setting.js';
import { targetOf } from '../named.js';
import { alternativesOf, idInside, isKnown, nameIn, segmentsOf } from '../resource-id.js';
import { keysOfId, type ResourceKey } from '../resource-key.js';
import { readTerm } from '../settings.js';
import type { Target } from '../target.js';

/** A `Microsoft.Network/privateEndpoints/privateDnsZoneGroups`: it keeps the address of an endpoint in private zones. */
export interface DnsZoneGroupFacts extends Target {
  readonly resource: Resource;
  /** The private endpoint it belongs to. */
  readonly of: readonly ResourceKey[];
  /** Names of the zones, in lower case, in each of the cases that there are. */
  readonly zones: Listing<Setting<string>>;
}

export const readDnsZoneGroup = (resource: Resource): DnsZoneGroupFacts => ({
  ...targetOf('DNS zone group', resource),
  resource,
  of: endpointsOf(resource.id).flatMap((id) => keysOfId(id, resource.deployment)),
  zones: readLists(resource, 'properties.privateDnsZoneConfigs').map(({ items, ...list }) => ({
    ...list,
    items: items.map((config) => zoneName(readTerm(config, 'properties.privateDnsZoneId', { value: '' }))),
  })),
});

const endpointsOf = (id: string): readonly string[] =>
  alternativesOf(id).map((each) => `/${segmentsOf(each).slice(0, -2).join('/')}`);

/** A zone is an id, and its name says what is looked up in it. */
const zoneName = (id: Setting<string>): Setting<string> =>
  mapSetting(id, (term) => {
    if (term === '') return { value: '' };
    const name = nameIn(idInside(term), 'Microsoft.Network/privateDnsZones');
    return name !== undefined && isKnown(name)
      ? { value: name.toLowerCase() }
      : { because: 'which DNS zone it names is only known at deployment' };
  });
