import type { Deployment } from '../model/resource.js';
import { alternativesOf, idInside, isKnown, partsAround, segmentsOf } from './resource-id.js';
import { identitiesOfId, identitiesOfTerm, type StoreIdentity } from './store-identity.js';

/** Text that is equal for two references exactly when they mean one key, in whatever version. */
export type KeyIdentity = string;

/** The key with a name in a store. A name that is not known only compares within its deployment. */
export function identityOfKey(store: StoreIdentity, name: string, deployment: Deployment): KeyIdentity {
  const identity = `${store}/keys/${name.toLowerCase()}`;
  return isKnown(name) ? identity : `${deployment.name} ${identity}`;
}

/** The key that an id is of; those that it may be when it depends, and none for ids of other things. */
export const keysOfId = (id: string, deployment: Deployment): readonly KeyIdentity[] =>
  alternativesOf(id).flatMap((each) => {
    const name = nameInId(each);
    return name === undefined
      ? []
      : identitiesOfId(each, deployment).map((store) => identityOfKey(store, name, deployment));
  });

/** The keys that a text may speak of: the address of a key, its id, or the term for a property of it. */
export const keysOfTerm = (term: string, deployment: Deployment): readonly KeyIdentity[] =>
  alternativesOf(term).flatMap((each) => {
    const name = nameInAddress(each) ?? nameInId(idInside(each));
    return name === undefined
      ? []
      : identitiesOfTerm(each, deployment).map((store) => identityOfKey(store, name, deployment));
  });

/** What follows `keys` in an id such as `/…/vaults/contoso/keys/disk`. */
function nameInId(id: string): string | undefined {
  const segments = segmentsOf(id);
  const at = segments.findLastIndex((segment) => segment.toLowerCase() === 'keys');
  return at < 0 ? undefined : segments[at + 1];
}

/** What follows `keys` in `https://contoso.vault.azure.net/keys/disk`, or after the term for the address of a vault. */
function nameInAddress(text: string): string | undefined {
  if (!/^https:\/\//i.test(text) && !/\.(?:vaultUri|hsmUri)⟩/i.test(text)) return undefined;
  const parts = partsAround(text, '/');
  const at = parts.findIndex((part) => /^(?:⟨.*⟩)?keys$/i.test(part));
  return at < 0 ? undefined : parts[at + 1];
}
