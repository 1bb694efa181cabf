import type { Mapping } from '../mapping.js';
import { always, block, blocks, from, inside } from '../parts.js';
import { ofVault } from './key-vault-objects.js';

/**
 * The policy in the words of the vault, which Resource Manager has none for:
 * https://learn.microsoft.com/rest/api/keyvault/certificates/create-certificate/create-certificate#certificatepolicy
 */
const policy = block('certificate_policy', {
  issuer: { name: inside('issuer_parameters', from('name')) },
  key_props: block('key_properties', {
    exportable: from('exportable'),
    kty: from('key_type'),
    key_size: from('key_size'),
    crv: from('curve'),
    reuse_key: from('reuse_key'),
  }),
  lifetime_actions: blocks('lifetime_action', {
    trigger: block('trigger', {
      days_before_expiry: from('days_before_expiry'),
      lifetime_percentage: from('lifetime_percentage'),
    }),
    action: block('action', { action_type: from('action_type') }),
  }),
  secret_props: block('secret_properties', { contentType: from('content_type') }),
  x509_props: block('x509_certificate_properties', {
    subject: from('subject'),
    ekus: from('extended_key_usage'),
    key_usage: from('key_usage'),
    validity_months: from('validity_in_months'),
    sans: block('subject_alternative_names', {
      dns_names: from('dns_names'),
      emails: from('emails'),
      upns: from('upns'),
    }),
  }),
});

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_certificate */
const certificate: Mapping = {
  type: 'azurerm_key_vault_certificate',
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/certificates',
      apiVersion: ofVault,
      place: { under: from('key_vault_id') },
      body: {
        tags: from('tags'),
        properties: {
          // One that is made elsewhere, and imported.
          value: inside('certificate', from('contents')),
          pwd: inside('certificate', from('password')),
          policy,
        },
      },
    },
  ],
  exports: {
    id: 'properties.idWithVersion',
    versionless_id: 'properties.id',
    secret_id: 'properties.secretUriWithVersion',
    versionless_secret_id: 'properties.secretUri',
    resource_manager_id: 'properties.resourceIdWithVersion',
    resource_manager_versionless_id: 'id',
    version: 'properties.version',
    thumbprint: 'properties.x5t',
    certificate_data: 'properties.cer',
    certificate_data_base64: 'properties.cerBase64',
    expires: 'properties.attributes.exp',
    not_before: 'properties.attributes.nbf',
  },
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/data-sources/key_vault_certificate_data */
const certificateData: Mapping = {
  type: 'azurerm_key_vault_certificate_data',
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/certificates',
      apiVersion: ofVault,
      place: { under: from('key_vault_id') },
      body: {},
    },
  ],
  exports: {
    id: 'properties.idWithVersion',
    key: { secret: 'properties.key' },
    pem: 'properties.pem',
    hex: 'properties.cer',
    expires: 'properties.attributes.exp',
    not_before: 'properties.attributes.nbf',
  },
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_certificate_issuer */
const issuer: Mapping = {
  type: 'azurerm_key_vault_certificate_issuer',
  data: true,
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/issuers',
      apiVersion: ofVault,
      place: { under: from('key_vault_id') },
      body: {
        properties: {
          provider: from('provider_name'),
          credentials: { account_id: from('account_id'), pwd: from('password') },
          org_details: { id: from('org_id') },
        },
      },
    },
  ],
};

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/key_vault_certificate_contacts */
const contacts: Mapping = {
  type: 'azurerm_key_vault_certificate_contacts',
  sends: [
    {
      type: 'Microsoft.KeyVault/vaults/contacts',
      apiVersion: ofVault,
      name: always('contacts'),
      place: { under: from('key_vault_id') },
      body: { properties: { contacts: blocks('contact', { email: from('email') }) } },
    },
  ],
};

/** Certificates, and who issues and hears of them. */
export const certificates: readonly Mapping[] = [certificate, certificateData, issuer, contacts];
