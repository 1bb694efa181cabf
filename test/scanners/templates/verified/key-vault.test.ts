import { describe, expect, test } from 'vitest';
import type { TemplateInput } from '../../../../src/scanners/templates/input.js';
import { problems, property, resourceAt, scanFiles, show, steps } from '../scan-files.js';

const reference = 'br/public:avm/res/key-vault/vault';

/** A template that calls the module with some parameters, given as Bicep. */
const calling = (params = '', { version = '0.13.0', before = '', after = '', name = "'kv'" } = {}): string => `${before}
module kv '${reference}:${version}' = {
  name: 'deployment'
  params: {
    name: ${name}
    ${params}
  }
}
${after}`;

const scanned = (text: string, options?: Partial<TemplateInput>) => scanFiles({ 'main.bicep': text }, options);

/** What is deployed, by address. */
const addresses = (text: string): readonly string[] =>
  scanned(text)
    .resources.filter(({ existing }) => !existing)
    .map(({ address, type, apiVersion }) => `${address} ${type}@${apiVersion ?? ''}`);

const shownAt = (text: string, address: string, path: string): unknown =>
  show(property(resourceAt(scanned(text), address).body, path));

describe('a call of the module for vaults', () => {
  test('deploys a vault with the defaults of the module', () => {
    const scan = scanned(calling());
    expect(scan.resources.map(({ address }) => address)).toEqual(['kv/keyVault']);
    const vault = resourceAt(scan, 'kv/keyVault');
    expect(vault.apiVersion).toBe('2024-11-01');
    expect(vault.id).toMatch(/\/providers\/Microsoft\.KeyVault\/vaults\/kv$/);
    expect(show(property(vault.body, 'properties'))).toMatchObject({
      enabledForDeployment: true,
      enabledForTemplateDeployment: true,
      enabledForDiskEncryption: true,
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      enableRbacAuthorization: true,
      enablePurgeProtection: true,
      sku: { name: 'premium', family: 'A' },
      networkAcls: null,
      publicNetworkAccess: null,
      accessPolicies: [],
    });
    expect(scan.coverage.modules).toEqual({ resolved: 1, cached: 0, known: 1, missing: 0 });
    expect(scan.diagnostics).toEqual([]);
  });

  test('has its sources nowhere in the scan: they are not of the files', () => {
    const scan = scanned(calling());
    expect(scan.sources.map(({ path }) => path)).toEqual(['main.bicep']);
    expect(scan.coverage.files).toMatchObject({ seen: 1, parsed: 1 });
    expect(scan.parameters).toEqual([]);
    expect(scan.outputs).toEqual([]);
    expect(scan.moduleCalls.map(({ address }) => address)).toEqual(['kv']);
    expect(scan.sources.flatMap((each) => scan.declarationsIn(each))).toHaveLength(1);
  });

  test.each([
    ['enablePurgeProtection: false', 'properties.enablePurgeProtection', null],
    ['enableRbacAuthorization: false', 'properties.enableRbacAuthorization', false],
    ['softDeleteRetentionInDays: 7', 'properties.softDeleteRetentionInDays', 7],
    ["sku: 'standard'", 'properties.sku.name', 'standard'],
    ["publicNetworkAccess: 'Disabled'", 'properties.publicNetworkAccess', 'Disabled'],
    ["networkAcls: { defaultAction: 'Deny' }", 'properties.networkAcls.defaultAction', 'Deny'],
    ["networkAcls: { defaultAction: 'Deny' }", 'properties.networkAcls.ipRules', []],
    ["privateEndpoints: [{ subnetResourceId: '/s' }]", 'properties.publicNetworkAccess', 'Disabled'],
    [
      "privateEndpoints: [{ subnetResourceId: '/s' }], networkAcls: { defaultAction: 'Allow' }",
      'properties.publicNetworkAccess',
      null,
    ],
    ["location: 'westeurope'", 'location', 'westeurope'],
  ])('takes %s as %s: %s', (params, path, expected) => {
    expect(shownAt(calling(params), 'kv/keyVault', path)).toEqual(expected);
  });

  test('is found where it is written: a value at its argument, a default at the call', () => {
    const text = calling('enablePurgeProtection: false\n    networkAcls: acls', {
      before: "var acls = { defaultAction: 'Allow' }",
    });
    const vault = resourceAt(scanned(text), 'kv/keyVault');
    const place = (path: string): readonly string[] => {
      const { at, trail } = property(vault.body, path);
      return [at.source.path, at.source.text.slice(at.start, at.end), ...steps(trail)];
    };
    expect(place('properties.enablePurgeProtection')).toEqual([
      'main.bicep',
      'false',
      'argument enablePurgeProtection main.bicep:6 false',
    ]);
    expect(place('properties.networkAcls.defaultAction')).toEqual([
      'main.bicep',
      'acls',
      'argument networkAcls main.bicep:7 acls',
      "variable acls main.bicep:1 'Allow'",
    ]);
    expect(place('properties.sku.name')).toEqual([
      'main.bicep',
      'kv',
      `default ${reference}:0.13.0 main.bicep:2 '${reference}:0.13.0'`,
    ]);
    expect(vault.at.source.text.slice(vault.at.start, vault.at.end)).toBe('kv');
  });

  test('is found at the item of an argument, where something is made of that', () => {
    const granted = "{ principalId: 'p', roleDefinitionIdOrName: 'Owner' }";
    const secret = `{ name: 's', value: 'x', roleAssignments: [${granted}] }`;
    const text = calling(`roleAssignments: [${granted}]\n    secrets: [${secret}]`);
    const place = (address: string, path: string): readonly string[] => {
      const { at, trail } = property(resourceAt(scanned(text), address).body, path);
      return [at.source.text.slice(at.start, at.end), ...steps(trail)];
    };
    const role = 'properties.roleDefinitionId';
    expect(place('kv/keyVault_roleAssignments[0]', role)).toEqual([
      granted,
      `argument roleAssignments main.bicep:6 ${granted}`,
    ]);
    expect(place('kv/keyVault_secrets[0]/secret_roleAssignments[0]', role)).toEqual([
      granted,
      `argument secrets main.bicep:7 ${granted}`,
    ]);
    expect(place('kv/keyVault_secrets[0]/secret', 'properties.contentType')[0]).toBe(secret);
    expect(resourceAt(scanned(text), 'kv/keyVault_roleAssignments[0]').at).toEqual(
      resourceAt(scanned(text), 'kv/keyVault').at,
    );
  });

  test('deploys what lists name, one for each item', () => {
    const text = calling(`
    lock: { kind: 'CanNotDelete' }
    keys: [{ name: 'a', kty: 'RSA' }, { name: 'b' }]
    secrets: [{ name: 's', value: 'x', attributes: { exp: 1 }, roleAssignments: [{ principalId: 'p', roleDefinitionIdOrName: 'Key Vault Secrets User' }] }]
    accessPolicies: [{ objectId: 'o', permissions: { keys: ['get'] } }]
    roleAssignments: [{ principalId: 'p', roleDefinitionIdOrName: 'Key Vault Administrator' }]
    diagnosticSettings: [{ workspaceResourceId: '/w' }]
    privateEndpoints: [{ subnetResourceId: '/s', privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: '/z/privatelink' }] } }]`);
    expect(addresses(text)).toEqual([
      'kv/keyVault Microsoft.KeyVault/vaults@2024-11-01',
      'kv/keyVault_lock Microsoft.Authorization/locks@2020-05-01',
      'kv/keyVault_diagnosticSettings[0] Microsoft.Insights/diagnosticSettings@2021-05-01-preview',
      'kv/keyVault_roleAssignments[0] Microsoft.Authorization/roleAssignments@2022-04-01',
      'kv/keyVault_accessPolicies/policies Microsoft.KeyVault/vaults/accessPolicies@2023-07-01',
      'kv/keyVault_secrets[0]/secret Microsoft.KeyVault/vaults/secrets@2024-11-01',
      'kv/keyVault_secrets[0]/secret_roleAssignments[0] Microsoft.Authorization/roleAssignments@2022-04-01',
      'kv/keyVault_keys[0]/key Microsoft.KeyVault/vaults/keys@2024-11-01',
      'kv/keyVault_keys[1]/key Microsoft.KeyVault/vaults/keys@2024-11-01',
      'kv/keyVault_privateEndpoints[0]/privateEndpoint Microsoft.Network/privateEndpoints@2024-05-01',
      'kv/keyVault_privateEndpoints[0]/privateEndpoint_lock Microsoft.Authorization/locks@2020-05-01',
      'kv/keyVault_privateEndpoints[0]/privateEndpoint_privateDnsZoneGroup/privateDnsZoneGroup Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01',
    ]);
    expect(shownAt(text, 'kv/keyVault_keys[0]/key', 'properties.keySize')).toBe(4096);
    expect(shownAt(text, 'kv/keyVault_keys[1]/key', 'properties.kty')).toBe('EC');
    expect(shownAt(text, 'kv/keyVault_keys[1]/key', 'properties.keySize')).toBeNull();
    expect(shownAt(text, 'kv/keyVault_secrets[0]/secret', 'properties.attributes.exp')).toBe(1);
    expect(shownAt(text, 'kv/keyVault_diagnosticSettings[0]', 'properties.logs.0.categoryGroup')).toBe('allLogs');
    const role = shownAt(text, 'kv/keyVault_roleAssignments[0]', 'properties.roleDefinitionId');
    expect(role).toMatch(/roleDefinitions\/00482a5a-887f-4fb3-b363-3b7fe8e74483>$/);
    const own = shownAt(text, 'kv/keyVault_secrets[0]/secret_roleAssignments[0]', 'properties.roleDefinitionId');
    expect(own).toMatch(/roleDefinitions\/4633458b-17de-408a-b874-0445c86b69e6>$/);
    const zone = 'properties.privateDnsZoneConfigs.0.properties.privateDnsZoneId';
    const group = 'kv/keyVault_privateEndpoints[0]/privateEndpoint_privateDnsZoneGroup/privateDnsZoneGroup';
    expect(shownAt(text, group, zone)).toBe('/z/privatelink');
    const connected = resourceAt(scanned(text), 'kv/keyVault_privateEndpoints[0]/privateEndpoint');
    expect(JSON.stringify(show(connected.body))).toContain('/providers/Microsoft.KeyVault/vaults/kv');
  });

  test('hides the values of secrets', () => {
    const text = calling("secrets: [{ name: 's', value: 'x' }]");
    const secret = resourceAt(scanned(text), 'kv/keyVault_secrets[0]/secret');
    expect(property(secret.body, 'properties.value').sensitive).toBe(true);
  });

  test('stands for any number where a list is only known at deployment', () => {
    const scan = scanned(calling('roleAssignments: all', { before: 'param all array' }));
    expect(scan.resources.map(({ address }) => address)).toContain('kv/keyVault_roleAssignments[*]');
    expect(scan.coverage.unexpanded).toBe(1);
  });

  test('is deployed under its condition, and judged all the same where the default rules it out', () => {
    const text = calling().replace(' = {', ' = if (deploy) {');
    const [assumed] = scanned(`param deploy bool = false\n${text}`).resources;
    expect(assumed).toMatchObject({ address: 'kv/keyVault', assumed: true });
    const [conditional] = scanned(`param deploy bool\n${text}`).resources;
    expect(conditional?.when.map(({ subject, is }) => [subject, is])).toEqual([['⟨parameter deploy⟩', true]]);
  });

  test('is one for each round of a loop', () => {
    const text = calling('', { name: 'name' })
      .replace(' = {', " = [for name in ['kv-a', 'kv-b']: {")
      .replace(/\}\n$/, '}]\n');
    expect(scanned(text).resources.map(({ address }) => address)).toEqual([
      "kv['kv-a']/keyVault",
      "kv['kv-b']/keyVault",
    ]);
  });

  test('gives its outputs to the rest of the template', () => {
    const scan = scanned(
      calling("secrets: [{ name: 's', value: 'x' }]", {
        name: "'kv-${env}'",
        before: 'param env string',
        after: `resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: '\${kv.outputs.name}/key' }
resource other 'Contoso.Test/others@2024-01-01' = {
  name: 'other'
  properties: { id: kv.outputs.resourceId, uri: kv.outputs.uri, secret: kv.outputs.secrets[0].uri, none: kv.outputs.?nothing }
}`,
      }),
    );
    const { id } = resourceAt(scan, 'kv/keyVault');
    expect(resourceAt(scan, 'key').id).toBe(`${id}/keys/key`);
    expect(show(property(resourceAt(scan, 'other').body, 'properties'))).toEqual({
      id: `<${id}>`,
      uri: `<⟨${id}.properties.vaultUri⟩>`,
      secret: `<⟨${id}/secrets/s.properties.secretUri⟩>`,
      none: null,
    });
    const { trail } = property(resourceAt(scan, 'other').body, 'properties.id');
    expect(trail.every(({ at }) => at.source.path === 'main.bicep')).toBe(true);
  });
});

