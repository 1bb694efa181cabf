import type { DestroyedResource } from '../model/scan.js';
import { isType, type Resource } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import { readKey } from './lenses/key.js';
import type { KeyReference } from './lenses/key-reference.js';
import type { LockFacts } from './lenses/lock.js';
import { readManagedHsm } from './lenses/managed-hsm.js';
import type { StoreFacts } from './lenses/store.js';
import { readVault } from './lenses/vault.js';
import type { StoreIdentity } from './store-identity.js';
import type { Target } from './target.js';

/** A vault, a Managed HSM or a key that a deployment destroys. */
export interface Deletion extends Target {
  readonly what: 'vault' | 'managedHsm' | 'key';
  /** Another one takes its place. */
  readonly isReplaced: boolean;
  /** Of the vault or HSM, or of the one that the key lies in, as it is before. */
  readonly purgeProtection: Setting<boolean>;
  /** What keeps it from being deleted. No lock holds a key: that is not deleted by way of Resource Manager. */
  readonly locks: readonly LockFacts[];
  /** Whose data it encrypts, or its keys do, and will all the same. */
  readonly encrypts: readonly KeyReference[];
}

/** What is known around what is destroyed. */
export interface AroundDeletions {
  /** Declarations of a vault or an HSM that stays. */
  readonly storesOf: (...identities: readonly StoreIdentity[]) => readonly StoreFacts[];
  readonly locksOf: (store: StoreFacts) => readonly LockFacts[];
  readonly encryptedByStore: (store: StoreFacts) => readonly KeyReference[];
  readonly encryptedByKey: (key: ReturnType<typeof readKey>) => readonly KeyReference[];
}

export function deletions(destroyed: readonly DestroyedResource[], around: AroundDeletions): readonly Deletion[] {
  const stores = destroyed.flatMap(({ resource, isReplaced }) => {
    const store = storeOf(resource);
    return store === undefined ? [] : [{ store, isReplaced }];
  });
  const all = stores.map(({ store }) => store);
  return [
    ...stores.map(({ store, isReplaced }): Deletion => ({
      ...targetOnly(store),
      what: store.what,
      isReplaced,
      purgeProtection: store.purgeProtection,
      locks: around.locksOf(store),
      encrypts: around.encryptedByStore(store),
    })),
    ...destroyed.flatMap((each) => keyDeletions(each, all, around)),
  ];
}

function storeOf(resource: Resource): (StoreFacts & Pick<Deletion, 'what'>) | undefined {
  if (isType(resource, 'Microsoft.KeyVault/vaults')) return { ...readVault(resource), what: 'vault' };
  if (isType(resource, 'Microsoft.KeyVault/managedHSMs')) return { ...readManagedHsm(resource), what: 'managedHsm' };
  return undefined;
}

function keyDeletions(
  { resource, isReplaced }: DestroyedResource,
  destroyedStores: readonly StoreFacts[],
  around: AroundDeletions,
): readonly Deletion[] {
  const isKey = ['vaults', 'managedHSMs'].some((store) => isType(resource, `Microsoft.KeyVault/${store}/keys`));
  if (!isKey) return [];
  const key = readKey(resource);
  const stays = around.storesOf(...key.within);
  const isWithin = ({ identities }: StoreFacts): boolean => identities.some((each) => key.within.includes(each));
  // Of a vault that others deploy only its name is known.
  const store = destroyedStores.find(isWithin) ?? stays.find((each) => !each.resource.existing);
  const elsewhere = 'the vault that it lies in is deployed elsewhere';
  return [
    {
      ...targetOnly(key),
      what: 'key',
      isReplaced,
      purgeProtection: store?.purgeProtection ?? { kind: 'unknown', because: elsewhere, at: key.at, trail: [] },
      locks: [],
      encrypts: around.encryptedByKey(key),
    },
  ];
}

const targetOnly = ({ at, title, address, deployment, resource, when }: Target): Target => ({
  at,
  title,
  address,
  deployment,
  when,
  ...(resource && { resource }),
});
