import { idOf, text } from '../ids.js';
import { envelope, ownIdentity } from '../identity.js';
import type { ChangeMapping, Exports, Mapping, Place } from '../mapping.js';
import { from, object, type Part, type Shape } from '../parts.js';

/** What may be said of a resource besides its properties. */
type More = Pick<Mapping, 'exports' | 'data'> & {
  /** Its name, where that is not the attribute `name`. */
  readonly name?: Part;
};

/** A resource in a resource group, with its location, tags and identities. */
export const inGroup = (type: string, inAzure: string, properties: Part | Shape = {}, more: More = {}): Mapping =>
  entry(type, inAzure, { in: 'resourceGroup' }, properties, more);

/** A resource below the one whose id an attribute gives. */
export const below = (
  type: string,
  inAzure: string,
  parent: string,
  properties: Part | Shape = {},
  more: More = {},
): Mapping => entry(type, inAzure, { under: from(parent) }, properties, more);

/** A resource below others in its resource group, whose names attributes give, the outermost first. */
export const belowNamed = (
  type: string,
  inAzure: string,
  parents: readonly string[],
  properties: Part | Shape = {},
  more: More = {},
): Mapping => {
  const parentType = inAzure.slice(0, inAzure.lastIndexOf('/'));
  const name = text(...parents.flatMap((each, index) => (index === 0 ? [from(each)] : ['/', from(each)])));
  return entry(type, inAzure, { under: idOf(parentType, name, from('resource_group_name')) }, properties, more);
};

function entry(
  type: string,
  inAzure: string,
  place: Place,
  properties: Part | Shape,
  { name, exports, ...more }: More,
): Mapping {
  const body = { ...envelope, properties };
  return {
    type,
    sends: [{ type: inAzure, place, body, ...(name !== undefined && { name }) }],
    exports: { ...ownIdentity, ...exports },
    ...more,
  };
}

/** Properties that are changed of the resource whose id an attribute gives, and that say something by themselves. */
export const changing = (type: string, inAzure: string, changed: string, properties: Part | Shape): ChangeMapping => ({
  type,
  changes: from(changed),
  alone: inAzure,
  body: object({ properties }),
});

/** Attributes that a function of Resource Manager such as `listKeys` hands out. */
export const handedOutBy = (call: string, ...attributes: readonly string[]): Exports =>
  Object.fromEntries(attributes.map((name) => [name, { secret: `${call}().${name}` }]));

/** One entry for each of several resources of Terraform that become the same in Azure. */
export const each = (types: readonly string[], make: (type: string) => Mapping): readonly Mapping[] => types.map(make);
