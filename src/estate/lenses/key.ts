import { isType, type Resource } from '../../model/resource.js';
import { quoted } from '../../model/quoted.js';
import type { Setting } from '../../model/setting.js';
import { azureDefaults } from '../azure-defaults.js';
import { keysOfId, type KeyIdentity } from '../key-identity.js';
import { mapSetting, type Mapped } from '../map-setting.js';
import { targetOf } from '../named.js';
import { asBoolean, asInteger, asName, readSetting } from '../settings.js';
import { identitiesOfId, type StoreIdentity, type StoreKind } from '../store-identity.js';
import type { Target } from '../target.js';
import { readAttributes, type Attributes } from './attributes.js';
import { readOperations, type Operations } from './key-operations.js';
import { readIsFinal, readReleasePolicy, type ReleasePolicy } from './release-policy.js';
import { readRotationPolicy, type RotationPolicy } from './rotation-policy.js';

/** A key of a vault or of a Managed HSM. */
export interface KeyFacts extends Target, Attributes {
  readonly resource: Resource;
  /** One, or more when its name is one of a few. */
  readonly identities: readonly KeyIdentity[];
  /** Of the vault or HSM it lies in. */
  readonly within: readonly StoreIdentity[];
  /** In which of the two. */
  readonly storeKind: StoreKind;
  /** `RSA`, `RSA-HSM`, `EC`, `EC-HSM`, `oct-HSM`. */
  readonly type: Setting<string>;
  /** Whether its private part never leaves an HSM in the clear: a type that ends with `-HSM`, and all in a Managed HSM. */
  readonly isInHsm: Setting<boolean>;
  /** In bits. Azure fills in the size of an RSA key; it means nothing for EC. */
  readonly size: Setting<number>;
  /** `P-256`, `P-384`, `P-521`, `P-256K`. It means nothing for RSA. */
  readonly curve: Setting<string>;
  /** What it can be used for; undefined if nothing says, and Azure chooses by its type. */
  readonly operations: Setting<Operations | undefined>;
  /** Whether its private part can leave the vault or HSM. */
  readonly exportable: Setting<boolean>;
  /** Under which conditions it may leave; undefined if there are none. */
  readonly releasePolicy: Setting<ReleasePolicy | undefined>;
  /** Whether these conditions hold for good; undefined where nothing says. */
  readonly isPolicyFinal: Setting<boolean | undefined>;
  readonly rotation: RotationPolicy;
}

const types = asName('RSA', 'RSA-HSM', 'EC', 'EC-HSM', 'oct', 'oct-HSM');
const curves = asName('P-256', 'P-384', 'P-521', 'P-256K');

export function readKey(resource: Resource): KeyFacts {
  const { key } = azureDefaults;
  const storeKind = isType(resource, 'Microsoft.KeyVault/managedHSMs/keys') ? 'managedHsm' : 'vault';
  const type = readSetting(resource, 'properties.kty', types, key.type);
  return {
    ...targetOf('key', resource),
    ...readAttributes(resource),
    resource,
    identities: keysOfId(resource.id, resource.deployment),
    within: identitiesOfId(resource.id, resource.deployment),
    storeKind,
    type,
    isInHsm: mapSetting(type, (name) => (storeKind === 'managedHsm' ? { value: true } : protectionOf(name))),
    size: readSetting(resource, 'properties.keySize', asInteger, key.size),
    curve: readSetting(resource, 'properties.curveName', curves, key.curve),
    operations: readOperations(resource),
    exportable: readSetting(resource, 'properties.attributes.exportable', asBoolean, key.exportable),
    releasePolicy: readReleasePolicy(resource),
    isPolicyFinal: readIsFinal(resource),
    rotation: readRotationPolicy(resource),
  };
}

/** https://learn.microsoft.com/azure/key-vault/keys/about-keys#key-types-and-protection-methods */
function protectionOf(type: string): Mapped<boolean> {
  if (/^(?:RSA|EC|oct)-HSM$/i.test(type)) return { value: true };
  if (/^(?:RSA|EC)$/i.test(type)) return { value: false };
  return { because: `${quoted(type)} is none of the key types of a vault` };
}
