import type { LockFacts } from './lenses/lock.js';
import type { StoreFacts } from './lenses/store.js';
import { alternativesOf, includes, isKnown, levelOf, segmentsOf } from './resource-id.js';
import { grouped } from './grouped.js';
import { identitiesOfId } from './store-identity.js';

/** The locks that hold a vault or an HSM: those on itself, on its resource group, or on its subscription. */
export function locksOn(locks: readonly LockFacts[]): (store: StoreFacts) => readonly LockFacts[] {
  const near = grouped(locks, ({ deployment }) => [deployment.name]);
  const known = locks.filter(({ scopes }) => scopes.some(isKnown));
  const byIdentity = grouped(locks, ({ scopes, deployment }) =>
    scopes.flatMap((scope) => identitiesOfId(scope, deployment)),
  );
  return (store) => {
    const candidates = new Set([...near(store.deployment.name), ...known, ...byIdentity(...store.identities)]);
    return [...candidates].filter((lock) => lock.scopes.some((scope) => holds(scope, lock, store)));
  };
}

function holds(scope: string, { deployment }: LockFacts, store: StoreFacts): boolean {
  if (levelOf(scope) === 'resource') {
    return isStore(scope) && identitiesOfId(scope, deployment).some((each) => store.identities.includes(each));
  }
  const ids = alternativesOf(store.resource.id);
  const isComparable = deployment === store.deployment || (isKnown(scope) && ids.every(isKnown));
  return isComparable && ids.some((id) => includes(scope, id));
}

/** A lock on a part of a vault, such as one secret, leaves the vault as free as it was. */
const isStore = (scope: string): boolean => segmentsOf(scope).at(-3)?.toLowerCase() === 'microsoft.keyvault';
