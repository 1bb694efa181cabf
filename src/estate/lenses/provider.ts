import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { asBoolean, readSetting } from '../settings.js';
import type { Target } from '../target.js';

/** What a provider tells apart when it destroys something of Key Vault. */
export const destroyedKinds = {
  'microsoft.keyvault/vaults': 'vaults',
  'microsoft.keyvault/vaults/keys': 'keys',
  'microsoft.keyvault/vaults/secrets': 'secrets',
  'microsoft.keyvault/vaults/certificates': 'certificates',
  'microsoft.keyvault/managedhsms': 'managedHsms',
  'microsoft.keyvault/managedhsms/keys': 'managedHsmKeys',
} as const;

export type DestroyedKind = (typeof destroyedKinds)[keyof typeof destroyedKinds];

/** The configuration of what deploys resources: that of a provider of Terraform. */
export interface ProviderFacts extends Target {
  readonly resource: Resource;
  /** Whether it purges what it destroys, by kind; unknown where it knows no such thing. */
  purges(kind: DestroyedKind): Setting<boolean>;
}

export const readProvider = (resource: Resource): ProviderFacts => ({
  at: resource.at,
  title: resource.address,
  address: resource.address,
  deployment: resource.deployment,
  when: resource.when,
  resource,
  purges: (kind) =>
    readSetting(resource, purgeProperty(kind), asBoolean, { because: 'it does not say whether it purges anything' }),
});

/** Where that is set. */
export const purgeProperty = (kind: DestroyedKind): string => `properties.purgesOnDestroy.${kind}`;