describe('a version of the module for vaults', () => {
  test.each([
    ['0.2.0', "secrets: { secureList: [{ name: 's', value: 'x', attributesExp: 1 }] }", '2022-07-01'],
    ['0.6.0', "secrets: [{ name: 's', value: 'x', attributesExp: 1 }]", '2022-07-01'],
    ['0.7.1', "secrets: [{ name: 's', value: 'x', attributes: { exp: 1 } }]", '2022-07-01'],
    ['0.14.0', "secrets: [{ name: 's', value: 'x', attributes: { exp: 1 } }]", '2024-11-01'],
  ])('%s takes %s', (version, params, apiVersion) => {
    const secret = resourceAt(scanned(calling(params, { version })), 'kv/keyVault_secrets[0]/secret');
    expect(secret.apiVersion).toBe(apiVersion);
    expect(show(property(secret.body, 'properties.attributes.exp'))).toBe(1);
  });

  test.each([
    ['0.13.3', [{ categoryGroup: 'allLogs', category: null, enabled: true }]],
    ['0.14.0', []],
  ])('%s logs this of a setting that only names metrics', (version, expected) => {
    const text = calling("diagnosticSettings: [{ metricCategories: [{ category: 'AllMetrics' }] }]", { version });
    expect(shownAt(text, 'kv/keyVault_diagnosticSettings[0]', 'properties.logs')).toEqual(expected);
  });

  test('that is newer than all that are known is judged by the newest, which is told', () => {
    const scan = scanned(calling('somethingNew: true', { version: '7.0.0' }));
    expect(problems(scan)).toEqual([
      `module/other-version main.bicep:2 '${reference}:7.0.0'`,
      'module/undeclared-parameter main.bicep:6 somethingNew',
    ]);
    expect(scan.diagnostics.map(({ level }) => level)).toEqual(['note', 'note']);
    expect(scan.resources).toHaveLength(1);
  });

  test('has parameters, and others are mistakes', () => {
    const scan = scanned(calling('enablePurgeProtectoin: false'));
    expect(problems(scan)).toEqual(['module/undeclared-parameter main.bicep:6 enablePurgeProtectoin']);
    expect(scan.diagnostics).toMatchObject([{ level: 'warning', label: 'did you mean `enablePurgeProtection`?' }]);
  });

  test('that is older than all that are known is not', () => {
    const scan = scanned(calling('', { version: '0.1.0' }));
    expect(scan.resources).toEqual([]);
    expect(scan.coverage.modules).toEqual({ resolved: 0, cached: 0, known: 0, missing: 1 });
  });
});

test('the modules for keys, secrets and access policies stand alone, too', () => {
  const text = (part: string, params: string): string =>
    `module it 'br/public:avm/res/key-vault/vault/${part}:0.1.0' = { params: { keyVaultName: 'kv', ${params} } }`;
  expect(addresses(text('key', "name: 'k'"))).toEqual(['it/key Microsoft.KeyVault/vaults/keys@2024-11-01']);
  expect(addresses(text('secret', "name: 's', value: 'x'"))).toEqual([
    'it/secret Microsoft.KeyVault/vaults/secrets@2024-11-01',
  ]);
  expect(addresses(text('access-policy', 'accessPolicies: []'))).toEqual([
    'it/policies Microsoft.KeyVault/vaults/accessPolicies@2024-11-01',
  ]);
});
