import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/model/source.js';
import type { Statement } from '../../../src/scanners/templates/syntax.js';
import { outline, outlineStatement } from '../bicep/parser/outline.js';
import { outlined, parse, statementsOf, template } from './reading.js';

const vault = { type: 'Microsoft.KeyVault/vaults', apiVersion: '2023-07-01', name: 'kv' };

describe('resources', () => {
  it('are called by their name, and have what Azure is sent as their body', () => {
    const resource = {
      ...vault,
      name: "[parameters('name')]",
      comments: 'c',
      dependsOn: ['x'],
      condition: "[parameters('on')]",
      location: 'here',
      properties: { enablePurgeProtection: true },
    };
    expect(outlined({ resources: [resource] })).toEqual([
      `(resource name=parameters('name') type='Microsoft.KeyVault/vaults@2023-07-01' existing=false condition=parameters('on') ` +
        `body={'name': parameters('name') 'location': 'here' 'properties': {'enablePurgeProtection': true}} nested=[])`,
    ]);
  });

  it('have names and types that are spans of what is written', () => {
    const text = template({ resources: [{ ...vault, name: "[parameters('name')]" }] });
    const [resource] = statementsOf(parse(text), 'resource');
    expect(resource && [textOf(resource.name), textOf(resource.type)]).toEqual([
      "parameters('name')",
      '"Microsoft.KeyVault/vaults"',
    ]);
  });

  it('may have a type or version that is worked out', () => {
    const resources = [{ ...vault, apiVersion: "[variables('v')]" }];
    expect(outlined({ resources })[0]).toContain("type=(template 'Microsoft.KeyVault/vaults' '@' variables('v'))");
  });

  it('have symbolic names in an object, and may exist already in another scope', () => {
    const resources = {
      kv: { ...vault, existing: true, subscriptionId: 's', resourceGroup: "[parameters('rg')]" },
      lock: { type: 'Microsoft.Authorization/locks', apiVersion: '1', name: 'l', scope: "[resourceId('a/b', 'c')]" },
    };
    expect(outlined({ resources })).toEqual([
      `(resource name=kv type='Microsoft.KeyVault/vaults@2023-07-01' existing=true ` +
        `scope=(template '/subscriptions/' 's' '/resourceGroups/' parameters('rg')) body={'name': 'kv'} nested=[])`,
      `(resource name=lock type='Microsoft.Authorization/locks@1' existing=false ` +
        `scope=(call resourceId 'a/b' 'c') body={'name': 'l'} nested=[])`,
    ]);
  });

  it('may be loops, whose index their content counts by', () => {
    const resource = {
      ...vault,
      name: "[concat('kv', copyIndex())]",
      copy: { name: 'Vaults', count: "[parameters('n')]", mode: 'serial' },
      properties: {
        copy: [
          { name: 'rules', count: 2, input: "[concat(copyIndex('rules'), copyIndex('vaults', 1), copyIndex(5))]" },
        ],
      },
    };
    const [line] = outlined({ resources: [resource] });
    expect(line).toContain("loop=copyIndex('vaults') in (call range 0 parameters('n'))");
    expect(line).toContain("'name': (call concat 'kv' copyIndex('vaults'))");
    expect(line).toContain(
      "'properties': {'rules': (for copyIndex('rules') in (call range 0 2) " +
        "(call concat copyIndex('rules') (+ copyIndex('vaults') 1) (+ copyIndex('vaults') 5)))}",
    );
  });

  it('hold children whose type continues theirs; others stand beside them', () => {
    const resources = [
      {
        ...vault,
        resources: [
          { type: 'secrets', apiVersion: '1', name: 's', resources: [{ type: 'a.b/c', apiVersion: '1', name: 'd' }] },
          { type: 'providers/locks', apiVersion: '1', name: 'Microsoft.Authorization/l' },
          { type: 'Microsoft.KeyVault/vaults/keys', apiVersion: '1', name: 'kv/k' },
        ],
      },
    ];
    const [parent, ...others] = statementsOf(parse(template({ resources })), 'resource');
    expect(parent?.nested.map(({ type }) => outline(type))).toEqual(["'secrets@1'", "'providers/locks@1'"]);
    expect(others.map(({ type }) => outline(type))).toEqual(["'a.b/c@1'", "'Microsoft.KeyVault/vaults/keys@1'"]);
  });

  it('of an extension have in their body what stands under their properties', () => {
    const resources = {
      app: { import: 'graph', type: 'Microsoft.Graph/applications@v1.0', properties: { uniqueName: 'a' } },
    };
    expect(outlined({ resources })).toEqual([
      "(resource name=app type='Microsoft.Graph/applications@v1.0' existing=false body={'uniqueName': 'a'} nested=[])",
    ]);
  });
});

