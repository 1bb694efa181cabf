import { describe, expect, it } from 'vitest';
import { property, show } from '../scan-files.js';
import { idsOf, nested, scanArm, template, vault } from './arm-template.js';
import type { Sections } from './arm-template.js';

const valueIn = (sections: Sections, files: Readonly<Record<string, object>> = {}): unknown => {
  const { resources } = scanArm(sections, files);
  const body = resources.at(-1)?.body;
  return body === undefined ? 'nothing is deployed' : show(property(body, 'properties.value'));
};

const withValue = (value: unknown): object => vault({ properties: { value } });

describe('the scope of expressions', () => {
  const parameters = { p: { type: 'string', defaultValue: 'outer' } };
  const variables = { v: 'outer' };
  const inner = template({
    parameters: { p: { type: 'string', defaultValue: 'inner' } },
    variables: { v: 'inner' },
    resources: [withValue("[concat(parameters('p'), '/', variables('v'))]")],
  });

  it.each([
    ['inner', 'inner/inner'],
    ['outer', 'outer/outer'],
    [undefined, 'outer/outer'],
  ] as const)('%s', (evaluated, expected) => {
    const resources = [nested('n', { template: inner }, {}, evaluated)];
    expect(valueIn({ parameters, variables, resources })).toBe(expected);
  });

  it('an outer one sees the loop around it, and names the group around it', () => {
    const outer = template({ resources: [withValue("[concat(resourceGroup().name, copyIndex('each'))]")] });
    const resources = [
      nested('n', { template: outer }, { copy: { name: 'each', count: 2 }, resourceGroup: 'other' }, 'outer'),
    ];
    expect(valueIn({ resources })).toBe('<⟨resourceGroup().name⟩1>');
  });

  it('an inner one knows its own group', () => {
    const resources = [
      nested(
        'n',
        { template: template({ resources: [withValue('[resourceGroup().name]')] }) },
        { resourceGroup: 'other' },
        'inner',
      ),
    ];
    expect(valueIn({ resources })).toBe('other');
  });
});

describe('parameters of a nested deployment', () => {
  const inner = template({ parameters: { NAME: { type: 'string' } }, resources: [withValue("[parameters('name')]")] });

  it.each([
    ['a value', { name: { value: 'given' } }, 'given'],
    ['an expression', { name: { value: "[toUpper('given')]" } }, 'GIVEN'],
    ['one expression for all of them', "[createObject('name', createObject('value', 'given'))]", 'given'],
    ['nothing', {}, '<⟨parameter n/NAME⟩>'],
  ])('%s', (_, parameters, expected) => {
    const resources = [nested('n', { template: inner, parameters }, {}, 'inner')];
    expect(valueIn({ resources })).toBe(expected);
  });

  it('are read from a linked file beside the template', () => {
    const link = { relativePath: 'modules/vault.json' };
    const resources = [nested('n', { templateLink: link, parameters: { name: { value: 'given' } } })];
    expect(valueIn({ resources }, { 'modules/vault.json': inner })).toBe('given');
  });

  it('say of a linked file that is not here that it is unknown', () => {
    const resources = [nested('n', { templateLink: { relativePath: 'modules/vault.json' } })];
    const scan = scanArm({ resources });
    expect(scan.diagnostics.map(({ id, incomplete }) => [id, incomplete])).toEqual([['module/missing', true]]);
    expect(scan.coverage.modules.missing).toBe(1);
  });

  it('say of a link into the web that it is unknown', () => {
    const resources = [nested('n', { templateLink: { uri: 'https://example.org/vault.json' } })];
    expect(scanArm({ resources }).coverage.modules.missing).toBe(1);
  });
});

