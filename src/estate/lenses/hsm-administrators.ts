import type { Resource } from '../../model/resource.js';
import type { Span } from '../../model/source.js';
import type { Assumption, Step } from '../../model/value.js';
import { find, type Found } from '../read.js';
import { readGranted, type Principal } from './principal.js';

/**
 * Those whom a Managed HSM is created with as its administrators, as far as one case tells.
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/managedhsms#managedhsmproperties. They are security
 * principals of any kind, groups included: https://learn.microsoft.com/azure/key-vault/managed-hsm/access-control
 */
export interface InitialAdministrators {
  readonly when: readonly Assumption[];
  readonly at: Span;
  readonly trail: readonly Step[];
  readonly principals: readonly Principal[];
  /** Why there may be more of them; undefined if there are not. */
  readonly moreBecause: string | undefined;
}

/** One for each of the cases in which anything is said about them. */
export const readAdministrators = (resource: Resource): readonly InitialAdministrators[] =>
  find(resource, 'properties.initialAdminObjectIds').flatMap(({ when, is }) => {
    if (is.kind === 'absent') return [];
    const { at, trail } = is;
    return [{ when, at, trail, ...namedIn(is, resource) }];
  });

function namedIn(
  found: Exclude<Found, { readonly kind: 'absent' }>,
  resource: Resource,
): Pick<InitialAdministrators, 'principals' | 'moreBecause'> {
  if (found.kind === 'unknown') return { principals: [], moreBecause: found.value.because };
  const { value } = found;
  if (value.kind !== 'list') return { principals: [], moreBecause: 'something else stands where a list belongs' };
  const principals = value.items.map(
    (body) => readGranted({ body, at: body.at, when: resource.when }, '', resource.deployment).principal,
  );
  return { principals, moreBecause: value.rest?.because };
}
