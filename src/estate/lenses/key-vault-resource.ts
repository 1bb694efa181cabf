import type { Resource } from '../../model/resource.js';
import { targetOf } from '../named.js';
import type { Target } from '../target.js';

/**
 * Anything of the resource provider of Key Vault, what is only referred to included: that is a call too. What is asked of
 * the vault itself is not: https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses
 */
export interface KeyVaultResource extends Target {
  readonly resource: Resource;
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
    return type === undefined || isOfVault(resource)
      ? []
      : [{ ...targetOf(nouns[type] ?? 'resource', resource), resource, apiVersion: resource.apiVersion }];
  });

/** The vault itself has versions such as `7.4`. */
const isOfVault = ({ apiVersion }: Resource): boolean => /^\d+\.\d+/.test(apiVersion ?? '');
