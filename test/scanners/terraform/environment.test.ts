import { describe, expect, it } from 'vitest';
import { scanOf } from './scan-of.js';

const group = (name: string, rest: string): string => `resource "azurerm_resource_group" "${name}" {\n${rest}\n}\n`;

const environmentIn = (text: string, more: Readonly<Record<string, string>> = {}) =>
  scanOf({ 'main.tf': text, ...more }).deployments[0]?.environment;

describe('the environment of a deployment', () => {
  it('is told by a tag of one of its resources', () => {
    expect(environmentIn(group('main', 'tags = { Environment = "prod" }'))).toEqual({
      name: 'prod',
      production: true,
      from: 'from the tag `Environment` of `main`',
    });
  });

  it('is told by tags in a local value', () => {
    const text = `locals {\n  tags = { env = "dev" }\n}\n${group('main', 'tags = local.tags')}`;
    expect(environmentIn(text)?.name).toBe('dev');
  });

  it('is told by a variable before all tags', () => {
    const text = `variable "environment" {\n  default = "test"\n}\n${group('main', 'tags = { environment = "prod" }')}`;
    expect(environmentIn(text)?.from).toBe('from parameter `environment`');
  });

  it.each([
    ['what is many', 'for_each = toset(["dev", "prod"])\ntags = { environment = each.key }'],
    ['a tag of another name', 'tags = { owner = "prod" }'],
    ['a name that no environment has', 'tags = { environment = "blue" }'],
  ])('is not told by %s', (_, rest) => {
    expect(environmentIn(group('main', rest))).toBeUndefined();
  });
});
