import { describe, expect, it } from 'vitest';
import { assumptions, property, resourceAt, scanFiles, show, vault } from '../scan-files.js';

const group = '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/⟨resourceGroup().name⟩';
const inGroup = `${group}/providers/Microsoft.KeyVault/vaults`;

describe('ids and names', () => {
  const nested = `
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  resource password 'secrets' = {
    name: 'password'
    properties: { value: vault.name }
  }
  resource old 'secrets@2019-09-01' = {
    name: '\${password.name}-old'
  }
}
output of string = vault::password.id
`;

  it.each([
    ['a resource of the group', vault(), 'vault', 'kv', `${inGroup}/kv`],
    [
      'an unknown name',
      `param name string\n${vault('', 'name')}`,
      'vault',
      '<⟨parameter name⟩>',
      `${inGroup}/⟨parameter name⟩`,
    ],
    [
      'a name with a known part',
      `param n string\n${vault('', "'kv-${n}'")}`,
      'vault',
      '<kv-⟨parameter n⟩>',
      `${inGroup}/kv-⟨parameter n⟩`,
    ],
    ['a nested resource', nested, 'vault::password', 'password', `${inGroup}/kv/secrets/password`],
    [
      'a nested resource named after its sibling',
      nested,
      'vault::old',
      'password-old',
      `${inGroup}/kv/secrets/password-old`,
    ],
    [
      'a resource with a parent',
      `${vault()}resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {\n parent: vault\n name: 'x'\n}`,
      's',
      'x',
      `${inGroup}/kv/secrets/x`,
    ],
    [
      'a name of two segments',
      `${vault()}resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {\n name: '\${vault.name}/x'\n}`,
      's',
      'x',
      `${inGroup}/kv/secrets/x`,
    ],
    [
      'a name of two segments that begins unknown',
      `param v string\nresource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {\n name: '\${v}/x'\n}`,
      's',
      'x',
      `${inGroup}/⟨parameter v⟩/secrets/x`,
    ],
    [
      'a name of which a segment is secret',
      `@secure()\nparam n string = 'x'\n${vault()}resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {\n name: '\${vault.name}/\${n}'\n}`,
      's',
      '<⟨part 2 of ⟨name of s⟩⟩>',
      `${inGroup}/kv/secrets/⟨part 2 of ⟨name of s⟩⟩`,
    ],
    [
      'a loop over the positions in a list',
      `param names array\nresource s 'Microsoft.KeyVault/vaults@2024-11-01' = [for i in range(0, length(names)): { name: names[i] }]`,
      's[*]',
      '<⟨parameter names[*]⟩>',
      `${inGroup}/⟨parameter names[*]⟩`,
    ],
    [
      'a type with the name of its provider',
      "resource vault 'az:Microsoft.KeyVault/vaults@2024-11-01' = {\n name: 'kv'\n}",
      'vault',
      'kv',
      `${inGroup}/kv`,
    ],
    [
      'an extension of a vault',
      `${vault()}resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\n scope: vault\n name: 'l'\n}`,
      'lock',
      'l',
      `${inGroup}/kv/providers/Microsoft.Authorization/locks/l`,
    ],
    [
      'an existing vault of another group',
      "resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {\n scope: resourceGroup('s1', 'rg')\n name: 'kv'\n}",
      'vault',
      'kv',
      '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv',
    ],
    [
      'a resource group',
      "// Microsoft.KeyVault\ntargetScope = 'subscription'\nresource vaults 'Microsoft.Resources/resourceGroups@2024-03-01' = {\n name: 'rg'\n}",
      'vaults',
      'rg',
      '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg',
    ],
    [
      'a role assignment of the subscription',
      "targetScope = 'subscription'\nresource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n name: 'x'\n}",
      'a',
      'x',
      '/subscriptions/⟨subscription().subscriptionId⟩/providers/Microsoft.Authorization/roleAssignments/x',
    ],
    [
      'a resource of the tenant',
      "targetScope = 'tenant'\nresource a 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n name: 'x'\n}",
      'a',
      'x',
      '/providers/Microsoft.Authorization/roleAssignments/x',
    ],
    [
      'a missing name',
      "resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {}",
      'vault',
      '<it has no name>',
      `${inGroup}/⟨name of vault⟩`,
    ],
  ])('of %s', (_, text, address, name, id) => {
    const resource = resourceAt(scanFiles({ 'main.bicep': text }), address);
    expect(show(resource.name)).toBe(name);
    expect(resource.id).toBe(id);
  });

  it('have one text for two possible names', () => {
    const scan = scanFiles({ 'main.bicep': `param prod bool\n${vault('', "prod ? 'kv-p' : 'kv-d'")}` });
    expect(resourceAt(scan, 'vault').id).toBe(`⟨${inGroup}/kv-p|${inGroup}/kv-d⟩`);
  });

  it('have one text for two possible scopes', () => {
    const scan = scanFiles({
      'main.bicep': `targetScope = 'subscription'
param far bool
resource near 'Microsoft.Resources/resourceGroups@2024-03-01' existing = { name: 'near' }
resource grant 'Microsoft.Authorization/roleAssignments@2022-04-01' = { name: 'x', scope: far ? subscription() : near }`,
    });
    const grant = resourceAt(scan, 'grant');
    expect(grant.scope).toBe(
      '⟨/subscriptions/⟨subscription().subscriptionId⟩|/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/near⟩',
    );
    expect(grant.id).toBe(
      '⟨/subscriptions/⟨subscription().subscriptionId⟩/providers/Microsoft.Authorization/roleAssignments/x|/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/near/providers/Microsoft.Authorization/roleAssignments/x⟩',
    );
  });

  it('agree with resourceId()', () => {
    const scan = scanFiles({
      'main.bicep': vault("tags: [vault.id, resourceId('Microsoft.KeyVault/vaults', 'kv')]"),
    });
    const ids = show(property(resourceAt(scan, 'vault').body, 'properties.tags'));
    expect(ids).toEqual([`<${inGroup}/kv>`, `<${inGroup}/kv>`]);
  });

  it('take type and version of nested resources from their parents', () => {
    const scan = scanFiles({ 'main.bicep': nested });
    expect(scan.resources.map(({ type, apiVersion }) => `${type}@${apiVersion ?? ''}`)).toEqual([
      'Microsoft.KeyVault/vaults@2024-11-01',
      'Microsoft.KeyVault/vaults/secrets@2024-11-01',
      'Microsoft.KeyVault/vaults/secrets@2019-09-01',
    ]);
    expect(scan.outputs.map(({ name, value }) => [name, show(value)])).toEqual([
      ['of', `<${inGroup}/kv/secrets/password>`],
    ]);
  });

  it.each([
    ['a resource of the group', vault(), 'vault', group],
    [
      'a resource group',
      "targetScope = 'subscription'\nresource g 'Microsoft.Resources/resourceGroups@2024-03-01' = {\n name: 'secrets'\n}",
      'g',
      '/subscriptions/⟨subscription().subscriptionId⟩',
    ],
    [
      'an extension',
      `${vault()}resource lock 'Microsoft.Authorization/locks@2020-05-01' = {\n scope: vault\n name: 'l'\n}`,
      'lock',
      `${inGroup}/kv`,
    ],
    ['a nested resource', nested, 'vault::password', group],
  ])('have a scope: of %s', (_, text, address, scope) => {
    expect(resourceAt(scanFiles({ 'main.bicep': text }), address).scope).toBe(scope);
  });
});

