import { expect, test } from 'vitest';
import { judged } from '../judged.js';

const rule = 'rbac-breadth/permission-model';

const vault = (properties: string, version: string): string =>
  `resource v 'Microsoft.KeyVault/vaults${version}' = { name: 'kv', properties: ${properties} }`;

test.each([
  ['{ enableRbacAuthorization: true }', '@2019-09-01', 'pass'],
  ['{ enableRbacAuthorization: false }', '@2026-02-01', 'fail `false`'],
  ["{ enableRbacAuthorization: 'true' }", '@2019-09-01', 'pass'],
  ['{}', '@2015-06-01', 'fail `{}`'],
  ['{}', '@2025-05-01', 'fail `{}`'],
  ['{}', '@2026-01-31-preview', 'fail `{}`'],
  ['{}', '@2026-02-01', 'pass'],
  ['{}', '@2026-03-01-preview', 'pass'],
  ['{ enableRbacAuthorization: null }', '@2025-05-01', 'fail `null`'],
  ['{ enableRbacAuthorization: null }', '@2026-02-01', 'pass'],
  ['{}', '@latest', 'unknown `{}`'],
  ['{}', '@2026-2-1', 'unknown `{}`'],
  ['{}', '@2026-02-01.1', 'unknown `{}`'],
  ['{}', '@20260201', 'unknown `{}`'],
  ['{}', '', 'unknown `{}`'],
  ["{ createMode: 'recover' }", '@2024-11-01', "unknown `{ createMode: 'recover' }`"],
])('%s at %s: %s', (properties, version, expected) => {
  expect(judged(rule, vault(properties, version))).toEqual([expected]);
});
