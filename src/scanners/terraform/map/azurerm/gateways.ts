import { concatenated } from '../choices.js';
import type { Mapping } from '../mapping.js';
import { always, block, blocks, from, inside, list } from '../parts.js';
import { below, belowNamed, each, inGroup } from './entry.js';

const serviceName = ['api_management_name'];
const providers = 'Microsoft.ApiManagement/service/identityProviders';

/** The host names stand in blocks by what they are for, any number of each. */
const hostNames = concatenated(
  ...Object.entries({
    Proxy: 'proxy',
    Management: 'management',
    Portal: 'portal',
    DeveloperPortal: 'developer_portal',
    Scm: 'scm',
  }).map(([type, kind]) =>
    blocks(kind, {
      type: always(type),
      hostName: from('host_name'),
      keyVaultId: from('key_vault_certificate_id', 'key_vault_id'),
      identityClientId: from('ssl_keyvault_identity_client_id'),
      certificatePassword: from('certificate_password'),
    }),
  ),
);

const identityProvider = (type: string, name: string, secret: string): Mapping =>
  belowNamed(type, providers, serviceName, { clientSecret: from(secret) }, { name: always(name) });

/** Services that take certificates and secrets from a vault by themselves, or hold secrets for others. */
export const gateways: readonly Mapping[] = [
  inGroup('azurerm_api_management', 'Microsoft.ApiManagement/service', {
    hostnameConfigurations: inside('hostname_configuration', hostNames),
  }),
  belowNamed('azurerm_api_management_named_value', 'Microsoft.ApiManagement/service/namedValues', serviceName, {
    displayName: from('display_name'),
    secret: from('secret'),
    value: from('value'),
    keyVault: block('value_from_key_vault', {
      secretIdentifier: from('secret_id'),
      identityClientId: from('identity_client_id'),
    }),
  }),
  belowNamed('azurerm_api_management_certificate', 'Microsoft.ApiManagement/service/certificates', serviceName, {
    password: from('password'),
    keyVault: { secretIdentifier: from('key_vault_secret_id') },
  }),
  identityProvider('azurerm_api_management_identity_provider_aad', 'aad', 'client_secret'),
  identityProvider('azurerm_api_management_identity_provider_aadb2c', 'aadB2C', 'client_secret'),
  identityProvider('azurerm_api_management_identity_provider_facebook', 'facebook', 'app_secret'),
  identityProvider('azurerm_api_management_identity_provider_google', 'google', 'client_secret'),
  identityProvider('azurerm_api_management_identity_provider_microsoft', 'microsoft', 'client_secret'),
  identityProvider('azurerm_api_management_identity_provider_twitter', 'twitter', 'api_secret_key'),
  inGroup('azurerm_application_gateway', 'Microsoft.Network/applicationGateways', {
    sslCertificates: blocks('ssl_certificate', {
      name: from('name'),
      properties: { keyVaultSecretId: from('key_vault_secret_id'), password: from('password') },
    }),
    trustedRootCertificates: blocks('trusted_root_certificate', {
      name: from('name'),
      properties: { keyVaultSecretId: from('key_vault_secret_id') },
    }),
  }),
  inGroup('azurerm_firewall_policy', 'Microsoft.Network/firewallPolicies', {
    transportSecurity: block('tls_certificate', {
      certificateAuthority: { name: from('name'), keyVaultSecretId: from('key_vault_secret_id') },
    }),
  }),
  inGroup('azurerm_express_route_port', 'Microsoft.Network/expressRoutePorts', {
    links: list(
      ...['link1', 'link2'].map((link) =>
        block(link, {
          macSecConfig: {
            cknSecretIdentifier: from('macsec_ckn_keyvault_secret_id'),
            cakSecretIdentifier: from('macsec_cak_keyvault_secret_id'),
          },
        }),
      ),
    ),
  }),
  inGroup('azurerm_virtual_network_gateway_connection', 'Microsoft.Network/connections', {
    connectionType: from('type'),
    sharedKey: from('shared_key'),
  }),
  inGroup('azurerm_frontdoor', 'Microsoft.Network/frontDoors'),
  ...each(['azurerm_cdn_frontdoor_profile', 'azurerm_cdn_profile'], (type) => inGroup(type, 'Microsoft.Cdn/profiles')),
  below('azurerm_cdn_frontdoor_secret', 'Microsoft.Cdn/profiles/secrets', 'cdn_frontdoor_profile_id', {
    parameters: {
      secretSource: { id: inside('secret', inside('customer_certificate', from('key_vault_certificate_id'))) },
    },
  }),
  inGroup('azurerm_app_service_certificate', 'Microsoft.Web/certificates', {
    password: from('password'),
    // The provider takes the vault and the name of the secret out of the address.
    keyVaultId: from('key_vault_id', 'key_vault_secret_id'),
  }),
];
