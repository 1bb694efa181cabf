import { frameworks } from '../../src/compliance/frameworks.js';
import type { Diagnostic } from '../../src/model/diagnostic.js';
import type { Finding, Instance, Report, RuleSummary } from '../../src/model/finding.js';
import type { Deployment } from '../../src/model/resource.js';
import type { Language, Source, Span } from '../../src/model/source.js';

export const sourceOf = (path: string, text: string, language: Language = 'bicep'): Source => ({
  path,
  language,
  text,
});

/** The span of the n-th occurrence of a text, so that tests say what they point at and not where. */
export function spanOf(source: Source, text: string, nth = 1): Span {
  let start = -1;
  for (let i = 0; i < nth; i++) start = source.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`no ${String(nth)}. \`${text}\` in ${source.path}`);
  return { source, start, end: start + text.length };
}

/** The text between `[|` and `|]`, and the source without these marks. */
export function marked(text: string, path = 'main.bicep', language: Language = 'bicep'): Span {
  const start = text.indexOf('[|');
  const end = text.indexOf('|]') - 2;
  return { source: sourceOf(path, text.replace('[|', '').replace('|]', ''), language), start, end };
}

export const main = sourceOf(
  'infra/main.bicep',
  `param environment string
param purge bool = false

resource keyVault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv-payments-\${environment}'
  location: resourceGroup().location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enablePurgeProtection: purge ? true : null
    networkAcls: {
      defaultAction: 'Allow'
      bypass: acls.bypass
    }
  }
}

resource dbPassword 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: keyVault
  name: 'db-password'
  properties: {
    value: 'canary-Secret-7f3a'
  }
}
`,
);

export const devParameters = sourceOf(
  'infra/main.dev.bicepparam',
  `using 'main.bicep'

param environment = 'dev'
param purge = false
`,
  'bicepparam',
);

export const deployment = (name: string): Deployment => ({
  name: `infra/main.bicep (main.${name}.bicepparam)`,
  template: 'infra/main.bicep',
  parameters: `infra/main.${name}.bicepparam`,
  environment: { name, production: name === 'prod', from: `from the name of main.${name}.bicepparam` },
});

export const instance = (environment: string, address = 'keyVault'): Instance => ({
  address,
  deployment: deployment(environment),
  when: [],
  title: `vault \`kv-payments-${environment}\``,
  label: 'purge protection is not set, and Azure leaves it off',
  trail: [],
  related: [],
  origin: '',
});

export const finding = (change: Partial<Finding> = {}): Finding => ({
  rule: 'purge-protection/vault',
  verdict: 'fail',
  severity: 'high',
  at: spanOf(main, 'purge ? true : null'),
  resource: 'vault `kv-payments-dev`',
  environments: ['dev', 'test'],
  passesIn: ['prod'],
  instances: [instance('dev'), instance('test')],
  title: 'Vault can be purged for good',
  label: 'purge protection is not set, and Azure leaves it off',
  trail: [
    { kind: 'parameter', name: 'purge', at: spanOf(main, 'purge') },
    { kind: 'assignment', name: 'purge', at: spanOf(devParameters, 'false') },
  ],
  related: [],
  why: 'Without it, one purge call destroys a soft-deleted vault, and everything encrypted with its keys is lost.',
  fix: 'Set `enablePurgeProtection: true`. It cannot be turned off again.',
  property: 'properties.enablePurgeProtection',
  fingerprint: '0123456789abcdef',
  ...change,
});

export const rule = (id: string, change: Partial<RuleSummary> = {}): RuleSummary => ({
  id,
  severity: 'high',
  recommended: true,
  title: 'Vault can be purged for good',
  requires: 'a deleted vault can be recovered until its retention is over',
  why: 'Without it, one purge call destroys a soft-deleted vault, and everything encrypted with its keys is lost.',
  fix: 'Set `enablePurgeProtection: true`. It cannot be turned off again.',
  controls: { CIS: ['8.3.5'], MCSB: ['DP-8'] },
  aliases: ['CKV_AZURE_110'],
  url: `https://example.com/rules-docs/${id}.md`,
  verdicts: { pass: 4, fail: 2, unknown: 0, inapplicable: 1 },
  controlVerdicts: {},
  ...change,
});

