import { from, inside, orElse, since, type Part, type Shape } from './parts.js';

/**
 * The type of the resource that a provider's configuration is reported as: nothing that Azure has, but what deploys
 * things there, and with which rights.
 */
export const providerType = 'Terraform/providers';

/** The same of the place where the state is kept. */
export const backendType = 'Terraform/backends';

/** How it signs in: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs#argument-reference */
const credentials = {
  clientSecret: from('client_secret'),
  clientCertificatePassword: from('client_certificate_password'),
  oidcToken: from('oidc_token'),
  oidcRequestToken: from('oidc_request_token'),
};

const flag = (name: string): Part => inside('features', inside('key_vault', from(name)));

/** The version that made it the default, and gave every kind of object a flag of its own. */
const purges = (name: string, before: string): Part =>
  since('azurerm', '3.0.0', orElse(flag(name), true), orElse(flag(before), false));

const all = 'purge_soft_delete_on_destroy';

/** https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block#key_vault */
const purgesOnDestroy = {
  vaults: purges(all, all),
  keys: purges('purge_soft_deleted_keys_on_destroy', all),
  secrets: purges('purge_soft_deleted_secrets_on_destroy', all),
  certificates: purges('purge_soft_deleted_certificates_on_destroy', all),
  managedHsms: purges('purge_soft_deleted_hardware_security_modules_on_destroy', all),
  managedHsmKeys: purges('purge_soft_deleted_hardware_security_module_keys_on_destroy', all),
};

/** What is told of the configuration of a provider, by the name of the provider. */
export const providers: ReadonlyMap<string, Shape> = new Map([
  ['azurerm', { properties: { ...credentials, purgesOnDestroy } }],
  ['azuread', { properties: credentials }],
  ['azapi', { properties: credentials }],
]);

/** https://developer.hashicorp.com/terraform/language/backend/azurerm */
export const backends: ReadonlyMap<string, Shape> = new Map([
  ['azurerm', { properties: { ...credentials, accessKey: from('access_key'), sasToken: from('sas_token') } }],
]);
