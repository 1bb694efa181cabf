import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { asInteger, asName, readSetting, type Converter } from '../settings.js';

/**
 * What an HSM is restored from: its keys, encrypted for several people of whom some together can decrypt them. Until it is
 * downloaded, the HSM is not activated: https://learn.microsoft.com/azure/key-vault/managed-hsm/security-domain
 */
export interface SecurityDomain {
  /** `Active`, `NotActivated`, `Failed`: what is deployed tells; undefined if nothing does. */
  readonly activation: Setting<string | undefined>;
  /** How many keys it is encrypted for; undefined if that is said elsewhere. */
  readonly shares: Setting<number | undefined>;
  /** How many of those decrypt it; undefined if that is said elsewhere. */
  readonly quorum: Setting<number | undefined>;
}

const states = asName('Active', 'NotActivated', 'Failed', 'Unknown');

export const readSecurityDomain = (resource: Resource): SecurityDomain => {
  const read = <T>(path: string, as: Converter<T | undefined>): Setting<T | undefined> =>
    readSetting<T | undefined>(resource, path, as, { value: undefined });
  return {
    activation: read('properties.securityDomainProperties.activationStatus', states),
    shares: read('properties.securityDomain.certificates', asCount),
    quorum: read('properties.securityDomain.required', asInteger),
  };
};

const asCount: Converter<number> = (value) => {
  if (value.kind !== 'list') return { because: 'something else stands where a list belongs' };
  return value.rest === undefined ? { value: value.items.length } : { because: value.rest.because };
};