export const secretFinding = finding({
  rule: 'hardcoded-secrets/secret-resource',
  severity: 'critical',
  at: spanOf(main, `'canary-Secret-7f3a'`),
  resource: 'secret `db-password`',
  environments: ['dev', 'prod', 'test'],
  passesIn: [],
  instances: [instance('dev', 'dbPassword'), instance('prod', 'dbPassword'), instance('test', 'dbPassword')],
  title: 'Secret value stands in the template',
  label: 'this literal becomes the value of the secret',
  trail: [],
  related: [{ at: spanOf(main, 'keyVault'), label: 'it goes into this vault' }],
  why: 'Everybody who can read the repository can read the secret.',
  fix: 'Take the value from a `@secure()` parameter, and rotate the secret.',
  property: 'properties.value',
  fingerprint: 'fedcba9876543210',
});

export const openFinding = finding({
  rule: 'network-exposure/public-access',
  severity: 'medium',
  at: spanOf(main, `'Allow'`),
  environments: [],
  passesIn: [],
  instances: [instance('dev')],
  title: 'Vault answers the whole internet',
  label: 'everybody is let in here',
  trail: [],
  fingerprint: '00000000000000aa',
  property: 'properties.networkAcls.defaultAction',
});

export const unknownFinding = finding({
  rule: 'network-exposure/ip-range',
  verdict: 'unknown',
  severity: 'medium',
  at: spanOf(main, 'acls.bypass'),
  title: 'Cannot tell whether the address ranges are narrow',
  label: 'parameter `acls` has no value until deployment',
  trail: [],
  fingerprint: '00000000000000bb',
  property: 'properties.networkAcls.bypass',
});

export const acceptedFinding = finding({
  rule: 'rbac-breadth/permission-model',
  severity: 'low',
  at: spanOf(main, 'tenantId'),
  title: 'Vault authorises by access policies',
  fingerprint: '00000000000000cc',
  accepted: { by: 'comment', reason: 'sandbox, rebuilt nightly', until: '2027-12-31' },
});

export const syntaxProblem: Diagnostic = {
  id: 'syntax/bicep',
  level: 'error',
  title: 'Expected a value',
  label: 'a value was expected here',
  at: spanOf(main, '= {', 2),
  fix: 'Write an expression after `=`.',
  incomplete: true,
};

export const missingModule: Diagnostic = {
  id: 'module/missing',
  level: 'warning',
  title: 'Module `br/public:avm/res/key-vault/vault:0.13.0` is not in the tree',
  path: 'infra/über uns.bicep',
  fix: 'Restore it with `bicep restore`.',
};

/** A report with everything in it that a report can have. */
export const report = (change: Partial<Report> = {}): Report => ({
  version: '1.2.3',
  findings: [openFinding, finding(), secretFinding, unknownFinding, acceptedFinding],
  diagnostics: [syntaxProblem, missingModule],
  coverage: {
    files: { seen: 9, parsed: 5, irrelevant: 3, compiled: 0, partial: 1, failed: 1 },
    modules: { resolved: 3, cached: 0, known: 0, missing: 1 },
    undeployed: 3,
    assumed: 2,
    unexpanded: 1,
    deployments: 3,
    resources: { vault: 3, key: 0, secret: 1 },
    verdicts: { pass: 21, fail: 6, unknown: 1, inapplicable: 4 },
  },
  rules: [
    rule('hardcoded-secrets/secret-resource', { title: 'Secret value stands in the template' }),
    rule('network-exposure/ip-range', { severity: 'medium' }),
    rule('network-exposure/public-access', { severity: 'medium', recommended: false }),
    rule('purge-protection/vault'),
    rule('rbac-breadth/permission-model', { severity: 'low' }),
  ],
  frameworks,
  exit: { code: 1, because: 'Exit 1: 3 findings at or above low.' },
  secrets: [spanOf(main, `'canary-Secret-7f3a'`)],
  names: new Set(['password']),
  prefix: 'services/payments',
  ...change,
});
