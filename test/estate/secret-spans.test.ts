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
