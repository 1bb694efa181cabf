import { describe, expect, it } from 'vitest';
import { idsOf, nested, scanArm, template, vault } from './arm-template.js';

describe('where a resource is', () => {
  it.each([
    ['in the resource group', [vault()], ['…/Microsoft.KeyVault/vaults/kv']],
    [
      'a child with the whole name',
      [{ ...vault(), type: 'Microsoft.KeyVault/vaults/secrets', name: 'kv/password' }],
      ['…/Microsoft.KeyVault/vaults/kv/secrets/password'],
    ],
    [
      'a nested child',
      [vault({ resources: [{ type: 'secrets', apiVersion: '2024-11-01', name: 'password', properties: {} }] })],
      ['…/Microsoft.KeyVault/vaults/kv', '…/Microsoft.KeyVault/vaults/kv/secrets/password'],
    ],
    [
      'an extension with a relative scope',
      [
        {
          type: 'Microsoft.Authorization/locks',
          apiVersion: '2020-05-01',
          name: 'keep',
          scope: 'Microsoft.KeyVault/vaults/kv',
        },
      ],
      ['…/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Authorization/locks/keep'],
    ],
    [
      'an extension with an id for a scope',
      [
        {
          type: 'Microsoft.Authorization/locks',
          apiVersion: '2020-05-01',
          name: 'keep',
          scope: "[resourceId('Microsoft.KeyVault/vaults', 'kv')]",
        },
      ],
      ['…/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Authorization/locks/keep'],
    ],
    [
      'an extension in the old way',
      [
        {
          type: 'Microsoft.KeyVault/vaults/providers/diagnosticSettings',
          apiVersion: '2021-05-01-preview',
          name: 'kv/Microsoft.Insights/audit',
        },
      ],
      ['…/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Insights/diagnosticSettings/audit'],
    ],
    [
      'an extension nested in what it extends',
      [
        vault({
          resources: [
            { type: 'providers/locks', apiVersion: '2020-05-01', name: 'Microsoft.Authorization/keep', properties: {} },
          ],
        }),
      ],
      ['…/Microsoft.KeyVault/vaults/kv', '…/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Authorization/locks/keep'],
    ],
  ])('%s', (_, resources, expected) => {
    expect(idsOf(scanArm({ resources }))).toEqual(expected);
  });

  it.each([
    ["[concat(parameters('vault'), '/', parameters('new'))]", 3],
    ["[format('{0}/{1}', parameters('vault'), parameters('new'))]", 3],
  ])('finds the vault of a child that is new each time: %s', (name, part) => {
    const parameters = { vault: { type: 'string' }, new: { type: 'string', defaultValue: '[newGuid()]' } };
    const resources = [{ type: 'Microsoft.KeyVault/vaults/secrets', apiVersion: '2024-11-01', name, properties: {} }];
    expect(idsOf(scanArm({ parameters, resources }))).toEqual([
      `…/Microsoft.KeyVault/vaults/⟨parameter vault⟩/secrets/⟨part ${String(part)} of ⟨name of ${name.slice(1, -1)}⟩⟩`,
    ]);
  });

  it.each([
    "[parameters('names')[copyIndex()]]",
    "[format('{0}', parameters('names')[copyIndex('each')])]",
    "[range(0, length(parameters('names')))[copyIndex()]]",
    '[copyIndex()]',
  ])('of a copy loop over a list that is not known has a term of the list: %s', (name) => {
    const copy = { name: 'each', count: "[length(parameters('names'))]" };
    const scan = scanArm({ parameters: { names: { type: 'array' } }, resources: [vault({ name, copy })] });
    const term = name.includes('names') && !name.includes('range') ? '[*]' : '[*].index';
    expect(idsOf(scan)).toEqual([`…/Microsoft.KeyVault/vaults/⟨parameter names${term}⟩`]);
  });

  it('of an extension is known to be a resource, even if only a deployment can name that', () => {
    const scope = "[resourceId('Microsoft.KeyVault/vaults', parameters('new'))]";
    const parameters = { new: { type: 'string', defaultValue: '[newGuid()]' } };
    const lock = { type: 'Microsoft.Authorization/locks', apiVersion: '2020-05-01', name: 'keep', scope };
    expect(idsOf(scanArm({ parameters, resources: [lock] }))).toEqual([
      '…/Microsoft.KeyVault/vaults/⟨part 2 of ⟨scope of keep⟩⟩/providers/Microsoft.Authorization/locks/keep',
    ]);
  });

  it('is known as far as it is in each of its possibilities', () => {
    const name = "[format('{0}/{1}', parameters('vault'), if(parameters('fixed'), 'password', parameters('new')))]";
    const parameters = {
      vault: { type: 'string' },
      fixed: { type: 'bool' },
      new: { type: 'string', defaultValue: '[newGuid()]' },
    };
    const secret = { type: 'Microsoft.KeyVault/vaults/secrets', apiVersion: '2024-11-01', name, properties: {} };
    const [id] = idsOf(scanArm({ parameters, resources: [secret] }));
    expect(id?.match(/vaults\/⟨parameter vault⟩\/secrets\/(?:password|⟨part 3)/g)).toHaveLength(2);
  });

  it('has the type of what extends, not of what is extended', () => {
    const type = 'Microsoft.KeyVault/vaults/providers/roleAssignments';
    const scan = scanArm({ resources: [{ type, apiVersion: '2022-04-01', name: 'kv/Microsoft.Authorization/x' }] });
    expect(scan.resources[0]?.type).toBe('Microsoft.Authorization/roleAssignments');
    expect(scan.resources[0]?.name).toMatchObject({ value: 'x' });
  });

  it.each([
    ['subscription', '/subscriptions/SUB/providers/Microsoft.Authorization/roleAssignments/x'],
    [
      'managementGroup',
      '/providers/Microsoft.Management/managementGroups/⟨managementGroup().name⟩/providers/Microsoft.Authorization/roleAssignments/x',
    ],
    ['tenant', '/providers/Microsoft.Authorization/roleAssignments/x'],
  ] as const)('a template for a %s', (scope, expected) => {
    const resources = [{ type: 'Microsoft.Authorization/roleAssignments', apiVersion: '2022-04-01', name: 'x' }];
    expect(idsOf(scanArm({ scope, resources }))).toEqual([expected]);
  });
});

