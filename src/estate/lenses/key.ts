import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { azureDefaults } from '../azure-defaults.js';
import { targetOf } from '../named.js';
import { asInteger, asName, readSetting } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';

/** A key of a vault or of a Managed HSM. */
export interface KeyFacts extends Target {
  readonly resource: Resource;
  /** Of the vault or HSM it lies in. */
  readonly within: readonly StoreIdentity[];
  /** `RSA`, `RSA-HSM`, `EC`, `EC-HSM`, `oct-HSM`. */
  readonly type: Setting<string>;
  /** In bits. Azure fills in the size of an RSA key; it means nothing for EC. */
  readonly size: Setting<number>;
  /** `P-256`, `P-384`, `P-521`, `P-256K`. It means nothing for RSA. */
  readonly curve: Setting<string>;
}

const types = asName('RSA', 'RSA-HSM', 'EC', 'EC-HSM', 'oct', 'oct-HSM');
const curves = asName('P-256', 'P-384', 'P-521', 'P-256K');

export const readKey = (resource: Resource): KeyFacts => ({
  ...targetOf('key', resource),
  resource,
  within: identitiesOfId(resource.id, resource.deployment),
  type: readSetting(resource, 'properties.kty', types, azureDefaults.key.type),
  size: readSetting(resource, 'properties.keySize', asInteger, azureDefaults.key.size),
  curve: readSetting(resource, 'properties.curveName', curves, azureDefaults.key.curve),
});
