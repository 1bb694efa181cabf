import { describe, expect, it } from 'vitest';
import { assumptions, problems, property, resourceAt, scanFiles, show, steps, vault } from '../scan-files.js';

const named = `param name string\n${vault('', 'name')}\noutput id string = vault.id\noutput name string = vault.name`;
const group = '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/⟨resourceGroup().name⟩';
const other = (value: string): string =>
  `resource other 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 's', properties: { value: ${value} } }`;

describe('a call of a module', () => {
  it('evaluates it with its arguments', () => {
    const scan = scanFiles({
      'main.bicep': "module network 'v.bicep' = { params: { name: 'kv-${1 + 1}' } }",
      'v.bicep': named,
    });
    expect(show(resourceAt(scan, 'network/vault').name)).toBe('kv-2');
    expect(scan.moduleCalls).toMatchObject([{ reference: 'v.bicep', address: 'network', secureParameters: new Set() }]);
    expect(scan.coverage.modules).toEqual({ resolved: 1, cached: 0, known: 0, missing: 0 });
  });

  it.each([
    ['an output', 'one.outputs.name', 'kv-1'],
    ['an output of one round of a loop', 'many[1].outputs.name', 'kv-b'],
    ['an output of a call inside of a call', 'outer.outputs.name', 'kv-deep'],
    ['an id', 'one.outputs.id', `<${group}/providers/Microsoft.KeyVault/vaults/kv-1>`],
    ['an output that is not there', 'one.outputs.?nothing', null],
    ['the name of the call', 'one.name', 'deployment'],
    ['nothing of a call that is not made', 'never.?outputs.?name', null],
    ['the name of a call that is not made', 'never.?name', 'never'],
    ['an output of a missing module', 'gone.outputs.name', '<⟨gone.outputs.name⟩>'],
    ['an output of a module of a registry', 'far.outputs.name', '<⟨far.outputs.name⟩>'],
    ['an output of a module that is known', 'known.outputs.name', 'kv-known'],
  ])('gives %s', (_, expression, expected) => {
    const scan = scanFiles({
      'main.bicep': `
module one 'v.bicep' = { name: 'deployment', params: { name: 'kv-1' } }
module many 'v.bicep' = [for x in ['a', 'b']: { params: { name: 'kv-\${x}' } }]
module never 'v.bicep' = if (one.name == 'other') { name: 'never', params: { name: 'kv' } }
module outer 'outer.bicep' = {}
module gone 'gone.bicep' = {}
module far 'br:contoso.azurecr.io/vault:v1' = { params: { name: 'kv' } }
module known 'br/public:avm/res/key-vault/vault:0.13.0' = { params: { name: 'kv-known' } }
${other(expression)}`,
      'outer.bicep': "module v 'v.bicep' = { params: { name: 'kv-deep' } }\noutput name string = v.outputs.name",
      'v.bicep': named,
    });
    expect(show(property(resourceAt(scan, 'other').body, 'properties.value'))).toBe(expected);
  });

  it('in a loop has an address for each round', () => {
    const scan = scanFiles({
      'main.bicep': "module v 'v.bicep' = [for x in ['dev', 'prod']: { params: { name: x } }]",
      'v.bicep': named,
    });
    expect(scan.resources.map((each) => [each.address, show(each.name)])).toEqual([
      ["v['dev']/vault", 'dev'],
      ["v['prod']/vault", 'prod'],
    ]);
  });

  it('under a condition deploys all its resources under it', () => {
    const scan = scanFiles({
      'main.bicep':
        "param size 'small' | 'large'\nmodule v 'v.bicep' = if (size == 'large') { params: { name: size } }",
      'v.bicep': named,
    });
    expect(scan.resources.map((each) => [assumptions(each.when), show(each.name)])).toEqual([
      ['⟨parameter size⟩=large', 'large'],
    ]);
  });

  it('that is never made is none, and the module is deployed by itself', () => {
    const scan = scanFiles({
      'main.bicep': "module v 'v.bicep' = if (false) { params: { name: 'x' } }",
      'v.bicep': named,
    });
    expect(scan.resources.map(({ address, deployment }) => [address, deployment.name])).toEqual([
      ['vault', 'v.bicep (not deployed by its callers)'],
    ]);
    expect(scan.moduleCalls).toEqual([]);
  });

  it.each([
    ["resourceGroup('rg')", '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg'],
    ["resourceGroup('sub', 'rg')", '/subscriptions/sub/resourceGroups/rg'],
    ["az.resourceGroup('rg')", '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/rg'],
    ['resourceGroup()', group],
    ['rg', '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/named'],
    ['far', '/subscriptions/s2/resourceGroups/far'],
    [
      "true ? resourceGroup('yes') : resourceGroup('no')",
      '/subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/yes',
    ],
    ['unclear ? resourceGroup(a) : rg', '/subscriptions/⟨subscription of v⟩/resourceGroups/⟨resource group of v⟩'],
  ])('goes where `scope: %s` says', (scope, expected) => {
    const scan = scanFiles({
      'main.bicep': `param unclear bool
param a string
resource rg 'Microsoft.Resources/resourceGroups@2024-03-01' existing = { scope: subscription(), name: 'named' }
resource far 'Microsoft.Resources/resourceGroups@2024-03-01' existing = { scope: subscription('s2'), name: 'far' }
module v 'v.bicep' = { scope: ${scope}, params: { name: 'kv' } }`,
      'v.bicep': named,
    });
    expect(resourceAt(scan, 'v/vault').id).toBe(`${expected}/providers/Microsoft.KeyVault/vaults/kv`);
    expect(resourceAt(scan, 'v/vault').scope).toBe(expected);
  });

  it('tells the way a value came, through every file', () => {
    const scan = scanFiles({
      'main.bicepparam': "using 'main.bicep'\nparam vaultName = 'kv-prod'",
      'main.bicep': "param vaultName string\nmodule v 'v.bicep' = { params: { name: vaultName } }",
      'v.bicep': named,
    });
    expect(steps(resourceAt(scan, 'v/vault').name.trail)).toEqual([
      'parameter name v.bicep:1 name',
      'argument name main.bicep:2 vaultName',
      'parameter vaultName main.bicep:1 vaultName',
      "assignment vaultName main.bicepparam:2 'kv-prod'",
    ]);
  });

  it('tells the way an output came', () => {
    const scan = scanFiles({
      'main.bicep': `module v 'v.bicep' = { params: { name: 'kv' } }\n${other('v.outputs.name')}`,
      'v.bicep': named,
    });
    expect(steps(property(resourceAt(scan, 'other').body, 'properties.value').trail)).toEqual([
      'output name v.bicep:11 vault.name',
      'resource vault v.bicep:4 name',
      'parameter name v.bicep:1 name',
      "argument name main.bicep:1 'kv'",
    ]);
  });

  it('keeps unknowns of two calls apart', () => {
    const scan = scanFiles({
      'main.bicep': "module a 'v.bicep' = {}\nmodule b 'v.bicep' = {}",
      'v.bicep': named,
    });
    expect(scan.resources.map((each) => show(each.name))).toEqual(['<⟨parameter a/name⟩>', '<⟨parameter b/name⟩>']);
  });

  it('knows the secure parameters of the module', () => {
    const scan = scanFiles({
      'main.bicep': "module v 'v.bicep' = { params: { plain: 'x', value: 'p' } }",
      'v.bicep': '@secure()\nparam value string\nparam plain string',
    });
    expect(scan.moduleCalls).toMatchObject([{ secureParameters: new Set(['value']) }]);
    expect([...(scan.moduleCalls[0]?.arguments ?? [])].map(([name, value]) => [name, show(value)])).toEqual([
      ['plain', 'x'],
      ['value', 'p'],
    ]);
  });
});