describe('where a nested deployment is', () => {
  const inner = template({ resources: [vault()] });
  const toSubscription = template({
    scope: 'subscription',
    resources: [{ type: 'Microsoft.Authorization/roleAssignments', apiVersion: '2022-04-01', name: 'x' }],
  });

  it.each([
    ['in the same group', inner, {}, '…/Microsoft.KeyVault/vaults/kv'],
    [
      'in another group',
      inner,
      { resourceGroup: 'other' },
      '/subscriptions/SUB/resourceGroups/other/providers/Microsoft.KeyVault/vaults/kv',
    ],
    [
      'in a group of another subscription',
      inner,
      { subscriptionId: 's2', resourceGroup: 'other' },
      '/subscriptions/s2/resourceGroups/other/providers/Microsoft.KeyVault/vaults/kv',
    ],
    [
      'in a subscription',
      toSubscription,
      { subscriptionId: 's2' },
      '/subscriptions/s2/providers/Microsoft.Authorization/roleAssignments/x',
    ],
    [
      'in a management group',
      toSubscription,
      { scope: 'Microsoft.Management/managementGroups/mg' },
      '/providers/Microsoft.Management/managementGroups/mg/providers/Microsoft.Authorization/roleAssignments/x',
    ],
    ['in the tenant', toSubscription, { scope: '/' }, '/providers/Microsoft.Authorization/roleAssignments/x'],
  ])('%s', (_, content, more, expected) => {
    for (const evaluated of ['inner', 'outer'] as const) {
      const scan = scanArm({ resources: [nested('n', { template: content }, more, evaluated)] });
      expect(idsOf(scan)).toEqual([expected]);
    }
  });
});