describe('bodies', () => {
  it('leave out what only Bicep knows of', () => {
    const text = `${vault()}resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
      parent: vault
      name: 'x'
      dependsOn: [vault]
      properties: { value: 'v' }
    }`;
    expect(show(resourceAt(scanFiles({ 'main.bicep': text }), 's').body)).toEqual({
      name: 'x',
      properties: { value: 'v' },
    });
  });

  it.each([
    ['what is written', 'vault.properties.enablePurgeProtection', true],
    ['what is written inside of it', 'vault.properties.sku.name', 'premium'],
    ['what is written, whatever its case', 'vault.properties.SKU.name', 'premium'],
    ['what is written, in the way of ARM', "reference(vault.id, '2024-11-01').sku.name", 'premium'],
    ['the whole of it, in the way of ARM', "reference('kv', '2024-11-01', 'Full').properties.sku.name", 'premium'],
    ['what Azure adds, in the way of ARM', 'reference(vault.id).vaultUri', `<⟨${inGroup}/kv.properties.vaultUri⟩>`],
    ['its type', 'vault.type', 'Microsoft.KeyVault/vaults'],
    ['its version', 'vault.apiVersion', '2024-11-01'],
    ['its location', 'vault.location', 'westeurope'],
    ['what Azure adds', 'vault.properties.vaultUri', `<⟨${inGroup}/kv.properties.vaultUri⟩>`],
    ['what Azure adds to what is written', 'vault.properties.sku.tier', `<⟨${inGroup}/kv.properties.sku.tier⟩>`],
    ['a property of what exists', 'there.properties.vaultUri', `<⟨${inGroup}/old.properties.vaultUri⟩>`],
  ])('read from another resource: %s', (_, expression, expected) => {
    const scan = scanFiles({
      'main.bicep': `
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  location: 'westeurope'
  properties: { enablePurgeProtection: true, sku: { name: 'premium' } }
}
resource there 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'old' }
resource other 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 's', properties: { read: ${expression} } }
`,
    });
    expect(show(property(resourceAt(scan, 'other').body, 'properties.read'))).toBe(expected);
  });

  it('get secrets that are never printed', () => {
    const scan = scanFiles({ 'main.bicep': vault("value: vault.getSecret('x')\n keys: vault.listKeys()") });
    const { body } = resourceAt(scan, 'vault');
    expect(property(body, 'properties.value')).toMatchObject({ kind: 'unknown', sensitive: true });
    expect(property(body, 'properties.keys')).toMatchObject({ kind: 'unknown', sensitive: true });
  });

  it('end in an unknown when they refer to themselves', () => {
    const scan = scanFiles({ 'main.bicep': vault('', 'vault.name') });
    expect(show(resourceAt(scan, 'vault').name)).toBe('<the name of `vault` refers to itself>');
  });
});