describe('reference()', () => {
  const source = vault({ properties: { written: 'w', nested: { deep: 1 } } });
  const output = (value: unknown): object => ({ o: { type: 'string', value } });
  const of = (expression: string): unknown => valueIn({ resources: [source, withValue(`[${expression}]`)] });

  it.each([
    ['what is written', "reference(resourceId('Microsoft.KeyVault/vaults', 'kv')).written", 'w'],
    ['what is written deeper', "reference('kv').nested.deep", 1],
    ['by type and name', "reference('Microsoft.KeyVault/vaults/kv').written", 'w'],
    ['whatever the case', "REFERENCE(resourceid('microsoft.keyvault/VAULTS', 'KV')).Written", 'w'],
    ['the whole resource', "reference('kv', '2024-11-01', 'Full').properties.written", 'w'],
    [
      'what Azure adds',
      "reference('kv').vaultUri",
      '</subscriptions/⟨subscription().subscriptionId⟩/resourceGroups/⟨resourceGroup().name⟩/providers/Microsoft.KeyVault/vaults/kv.properties.vaultUri>',
    ],
    [
      'what is elsewhere',
      "reference('/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/x').vaultUri",
      '<⟨/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/x.properties.vaultUri⟩>',
    ],
    ['what cannot be told', "reference(parameters('nowhere')).x", "<there is no `parameters('nowhere')` here>"],
  ])('%s', (_, expression, expected) => {
    const found = of(expression);
    expect(typeof found === 'string' ? found.replace(/^<⟨(.*)⟩>$/s, '<⟨$1⟩>') : found).toEqual(
      typeof expected === 'string' && expected.startsWith('</') ? `<⟨${expected.slice(1, -1)}⟩>` : expected,
    );
  });

  it.each([
    ['by name', "reference('n').outputs.O.value"],
    ['by id', "reference(resourceId('Microsoft.Resources/deployments', 'n')).outputs.o.value"],
    ['in another group', "reference(resourceId('other', 'Microsoft.Resources/deployments', 'n')).outputs.o.value"],
  ])('an output of a nested deployment %s', (_, expression) => {
    const inner = template({ resources: [], outputs: output('out') });
    const resources = [nested('n', { template: inner }, {}, 'inner'), withValue(`[${expression}]`)];
    expect(valueIn({ resources })).toBe('out');
  });

  it('a resource group by the id that a function makes of it', () => {
    const group = {
      type: 'Microsoft.Resources/resourceGroups',
      apiVersion: '2024-03-01',
      name: 'rg',
      location: 'westeurope',
    };
    const id = "subscriptionResourceId('Microsoft.Resources/resourceGroups', 'rg')";
    const resources = [group, withValue(`[reference(${id}, '2024-03-01', 'full').location]`)];
    expect(valueIn({ scope: 'subscription', resources })).toBe('westeurope');
  });

  it('by symbolic name, and by the round of a loop', () => {
    const resources = {
      many: vault({
        name: "[format('kv{0}', copyIndex())]",
        copy: { name: 'many', count: 2 },
        properties: { n: '[copyIndex()]' },
      }),
      last: withValue("[reference(format('many[{0}]', 1)).n]"),
    };
    expect(valueIn({ languageVersion: '2.0', resources })).toBe(1);
  });

  it('in an outer nested template finds what is around it', () => {
    const inner = template({ resources: [vault({ name: 'x', properties: { value: "[reference('kv').written]" } })] });
    expect(valueIn({ resources: [source, nested('n', { template: inner }, {}, 'outer')] })).toBe('w');
  });
});

describe('names that are worked out', () => {
  it.each([
    ["[parameters(concat('p', 'q'))]", 'given'],
    ["[variables(toLower('V'))]", 'var'],
    ["[parameters('PQ')]", 'given'],
    ["[variables('nowhere')]", "<there is no `variables('nowhere')` here>"],
  ])('%s', (expression, expected) => {
    const parameters = { pq: { type: 'string', defaultValue: 'given' } };
    expect(valueIn({ parameters, variables: { v: 'var' }, resources: [withValue(expression)] })).toBe(expected);
  });
});

it('a condition decides on a nested deployment with all that is in it', () => {
  const inner = template({ resources: [vault()] });
  expect(idsOf(scanArm({ resources: [nested('n', { template: inner }, { condition: false })] }))).toEqual([]);
  const parameters = { on: { type: 'bool' } };
  const scan = scanArm({
    parameters,
    resources: [nested('n', { template: inner }, { condition: "[parameters('on')]" })],
  });
  expect(scan.resources[0]?.when).toMatchObject([{ subject: '⟨parameter on⟩', is: true }]);
});

it('Bicep calls an ARM template, and ARM one that calls itself is told', () => {
  const link = { templateLink: { relativePath: 'main.json' } };
  const scan = scanArm({ resources: [nested('n', link), vault()] });
  expect(scan.diagnostics.map(({ id }) => id)).toContain('module/circular');
  expect(scan.resources).toHaveLength(1);
});
