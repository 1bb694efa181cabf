import type { Resource } from '../../model/resource.js';
import { identityKey, type IdentityKey } from '../identity-key.js';
import { alternativesOf, idInside, nameIn, segmentsOf } from '../resource-id.js';
import type { Readable } from '../read.js';
import { readTerm } from '../settings.js';
import { termsOf } from '../terms.js';
import type { KeyConsumer } from './key-consumer.js';
import { identitiesUsedBy } from './managed-identity.js';

/** The identities that a resource may get to its key with; none if nothing tells. */
export function identitiesForKey(
  resource: Resource,
  consumer: KeyConsumer,
  block: Readable,
  prefix: string,
): readonly IdentityKey[] {
  const said = [
    ...(consumer.identity === undefined ? [] : termsOf(readTerm(resource, consumer.identity, { value: '' }))),
    ...(consumer.blockIdentity === undefined
      ? []
      : termsOf(readTerm(block, `${prefix}${consumer.blockIdentity}`, { value: '' }))),
  ].filter((term) => term !== '' && !/^(?:FirstParty|SystemAssigned)Identity$/i.test(term));
  if (said.length > 0) return said.flatMap((term) => identityOf(term, resource));
  const isSaid = consumer.identity !== undefined || consumer.blockIdentity !== undefined;
  return isSaid ? [identityKey(resource.id, resource.deployment)] : identitiesOf(resource, consumer);
}

/** From `UserAssignedIdentity=/…`, an id, or the term for the client id of an identity. */
const identityOf = (term: string, { deployment }: Resource): readonly IdentityKey[] =>
  alternativesOf(term.replace(/^UserAssignedIdentity=/i, ''))
    .map(idInside)
    .filter((id) => nameIn(id, 'Microsoft.ManagedIdentity/userAssignedIdentities') !== undefined)
    .map((id) => identityKey(id, deployment));

/** The only one that is assigned to it, or else its own; of what belongs to another resource, that one's own. */
function identitiesOf(resource: Resource, { type }: KeyConsumer): readonly IdentityKey[] {
  const depth = type.split('/').length - 2;
  const owner =
    depth === 0
      ? resource.id
      : `/${segmentsOf(resource.id)
          .slice(0, -2 * depth)
          .join('/')}`;
  const own = identityKey(owner, resource.deployment);
  const assigned = depth === 0 ? identitiesUsedBy(resource).filter((each) => each !== own) : [];
  const types = termsOf(readTerm(resource, 'identity.type', { value: '' }));
  if (assigned.length === 0) return [own];
  return assigned.length === 1 && !types.some((each) => /system/i.test(each)) ? assigned : [];
}
