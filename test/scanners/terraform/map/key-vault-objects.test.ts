import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/expressions/json.js';
import { changed, sent, type Block } from './sent.js';

const vault = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv';

/** What is sent of the properties of the one resource that a block is. */
const properties = (type: string, block: Block): Json | undefined => {
  const [only] = sent(type, { name: 'one', key_vault_id: vault, ...block });
  return (only as Record<string, Json>)['properties'];
};

describe('a key', () => {
  test('is asked of the vault', () => {
    expect(sent('azurerm_key_vault_key', { name: 'one', key_vault_id: vault, tags: { a: 'b' } })).toEqual([
      { type: 'Microsoft.KeyVault/vaults/keys@7.4', under: vault, tags: { a: 'b' } },
    ]);
  });

  test.each<[string, Block, Json]>([
    ['type and size', { key_type: 'RSA-HSM', key_size: 3072 }, { kty: 'RSA-HSM', keySize: 3072 }],
    ['a curve', { key_type: 'EC', curve: 'P-384' }, { kty: 'EC', curveName: 'P-384' }],
    ['operations', { key_opts: ['sign', '⟨variable op⟩'] }, { keyOps: ['sign', '⟨variable op⟩'] }],
    ['an expiry', { expiration_date: '2030-01-01T00:00:00Z' }, { attributes: { exp: 1893456000 } }],
    ['a start', { not_before_date: '2030-01-01T01:00:00+01:00' }, { attributes: { nbf: 1893456000 } }],
    [
      'an expiry of nobody knows when',
      { expiration_date: '⟨variable end⟩' },
      { attributes: { exp: '⟨dateTimeToEpoch(⟨variable end⟩)⟩' } },
    ],
    [
      'an expiry that is none',
      { expiration_date: 'soon' },
      { attributes: { exp: 'unknown: it is no time such as `2030-12-31T00:00:00Z`' } },
    ],
    ['an expiry that is null', { expiration_date: null }, { attributes: { exp: null } }],
    [
      'a rotation policy',
      {
        rotation_policy: [
          { expire_after: 'P90D', notify_before_expiry: 'P29D', automatic: [{ time_before_expiry: 'P30D' }] },
        ],
      },
      {
        rotationPolicy: {
          attributes: { expiryTime: 'P90D' },
          lifetimeActions: [
            { trigger: { timeBeforeExpiry: 'P29D' }, action: { type: 'notify' } },
            { trigger: { timeBeforeExpiry: 'P30D' }, action: { type: 'rotate' } },
          ],
        },
      },
    ],
    [
      'a rotation policy without notice',
      { rotation_policy: [{ notify_before_expiry: null, automatic: [{ time_after_creation: 'P1Y' }] }] },
      { rotationPolicy: { lifetimeActions: [{ trigger: { timeAfterCreate: 'P1Y' }, action: { type: 'rotate' } }] } },
    ],
    [
      'a rotation policy without rotation',
      { rotation_policy: [{ notify_before_expiry: 'P7D', automatic: [] }] },
      { rotationPolicy: { lifetimeActions: [{ trigger: { timeBeforeExpiry: 'P7D' }, action: { type: 'notify' } }] } },
    ],
    [
      'a release policy',
      { release_policy: [{ json: '{"anyOf":[]}', immutable: true }] },
      { attributes: { exportable: true }, release_policy: { data: 'eyJhbnlPZiI6W119', immutable: true } },
    ],
  ])('with %s', (_, block, expected) => {
    expect(properties('azurerm_key_vault_key', block)).toEqual(expected);
  });
});

test.each([
  ['3.117.1', '2023-02-01'],
  ['4.80.0', '2023-02-01'],
  ['4.81.0', '2026-02-01'],
  ['5.0.0', '2026-02-01'],
])('the provider %s asks for vaults and policies in version %s', (version, apiVersion) => {
  expect(sent('azurerm_key_vault', {}, version)).toMatchObject([{ type: `Microsoft.KeyVault/vaults@${apiVersion}` }]);
  expect(sent('azurerm_key_vault_access_policy', { object_id: 'o' }, version)).toMatchObject([
    { type: `Microsoft.KeyVault/vaults/accessPolicies@${apiVersion}` },
  ]);
});

describe('a secret', () => {
  test.each<[string, Block, Json]>([
    ['its value', { value: 'x', content_type: 'text/plain' }, { value: 'x', contentType: 'text/plain' }],
    ['a value that only goes in', { value_wo: '⟨variable v⟩', value_wo_version: 1 }, { value: '⟨variable v⟩' }],
    ['null for the one and a value for the other', { value: null, value_wo: 'x' }, { value: 'x' }],
    ['an expiry', { expiration_date: '1970-01-02T00:00:00Z' }, { attributes: { exp: 86400 } }],
  ])('with %s', (_, block, expected) => {
    expect(properties('azurerm_key_vault_secret', block)).toEqual(expected);
  });
});

