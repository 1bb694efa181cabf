import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'audit-logging/diagnostics';

const vault = (before = '', type = 'vaults'): string => `${before}
resource v 'Microsoft.KeyVault/${type}@2024-11-01' = { name: 'kv', properties: {} }
`;
const setting = (properties: string, condition = '', name = 'd'): string => `
resource ${name} 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = ${condition}{ scope: v, name: '${name}', properties: ${properties} }
`;
const to = "workspaceId: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/w'";
const logs = (list: string): string => setting(`{ ${to}, logs: ${list} }`);
const audit = "{ category: 'AuditEvent', enabled: true }";

describe('what is sent', () => {
  test.each([
    [`[${audit}]`, '', 'pass'],
    ["[{ category: 'auditevent', enabled: 'True' }]", '', 'pass'],
    ["[{ categoryGroup: 'audit', enabled: true }]", '', 'pass'],
    ["[{ categoryGroup: 'allLogs', enabled: true }]", '', 'pass'],
    ["[{ category: null, categoryGroup: 'AllLogs', enabled: true }]", '', 'pass'],
    ["[{ category: 'AuditEvent', enabled: false }]", '', 'fail `false`'],
    ["[{ category: 'AuditEvent', enabled: false }, { categoryGroup: 'audit', enabled: true }]", '', 'pass'],
    ["[{ categoryGroup: 'security', enabled: true }]", '', "fail `[{ categoryGroup: 'security', enabled: true }]`"],
    [
      "[{ category: 'AzurePolicyEvaluationDetails', enabled: false }]",
      '',
      "fail `[{ category: 'AzurePolicyEvaluationDetails', enabled: false }]`",
    ],
    ['[]', '', 'fail `[]`'],
    ["[{ category: 'AuditEvent' }]", '', "unknown `{ category: 'AuditEvent' }`"],
    ['l', 'param l array', 'unknown `l`'],
    ['[{ category: c, enabled: true }]', 'param c string', 'unknown `c`'],
    ['[{ category: c, enabled: false }]', 'param c string', 'fail `[{ category: c, enabled: false }]`'],
    ["[{ category: 'AuditEvent', enabled: on }]", 'param on bool', 'unknown `on`'],
    ["[for c in ['AuditEvent', 'AzurePolicyEvaluationDetails']: { category: c, enabled: true }]", '', 'pass'],
    ['[for g in groups: { categoryGroup: g, enabled: true }]', "param groups array = ['allLogs']", 'pass'],
    [`on ? [${audit}] : []`, 'param on bool', 'unknown `[]`'],
  ])('%s', (list, before, expected) => {
    expect(judged(rule, vault(before) + logs(list))).toEqual([expected]);
  });

  test('metrics alone are no audit', () => {
    const text = vault() + setting(`{ ${to}, metrics: [{ category: 'AllMetrics', enabled: true }] }`);
    expect(labelled(rule, text)).toEqual([
      'fail: this sends no audit events: neither `AuditEvent` nor the group `audit` or `allLogs`',
    ]);
  });
});

describe('where to', () => {
  const sending = (destination: string): string => setting(`{ ${destination} logs: [${audit}] }`);

  test.each([
    ['a workspace', 'workspaceId: id,', 'pass'],
    ['a storage account', 'storageAccountId: id,', 'pass'],
    ['an event hub', "eventHubAuthorizationRuleId: id, eventHubName: 'audit',", 'pass'],
    ['an event hub without its rule', "eventHubName: 'audit',", 'fail `d`'],
    ['a partner', 'marketplacePartnerId: id,', 'pass'],
    ['in other letters', 'WORKSPACEID: id,', 'pass'],
    ['nowhere', '', 'fail `d`'],
    ['an empty id', "workspaceId: '',", 'fail `d`'],
    ['null', 'workspaceId: null,', 'fail `d`'],
    ['one of two', "workspaceId: '', storageAccountId: id,", 'pass'],
    ['perhaps one', 'workspaceId: c ? id : null,', 'unknown `d`'],
    ['one or the other', 'workspaceId: c ? id : null, storageAccountId: c ? null : id,', 'pass'],
  ])('%s', (_, destination, expected) => {
    const before = 'param id string\nparam c bool';
    expect(judged(rule, vault(before) + sending(destination))).toEqual([expected]);
  });
});

describe('of which vault, and when', () => {
  const good = `{ ${to}, logs: [${audit}] }`;

  test.each<[string, Files, string]>([
    ['no setting', vault(), 'unknown `v`'],
    ['of a Managed HSM', vault('', 'managedHSMs') + setting(good), 'pass'],
    ['no setting of a Managed HSM', vault('', 'managedHSMs'), 'unknown `v`'],
    [
      'of another vault',
      `resource w 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'w' }${vault()}${setting(good).replace('scope: v', 'scope: w')}`,
      'unknown `v`',
    ],
    ['of the resource group', vault() + setting(good).replace('scope: v,', ''), 'unknown `v`'],
    ['under a condition', vault('param c bool') + setting(good, 'if (c) '), 'unknown `d`'],
    ['left out by default', vault('param c bool = false') + setting(good, 'if (c) '), 'unknown `v`'],
    [
      'whenever the vault is there',
      vault('param c bool').replace("' = {", "' = if (c) {") + setting(good, 'if (c) '),
      'pass',
    ],
    ['one good and one bad', vault() + setting('{}', '', 'e') + setting(good), 'pass'],
    [
      'in a module',
      {
        'main.bicep': `${vault()}module m 'm.bicep' = { name: 'm', params: { name: v.name } }`,
        'm.bicep': `param name string\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: name }${setting(good)}`,
      },
      'pass',
    ],
  ])('%s', (_, files, expected) => {
    expect(judged(rule, files)).toEqual([expected]);
  });
});
