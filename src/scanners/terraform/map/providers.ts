import { scalar } from '../../../expressions/values.js';
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
  clientCertificate: from('client_certificate'),
  clientCertificatePassword: from('client_certificate_password'),
  oidcToken: from('oidc_token'),
  oidcRequestToken: from('oidc_request_token'),
};

const flag = (name: string): Part => inside('features', inside('key_vault', from(name)));

const all = 'purge_soft_delete_on_destroy';

/**
 * Up to version 2 one flag is for everything in vaults. It is on unless there is a block of flags, and off in a block that
 * has the other flag alone: https://github.com/hashicorp/terraform-provider-azurerm/blob/v2.99.0/internal/provider/features.go
 */
const purgesAll: Part = (config, context) => {
  const other = flag('recover_soft_deleted_key_vaults')(config, context);
  const isWritten = other !== undefined && !(other.kind === 'scalar' && other.value === null);
  return orElse(flag(all), !isWritten)(config, context);
};

/** Since version 3 it is on, and every kind of object has a flag of its own. */
const purges = (name: string): Part => since('azurerm', '3.0.0', orElse(flag(name), true), purgesAll);

const never: Part = ({ at }) => scalar(false, at);

/**
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block#key_vault. No version before
 * those with the flags purges a Managed HSM, or has keys of one:
 * https://github.com/hashicorp/terraform-provider-azurerm/pull/17148,
 * https://github.com/hashicorp/terraform-provider-azurerm/pull/25935
 */
const purgesOnDestroy = {
  vaults: purges(all),
  keys: purges('purge_soft_deleted_keys_on_destroy'),
  secrets: purges('purge_soft_deleted_secrets_on_destroy'),
  certificates: purges('purge_soft_deleted_certificates_on_destroy'),
  managedHsms: since(
    'azurerm',
    '3.10.0',
    orElse(flag('purge_soft_deleted_hardware_security_modules_on_destroy'), true),
    never,
  ),
  managedHsmKeys: since(
    'azurerm',
    '3.104.0',
    orElse(flag('purge_soft_deleted_hardware_security_module_keys_on_destroy'), true),
    never,
  ),
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
