import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { azureDefaults } from '../azure-defaults.js';
import { readLists, type ListCase, type Listing } from '../items.js';
import { knownText, targetOf } from '../named.js';
import type { Readable } from '../read.js';
import { asBoolean, asInteger, asName, asPresence, asWord, readSetting, type Converter } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';

/**
 * A `Microsoft.KeyVault/vaults/certificates`. Resource Manager has no such type: its properties are those that the vault
 * itself has for the policy of a certificate.
 * https://learn.microsoft.com/rest/api/keyvault/certificates/create-certificate/create-certificate#certificatepolicy
 */
export interface CertificateFacts extends Target {
  readonly resource: Resource;
  /** Of the vault it lies in. */
  readonly within: readonly StoreIdentity[];
  /** Whether it was made elsewhere, with its key, and is only kept here. */
  readonly imported: Setting<boolean>;
  /** `Self`, `Unknown` for an authority that the vault does not speak with, or the name of an issuer of the vault. */
  readonly issuer: Setting<string>;
  /** For how many months it is valid; undefined if nothing says. */
  readonly validity: Setting<number | undefined>;
  readonly key: CertificateKey;
  /** What it can be used for, by object identifiers; none if nothing says. */
  readonly purposes: Setting<readonly string[]>;
  /** What happens in the course of its life, in each of the cases that there are: what renews it comes first. */
  readonly actions: Listing<RenewalAction>;
}

/** The key pair of a certificate. */
export interface CertificateKey {
  /** `RSA`, `RSA-HSM`, `EC`, `EC-HSM`. */
  readonly type: Setting<string>;
  /** In bits. It means nothing for EC. */
  readonly size: Setting<number>;
  /** `P-256` and others. It means nothing for RSA. */
  readonly curve: Setting<string>;
  /** Whether the private part is handed out with the certificate. */
  readonly exportable: Setting<boolean>;
  /** Whether a renewed certificate has the same key. */
  readonly reused: Setting<boolean>;
}

/** https://learn.microsoft.com/azure/key-vault/certificates/about-certificates#certificate-policy */
export interface RenewalAction {
  /** `AutoRenew` or `EmailContacts`. */
  readonly type: Setting<string>;
  /** Days before the expiry of a version; undefined if it is not counted from there. */
  readonly daysBefore: Setting<number | undefined>;
  /** Percent of the time that a version is valid; undefined if it is not counted so. */
  readonly percentage: Setting<number | undefined>;
}

const policy = 'properties.policy';
const keyTypes = asName('RSA', 'RSA-HSM', 'EC', 'EC-HSM');
const curves = asName('P-256', 'P-384', 'P-521', 'P-256K');
const issuers = asName('Self', 'Unknown');

export function readCertificate(resource: Resource): CertificateFacts {
  const { certificate, key } = azureDefaults;
  const keyPath = `${policy}.key_props`;
  return {
    ...targetOf('certificate', resource),
    resource,
    within: identitiesOfId(resource.id, resource.deployment),
    imported: readSetting(resource, 'properties.value', asPresence, { value: false }, () => true),
    issuer: readSetting(resource, `${policy}.issuer.name`, issuers, certificate.issuer),
    validity: readCount(resource, `${policy}.x509_props.validity_months`),
    key: {
      type: readSetting(resource, `${keyPath}.kty`, keyTypes, certificate.keyType),
      size: readSetting(resource, `${keyPath}.key_size`, asInteger, key.size),
      curve: readSetting(resource, `${keyPath}.crv`, curves, key.curve),
      exportable: readSetting(resource, `${keyPath}.exportable`, asBoolean, certificate.exportable),
      reused: readSetting(resource, `${keyPath}.reuse_key`, asBoolean, certificate.reused),
    },
    purposes: readSetting(resource, `${policy}.x509_props.ekus`, asTexts, { value: [] }),
    actions: readLists(resource, `${policy}.lifetime_actions`).map(ofCase),
  };
}

function ofCase({ when, at, items }: ListCase): ListCase<RenewalAction> {
  const actions = items.map(readAction);
  const notifies = ({ type }: RenewalAction): boolean => type.kind === 'set' && type.value === 'EmailContacts';
  return { when, at, items: [...actions.filter((action) => !notifies(action)), ...actions.filter(notifies)] };
}

const readAction = (item: Readable): RenewalAction => ({
  type: readSetting(item, 'action.action_type', asWord('AutoRenew', 'EmailContacts'), {
    because: 'the action has no type',
  }),
  daysBefore: readCount(item, 'trigger.days_before_expiry'),
  percentage: readCount(item, 'trigger.lifetime_percentage'),
});

/** A number from 1 on: none is the same as nothing. */
const readCount = (readable: Readable, path: string): Setting<number | undefined> =>
  readSetting<number | undefined>(readable, path, asCount, { value: undefined });

const asCount: Converter<number | undefined> = (value) => {
  const number = asInteger(value);
  return 'because' in number || number.value > 0 ? number : { value: undefined };
};

/** A list of texts that is known to the last. */
const asTexts: Converter<readonly string[]> = (value) => {
  if (value.kind !== 'list') return { because: 'something else stands where a list belongs' };
  const texts = value.items.flatMap((item) => knownText(item) ?? []);
  return value.rest === undefined && texts.length === value.items.length
    ? { value: texts }
    : { because: 'not all of the list is known' };
};
