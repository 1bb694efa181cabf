import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/expressions/json.js';
import { merged } from '../../../../src/scanners/terraform/map/merge.js';
import { jsonBody } from '../../../../src/scanners/terraform/map/json-body.js';
import { contextOf, opened, shown, valueOf, type Block } from './sent.js';

describe('azapi_resource', () => {
  test('says its own type, and where it is', () => {
    const block = { type: 'Microsoft.KeyVault/vaults@2023-07-01', parent_id: '⟨group⟩', name: 'kv', body: {} };
    expect(opened('azapi_resource', block)).toMatchObject({ typed: block.type, parent: '⟨group⟩', name: 'kv' });
  });

  test.each<[string, Block, Json]>([
    ['an object', { body: { properties: { a: 1 } } }, { properties: { a: 1 } }],
    ['JSON in a text', { body: '{"properties":{"a":1}}' }, { properties: { a: 1 } }],
    [
      'JSON around what is not known',
      { body: '{"properties":{"a":"x-⟨b("c")⟩-y","n":⟨d⟩,"e":["\\"⟨f⟩"]}}' },
      { properties: { a: 'x-⟨b("c")⟩-y', n: '⟨d⟩', e: ['"⟨f⟩'] } },
    ],
    ['a text that nobody knows', { body: '⟨variable body⟩' }, '⟨variable body⟩'],
    ['a text that is no JSON', { body: 'x' }, 'unknown: the text is not JSON'],
    [
      'attributes besides the body',
      { location: 'westeurope', tags: { a: 'b' }, body: { properties: {} } },
      { location: 'westeurope', tags: { a: 'b' }, properties: {} },
    ],
    [
      'identities',
      { identity: [{ type: 'UserAssigned', identity_ids: ['/i', '⟨j⟩'] }] },
      { identity: { type: 'UserAssigned', userAssignedIdentities: { '/i': {}, '⟨j⟩': {} } } },
    ],
    [
      'a body for what is sensitive',
      { body: { properties: { a: 1, b: { c: 2 } } }, sensitive_body: { properties: { b: { d: 3 } } } },
      { properties: { a: 1, b: { c: 2, d: 3 } } },
    ],
    ['no body for what is sensitive', { body: { a: 1 }, sensitive_body: null }, { a: 1 }],
  ])('with %s', (_, block, body) => {
    expect(opened('azapi_resource', block)['body']).toEqual(body);
  });

  test('what `jsonencode` is given says more than the text it makes', () => {
    const config = { at: valueOf('').at, get: () => valueOf('⟨text⟩'), encoded: () => valueOf({ a: '⟨b⟩' }) };
    const body = jsonBody('body')(config, contextOf());
    expect(body && shown(body)).toEqual({ a: '⟨b⟩' });
  });
});

test.each<[string, string]>([
  ['contoso.vault.azure.net', 'contoso'],
  ['https://contoso.vault.azure.net/', 'contoso'],
  ['⟨variable name⟩.vault.azure.net', '⟨variable name⟩'],
  ['kv-⟨variable env⟩.vault.usgovcloudapi.net', 'kv-⟨variable env⟩'],
])('a data plane resource in %s is in the vault %s', (parent, name) => {
  const { parent: id } = opened('azapi_data_plane_resource', { parent_id: parent });
  expect(id).toMatch(new RegExp(`/providers/Microsoft\\.KeyVault/vaults/${name}$`));
});

test('a data plane resource has the properties of Resource Manager', () => {
  const body = { kty: 'RSA', key_size: 2048, key_ops: ['sign'], attributes: { exp: 1 } };
  expect(opened('azapi_data_plane_resource', { parent_id: '⟨x⟩', body })).toMatchObject({
    body: { properties: { kty: 'RSA', keySize: 2048, keyOps: ['sign'], attributes: { exp: 1 } } },
  });
});

test.each<[string, Json, Json, Json]>([
  ['adds', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['replaces', { a: 1 }, { a: 2 }, { a: 2 }],
  [
    'goes into objects, whatever the case of their names',
    { Properties: { a: 1 } },
    { properties: { A: 2, b: 3 } },
    { Properties: { a: 2, b: 3 } },
  ],
  ['takes the place of lists', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['takes away', { a: { b: 1 } }, { a: { b: null } }, { a: { b: null } }],
  ['may be unknown', { a: { b: 1, c: 2 } }, { a: { b: '⟨x⟩' } }, { a: { b: '⟨x⟩', c: 2 } }],
])('a change %s', (_, base, change, expected) => {
  expect(shown(merged(valueOf(base), valueOf(change), contextOf().evaluation.budget))).toEqual(expected);
});
