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
