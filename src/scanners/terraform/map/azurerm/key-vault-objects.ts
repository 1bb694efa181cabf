import type { Mapping } from '../mapping.js';
import { given } from '../choices.js';
import { moment } from '../moments.js';
import { always, block, converted, firstOf, from, inside, list, orElse } from '../parts.js';

/** The provider asks the vault itself, in this version of what it speaks. */
export const ofVault = (): string => '7.4';

/** Dates are texts in Terraform, and numbers in Azure. */
export const dates = { nbf: moment(from('not_before_date')), exp: moment(from('expiration_date')) };

/** An address of a key has the name of the property that gives it: with its version, or without. */
export const keyExports = {
  id: 'properties.keyUriWithVersion',
  versionless_id: 'properties.keyUri',
  resource_id: 'properties.resourceIdWithVersion',
  resource_versionless_id: 'id',
  version: 'properties.version',
  n: 'properties.key.n',
  e: 'properties.key.e',
  x: 'properties.key.x',
  y: 'properties.key.y',
  public_key_pem: 'properties.publicKeyPem',
  public_key_openssh: 'properties.publicKeyOpenSsh',
};

const base64 = converted(from('json'), 'base64', (json) => Buffer.from(String(json)).toString('base64url'));

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_key */
const key: Mapping = {
  type: 'azurerm_key_vault_key',
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/keys',
      apiVersion: ofVault,
      place: { under: from('key_vault_id') },
      body: {
        tags: from('tags'),
        properties: {
          kty: from('key_type'),
          keySize: from('key_size'),
          curveName: from('curve'),
          keyOps: from('key_opts'),
          // A key with a release policy is made exportable.
          attributes: { ...dates, exportable: inside('release_policy', always(true)) },
          rotationPolicy: block('rotation_policy', {
            attributes: { expiryTime: from('expire_after') },
            lifetimeActions: list(
              given(from('notify_before_expiry'), {
                trigger: { timeBeforeExpiry: from('notify_before_expiry') },
                action: { type: always('notify') },
              }),
              block('automatic', {
                trigger: { timeAfterCreate: from('time_after_creation'), timeBeforeExpiry: from('time_before_expiry') },
                action: { type: always('rotate') },
              }),
            ),
          }),
          release_policy: block('release_policy', { data: base64, immutable: orElse(from('immutable'), false) }),
        },
      },
    },
  ],
  exports: keyExports,
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_secret */
const secret: Mapping = {
  type: 'azurerm_key_vault_secret',
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/secrets',
      apiVersion: ofVault,
      place: { under: from('key_vault_id') },
      body: {
        tags: from('tags'),
        properties: {
          value: firstOf(from('value'), from('value_wo')),
          contentType: from('content_type'),
          attributes: dates,
        },
      },
    },
  ],
  exports: {
    id: 'properties.secretUriWithVersion',
    versionless_id: 'properties.secretUri',
    resource_id: 'properties.resourceIdWithVersion',
    resource_versionless_id: 'id',
    version: 'properties.version',
    value: { secret: 'properties.value' },
  },
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_managed_storage_account */
const storageAccount: Mapping = {
  type: 'azurerm_key_vault_managed_storage_account',
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/storage',
      apiVersion: ofVault,
      place: { under: from('key_vault_id') },
      body: {
        tags: from('tags'),
        properties: {
          resourceId: from('storage_account_id'),
          activeKeyName: from('storage_account_key'),
          autoRegenerateKey: from('regenerate_key_automatically'),
          regenerationPeriod: from('regeneration_period'),
        },
      },
    },
  ],
};

/** What lies in a vault and can be had of Resource Manager too. */
export const keyVaultObjects: readonly Mapping[] = [key, secret, storageAccount];
