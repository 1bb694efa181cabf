import { expect, test } from 'vitest';
import { problems, property, resourceAt, scanFiles, show, steps } from '../scan-files.js';

const compiled = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { vault: { type: 'string' }, protected: { type: 'bool', defaultValue: false } },
  resources: [
    {
      type: 'Microsoft.KeyVault/vaults',
      apiVersion: '2024-11-01',
      name: "[parameters('vault')]",
      properties: { enablePurgeProtection: "[parameters('protected')]", sku: { name: 'standard' } },
    },
  ],
  outputs: { id: { type: 'string', value: "[resourceId('Microsoft.KeyVault/vaults', parameters('vault'))]" } },
};

const cacheOf = (text: string) => ({ cache: { read: () => ({ bytes: new TextEncoder().encode(text) }) } });

const caller = (version: string, params = ''): string => `
module kv 'br:contoso.azurecr.io/key-vault/vault:${version}' = {
  params: {
    vault: 'kv-1'
    ${params}
  }
}
resource other 'Contoso.Test/others@2024-01-01' = { name: 'other', properties: { id: kv.outputs.id } }
`;

test('a module in the cache of Bicep deploys what it says, at the places of its call', () => {
  const scan = scanFiles({ 'main.bicep': caller('v1', 'protected: true') }, cacheOf(JSON.stringify(compiled)));
  const [vault] = scan.resources.filter(({ type }) => type === 'Microsoft.KeyVault/vaults');
  if (vault === undefined) throw new Error('there is no vault');
  const setting = property(vault.body, 'properties.enablePurgeProtection');
  expect(show(setting)).toBe(true);
  expect(setting.at.source.path).toBe('main.bicep');
  expect(steps(setting.trail)).toEqual(['argument protected main.bicep:5 true']);
  expect(steps(property(vault.body, 'properties.sku.name').trail)).toEqual([
    "default br:contoso.azurecr.io/key-vault/vault:v1 main.bicep:2 'br:contoso.azurecr.io/key-vault/vault:v1'",
  ]);
  expect(vault.at.source.path).toBe('main.bicep');
  expect(show(property(resourceAt(scan, 'other').body, 'properties.id'))).toBe(`<${vault.id}>`);
  expect(scan.coverage.modules).toEqual({ resolved: 1, cached: 1, known: 0, missing: 0 });
  expect(scan.coverage.files).toMatchObject({ seen: 1, parsed: 1 });
  expect(scan.sources.map(({ path }) => path)).toEqual(['main.bicep']);
  expect(scan.diagnostics).toEqual([]);
});

test('what is in the cache and cannot be read is not what the module deploys', () => {
  const broken = scanFiles({ 'main.bicep': caller('v1') }, cacheOf('{ "$schema": '));
  expect(broken.coverage.modules).toEqual({ resolved: 0, cached: 0, known: 0, missing: 1 });
  expect(problems(broken)).toEqual(["module/missing main.bicep:2 'br:contoso.azurecr.io/key-vault/vault:v1'"]);
  const known = "module kv 'br/public:avm/res/key-vault/vault:0.13.0' = { params: { name: 'kv' } }";
  const scan = scanFiles({ 'main.bicep': known }, cacheOf('{ "$schema": '));
  expect(scan.coverage.modules).toEqual({ resolved: 1, cached: 0, known: 1, missing: 0 });
  expect(scan.resources).toHaveLength(1);
});
