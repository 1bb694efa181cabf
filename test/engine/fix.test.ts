import { expect, test } from 'vitest';
import { fixFor } from '../../src/engine/rule-summary.js';
import type { Resource } from '../../src/model/resource.js';
import rule from '../../src/rules/network-exposure/private-endpoint-bypassed.js';

const place = { source: { path: 'main.tf', language: 'terraform', text: '' }, start: 0, end: 0 } as const;

const resource: Resource = {
  type: 'Microsoft.KeyVault/vaults',
  apiVersion: undefined,
  name: { kind: 'scalar', value: 'kv', at: place, trail: [] },
  id: '',
  scope: '',
  existing: false,
  when: [],
  body: { kind: 'object', entries: new Map(), at: place, trail: [] },
  at: place,
  address: '',
  module: '',
  deployment: { name: '', template: '' },
};

test('a fix speaks the language of the file', () => {
  expect(fixFor(rule, 'bicep', resource)).toContain("`publicNetworkAccess: 'Disabled'`");
  expect(fixFor(rule, 'arm', resource)).toContain('`"publicNetworkAccess": "Disabled"`');
  expect(fixFor(rule, 'terraform')).toContain('`public_network_access_enabled = false`');
});

test('a fix in Terraform speaks of the body that its author writes', () => {
  const provided = { ...resource, argumentFor: () => undefined };
  expect(fixFor(rule, 'terraform', provided)).toContain('`public_network_access_enabled = false`');
  expect(fixFor(rule, 'terraform', resource)).toContain('`"publicNetworkAccess": "Disabled"`');
  expect(fixFor(rule, 'tfvars', resource)).toContain('`"publicNetworkAccess": "Disabled"`');
});
