import { expect, test } from 'vitest';
import { judged } from '../judged.js';

const both = ['network-exposure/managed-hsm', 'network-exposure/public-access'] as const;

/** One text is judged as an HSM and as a vault: both have one exposure. */
const judgedAlike = (properties: string, before: string): readonly string[] =>
  both.flatMap((rule) =>
    judged(
      rule,
      `${before}\nresource r 'Microsoft.KeyVault/${rule.endsWith('hsm') ? 'managedHSMs' : 'vaults'}@2024-11-01' = { name: 'r', properties: ${properties} }`,
    ),
  );

test.each([
  ['{}', '', 'fail `{}`'],
  ["{ publicNetworkAccess: 'Enabled' }", '', "fail `'Enabled'`"],
  ["{ publicNetworkAccess: 'disabled' }", '', 'pass'],
  ['{ publicNetworkAccess: null }', '', 'fail `null`'],
  ["{ publicNetworkAccess: 'no' }", '', "unknown `'no'`"],
  ["{ networkAcls: { defaultAction: 'Deny' } }", '', 'pass'],
  ["{ networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.7' }] } }", '', 'pass'],
  ["{ networkAcls: { defaultAction: 'allow' } }", '', "fail `'allow'`"],
  ["{ networkAcls: { bypass: 'None' } }", '', "fail `{ bypass: 'None' }`"],
  ['{ networkAcls: acls }', 'param acls object', 'unknown `acls`'],
  [
    "{ publicNetworkAccess: p ? 'Disabled' : 'Enabled', networkAcls: { defaultAction: p ? 'Allow' : 'Deny' } }",
    'param p bool',
    'pass',
  ],
])('%s', (properties, before, expected) => {
  expect(judgedAlike(properties, before)).toEqual([expected, expected]);
});

test('a perimeter around an HSM counts', () => {
  const text = `resource h 'Microsoft.KeyVault/managedHSMs@2024-11-01' = { name: 'h', properties: {} }
resource p 'Microsoft.Network/networkSecurityPerimeters@2024-07-01' existing = { name: 'p' }
resource a 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations@2024-07-01' = {
  parent: p
  name: 'a'
  properties: { accessMode: 'Enforced', privateLinkResource: { id: h.id } }
}`;
  expect(judged('network-exposure/managed-hsm', text)).toEqual(['pass']);
});
