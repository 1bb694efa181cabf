import { describe, expect, test } from 'vitest';
import { rangeOf } from '../../src/estate/ip-range.js';
import { mayBeEqual } from '../../src/estate/may-be-equal.js';
import {
  alternativesOf,
  idInside,
  includes,
  levelOf,
  nameIn,
  scopesOf,
  segmentsOf,
} from '../../src/estate/resource-id.js';

describe('ids', () => {
  test('slashes inside of unknown parts do not separate', () => {
    expect(segmentsOf('/a/⟨f(/x/⟨y/z⟩)⟩-b/c')).toEqual(['a', '⟨f(/x/⟨y/z⟩)⟩-b', 'c']);
  });

  test.each([
    [
      '/subscriptions/s/resourceGroups/g/providers/microsoft.keyvault/Vaults/kv/keys/k',
      'Microsoft.KeyVault/vaults',
      'kv',
    ],
    [
      '/subscriptions/s/resourceGroups/g/providers/microsoft.keyvault/Vaults/kv',
      'Microsoft.KeyVault/managedHSMs',
      undefined,
    ],
    [
      '/providers/Microsoft.KeyVault/vaults/kv-⟨parameter a/b⟩/secrets/s',
      'Microsoft.KeyVault/vaults',
      'kv-⟨parameter a/b⟩',
    ],
    ['/providers/Microsoft.KeyVault/vaults', 'Microsoft.KeyVault/vaults', undefined],
  ])('of %s, the name of %s is %s', (id, type, name) => {
    expect(nameIn(id, type)).toBe(name);
  });

  test.each([
    ['/a/b', ['/a/b']],
    ['⟨/v/a|/v/b⟩', ['/v/a', '/v/b']],
    ['⟨/v/a|/v/b⟩/keys/k', ['/v/a/keys/k', '/v/b/keys/k']],
    [
      '⟨⟨/v/a|/v/b⟩.properties.vaultUri⟩keys/k',
      ['⟨/v/a.properties.vaultUri⟩keys/k', '⟨/v/b.properties.vaultUri⟩keys/k'],
    ],
    ['⟨parameter a⟩', ['⟨parameter a⟩']],
    ['⟨⟨parameter a⟩ || ⟨parameter b⟩⟩', ['⟨⟨parameter a⟩ || ⟨parameter b⟩⟩']],
    ['⟨/v/⟨x|y⟩⟩', ['⟨/v/⟨x|y⟩⟩']],
  ])('%s may be %j', (term, expected) => {
    expect(alternativesOf(term)).toEqual(expected);
  });

  test.each([
    ['/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/a', ['/subscriptions/s']],
    [
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Authorization/roleAssignments/a',
      ['/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv'],
    ],
    ['/providers/Microsoft.Authorization/roleAssignments/a', ['']],
    ['⟨/v/a/providers/x/y/1|/v/b/providers/x/y/1⟩', ['/v/a', '/v/b']],
  ])('%s applies to %j', (id, scopes) => {
    expect(scopesOf(id)).toEqual(scopes);
  });

  test.each([
    ['⟨/a/vaults/kv.properties.vaultUri⟩', '/a/vaults/kv'],
    ['⟨(/a/vaults/kv.properties).vaultUri⟩', '/a/vaults/kv'],
    ['/a/vaults/kv-⟨x⟩.properties.vaultUri', '/a/vaults/kv-⟨x⟩'],
    ["⟨reference(/a/vaults/kv, '2024-11-01').vaultUri⟩", '/a/vaults/kv'],
    ['⟨/a/vaults/kv.properties.vaultUri⟩keys/k', '/a/vaults/kv'],
    ['/a/vaults/kv', '/a/vaults/kv'],
    ['⟨parameter id⟩', '⟨parameter id⟩'],
  ])('of the term %s, %s', (term, id) => {
    expect(idInside(term)).toBe(id);
  });

  test.each([
    ['/subscriptions/s', '/Subscriptions/S/resourceGroups/g', true],
    ['/subscriptions/s/resourceGroups/g', '/subscriptions/s/resourceGroups/g/providers/x/y/z', true],
    ['/subscriptions/s/resourceGroups/g', '/subscriptions/s/resourceGroups/g2', false],
    ['/subscriptions/s/resourceGroups/g', '/subscriptions/s', false],
  ])('%s includes %s: %s', (outer, inner, expected) => {
    expect(includes(outer, inner)).toBe(expected);
  });

  test.each([
    ['/', 'tenant'],
    ['', 'tenant'],
    ['/providers/Microsoft.Management/managementGroups/m', 'managementGroup'],
    ['/subscriptions/⟨subscription().subscriptionId⟩', 'subscription'],
    ['/subscriptions/s/resourceGroups/⟨resourceGroup().name⟩', 'resourceGroup'],
    ['/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv', 'resource'],
    ['/⟨scope of vault⟩/providers/Microsoft.KeyVault/vaults/kv', 'resource'],
    ['/⟨scope of vault⟩', undefined],
    ['⟨parameter scope⟩', undefined],
  ])('%s is a scope of level %s', (scope, level) => {
    expect(levelOf(scope)).toBe(level);
  });
});

