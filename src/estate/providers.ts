import type { Resource } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import { destroyedKinds, readProvider, type DestroyedKind, type ProviderFacts } from './lenses/provider.js';
import type { StoreFacts } from './lenses/store.js';
import { titleOf } from './named.js';
import { identitiesOfId, type StoreIdentity } from './store-identity.js';
import type { Target } from './target.js';

/** Something of Key Vault that a provider deploys, and will destroy. */
export interface Managed extends Target {
  readonly kind: DestroyedKind;
  /** Whether it, or the vault or HSM that it lies in, cannot be purged. */
  readonly purgeProtection: Setting<boolean>;
}

/** The configuration of a provider with what it deploys of Key Vault. */
export interface Provider extends ProviderFacts {
  readonly manages: readonly Managed[];
}

/** Providers that are configured, with what each deploys. */
export function readProviders(
  resources: readonly Resource[],
  storesOf: (...identities: readonly StoreIdentity[]) => readonly StoreFacts[],
): readonly Provider[] {
  const configured = resources.filter(({ type }) => type === 'Terraform/providers');
  if (configured.length === 0) return [];
  const byProvider = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (resource.provider === undefined || resource.existing || kindOf(resource) === undefined) continue;
    const key = keyOf(resource.provider, resource);
    const known = byProvider.get(key);
    if (known === undefined) byProvider.set(key, [resource]);
    else known.push(resource);
  }
  return configured.map((resource) => ({
    ...readProvider(resource),
    manages: (byProvider.get(keyOf(resource.address, resource)) ?? []).flatMap((each) => managed(each, storesOf)),
  }));
}

const keyOf = (address: string, { deployment }: Resource): string => `${deployment.name} ${address}`;

const kindOf = ({ type }: Resource): DestroyedKind | undefined =>
  (destroyedKinds as Readonly<Record<string, DestroyedKind>>)[type.toLowerCase()];

function managed(
  resource: Resource,
  storesOf: (...identities: readonly StoreIdentity[]) => readonly StoreFacts[],
): readonly Managed[] {
  const kind = kindOf(resource);
  if (kind === undefined) return [];
  const { at, address, deployment, when, id } = resource;
  const candidates = storesOf(...identitiesOfId(id, deployment)).filter((store) => !store.resource.existing);
  const own = candidates.find((store) => store.resource === resource);
  const store = own ?? candidates.find((each) => each.deployment === deployment) ?? candidates[0];
  const because = 'its vault is in no scanned file, and may have purge protection';
  const purgeProtection = store?.purgeProtection ?? { kind: 'unknown', because, at, trail: [] };
  return [{ at, title: titleOf(nouns[kind], resource), address, deployment, when, kind, purgeProtection }];
}

const nouns: Readonly<Record<DestroyedKind, string>> = {
  vaults: 'vault',
  keys: 'key',
  secrets: 'secret',
  certificates: 'certificate',
  managedHsms: 'Managed HSM',
  managedHsmKeys: 'key',
};
