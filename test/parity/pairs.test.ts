import { describe, expect, it } from 'vitest';
import { scanFiles } from '../scanners/templates/scan-files.js';
import { compare } from './compare.js';

const arm = (sections: object): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    ...sections,
  });

const vault = (properties: object, more: object = {}): object => ({
  type: 'Microsoft.KeyVault/vaults',
  apiVersion: '2024-11-01',
  name: 'kv',
  ...more,
  properties,
});

const inBicep = (properties: string, head = ''): string =>
  `${head}\nresource kv 'Microsoft.KeyVault/vaults@2024-11-01' = {\n  name: 'kv'\n  properties: ${properties}\n}\n`;

/** What is written in Bicep, and what the compiler makes of it. */
const pairs: Readonly<Record<string, { readonly bicep: Readonly<Record<string, string>>; readonly arm: string }>> = {
  'parameters and variables': {
    bicep: {
      'main.bicep': inBicep(
        '{ a: upper, b: size == 1 ? on : off, c: names[1], d: settings.deep.value, e: settings.?nothing ?? 7 }',
        [
          "param name string = 'x'",
          '@allowed([1, 2])\nparam size int',
          "var upper = toUpper('${name}-y')",
          'var on = true\nvar off = false',
          "var names = ['a', 'b']",
          "var settings = { deep: { value: 'v' } }",
        ].join('\n'),
      ),
    },
    arm: arm({
      parameters: { name: { type: 'string', defaultValue: 'x' }, size: { type: 'int', allowedValues: [1, 2] } },
      variables: {
        upper: "[toUpper(format('{0}-y', parameters('name')))]",
        on: true,
        off: false,
        names: ['a', 'b'],
        settings: { deep: { value: 'v' } },
      },
      resources: [
        vault({
          a: "[variables('upper')]",
          b: "[if(equals(parameters('size'), 1), variables('on'), variables('off'))]",
          c: "[variables('names')[1]]",
          d: "[variables('settings').deep.value]",
          e: "[coalesce(tryGet(variables('settings'), 'nothing'), 7)]",
        }),
      ],
    }),
  },
  'loops over resources, properties and variables': {
    bicep: {
      'main.bicep': `var names = ['a', 'b']
var numbered = [for (name, i) in names: '\${name}\${i}']
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' = [for (name, i) in names: {
  name: 'kv-\${name}'
  properties: {
    index: i
    numbered: numbered
    rules: [for other in names: { value: '\${other}-\${name}' }]
  }
}]`,
    },
    arm: arm({
      variables: {
        names: ['a', 'b'],
        copy: [
          {
            name: 'numbered',
            count: "[length(variables('names'))]",
            input: "[format('{0}{1}', variables('names')[copyIndex('numbered')], copyIndex('numbered'))]",
          },
        ],
      },
      resources: [
        vault(
          {
            index: '[copyIndex()]',
            numbered: "[variables('numbered')]",
            copy: [
              {
                name: 'rules',
                count: "[length(variables('names'))]",
                input: {
                  value: "[format('{0}-{1}', variables('names')[copyIndex('rules')], variables('names')[copyIndex()])]",
                },
              },
            ],
          },
          {
            name: "[format('kv-{0}', variables('names')[copyIndex()])]",
            copy: { name: 'kv', count: "[length(variables('names'))]" },
          },
        ),
      ],
    }),
  },
  'a module, and a nested deployment with what it gives': {
    bicep: {
      'main.bicep': `module inner 'inner.bicep' = {
  name: 'inner'
  scope: resourceGroup('other')
  params: { size: 3 }
}
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: 'kv'
  properties: { taken: inner.outputs.twice }
}`,
      'inner.bicep': `param size int
${inBicep('{ size: size, group: resourceGroup().name }').replace("name: 'kv'", "name: 'kv-inner'")}
output twice int = size * 2`,
    },
    arm: arm({
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2024-03-01',
          name: 'inner',
          resourceGroup: 'other',
          properties: {
            mode: 'Incremental',
            expressionEvaluationOptions: { scope: 'inner' },
            parameters: { size: { value: 3 } },
            template: {
              $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
              contentVersion: '1.0.0.0',
              parameters: { size: { type: 'int' } },
              resources: [
                vault({ size: "[parameters('size')]", group: '[resourceGroup().name]' }, { name: 'kv-inner' }),
              ],
              outputs: { twice: { type: 'int', value: "[mul(parameters('size'), 2)]" } },
            },
          },
        },
        vault({
          taken: "[reference(resourceId('other', 'Microsoft.Resources/deployments', 'inner')).outputs.twice.value]",
        }),
      ],
    }),
  },
  'what is merged, spread and mapped': {
    bicep: {
      'main.bicep': inBicep(
        "{ a: union(base, { b: 2 }), ...(on ? { c: 3 } : {}), d: map(['x', 'y'], item => '${item}!'), e: reduce([1, 2], 0, (sum, n) => sum + n) }",
        'param on bool\nvar base = { a: 1 }',
      ),
    },
    arm: arm({
      parameters: { on: { type: 'bool' } },
      variables: { base: { a: 1 } },
      resources: [
        {
          ...vault({}),
          properties:
            "[shallowMerge(createArray(createObject('a', union(variables('base'), createObject('b', 2))), if(parameters('on'), createObject('c', 3), createObject()), createObject('d', map(createArray('x', 'y'), lambda('item', format('{0}!', lambdaVariables('item')))), 'e', reduce(createArray(1, 2), 0, lambda('sum', 'n', add(lambdaVariables('sum'), lambdaVariables('n')))))))]",
        },
      ],
    }),
  },
  'ids, references and conditions': {
    bicep: {
      'main.bicep': `param deploy bool
resource store 'Microsoft.Storage/storageAccounts@2023-05-01' = { name: 'st', properties: { written: 'w' } }
resource kv 'Microsoft.KeyVault/vaults@2024-11-01' = if (deploy) {
  name: 'kv'
  properties: {
    id: store.id
    written: store.properties.written
    role: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')
    hash: uniqueString('a', 'b')
    guid: guid('a')
  }
}`,
    },
    arm: arm({
      parameters: { deploy: { type: 'bool' } },
      resources: [
        {
          type: 'Microsoft.Storage/storageAccounts',
          apiVersion: '2023-05-01',
          name: 'st',
          properties: { written: 'w' },
        },
        vault(
          {
            id: "[resourceId('Microsoft.Storage/storageAccounts', 'st')]",
            written: "[reference(resourceId('Microsoft.Storage/storageAccounts', 'st'), '2023-05-01').written]",
            role: "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')]",
            hash: "[uniqueString('a', 'b')]",
            guid: "[guid('a')]",
          },
          { condition: "[parameters('deploy')]" },
        ),
      ],
    }),
  },
};

describe.each(Object.entries(pairs))('%s', (_, { bicep, arm: json }) => {
  const left = scanFiles(bicep, { everything: true }).resources;
  const right = scanFiles({ 'main.json': json }, { everything: true }).resources;

  it('is known alike from Bicep and from ARM', () => {
    expect(compare(left, right)).toMatchObject({
      contradictions: [],
      onlyLeft: [],
      onlyRight: [],
      unmatchedLeft: [],
      unmatchedRight: [],
    });
  });

  it('is compared in some of what it says', () => {
    expect(compare(left, right).agreed).toBeGreaterThan(5);
  });
});

it('tells what differs', () => {
  const scanOf = (value: string) => scanFiles({ 'main.bicep': inBicep(`{ a: ${value} }`) }).resources;
  expect(compare(scanOf('1'), scanOf('2')).contradictions).toEqual(['Microsoft.KeyVault/vaults kv .properties.a']);
  expect(compare(scanOf('1'), scanOf('newGuid()')).onlyLeft).toHaveLength(1);
  expect(compare(scanOf('1'), []).unmatchedLeft).toHaveLength(1);
});
