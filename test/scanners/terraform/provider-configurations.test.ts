import { expect, test } from 'vitest';
import { find } from '../../../src/estate/read.js';
import type { Scan } from '../../../src/model/scan.js';
import { scanOf } from './scan-of.js';

const group = (name: string, more = ''): string =>
  `resource "azurerm_resource_group" "${name}" {\n  name = "rg"\n  location = "x"\n  ${more}\n}\n`;

/** The subscription and the provider of everything that is deployed by one. */
const placed = ({ resources }: Scan): readonly string[] =>
  resources
    .filter(({ type }) => !type.startsWith('Terraform/'))
    .map(({ address, id, provider }) => `${address} in ${id.split('/')[2] ?? ''} by ${provider ?? 'nothing'}`);

const hub = 'provider "azurerm" {\n  alias = "hub"\n  subscription_id = "hub-id"\n  features {}\n}\n';
const own = 'provider "azurerm" {\n  subscription_id = "own-id"\n  features {}\n}\n';
const told = '⟨subscription().subscriptionId⟩';

test.each([
  ['without a block', group('a'), `azurerm_resource_group.a in ${told} by nothing`],
  ['by default', own + group('a'), 'azurerm_resource_group.a in own-id by provider.azurerm'],
  [
    'by an alias',
    own + hub + group('a', 'provider = azurerm.hub'),
    'azurerm_resource_group.a in hub-id by provider.azurerm.hub',
  ],
  [
    'by an alias in quotes, as of old',
    own + hub + group('a', 'provider = "azurerm.hub"'),
    'azurerm_resource_group.a in hub-id by provider.azurerm.hub',
  ],
  ['by an alias alone', hub + group('a'), `azurerm_resource_group.a in ${told} by nothing`],
  [
    'of a variable',
    `variable "s" {}\nprovider "azurerm" {\n  subscription_id = var.s\n}\n${group('a')}`,
    'azurerm_resource_group.a in ⟨variable s⟩ by provider.azurerm',
  ],
  [
    'of a variable that is secret',
    `variable "s" {\n  default = "secret-id"\n  sensitive = true\n}\nprovider "azurerm" {\n  subscription_id = var.s\n}\n${group('a')}`,
    'azurerm_resource_group.a in ⟨subscription of provider.azurerm⟩ by provider.azurerm',
  ],
  [
    'of a variable that says nothing',
    `variable "s" {\n  default = null\n}\nprovider "azurerm" {\n  subscription_id = var.s\n}\n${group('a')}`,
    `azurerm_resource_group.a in ${told} by provider.azurerm`,
  ],
  [
    'of what it deploys itself',
    `provider "azurerm" {\n  subscription_id = azurerm_resource_group.a.id\n}\n${group('a')}`,
    `azurerm_resource_group.a in ${told} by provider.azurerm`,
  ],
])('the subscription of a provider: %s', (_, text, expected) => {
  expect(placed(scanOf({ 'main.tf': text }))).toEqual([expected]);
});

const inModule = 'module.m.azurerm_resource_group.a';

test.each([
  ['inherits what has no alias', '', group('a'), `${inModule} in own-id by provider.azurerm`],
  [
    'is given another one as its own',
    'providers = { azurerm = azurerm.hub }',
    group('a'),
    `${inModule} in hub-id by provider.azurerm.hub`,
  ],
  [
    'is given one under an alias',
    'providers = { azurerm.there = azurerm.hub }',
    `terraform {\n  required_providers {\n    azurerm = {\n      source = "hashicorp/azurerm"\n      configuration_aliases = [azurerm.there]\n    }\n  }\n}\n${group('a', 'provider = azurerm.there')}`,
    `${inModule} in hub-id by provider.azurerm.hub`,
  ],
  ['inherits no alias', '', group('a', 'provider = azurerm.hub'), `${inModule} in ${told} by nothing`],
  [
    'declares an alias that it is given, as of old',
    'providers = { azurerm.there = azurerm.hub }',
    `provider "azurerm" {\n  alias = "there"\n}\n${group('a', 'provider = azurerm.there')}`,
    `${inModule} in hub-id by provider.azurerm.hub`,
  ],
  [
    'has one of its own',
    '',
    `provider "azurerm" {\n  alias = "inner"\n  subscription_id = "inner-id"\n}\n${group('a', 'provider = azurerm.inner')}`,
    `${inModule} in inner-id by module.m.provider.azurerm.inner`,
  ],
])('a module %s', (_, passed, inside, expected) => {
  const main = `${own}${hub}module "m" {\n  source = "./m"\n  ${passed}\n}\n`;
  expect(placed(scanOf({ 'main.tf': main, 'm/main.tf': inside }))).toEqual([expected]);
});

