import type { Deployment } from '../model/resource.js';
import { alternativesOf, idInside, isKnown, nameIn, segmentsOf } from './resource-id.js';

/** The two kinds of thing that hold keys. */
export type StoreKind = 'vault' | 'managedHsm';

const types: Readonly<Record<StoreKind, string>> = {
  vault: 'Microsoft.KeyVault/vaults',
  managedHsm: 'Microsoft.KeyVault/managedHSMs',
};

/** The end of an address, by cloud: `.vault.azure.net`. */
const suffix = /\.(?<service>vault|managedhsm)\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)(?::\d+)?$/i;

/**
 * Text that is equal for two references exactly when they mean one store. Names of vaults and of HSMs are unique in
 * all of Azure, so the name is enough; one that is not known only compares within its deployment.
 * https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#vault-name-and-object-name
 */
export type StoreIdentity = string;

/** The store that an id is of, or lies in; those that it may be when it depends, and none for ids of other things. */
export const identitiesOfId = (id: string, deployment: Deployment): readonly StoreIdentity[] => [
  ...new Set(alternativesOf(id).flatMap((each) => identityOfId(each, deployment) ?? [])),
];

/** The stores that a text may speak of, be it an address, an id, or the term for a property of one. */
export const identitiesOfTerm = (term: string, deployment: Deployment): readonly StoreIdentity[] => [
  ...new Set(
    alternativesOf(term).flatMap(
      (each) => identityOfUri(each, deployment) ?? identityOfId(idInside(each), deployment) ?? [],
    ),
  ),
];

/** The name of a store, if it is known. */
export const nameOfStore = (identity: StoreIdentity): string | undefined =>
  /^(?:vault|managedHsm) (?<name>[\w-]+)$/.exec(identity)?.groups?.['name'];

/** The vault with a name. */
export const identityOfVault = (name: string, deployment: Deployment): StoreIdentity =>
  identityOf('vault', name, deployment);

function identityOfId(id: string, deployment: Deployment): StoreIdentity | undefined {
  for (const kind of ['vault', 'managedHsm'] as const) {
    const name = nameIn(id, types[kind]);
    if (name !== undefined) return identityOf(kind, name, deployment);
  }
  return undefined;
}

/** The store at an address such as `https://contoso.vault.azure.net/keys/disk`. */
function identityOfUri(uri: string, deployment: Deployment): StoreIdentity | undefined {
  const [host = ''] = /^https:\/\//i.test(uri) ? segmentsOf(uri.slice('https://'.length)) : [];
  const found = suffix.exec(host);
  if (found === null || found.index === 0) return undefined;
  const kind = found.groups?.['service']?.toLowerCase() === 'vault' ? 'vault' : 'managedHsm';
  return identityOf(kind, host.slice(0, found.index), deployment);
}

function identityOf(kind: StoreKind, name: string, deployment: Deployment): StoreIdentity {
  const folded = name.toLowerCase();
  return isKnown(name) ? `${kind} ${folded}` : `${deployment.name} ${kind} ${folded}`;
}
