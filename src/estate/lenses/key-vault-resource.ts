import type { Resource } from '../../model/resource.js';
import { targetOf } from '../named.js';
import type { Target } from '../target.js';

/** Anything of the resource provider of Key Vault, what is only referred to included: that is a call too. */
export interface KeyVaultResource extends Target {
  readonly apiVersion: string | undefined;
}

const nouns: Readonly<Record<string, string>> = {
  vaults: 'vault',
  'vaults/accesspolicies': 'access policy',
  'vaults/keys': 'key',
  'vaults/secrets': 'secret',
  managedhsms: 'Managed HSM',
  'managedhsms/keys': 'key',
};

export const readKeyVaultResources = (resources: readonly Resource[]): readonly KeyVaultResource[] =>
  resources.flatMap((resource) => {
    const [, type] = /^microsoft\.keyvault\/(.+)$/.exec(resource.type.toLowerCase()) ?? [];
    return type === undefined
      ? []
      : [{ ...targetOf(nouns[type] ?? 'resource', resource), apiVersion: resource.apiVersion }];
  });
