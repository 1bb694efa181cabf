import type { Deployment } from '../model/resource.js';
import { alternativesOf, idInside, isKnown, upTo } from './resource-id.js';

/** The two kinds of thing that hold keys. */
export type StoreKind = 'vault' | 'managedHsm';

const kinds: Readonly<Record<StoreKind, { readonly type: string; readonly host: RegExp }>> = {
  vault: {
    type: 'Microsoft.KeyVault/vaults',
    host: /^https:\/\/(?<name>[a-z0-9-]{3,24})\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)(?:[:/]|$)/i,
  },
  managedHsm: {
    type: 'Microsoft.KeyVault/managedHSMs',
    host: /^https:\/\/(?<name>[a-z0-9-]{3,24})\.managedhsm\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)(?:[:/]|$)/i,
  },
};

/**
 * Text that is equal for two references exactly when they mean one store. Names of vaults and of HSMs are unique in
 * all of Azure, so a known name is enough; an unknown one only compares within its deployment.
 * https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name
 */
export type StoreIdentity = string;

/** The store that an id is of, or lies in; those that it may be when it depends, and none for ids of other things. */
export const identitiesOfId = (id: string, deployment: Deployment): readonly StoreIdentity[] => [
  ...new Set(alternativesOf(id).flatMap((each) => identityOfId(each, deployment) ?? [])),
];

function identityOfId(id: string, deployment: Deployment): StoreIdentity | undefined {
  for (const [kind, { type }] of Object.entries(kinds)) {
    const store = upTo(id, type);
    if (store === undefined) continue;
    return isKnown(store.name) ? `${kind} ${store.name.toLowerCase()}` : local(store.id, deployment);
  }
  return undefined;
}

/** The store at an address such as `https://contoso.vault.azure.net/keys/disk`. */
function identityOfUri(uri: string): StoreIdentity | undefined {
  for (const [kind, { host }] of Object.entries(kinds)) {
    const name = host.exec(uri)?.groups?.['name'];
    if (name !== undefined) return `${kind} ${name.toLowerCase()}`;
  }
  return undefined;
}

const local = (id: string, deployment: Deployment): StoreIdentity => `${deployment.name} ${id.toLowerCase()}`;

/** The stores that a text may speak of, be it an address, an id, or the term for a property of one. */
export const identitiesOfTerm = (term: string, deployment: Deployment): readonly StoreIdentity[] => [
  ...new Set(
    alternativesOf(term).flatMap((each) => identityOfUri(each) ?? identityOfId(idInside(each), deployment) ?? []),
  ),
];
