import { idOf, type Declared, type Parameters, type Written } from '../languages.js';

/** One estate, to be written in every language. */
export interface Estate {
  readonly parameters?: Parameters;
  readonly resources: readonly Declared[];
}

export const tenant = '00000000-0000-0000-0000-00000000000a';
export const somebody = '00000000-0000-0000-0000-00000000000b';

/** That of a deployment is told by a tag. */
export const production = { tags: { environment: 'prod' } } as const;

export const vault = (name: string, properties: Declared['body'], more: Declared['body'] = {}): Declared => ({
  type: 'Microsoft.KeyVault/vaults',
  apiVersion: '2024-11-01',
  name,
  body: {
    location: 'westeurope',
    ...more,
    properties: { tenantId: tenant, sku: { family: 'A', name: 'standard' }, ...properties },
  },
});

export const vaultId = (name: string): Written => idOf('Microsoft.KeyVault/vaults', name);
