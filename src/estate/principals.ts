import type { Grant } from './grants/grant.js';
import type { Grants } from './grants/grants.js';
import type { Identities } from './identities.js';
import type { FederatedCredentialFacts } from './lenses/federated-credential.js';
import { writtenName, type Principal } from './lenses/principal.js';
import type { StoreFacts } from './lenses/store.js';
import { isKnown, nameIn, segmentsOf } from './resource-id.js';
import type { Target } from './target.js';

/** Somebody with all that the run grants them on vaults and HSMs, in whatever deployments. */
export interface GrantedPrincipal extends Target {
  readonly principal: Principal;
  readonly grants: readonly Grant[];
  /** Whose tokens are taken for it, if it is a managed identity. */
  readonly credentials: readonly FederatedCredentialFacts[];
}

/** Everybody whom the run grants something. A grant to somebody who cannot be recognised elsewhere stands alone. */
export function grantedPrincipals(
  stores: readonly StoreFacts[],
  grants: Grants,
  identities: Identities,
): readonly GrantedPrincipal[] {
  const groups = new Map<unknown, Grant[]>();
  for (const store of distinct(stores)) {
    for (const grant of grants.on(store)) {
      const { key = grant } = grant.principal;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [grant]);
      else group.push(grant);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { principal, at, address, deployment } = first;
    const credentials = principal.identity === undefined ? [] : identities.credentialsOf(principal.identity);
    return [
      {
        at,
        title: titleOf(principal),
        address,
        deployment,
        when: [],
        principal: asKnown(principal, group),
        grants: group,
        credentials,
      },
    ];
  });
}

/** Of several declarations of one vault, the one that deploys it. */
function distinct(stores: readonly StoreFacts[]): readonly StoreFacts[] {
  const found = new Map<string, StoreFacts>();
  for (const store of stores) {
    const key = store.identities.join('|');
    const other = found.get(key);
    if (other === undefined || (other.resource.existing && !store.resource.existing)) found.set(key, store);
  }
  return [...found.values()];
}

/** What any of the grants says of the class of the principal is true of all. */
const asKnown = (first: Principal, grants: readonly Grant[]): Principal =>
  grants.map(({ principal }) => principal).find((principal) => principal.class !== 'unknown') ?? first;

function titleOf(principal: Principal): string {
  const { identity } = principal;
  const name = identity === undefined ? undefined : segmentsOf(identity).at(-1);
  if (identity === undefined || name === undefined || !isKnown(name)) {
    return `principal ${writtenName(principal) ?? ''}`.trim();
  }
  const isOwn = nameIn(identity, 'Microsoft.ManagedIdentity/userAssignedIdentities') === undefined;
  return isOwn ? `identity of \`${name}\`` : `identity \`${name}\``;
}