test('what a data source tells of the subscription is what its provider is configured for', () => {
  const scan = scanOf({
    'main.tf': `${own}${hub}
data "azurerm_subscription" "hub" { provider = azurerm.hub }
resource "azurerm_role_assignment" "a" {
  scope                = data.azurerm_subscription.hub.id
  role_definition_name = "Reader"
  principal_id         = "p"
}`,
  });
  const [assignment] = scan.resources.filter(({ type }) => type === 'Microsoft.Authorization/roleAssignments');
  expect(assignment?.id).toMatch(/^\/subscriptions\/hub-id\/providers\//);
});

const configured = (text: string, path: string, type = 'Terraform/providers'): readonly unknown[] =>
  scanOf({ 'main.tf': text })
    .resources.filter((resource) => resource.type === type)
    .flatMap((resource) =>
      find(resource, `properties.${path}`).map(({ is }) =>
        is.kind === 'present' && is.value.kind === 'scalar'
          ? `${String(is.value.value)}${is.trail.at(-1)?.kind === 'provider' ? ' by default' : ''}`
          : is.kind,
      ),
    );

const version = (constraint: string): string =>
  `terraform {\n  required_providers {\n    azurerm = {\n      source = "hashicorp/azurerm"\n      version = "${constraint}"\n    }\n  }\n}\n`;

test.each([
  ['~> 2.99', 'features {}', 'true by default'],
  ['~> 2.99', 'features {\n key_vault {}\n }', 'true by default'],
  ['~> 2.99', 'features {\n key_vault {\n recover_soft_deleted_key_vaults = true\n }\n }', 'false by default'],
  ['~> 2.99', 'features {\n key_vault {\n purge_soft_delete_on_destroy = false\n }\n }', 'false'],
  ['~> 3.0', 'features {}', 'true by default'],
  ['~> 4.0', 'features {\n key_vault {}\n }', 'true by default'],
  ['~> 5.0', 'features {\n key_vault {\n purge_soft_delete_on_destroy = false\n }\n }', 'false'],
  ['~> 3.0', 'features {\n key_vault {\n purge_soft_delete_on_destroy = true\n }\n }', 'true'],
])('what provider %s with %j does with deleted vaults', (constraint, features, expected) => {
  const text = `${version(constraint)}provider "azurerm" {\n  ${features}\n}`;
  expect(configured(text, 'purgesOnDestroy.vaults')).toEqual([expected]);
});

test.each([
  ['3.9.0', 'false', 'false'],
  ['3.10.0', 'true by default', 'false'],
  ['3.104.0', 'true by default', 'true by default'],
])('what provider %s does with deleted HSMs, and with keys in them', (exactly, hsms, keys) => {
  const text = `${version(exactly)}provider "azurerm" {\n  features {}\n}`;
  expect(configured(text, 'purgesOnDestroy.managedHsms')).toEqual([hsms]);
  expect(configured(text, 'purgesOnDestroy.managedHsmKeys')).toEqual([keys]);
});

test('up to version 2 one flag is for everything', () => {
  const features = 'features {\n key_vault {\n purge_soft_delete_on_destroy = true\n }\n }';
  const text = `${version('~> 2.0')}provider "azurerm" {\n  ${features}\n}`;
  expect(configured(text, 'purgesOnDestroy.keys')).toEqual(['true']);
});

test('the place of the state is told as well, with how it is got at', () => {
  const backend = 'terraform {\n  backend "azurerm" {\n    access_key = "k"\n  }\n}';
  expect(configured(backend, 'accessKey', 'Terraform/backends')).toEqual(['k']);
});
