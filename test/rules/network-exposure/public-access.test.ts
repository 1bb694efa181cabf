import { describe, expect, test } from 'vitest';
import { judged, labelled, type Files } from '../judged.js';

const rule = 'network-exposure/public-access';

const vault = (properties: string, before = ''): string => `${before}
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = { name: 'kv', properties: ${properties} }`;

test.each([
  ["{ publicNetworkAccess: 'Enabled' }", "fail `'Enabled'`"],
  ["{ publicNetworkAccess: 'DISABLED' }", 'pass'],
  ["{ publicNetworkAccess: 'securedByPerimeter' }", 'pass'],
  ["{ publicNetworkAccess: 'off' }", "unknown `'off'`"],
  ["{ publicNetworkAccess: '' }", "unknown `''`"],
  ['{ publicNetworkAccess: null }', 'fail `null`'],
  ['{ networkAcls: null }', 'fail `null`'],
  ['{ networkAcls: {} }', 'fail `{}`'],
  ['{ networkAcls: { defaultAction: null } }', 'fail `{ defaultAction: null }`'],
  ["{ networkAcls: { bypass: 'None' } }", "fail `{ bypass: 'None' }`"],
  ["{ networkAcls: { defaultAction: 'allow' } }", "fail `'allow'`"],
  ["{ networkAcls: { defaultAction: 'deny' } }", 'pass'],
  ["{ networkAcls: { defaultAction: 'no' } }", "unknown `'no'`"],
  ["{ networkAcls: 'Deny' }", "unknown `'Deny'`"],
  ["{ networkAcls: { defaultAction: 'Allow' }, publicNetworkAccess: 'Disabled' }", 'pass'],
  ["{ networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/0' }] } }", 'pass'],
  ["{ createMode: 'recover' }", "unknown `{ createMode: 'recover' }`"],
])('%s: %s', (properties, expected) => {
  expect(judged(rule, vault(properties))).toEqual([expected]);
});

test.each([
  ['an unknown firewall', 'param a object', '{ networkAcls: a }', 'unknown `a`'],
  [
    'an unknown switch beside Deny',
    'param p string',
    "{ publicNetworkAccess: p, networkAcls: { defaultAction: 'Deny' } }",
    'pass',
  ],
  [
    'an unknown switch beside Allow',
    'param p string',
    "{ publicNetworkAccess: p, networkAcls: { defaultAction: 'Allow' } }",
    'unknown `p`',
  ],
  [
    'off exactly with a private endpoint',
    'param pe bool',
    "{ publicNetworkAccess: pe ? 'Disabled' : 'Enabled' }",
    "unknown `'Enabled'`",
  ],
  [
    'two settings of one parameter',
    'param e string',
    "{ publicNetworkAccess: e == 'prod' ? 'Disabled' : 'Enabled', networkAcls: { defaultAction: e != 'prod' ? 'Deny' : 'Allow' } }",
    'pass',
  ],
  [
    'two settings of two parameters',
    'param a bool\nparam b bool',
    "{ publicNetworkAccess: a ? 'Disabled' : 'Enabled', networkAcls: { defaultAction: b ? 'Deny' : 'Allow' } }",
    "unknown `'Allow'`",
  ],
])('%s', (_, before, properties, expected) => {
  expect(judged(rule, vault(properties, before))).toEqual([expected]);
});

test('the cases that fail are named by all that they need', () => {
  const properties =
    "{ publicNetworkAccess: a ? 'Disabled' : 'Enabled', networkAcls: { defaultAction: b ? 'Deny' : 'Allow' } }";
  expect(labelled(rule, vault(properties, 'param a bool\nparam b bool'))).toEqual([
    'unknown: fails when parameter `a` is false and parameter `b` is false',
  ]);
});

const dynamic = (over: string): string => `dynamic "network_acls" {
    for_each = ${over}
    content {
      default_action = "Allow"
    }
  }`;

describe('a perimeter', () => {
  const perimeter = (mode: string, id = 'v.id', condition = ''): string => `
resource nsp 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = { name: 'nsp' }
resource assoc 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations@2024-07-01' = ${condition}{
  parent: nsp
  name: 'a'
  properties: { accessMode: ${mode}, privateLinkResource: { id: ${id} } }
}`;
  const other = "\nresource w 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv-other' }";

  test.each<[string, Files, string]>([
    ['that is enforced', vault('{}') + perimeter("'enforced'"), 'pass'],
    ['that only logs', vault('{}') + perimeter("'Learning'"), 'fail `{}`'],
    ['that says nothing of it', vault('{}') + perimeter('null'), 'fail `{}`'],
    ['of an unknown mode', vault('{}', 'param m string') + perimeter('m'), 'unknown `m`'],
    [
      'that may be missing',
      vault('{}', 'param c bool') + perimeter("'Enforced'", 'v.id', 'if (c) '),
      'unknown `assoc`',
    ],
    ['of another vault', vault('{}') + other + perimeter("'Enforced'", 'w.id'), 'fail `{}`'],
    [
      'of this or another vault',
      vault('{}', 'param c bool') + other + perimeter("'Enforced'", 'c ? v.id : w.id'),
      'unknown `assoc`',
    ],
    [
      'in a module',
      {
        'main.bicep': `${vault('{}')}\nmodule m 'm.bicep' = { name: 'm', params: { id: v.id } }`,
        'm.bicep': `param id string${perimeter("'Enforced'", 'id')}`,
      },
      'pass',
    ],
    [
      'in another file',
      {
        'a.bicep': vault('{}'),
        'b.bicep':
          vault('{}').replace("' = {", "' existing = {").replace(', properties: {}', '') + perimeter("'Enforced'"),
      },
      'pass',
    ],
  ])('%s', (_, files, expected) => {
    expect(judged(rule, files)).toEqual([expected]);
  });

  test('that is there whenever the vault is counts', () => {
    const text =
      vault('{}', 'param c bool').replace("' = {", "' = if (c) {") + perimeter("'Enforced'", 'v.id', 'if (c) ');
    expect(judged(rule, text)).toEqual(['pass']);
  });
});

describe('a firewall in Terraform', () => {
  const open = 'fail: neither public access nor a firewall is set, and Azure lets every network in';

  test.each([
    ['network_acls = []', 'fail `[]`', open],
    ['network_acls = null', 'fail `null`', open],
    ['network_acls {}', 'fail `network_acls`', 'fail: the firewall has no `default_action`, so it denies nothing'],
    ['network_acls = [{}]', 'fail `{}`', 'fail: the firewall has no `default_action`, so it denies nothing'],
    ['public_network_access_enabled = null', 'fail `null`', open],
    ['sku_name = "standard"', 'fail `resource "azurerm_key_vault" "kv"`', open],
    [dynamic('var.x'), 'unknown `var.x`', 'unknown: variable `x` has no value until deployment'],
    [dynamic('toset(var.x)'), 'unknown `var.x`', 'unknown: variable `x` has no value until deployment'],
    [dynamic('[]'), 'fail `dynamic "network_acls"`', open],
    [dynamic('[1]'), 'fail `"Allow"`', 'fail: `Allow` lets in every network that no rule names'],
  ])('%s', (written, place, label) => {
    const files = {
      'main.tf': `variable "x" {}\nresource "azurerm_key_vault" "kv" {\n  name = "kv"\n  ${written}\n}\n`,
    };
    expect(judged(rule, files)).toEqual([place]);
    expect(labelled(rule, files)).toEqual([label]);
  });
});