describe('modules that cannot be evaluated', () => {
  it.each([
    ['is missing', "module m 'gone.bicep' = {}", ["module/missing main.bicep:1 'gone.bicep'"], 'warning'],
    [
      'is in a registry',
      "module m 'br:example.azurecr.io/vault:1' = {}",
      ["module/missing main.bicep:1 'br:example.azurecr.io/vault:1'"],
      'note',
    ],
    [
      'is a template spec',
      "module m 'ts:sub/rg/vault:1' = {}",
      ["module/missing main.bicep:1 'ts:sub/rg/vault:1'"],
      'note',
    ],
    ['is an ARM template', "module m 'vault.json' = {}", ["module/missing main.bicep:1 'vault.json'"], 'warning'],
    ['is not Bicep', "module m 'vault.tf' = {}", ["module/missing main.bicep:1 'vault.tf'"], 'warning'],
    ['has no fixed path', "module m 'a${1}.bicep' = {}", ["module/missing main.bicep:1 'a${1}.bicep'"], 'warning'],
  ])('are told of when one %s', (_, text, expected, level) => {
    const scan = scanFiles({ 'main.bicep': `${text}\n${vault()}`, 'vault.json': '{}' });
    expect(problems(scan)).toEqual(expected);
    expect(scan.diagnostics).toMatchObject([{ level }]);
    expect(scan.coverage.modules).toEqual({ resolved: 0, cached: 0, known: 0, missing: 1 });
    expect(scan.moduleCalls).toMatchObject([{ address: 'm', secureParameters: undefined }]);
  });

  it('are those that call each other in a circle', () => {
    const scan = scanFiles({
      'a.bicep': `module b 'b.bicep' = {}\n${vault('', 'b.outputs.name')}`,
      'b.bicep': "module a 'a.bicep' = {}\noutput name string = a.outputs.name",
    });
    expect(problems(scan)).toEqual(["module/circular b.bicep:1 'a.bicep'"]);
    expect(show(resourceAt(scan, 'vault').name)).toBe('<⟨b/a.outputs.name⟩>');
  });

  it('are those that are nested too deep', () => {
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`m${i}.bicep`, i === 29 ? vault() : `module next 'm${i + 1}.bicep' = {}`]),
    );
    const scan = scanFiles(files);
    expect(problems(scan)).toEqual(['limit/module-depth m20.bicep:1 next']);
    expect(scan.diagnostics).toMatchObject([{ incomplete: true }]);
  });

  it('are those beyond a limit, when every module calls the next many times', () => {
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        `m${i}.bicep`,
        i === 7 ? vault() : `module next 'm${i + 1}.bicep' = [for x in range(0, 100): {}]`,
      ]),
    );
    const scan = scanFiles(files);
    expect(problems(scan)).toEqual(['limit/resources m0.bicep']);
    expect(scan.resources.length + scan.moduleCalls.length).toBe(20_000);
  });
});

describe('modules that have nothing to do with what is judged', () => {
  const files = {
    'main.bicep': `module names 'names.bicep' = {}\nmodule plain 'plain.bicep' = {}\n${vault('', 'names.outputs.name')}`,
    'names.bicep': "output name string = 'kv-named'",
    'plain.bicep': "resource s 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 's' }",
  };

  it('are not parsed unless something reads their outputs', () => {
    const scan = scanFiles(files);
    expect(scan.sources.map((each) => each.path)).toEqual(['main.bicep', 'names.bicep']);
    expect(show(resourceAt(scan, 'vault').name)).toBe('kv-named');
    expect(scan.coverage).toMatchObject({
      files: { seen: 3, parsed: 2, irrelevant: 1 },
      modules: { resolved: 2, cached: 0, known: 0, missing: 0 },
    });
  });

  it('have no secure parameters', () => {
    expect(scanFiles(files).moduleCalls).toMatchObject([
      { secureParameters: new Set() },
      { secureParameters: new Set() },
    ]);
  });
});