test('a certificate has its policy in the words of the vault', () => {
  const block = {
    certificate_policy: [
      {
        issuer_parameters: [{ name: 'Self' }],
        key_properties: [{ exportable: true, key_type: 'RSA', key_size: 2048, reuse_key: false }],
        lifetime_action: [{ trigger: [{ days_before_expiry: 30 }], action: [{ action_type: 'AutoRenew' }] }],
        secret_properties: [{ content_type: 'application/x-pkcs12' }],
        x509_certificate_properties: [
          {
            subject: 'CN=contoso.com',
            key_usage: ['digitalSignature'],
            validity_in_months: 12,
            subject_alternative_names: [{ dns_names: ['contoso.com'] }],
          },
        ],
      },
    ],
  };
  expect(properties('azurerm_key_vault_certificate', block)).toEqual({
    policy: {
      issuer: { name: 'Self' },
      key_props: { exportable: true, kty: 'RSA', key_size: 2048, reuse_key: false },
      lifetime_actions: [{ trigger: { days_before_expiry: 30 }, action: { action_type: 'AutoRenew' } }],
      secret_props: { contentType: 'application/x-pkcs12' },
      x509_props: {
        subject: 'CN=contoso.com',
        key_usage: ['digitalSignature'],
        validity_months: 12,
        sans: { dns_names: ['contoso.com'] },
      },
    },
  });
});

test('a certificate that is imported has what it is made of', () => {
  expect(properties('azurerm_key_vault_certificate', { certificate: [{ contents: '⟨file⟩', password: 'p' }] })).toEqual(
    { value: '⟨file⟩', pwd: 'p' },
  );
});

test('an issuer has the credentials of its service', () => {
  const block = { provider_name: 'DigiCert', account_id: 'a', password: 'p', org_id: 'o' };
  expect(properties('azurerm_key_vault_certificate_issuer', block)).toEqual({
    provider: 'DigiCert',
    credentials: { account_id: 'a', pwd: 'p' },
    org_details: { id: 'o' },
  });
});

describe('a Managed HSM', () => {
  const type = 'azurerm_key_vault_managed_hardware_security_module';
  const block = { name: 'hsm', resource_group_name: 'rg', sku_name: 'Standard_B1' };

  test.each<[string, Json, boolean]>([
    ['left out', {}, false],
    ['null', { purge_protection_enabled: null }, false],
    ['true', { purge_protection_enabled: true }, true],
  ])('is sent purge protection that is %s', (_, more, expected) => {
    expect(sent(type, { ...block, ...(more as object) })).toEqual([
      {
        type: 'Microsoft.KeyVault/managedHSMs@2023-07-01',
        in: 'resourceGroup',
        sku: { family: 'B', name: 'Standard_B1' },
        properties: { enablePurgeProtection: expected },
      },
    ]);
  });

  test('is asked for in another version of the API since 4.80', () => {
    expect(sent(type, block, '4.80.0')).toMatchObject([{ type: 'Microsoft.KeyVault/managedHSMs@2026-02-01' }]);
  });

  test('has who shares its security domain, and how many of them are needed', () => {
    const shared = { security_domain_key_vault_certificate_ids: ['a', 'b', 'c'], security_domain_quorum: 2 };
    expect(sent(type, { ...block, ...shared })).toMatchObject([
      { properties: { securityDomain: { certificates: ['a', 'b', 'c'], required: 2 } } },
    ]);
  });

  test('has keys whose rotation policy is a resource of its own', () => {
    const key = '⟨/managedHSMs/hsm/keys/k.properties.keyUri⟩';
    const policy = { managed_hsm_key_id: key, expire_after: 'P60D', time_before_expiry: 'P30D' };
    expect(changed(`${type}_key_rotation_policy`, policy)).toEqual({
      changes: key,
      body: {
        properties: {
          rotationPolicy: {
            attributes: { expiryTime: 'P60D' },
            lifetimeActions: [{ trigger: { timeBeforeExpiry: 'P30D' }, action: { type: 'rotate' } }],
          },
        },
      },
    });
  });

  test('has roles of its own', () => {
    const grant = { managed_hsm_id: '⟨hsm⟩', name: 'n', scope: '/keys', principal_id: '⟨p⟩', role_definition_id: 'r' };
    expect(sent(`${type}_role_assignment`, grant)).toEqual([
      {
        type: 'Microsoft.KeyVault/managedHSMs/roleAssignments@7.4',
        under: '⟨hsm⟩',
        properties: { scope: '/keys', principalId: '⟨p⟩', roleDefinitionId: 'r' },
      },
    ]);
  });
});
