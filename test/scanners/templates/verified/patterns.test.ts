import { describe, expect, test } from 'vitest';
import { property, resourceAt, scanFiles, show } from '../scan-files.js';

/** A template that calls a pattern with some parameters, given as Bicep. */
const scanned = (pattern: string, params: string, after = '') =>
  scanFiles({
    'main.bicep': `module it 'br/public:avm/ptn/${pattern}' = {\n  params: {\n    ${params}\n  }\n}\n${after}`,
  });

/** A property of what is deployed at an address, and the text it is found at. */
function found(scan: ReturnType<typeof scanned>, address: string, path: string): readonly unknown[] {
  const value = property(resourceAt(scan, address).body, path);
  return [show(value), value.at.source.text.slice(value.at.start, value.at.end)];
}

const cluster = `name: 'aks', containerRegistryName: 'acr', keyVaultName: 'kv', principalId: 'p', monitoringWorkspaceResourceId: '/w'`;

describe('a call of the pattern for clusters', () => {
  const purge = 'properties.enablePurgeProtection';

  test.each([
    ['0.1.0', '', true, 'it'],
    ['0.1.1', '', null, 'it'],
    ['0.3.0', '', null, 'it'],
    ['0.3.0', ', enablePurgeProtection: false', null, 'false'],
    ['0.3.0', ', enablePurgeProtection: true', true, 'true'],
  ])('%s deploys a vault, with%s', (version, params, expected, place) => {
    const scan = scanned(`azd/aks:${version}`, cluster + params);
    expect(found(scan, 'it/keyVault/keyVault', purge)).toEqual([expected, place]);
  });

  test('lets the cluster read secrets, and says what it does not know', () => {
    const scan = scanned('azd/aks:0.1.4', cluster);
    const [who] = found(scan, 'it/keyVault/keyVault', 'properties.accessPolicies.0.objectId');
    expect(who).toMatch(/managedClusters\/aks\.properties\.identityProfile\.kubeletidentity\.objectId/);
    expect(scan.resources.filter(({ existing }) => !existing).map(({ type }) => type)).toEqual([
      'Microsoft.KeyVault/vaults',
      'Microsoft.KeyVault/vaults/accessPolicies',
    ]);
    expect(scan.coverage.modules).toEqual({ resolved: 1, cached: 0, known: 1, missing: 0 });
    expect(scan.diagnostics.map(({ id }) => id)).toEqual(['module/in-part']);
  });

  test('does not take what a later version takes', () => {
    const scan = scanned('azd/aks:0.1.0', `${cluster}, enablePurgeProtection: true`);
    expect(scan.diagnostics.map(({ id }) => id)).toEqual(['module/in-part', 'module/undeclared-parameter']);
  });
});

describe('a call of a pattern for machine learning', () => {
  test('deploys a vault as it is told, and gives its id', () => {
    const scan = scanned(
      'azd/ml-hub-dependencies:0.2.0',
      "keyVaultName: 'kv', storageAccountName: 'st', cognitiveServicesName: 'c', keyVaultSku: 'premium'",
      "resource key 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: '${it.outputs.keyVaultName}/key' }",
    );
    expect(found(scan, 'it/keyVault/keyVault', 'properties.sku.name')).toEqual(['premium', "'premium'"]);
    expect(found(scan, 'it/keyVault/keyVault', 'properties.enableRbacAuthorization')).toEqual([false, 'it']);
    expect(resourceAt(scan, 'key').id).toBe(`${resourceAt(scan, 'it/keyVault/keyVault').id}/keys/key`);
  });

  const project = "name: 'p', hubResourceId: '/h', keyVaultName: 'kv', userAssignedName: 'id'";

  test('adds an access policy to a vault, and deployed the vault anew at first', () => {
    const policies = 'properties.accessPolicies.0.permissions.secrets';
    const scan = scanned('azd/ml-project:0.1.3', project);
    expect(found(scan, 'it/keyVaultAccess', policies)[0]).toEqual(['get', 'list']);
    expect(scan.resources.some(({ type, existing }) => type === 'Microsoft.KeyVault/vaults' && !existing)).toBe(false);
    const anew = scanned('azd/ml-project:0.1.0', project);
    expect(found(anew, 'it/keyVaultAccess/keyVault', policies)[0]).toEqual(['get', 'list']);
  });
});

test('a call of the pattern for FinOps hubs deploys a vault that nobody can protect', () => {
  const scan = scanned('finops-toolkit/finops-hub:0.1.1', "hubName: 'hub'");
  const vault = 'it/keyVault/keyVault/keyVault';
  expect(found(scan, vault, 'properties.enablePurgeProtection')).toEqual([null, 'it']);
  expect(found(scan, vault, 'properties.enableRbacAuthorization')).toEqual([false, 'it']);
  const secret = resourceAt(scan, 'it/keyVault/keyVault/keyVault_secrets[0]/secret');
  expect(property(secret.body, 'properties.value').sensitive).toBe(true);
});

describe('a call of the pattern for AI Foundry', () => {
  const vault = 'it/keyVault/keyVault/keyVault';
  const zone = "includeAssociatedResources: true, privateEndpointSubnetResourceId: '/s'";

  test.each([
    ['', []],
    [', includeAssociatedResources: true', [vault]],
    [", includeAssociatedResources: true, keyVaultConfiguration: { existingResourceId: '/a/b' }", []],
  ])('deploys a vault where it is wanted:%s', (params, expected) => {
    const scan = scanned('ai-ml/ai-foundry:0.6.0', `baseName: 'ai'${params}`);
    const deployed = scan.resources.filter(({ existing, assumed }) => !existing && assumed !== true);
    expect(deployed.map(({ address }) => address)).toEqual(expected);
  });

  test.each([
    ['0.3.0', "keyVaultConfiguration: { privateDnsZoneResourceId: '/z' }", 'Disabled'],
    ['0.3.0', "keyVaultConfiguration: { privateDnsZoneId: '/z' }", 'Enabled'],
    ['0.7.0', "keyVaultConfiguration: { privateDnsZoneResourceId: '/z' }", 'Disabled'],
  ])('%s closes it with %s: %s', (version, params, expected) => {
    const scan = scanned(`ai-ml/ai-foundry:${version}`, `baseName: 'ai', ${zone}, ${params}`);
    expect(found(scan, vault, 'properties.publicNetworkAccess')[0]).toBe(expected);
  });

  test('is not known before it was made anew', () => {
    const scan = scanned('ai-ml/ai-foundry:0.1.1', "name: 'ai'");
    expect(scan.coverage.modules).toMatchObject({ known: 0, missing: 1 });
  });
});
