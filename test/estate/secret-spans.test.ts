import { expect, test } from 'vitest';
import { textOf } from '../../src/model/source.js';
import { estateOf } from './estate-of.js';

const secretsOf = (files: Readonly<Record<string, string>>): string[] => estateOf(files).secrets.map(textOf);

test('the default of a secure parameter, in the quotes of either language', () => {
  expect(secretsOf({ 'main.bicep': "@secure()\nparam p string = 'not-a-real-password'" })).toEqual([
    "'not-a-real-password'",
  ]);
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    parameters: {
      p: { type: 'SecureString', defaultValue: 'not-a-real-password' },
      built: { type: 'securestring', defaultValue: "[concat('not-a-', 'real-one')]" },
      made: { type: 'securestring', defaultValue: '[newGuid()]' },
    },
    resources: [],
  };
  expect(secretsOf({ 'main.json': JSON.stringify(template) })).toEqual([
    '"not-a-real-password"',
    "concat('not-a-', 'real-one')",
  ]);
});

test('of what is put together, only the part that is a secret', () => {
  const setting = "{ name: 'DB', value: 'Server=${server};Password=${password}' }";
  const main = `param server string
param password string
resource w 'Microsoft.Web/sites@2024-04-01' = {
  name: 'shop'
  properties: { siteConfig: { appSettings: [${setting}] } }
}`;
  const given = (password: string): Record<string, string> => ({
    'main.bicep': main,
    'main.bicepparam': `using 'main.bicep'\nparam server = 'sql'\nparam password = '${password}'`,
  });
  expect(secretsOf(given('n0t-r3al'))).toEqual(["'Server=${server};Password=${password}'", "'n0t-r3al'"]);
  // Written with an escape, it cannot be told from the other parts.
  expect(secretsOf(given('n0t\\\\r3al'))).toHaveLength(3);
});