describe('conditions', () => {
  const when = (condition: string, head = ''): string =>
    `${head}\nresource vault 'Microsoft.KeyVault/vaults@2024-11-01' = if (${condition}) {\n name: 'kv'\n}`;

  it.each([
    ['true', when('true'), ['']],
    ['false', when('false'), []],
    ['a parameter without a value', when('deploy', 'param deploy bool'), ['⟨parameter deploy⟩=true']],
    ['the opposite of one', when('!deploy', 'param deploy bool'), ['⟨parameter deploy⟩=false']],
    [
      'a comparison with an allowed value',
      when("size == 'prod'", "param size 'dev' | 'prod'"),
      ['⟨parameter size⟩=prod'],
    ],
    ['two of three allowed values', when("size != 'dev'", "param size 'dev' | 'test' | 'prod'"), ['']],
    ['all allowed values', when("contains(['dev', 'prod'], size)", "param size 'dev' | 'prod'"), ['']],
    [
      'an unknown string',
      when("size == 'prod'", 'param size string'),
      ["⟨parameter size⟩=prod & ⟨⟨parameter size⟩ == 'prod'⟩=true"],
    ],
    ['something that is never equal to itself', when('bool(newGuid())'), ['condition of vault=true']],
  ])('that say: %s', (_, text, expected) => {
    const scan = scanFiles({ 'main.bicep': text });
    expect(scan.resources.map((each) => assumptions(each.when))).toEqual(expected);
  });

  it('leave out of the body what they rule out', () => {
    const text = `param size 'dev' | 'test' | 'prod'
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = if (size != 'dev') {
  name: 'kv-\${size}'
  properties: { days: size == 'dev' ? 7 : 90, public: size == 'test' }
}`;
    const resource = resourceAt(scanFiles({ 'main.bicep': text }), 'vault');
    expect(show(resource.name)).toEqual({ '⟨parameter size⟩=test': 'kv-test', '⟨parameter size⟩=prod': 'kv-prod' });
    expect(show(property(resource.body, 'properties'))).toEqual({
      days: 90,
      public: { '⟨parameter size⟩=test': true, '⟨parameter size⟩=prod': false },
    });
  });

  it('hold for nested resources too', () => {
    const text = `param deploy bool
resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = if (deploy) {
  name: 'kv'
  resource s 'secrets' = if (!deploy) { name: 'never' }
  resource t 'secrets' = { name: 'sometimes' }
}`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(scan.resources.map((each) => [each.address, assumptions(each.when)])).toEqual([
      ['vault', '⟨parameter deploy⟩=true'],
      ['vault::t', '⟨parameter deploy⟩=true'],
    ]);
  });
});