describe('ranges of addresses', () => {
  test.each([
    ['203.0.113.7', { size: 1, everything: false, private: false }],
    ['203.0.113.7/24', { size: 256, everything: false, private: false }],
    ['203.0.113.1-203.0.113.10', { size: 10, everything: false, private: false }],
    ['10.0.0.0/8', { size: 2 ** 24, everything: false, private: true }],
    ['10.1.2.3/8', { size: 2 ** 24, everything: false, private: true }],
    ['192.168.1.1', { size: 1, everything: false, private: true }],
    ['8.0.0.0/7', { size: 2 ** 25, everything: false, private: false }],
    ['0.0.0.0/0', { size: 2 ** 32, everything: true, private: false }],
    ['0.0.0.0', { size: 2 ** 32, everything: true, private: false }],
    ['0/0', { size: 2 ** 32, everything: true, private: false }],
    ['::/0', { size: 2 ** 32, everything: true, private: false }],
    ['1.2.3.4/0', { size: 2 ** 32, everything: true, private: false }],
    ['0.0.0.0-255.255.255.255', { size: 2 ** 32, everything: true, private: false }],
    ['*', { size: 2 ** 32, everything: true, private: false }],
    ['2001:db8::1', undefined],
    ['300.1.1.1', undefined],
    ['203.0.113.7/33', undefined],
    ['office', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(rangeOf(text)).toEqual(expected && { text, ...expected });
  });
});

describe('whether two names may be equal', () => {
  test.each([
    ['kv-⟨x⟩', 'KV-⟨x⟩', true],
    ['kv-dev-⟨x⟩', 'kv-prod-⟨x⟩', false],
    ['kv-⟨x⟩-dev', 'kv-⟨x⟩-prod', false],
    ['kv-⟨x⟩-dev-⟨y⟩', 'kv-⟨x⟩-prod-⟨y⟩', false],
    ['⟨parameter name⟩', '⟨parameter name⟩', true],
    ['kv-⟨x⟩', 'kv-dev', true],
    ['kv-⟨x⟩', 'vault-dev', false],
    ["kv⟨uniqueString(⟨g⟩, 'dev')⟩", "kv⟨uniqueString(⟨g⟩, 'prod')⟩", false],
    ["kv⟨uniqueString(⟨g⟩, 'dev')⟩", "kv⟨uniqueString(⟨g⟩, 'dev')⟩", true],
    ["⟨take(⟨uniqueString(⟨g⟩, 'dev')⟩, 5)⟩", "⟨take(⟨uniqueString(⟨g⟩, 'prod')⟩, 5)⟩", false],
    ['⟨take(⟨g⟩-dev, 5)⟩', '⟨take(⟨g⟩-prod, 5)⟩', true],
    ["⟨uniqueString('a')⟩", "⟨guid('b')⟩", true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(mayBeEqual(a, b)).toBe(expected);
  });
});
