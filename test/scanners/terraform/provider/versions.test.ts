import { describe, expect, test } from 'vitest';
import { allows, constraintsOf } from '../../../../src/scanners/terraform/provider/constraint.js';
import { compareVersions, versionOf } from '../../../../src/scanners/terraform/provider/version.js';
import { versionsOf } from '../../../../src/scanners/terraform/provider/versions.js';
import { parse } from '../hcl/reading.js';

const isAllowed = (constraint: string, text: string): boolean | undefined => {
  const version = versionOf(text);
  if (version === undefined) throw new Error(`${text} is no version`);
  return constraintsOf(constraint)?.every((each) => allows(each, version));
};

test.each([
  ['4.0.0', '4.0.0', true],
  ['= 4.0', '4.0.0', true],
  ['=4.0.0', '4.0.1', false],
  ['!= 4.0.0', '4.0.1', true],
  ['!= 4.0.0', '4.0.0', false],
  ['> 4.0', '4.0.0', false],
  ['> 4.0', '4.0.1', true],
  ['>= 4.0', '4.0.0', true],
  ['< 5', '4.81.0', true],
  ['< 5', '5.0.0', false],
  ['<= 4.81', '4.81.0', true],
  ['<= 4.81', '4.81.1', false],
  ['~> 4.1', '4.81.0', true],
  ['~> 4.1', '4.0.9', false],
  ['~> 4.1', '5.0.0', false],
  ['~> 4.1.2', '4.1.9', true],
  ['~> 4.1.2', '4.2.0', false],
  ['~> 4', '4.9.0', true],
  ['~> 4', '5.0.0', false],
  ['~>3.0,!=3.5.0', '3.4.0', true],
  ['~>3.0,!=3.5.0', '3.5.0', false],
  ['>= 3.0, < 5.0', '5.0.0', false],
  ['v4.0.0', '4.0.0', true],
  ['>= 4.0', '5.0.0-beta1', false],
  ['~> 4.0', '4.1.0-beta1', false],
  ['4.0.0-beta1', '4.0.0-beta1', true],
  ['>= 4.0.0-beta1', '4.0.0-beta1', true],
  ['>= 4.0.0-beta1', '4.0.0', true],
  ['latest', '4.0.0', undefined],
  ['>= 4.0 < 5', '4.0.0', undefined],
  ['', '4.0.0', undefined],
])('%s allows %s: %s', (constraint, version, expected) => {
  expect(isAllowed(constraint, version)).toBe(expected);
});

test('versions are in the order in which they came out', () => {
  const ordered = [
    '3.9.0',
    '3.10.0',
    '4.0.0-alpha',
    '4.0.0-beta.2',
    '4.0.0-beta.11',
    '4.0.0-beta.x',
    '4.0.0',
    '4.0.1+b',
  ];
  const sorted = [...ordered].reverse().sort((a, b) => {
    const [one, other] = [versionOf(a), versionOf(b)];
    return one === undefined || other === undefined ? NaN : compareVersions(one, other);
  });
  expect(sorted).toEqual(ordered);
});

/** The newest of these versions of azurerm that a configuration runs with at least. */
const asked = ['2.0.0', '3.0.0', '3.50.0', '3.117.1', '4.0.0', '4.42.0', '4.81.0', '5.0.0', '6.0.0'];
const atLeast = (files: readonly string[], lock?: string): string | undefined => {
  const versions = versionsOf(
    files.map((text) => parse(text)),
    lock === undefined ? undefined : parse(lock, '.terraform.lock.hcl'),
  );
  return asked.filter((version) => versions.isAtLeast('azurerm', version)).at(-1);
};

const requiring = (version: string, source = 'hashicorp/azurerm'): string => `
  terraform {
    required_providers {
      azurerm = {
        source  = "${source}"
        version = "${version}"
      }
    }
  }`;

describe('the version that a configuration runs with', () => {
  test.each([
    ['~> 3.0', '3.117.1'],
    ['~> 3.50.0', '3.50.0'],
    ['>= 3.0, < 3.60', '3.50.0'],
    ['>= 3.0, < 5.0', '4.81.0'],
    ['>= 3.0', '6.0.0'],
    ['= 4.42.0', '4.42.0'],
    ['4.80.0', '4.42.0'],
    ['<= 4.41', '4.0.0'],
    ['< 4.0.0', '3.117.1'],
    ['~> 4.0, != 4.81.0', '4.81.0'],
    ['> 6.1', '6.0.0'],
    ['>= 7', '6.0.0'],
    ['5.0.0-beta1', '4.81.0'],
  ])('of %s is at least %s', (constraint, expected) => {
    expect(atLeast([requiring(constraint)])).toBe(expected);
  });

  test('is allowed by every module', () => {
    expect(atLeast([requiring('>= 3.0'), requiring('~> 3.0')])).toBe('3.117.1');
  });

  test('is that of the source, whatever a module calls the provider', () => {
    const named = `terraform { required_providers {
      hub = { source = "registry.terraform.io/hashicorp/azurerm", version = "~> 3.0" }
    } }`;
    expect(atLeast([named])).toBe('3.117.1');
    expect(atLeast([requiring('~> 2.0', 'hashicorp/random')])).toBe('6.0.0');
  });

  test('may be written as in older times', () => {
    expect(atLeast(['terraform { required_providers { azurerm = "~> 2.0" } }'])).toBe('2.0.0');
    expect(atLeast(['provider "azurerm" { version = "~> 3.50.0" }'])).toBe('3.50.0');
  });

  test('is the locked one where there is a lock', () => {
    const lock = `provider "registry.terraform.io/hashicorp/azurerm" {
      version     = "4.42.0"
      constraints = ">= 4.0.0"
    }`;
    expect(atLeast([requiring('>= 4.0')], lock)).toBe('4.42.0');
    expect(atLeast([requiring('>= 4.0')], lock.replace('azurerm', 'random'))).toBe('6.0.0');
  });

  test.each([
    ['nothing is written', 'terraform {}'],
    ['there is no version', 'terraform { required_providers { azurerm = { source = "hashicorp/azurerm" } } }'],
    ['it is no constraint', requiring('latest')],
    ['nothing fits', requiring('>= 4.0, < 3.0')],
    ['it is put together', 'terraform { required_providers { azurerm = { version = "~> ${var.x}" } } }'],
  ])('is the newest where %s', (_, text) => {
    expect(atLeast([text])).toBe('6.0.0');
    expect(versionsOf([parse(text)]).isKnown('azurerm')).toBe(false);
  });

  test('is known by a constraint or a lock', () => {
    expect(versionsOf([parse(requiring('>= 3.0'))]).isKnown('azurerm')).toBe(true);
    expect(versionsOf([], parse('provider "x/y/azurerm" { version = "4.0.0" }')).isKnown('azurerm')).toBe(true);
    expect(versionsOf([parse(requiring('>= 3.0'))]).isKnown('azapi')).toBe(false);
  });
});
