import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../scripts/rule-ids.js';
import { rulesIndex } from '../../scripts/rules-index.js';
import { frameworks, type FrameworkKey } from '../../src/compliance/frameworks.js';
import { severities } from '../../src/model/finding.js';
import { rules } from '../../src/rules/index.js';
import { rulesNamed } from '../../src/rules/named.js';

test('the rules are these: an id is permanent, and leaving is as deliberate as coming', () => {
  expect(Object.keys(rules)).toEqual([
    'audit-logging/diagnostics',
    'environment-sharing/access',
    'environment-sharing/credential',
    'environment-sharing/identity',
    'environment-sharing/key',
    'environment-sharing/secret-names',
    'environment-sharing/vault',
    'environment-sharing/vault-per-environment',
    'hardcoded-secrets/app-setting',
    'hardcoded-secrets/output',
    'hardcoded-secrets/parameter-file',
    'hardcoded-secrets/secret-resource',
    'hardcoded-secrets/secure-parameter',
    'hardcoded-secrets/state-file',
    'hardcoded-secrets/tag',
    'hsm-key-policy/backup-permission',
    'hsm-key-policy/customer-managed-key-role',
    'hsm-key-policy/expiry',
    'hsm-key-policy/exportable',
    'hsm-key-policy/hsm-backed',
    'hsm-key-policy/key-size',
    'hsm-key-policy/operations',
    'hsm-key-policy/pinned-version',
    'hsm-key-policy/rotation',
    'hsm-key-policy/security-domain',
    'hsm-key-policy/sku',
    'lifecycle/api-version',
    'lifecycle/certificate-issuer',
    'lifecycle/certificate-key',
    'lifecycle/certificate-renewal',
    'lifecycle/certificate-validity',
    'lifecycle/content-type',
    'lifecycle/secret-expiry',
    'lifecycle/secret-validity',
    'network-exposure/ip-range',
    'network-exposure/managed-hsm',
    'network-exposure/private-dns',
    'network-exposure/private-endpoint',
    'network-exposure/private-endpoint-bypassed',
    'network-exposure/public-access',
    'network-exposure/self-opening',
    'network-exposure/service-endpoint',
    'network-exposure/trusted-services',
    'purge-protection/customer-managed-key',
    'purge-protection/delete-lock',
    'purge-protection/managed-hsm',
    'purge-protection/planned-deletion',
    'purge-protection/provider-purges-on-destroy',
    'purge-protection/purge-permission',
    'purge-protection/retention',
    'purge-protection/soft-delete',
    'purge-protection/vault',
    'rbac-breadth/access-policy-count',
    'rbac-breadth/access-policy-permissions',
    'rbac-breadth/custom-role',
    'rbac-breadth/federated-subject',
    'rbac-breadth/foreign-tenant',
    'rbac-breadth/ignored-grants',
    'rbac-breadth/managed-hsm-roles',
    'rbac-breadth/permission-model',
    'rbac-breadth/pipeline-reach',
    'rbac-breadth/role',
    'rbac-breadth/role-assignment-write',
    'rbac-breadth/scope',
    'rbac-breadth/self-grant',
    'rbac-breadth/separation-of-duties',
    'rbac-breadth/standing-privilege',
    'rbac-breadth/template-deployment',
    'rbac-breadth/user-principal',
  ]);
});

test('what another rule says as well is said by a rule that there is', () => {
  const named = Object.values(rules).flatMap((rule) => rule.saidBy ?? []);
  expect(named.filter((id) => !(id in rules))).toEqual([]);
});

test('the registry lists the files there are', () => {
  expect(readFileSync('src/rules/index.ts', 'utf8')).toBe(rulesIndex(ruleIds()));
});

test('a foreign id means one rule, unless the foreign check looks at two things', () => {
  const aliases = Object.values(rules).flatMap((rule) => rule.aliases.map((alias) => alias.toLowerCase()));
  const several = aliases.filter((alias, index) => aliases.indexOf(alias) !== index);
  expect(several.sort()).toEqual([
    '7c25f361-7c66-44bf-9b69-022acd5eb4bd',
    'avd-azu-0016',
    'azu-0016',
    'azure-keyvault-recovery-enabled',
    'azure_keyvault_bcdr_enable_softdelete_and_purgeprotection',
    'ckv_azure_42',
    'e7091145',
    'keyvault-not-recoverable',
    'keyvault_recoverable',
    'keyvault_vault_recoverable',
    'keyvaultpublicaccess',
    'kvrecoveryenabled',
  ]);
});

