import { describe, expect, test } from 'vitest';
import { hintFor, nearestRule, rulesNamed, type Rules } from '../../src/rules/named.js';
import { defineRule } from '../../src/rules/rule.js';

const rule = (aliases: readonly string[], controls: Rules[string]['controls'] = {}): Rules[string] =>
  defineRule({
    on: 'vault',
    severity: 'high',
    recommended: true,
    requires: '',
    fails: '',
    unclear: '',
    why: '',
    fix: {},
    controls,
    aliases,
    check: () => ({ outcome: 'pass' }),
  });

const rules: Rules = {
  'purge-protection/vault': rule(['CKV_AZURE_110'], { CIS: ['8.3.5'], MCSB: ['DP-8'] }),
  'environment-sharing/vault': rule([], { MCSB: ['DP-8'] }),
  'hsm-key-policy/key-size': rule(['CKV_AZURE_112']),
  'hsm-key-policy/expiry': rule([]),
  'rbac-breadth/custom-role': rule([], { CIS: ['5.4'], AzurePolicy: ['a451c1ef-c6ca-483d-87ed-f49761e3ffb5'] }),
};

describe('a name', () => {
  test.each([
    ['purge-protection/vault', ['purge-protection/vault']],
    ['Purge-Protection/Vault', ['purge-protection/vault']],
    ['hsm-key-policy', ['hsm-key-policy/key-size', 'hsm-key-policy/expiry']],
    ['hsm-key-policy/*', ['hsm-key-policy/key-size', 'hsm-key-policy/expiry']],
    ['*', Object.keys(rules)],
    ['ckv_azure_112', ['hsm-key-policy/key-size']],
    ['8.3.5', ['purge-protection/vault']],
    ['CIS 8.3.5', ['purge-protection/vault']],
    ['MCSB:DP-8', ['purge-protection/vault', 'environment-sharing/vault']],
    ['mcsb', ['purge-protection/vault', 'environment-sharing/vault']],
    ['MCSB v2', ['purge-protection/vault', 'environment-sharing/vault']],
    ['MCSB 3', []],
    ['CIS', ['purge-protection/vault', 'rbac-breadth/custom-role']],
    ['CIS 6.0', ['purge-protection/vault', 'rbac-breadth/custom-role']],
    ['CIS 6.0:8.3.5', ['purge-protection/vault']],
    ['CIS v5.0 8.3.5', ['purge-protection/vault']],
    ['CIS:5.4', ['rbac-breadth/custom-role']],
    ['CIS 6.0:5.4', ['rbac-breadth/custom-role']],
    ['CIS 5.0:5.4', []],
    ['CIS 5.0:5.23', ['rbac-breadth/custom-role']],
    ['CIS:5.23', ['rbac-breadth/custom-role']],
    ['CIS 6.0:5.23', []],
    ['AzurePolicy', ['rbac-breadth/custom-role']],
    ['a451c1ef-c6ca-483d-87ed-f49761e3ffb5', ['rbac-breadth/custom-role']],
    ['CIS:8.1.8.1', []],
    ['vault', []],
    ['', []],
  ])('%s stands for %j', (name, expected) => {
    expect(rulesNamed(name, rules)).toEqual(expected);
  });
});

describe('a name of nothing', () => {
  test.each([
    ['purge-protection/valt', 'purge-protection/vault'],
    ['environment-shraing/valt', 'environment-sharing/vault'],
    ['hsm-key-policy/key-sizes', 'hsm-key-policy/key-size'],
    ['purge-protection/key-size', 'hsm-key-policy/key-size'],
    ['hsm-key-policies', 'hsm-key-policy/*'],
    ['hsm-key-policy/rotation-of-the-key', 'hsm-key-policy/*'],
    ['CKV_AZURE_1100', 'CKV_AZURE_110'],
    ['key-siez', 'hsm-key-policy/key-size'],
    ['MCSB:DP-88', 'MCSB:DP-8'],
    ['cis 8.3.55', 'CIS:8.3.5'],
    ['AzurePolice', 'AzurePolicy'],
    ['something/else', undefined],
  ])('%s may mean %s', (name, expected) => {
    expect(nearestRule(name, rules)).toBe(expected);
  });
});

test.each([
  ['CIS v6.0 8.1.8.1', 'no rule judges this control: Microsoft Defender for Key Vault is on'],
  ['MCSB:DP-88', 'did you mean `MCSB:DP-8`?'],
  ['something/else', undefined],
])('of %s is said: %s', (name, hint) => {
  expect(hintFor(name, rules)).toBe(hint);
});