describe('loops', () => {
  const loop = (over: string, head = '', body = "{ name: 'kv-${x}' }"): string =>
    `${head}\nresource vaults 'Microsoft.KeyVault/vaults@2024-11-01' = [for ${over}: ${body}]`;

  it.each([
    ['strings', loop("x in ['dev', 'prod']"), { "vaults['dev']": 'kv-dev', "vaults['prod']": 'kv-prod' }],
    ['numbers', loop('x in range(1, 2)'), { 'vaults[0]': 'kv-1', 'vaults[1]': 'kv-2' }],
    [
      'the same string twice',
      loop("(x, i) in ['a', 'a']", '', "{ name: 'kv-${x}${i}' }"),
      { 'vaults[0]': 'kv-a0', 'vaults[1]': 'kv-a1' },
    ],
    ['nothing', loop('x in []'), {}],
    ['what passes a filter', loop('x in [1, 2]', '', "if (x > 1) { name: 'kv-${x}' }"), { 'vaults[1]': 'kv-2' }],
    ['an unknown array', loop('x in names', 'param names array'), { 'vaults[*]': '<kv-⟨parameter names[*]⟩>' }],
    [
      'an array that is partly known',
      loop("x in concat(['a'], names)", 'param names array'),
      { "vaults['a']": 'kv-a', 'vaults[*]': '<kv-⟨parameter names[*]⟩>' },
    ],
  ])('over %s', (_, text, expected) => {
    const scan = scanFiles({ 'main.bicep': text });
    expect(Object.fromEntries(scan.resources.map((each) => [each.address, show(each.name)]))).toEqual(expected);
  });

  it.each([
    ['what can be listed', loop("x in ['a']"), 0],
    ['what cannot', loop('x in names', 'param names array'), 1],
    ['what cannot in part', loop("x in concat(['a'], names)", 'param names array'), 1],
  ])('over %s are counted when one instance stands for all', (_, text, unexpanded) => {
    expect(scanFiles({ 'main.bicep': text }).coverage).toMatchObject({ unexpanded });
  });

  it('over one of two arrays assume which', () => {
    const scan = scanFiles({ 'main.bicep': loop("x in prod ? ['a', 'b'] : ['a']", 'param prod bool') });
    expect(scan.resources.map((each) => [each.address, assumptions(each.when)])).toEqual([
      ["vaults['a']", '⟨parameter prod⟩=true'],
      ["vaults['b']", '⟨parameter prod⟩=true'],
      ["vaults['a']", '⟨parameter prod⟩=false'],
    ]);
  });

  it('can be asked for one of their resources', () => {
    const text = `${loop("x in ['dev', 'prod']")}
resource lock 'Microsoft.Authorization/locks@2020-05-01' = [for i in range(0, 2): { scope: vaults[i], name: vaults[i].name }]`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(resourceAt(scan, 'lock[1]').id).toBe(`${inGroup}/kv-prod/providers/Microsoft.Authorization/locks/kv-prod`);
  });

  it('over the same unknown array go together', () => {
    const text = `${loop('(x, i) in names', 'param names array', '{ name: x }')}
resource s 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [for (x, i) in names: { parent: vaults[i], name: 's' }]`;
    const scan = scanFiles({ 'main.bicep': text });
    expect(resourceAt(scan, 's[*]').id).toBe(`${inGroup}/⟨parameter names[*]⟩/secrets/s`);
  });
});
