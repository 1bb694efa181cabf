import { expect, test } from 'vitest';
import { judged, severities } from '../judged.js';

const rule = 'environment-sharing/secret-names';

const secrets = (...names: readonly string[]): string =>
  names
    .map(
      (name, index) =>
        `resource s${String(index)} 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/${name}' }`,
    )
    .join('\n');

test.each([
  [['dev-password', 'prod-password'], 'fail'],
  [['password-dev', 'password-prod'], 'fail'],
  [['dev-password', 'token-prod'], 'fail'],
  [['DEV-password', 'Production-password'], 'fail'],
  [['uat-a', 'prd-b'], 'fail'],
  [['preprod-a', 'prod-a'], 'fail'],
  [['prod-a', 'production-b', 'c-prd'], 'pass'],
  [['prod-a', 'b'], 'pass'],
  [['key-test', 'key-live'], 'pass'],
  [['key-test', 'key-prod'], 'fail'],
  [['load-test', 'key-prod'], 'pass'],
  [['devops-token', 'prod-token'], 'pass'],
  [['product-key', 'dev-key'], 'pass'],
  [['a-dev-b', 'a-prod-b'], 'pass'],
  [['dev', 'prod'], 'pass'],
])('%j: %s', (names, expected) => {
  expect(judged(rule, secrets(...names)).map((verdict) => verdict.split(' ')[0])).toEqual([expected]);
});

test('without production it weighs less', () => {
  expect(severities(rule, secrets('dev-a', 'staging-a'))).toEqual(['fail medium']);
  expect(severities(rule, secrets('dev-a', 'prod-a'))).toEqual(['fail high']);
});

test.each([
  [
    'two vaults',
    secrets('dev-a').replaceAll('kv/', 'kv1/') + '\n' + secrets('prod-a').replaceAll('s0 ', 's9 '),
    ['pass', 'pass'],
  ],
  [
    'what never is there at once',
    `param p bool
resource a 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (p) { name: 'kv/dev-a' }
resource b 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = if (!p) { name: 'kv/prod-a' }`,
    ['pass'],
  ],
  [
    'keys with secrets',
    `${secrets('dev-a')}
resource k 'Microsoft.KeyVault/vaults/keys@2024-11-01' = { name: 'kv/prod-k', properties: { kty: 'RSA' } }`,
    ["fail `'kv/prod-k'`"],
  ],
  [
    'a tag before the name',
    `resource a 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = { name: 'kv/dev-a', tags: { Environment: 'Prod' } }
${secrets('prod-b')}`,
    ['pass'],
  ],
  [
    'an unknown list of environments',
    "param environments array\nresource a 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [for e in environments: { name: 'kv/${e}-a' }]",
    ["unknown `'kv/${e}-a'`"],
  ],
  [
    'an unknown list of other things',
    "param names array\nresource a 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = [for e in names: { name: 'kv/${e}-a' }]",
    ['pass'],
  ],
])('%s', (_, text, expected) => {
  expect(judged(rule, text)).toEqual(expected);
});