test.each([
  ['CKV_AZURE_40', ['hsm-key-policy/expiry']],
  ['CKV_AZURE_41', ['lifecycle/secret-expiry']],
  ['CKV_AZURE_42', ['purge-protection/soft-delete', 'purge-protection/vault']],
  ['CKV_AZURE_109', ['network-exposure/public-access']],
  ['CKV_AZURE_110', ['purge-protection/vault']],
  ['CKV_AZURE_112', ['hsm-key-policy/hsm-backed']],
  ['CKV_AZURE_131', ['hardcoded-secrets/secure-parameter']],
  ['CKV_AZURE_189', ['network-exposure/public-access']],
  ['AVD-AZU-0013', ['network-exposure/public-access']],
  ['AZU-0016', ['purge-protection/retention', 'purge-protection/vault']],
  ['AZR-000118', ['rbac-breadth/access-policy-permissions']],
  ['Azure.KeyVault.RBAC', ['rbac-breadth/permission-model']],
  ['Azure.Deployment.SecureValue', ['hardcoded-secrets/secret-resource']],
  ['7c25f361-7c66-44bf-9b69-022acd5eb4bd', ['purge-protection/soft-delete', 'purge-protection/vault']],
  ['keyvault_rbac_enabled', ['rbac-breadth/permission-model']],
  ['trustedServicesEnabled', ['network-exposure/trusted-services']],
  ['CKV_AZURE_111', ['purge-protection/soft-delete']],
  ['CKV2_AZURE_32', ['network-exposure/private-endpoint']],
  ['AZR-000119', ['audit-logging/diagnostics']],
  ['c39ba22d-4428-4149-b981-70acb31fc383', ['purge-protection/managed-hsm']],
  ['vmDiskCMKRotation', ['hsm-key-policy/pinned-version']],
  ['keyVaultPublicAccess', ['network-exposure/ip-range', 'network-exposure/public-access']],
  ['0b60c0b2-2dc2-4e1c-b5c9-abbed971de53', ['purge-protection/soft-delete', 'purge-protection/vault']],
  ['12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5', ['rbac-breadth/permission-model']],
  ['405c5871-3e91-4644-8a63-58e19d68ff5b', ['network-exposure/public-access']],
  ['55615ac9-af46-4a59-874e-391cc3dfb490', ['network-exposure/ip-range', 'network-exposure/public-access']],
  ['82067dbb-e53b-4e06-b631-546d197452d9', ['hsm-key-policy/key-size']],
  ['CIS:8.3.5', ['purge-protection/customer-managed-key', 'purge-protection/vault']],
  ['CIS:5.3.3', ['rbac-breadth/role-assignment-write']],
  ['CIS:6.1.1.4', ['audit-logging/diagnostics']],
  ['CIS:6.2', ['purge-protection/delete-lock']],
  ['CIS:8.3.9', ['hsm-key-policy/rotation']],
  ['CIS:8.3.6', ['rbac-breadth/permission-model']],
  ['MCSB:IM-8', Object.keys(rules).filter((id) => id.startsWith('hardcoded-secrets/'))],
  ['CIS:8.3.7', ['network-exposure/private-endpoint-bypassed', 'network-exposure/public-access']],
  ['CIS:8.3.8', ['network-exposure/private-endpoint']],
])('%s is %j', (name, ids) => {
  expect(rulesNamed(name, rules)).toEqual(ids);
});

describe.each(Object.entries(rules))('%s', (_, rule) => {
  const titles = [rule.fails, rule.unclear];

  test('has titles that state a fact, without advice, in 72 characters', () => {
    for (const title of titles) {
      expect(title.length, title).toBeLessThanOrEqual(72);
      expect(title).toMatch(/^[A-Z][^.]*[^.\s]$/);
      expect(title).not.toMatch(/\b(?:should|must|please|ensure|invalid)\b/i);
    }
  });

  test('words what it cannot tell as its own limit', () => {
    expect(rule.unclear).toMatch(/^Cannot tell (?:whether|how) /);
  });

  test('completes "requires that …"', () => {
    expect(rule.requires).toMatch(/^[a-z].*[^.]$/);
  });

  test('says in whole sentences what is lost, what to do, and what that costs', () => {
    const texts = [rule.why, ...Object.values(rule.fix), ...(rule.caution === undefined ? [] : [rule.caution])];
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(rule.fix.bicep ?? rule.fix.terraform).toMatch(/`/);
  });

  test('serves controls that there are, each named once, or says why it serves none', () => {
    const served = Object.entries(rule.controls) as readonly (readonly [FrameworkKey, readonly string[]])[];
    for (const [key, ids] of served) {
      expect(Object.keys(frameworks[key].controls), key).toEqual(expect.arrayContaining([...ids]));
      expect(new Set(ids).size, key).toBe(ids.length);
    }
    if (served.every(([, ids]) => ids.length === 0)) expect(rule.withoutControl).toMatch(/^[A-Z].*\.$/);
    else expect(rule.withoutControl).toBeUndefined();
  });

  test('has a severity, and options that are described', () => {
    expect(severities).toContain(rule.severity);
    for (const option of Object.values(rule.options ?? {})) expect(option.description).toMatch(/^[A-Z].*\.$/);
  });
});
