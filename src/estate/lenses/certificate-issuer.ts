import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { knownText, targetOf } from '../named.js';
import { asText, readSetting } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';

/**
 * An account of a vault at an authority, under a name that policies of certificates call it by. Resource Manager has no such
 * type: https://learn.microsoft.com/azure/key-vault/certificates/create-certificate#partnered-ca-providers
 */
export interface CertificateIssuerFacts extends Target {
  /** Of the vault it lies in. */
  readonly within: readonly StoreIdentity[];
  /** Its name, if that is known. */
  readonly name: string | undefined;
  /** `DigiCert`, `GlobalSign`. */
  readonly provider: Setting<string>;
}

export const readCertificateIssuer = (resource: Resource): CertificateIssuerFacts => ({
  ...targetOf('issuer', resource),
  within: identitiesOfId(resource.id, resource.deployment),
  name: knownText(resource.name),
  provider: readSetting(resource, 'properties.provider', asText, { because: 'its provider is not in the files' }),
});
