import { expect, test } from 'vitest';
import { labelled, type Files } from '../judged.js';

const rule = 'environment-sharing/vault-per-environment';

const deployed = (condition: string, name: string, ...environments: readonly string[]): Files => ({
  'main.bicep': `param environment string
resource v 'Microsoft.KeyVault/vaults@2024-11-01' = ${condition}{ name: ${name} }`,
  ...Object.fromEntries(
    environments.map((each) => [`main.${each}.bicepparam`, `using 'main.bicep'\nparam environment = '${each}'`]),
  ),
});

const own = "'kv-${environment}'";

test.each<[string, Files, string[]]>([
  ['each has its own', deployed('', own, 'dev', 'prod'), ['pass', 'pass']],
  [
    'one is left out',
    deployed("if (environment != 'dev') ", own, 'dev', 'test', 'prod'),
    ['fail: this vault is of `prod`, and `dev` has none of its own', 'pass', 'pass'],
  ],
  ['all share one', deployed('', "'kv'", 'dev', 'prod'), []],
  [
    'two share one',
    deployed('', "environment == 'prod' ? 'kv-prod' : 'kv-other'", 'dev', 'test', 'prod'),
    [
      'fail: this vault is of `prod`, and `dev` has none of its own',
      'pass',
      'fail: this vault is of `prod`, and `test` has none of its own',
    ],
  ],
  ['only one environment', deployed('', own, 'prod'), []],
])('%s', (_, files, expected) => {
  expect([...labelled(rule, files)].sort()).toEqual([...expected].sort());
});

test('a template without a vault is not asked for one', () => {
  const files = {
    ...(deployed('', own, 'prod') as Record<string, string>),
    'app.bicep':
      "param environment string\nresource v 'Microsoft.KeyVault/vaults@2024-11-01' existing = { name: 'kv-prod' }",
    'app.dev.bicepparam': "using 'app.bicep'\nparam environment = 'dev'",
  };
  expect(labelled(rule, files)).toEqual(['pass']);
});