describe('deployments', () => {
  const deployment = (properties: object, others: object = {}): object => ({
    type: 'microsoft.resources/Deployments',
    apiVersion: '2022-09-01',
    name: 'inner',
    ...others,
    properties,
  });
  const line = (resource: object): string => outlined({ resources: [resource] })[0] ?? '';

  it('of a linked template are modules', () => {
    const linked = deployment({
      templateLink: { relativePath: 'nested/a.json' },
      parameters: { a: { value: "[variables('x')]" }, b: { value: 1 } },
    });
    expect(line(linked)).toBe(
      "(module name=inner reference='nested/a.json' body={'name': 'inner' 'params': {'a': variables('x') 'b': 1}})",
    );
  });

  it.each([
    [{ templateLink: { uri: "[uri(deployment().properties.templateLink.uri, 'a.json')]" } }, 'reference=(call uri '],
    [
      { templateLink: { id: "[resourceId('Microsoft.Resources/templateSpecs/versions', 'a', '1')]" } },
      'reference=(call resourceId ',
    ],
    [{ templateLink: "[variables('link')]" }, "reference=variables('link')"],
    [{ template: "[variables('template')]" }, "reference=variables('template')"],
    [{ templateLink: { uri: 'a' }, parametersLink: { uri: 'b' } }, "'params': (call parametersLink)"],
    [
      { templateLink: { uri: 'a' }, parameters: "[variables('p')]" },
      "'params': (call toObject (call items variables('p')) (=> (parameter) (. parameter key)) (=> (parameter) (. (. parameter value) value)))",
    ],
    [
      { templateLink: { uri: 'a' }, parameters: { p: { reference: { keyVault: { id: 'v' }, secretName: 's' } } } },
      "'params': {'p': (call getSecret 'v' 's')}",
    ],
    [
      {
        templateLink: { uri: 'a' },
        parameters: { p: { copy: [{ name: 'value', count: 2, input: "[copyIndex('value')]" }] } },
      },
      "'params': {'p': (for copyIndex('value') in (call range 0 2) copyIndex('value'))}",
    ],
  ])('%j', (properties, expected) => {
    expect(line(deployment(properties))).toContain(expected);
  });

  it('without a template are resources', () => {
    expect(line(deployment({ mode: 'Incremental' }))).toMatch(/^\(resource /);
  });

  it.each([
    [
      { resourceGroup: 'rg' },
      "(template '/subscriptions/' (. (call subscription) subscriptionId) '/resourceGroups/' 'rg')",
    ],
    [{ subscriptionId: "[parameters('s')]" }, "(template '/subscriptions/' parameters('s'))"],
    [{ scope: "[tenantResourceId('a/b', 'c')]" }, "(call tenantResourceId 'a/b' 'c')"],
    [{ scope: '/' }, "'/'"],
  ])('go where they say: %j', (where, expected) => {
    expect(line(deployment({ templateLink: { uri: 'a' } }, where))).toContain(`scope=${expected} reference`);
  });

  const nested = (scope: string | undefined): { evaluated: string | undefined; statements: readonly Statement[] } => {
    const inner = JSON.parse(template({ variables: { x: '[copyIndex()]' } })) as object;
    const options = scope === undefined ? {} : { expressionEvaluationOptions: { scope } };
    const resource = deployment({ template: inner, ...options }, { copy: { name: 'many', count: 2 } });
    const [module] = statementsOf(parse(template({ resources: [resource] })), 'module');
    return { evaluated: module?.inline?.evaluated, statements: module?.inline?.file.statements ?? [] };
  };

  it('hold templates that are evaluated with the one around, unless they say otherwise', () => {
    const { evaluated, statements } = nested(undefined);
    expect(evaluated).toBe('outer');
    expect(statements.map(outlineStatement).at(-1)).toBe("(var name=x value=copyIndex('many'))");
  });

  it('hold templates that are evaluated by themselves', () => {
    const { evaluated, statements } = nested('Inner');
    expect(evaluated).toBe('inner');
    expect(statements.map(outlineStatement).at(-1)).toBe('(var name=x value=(call copyIndex))');
  });
});
