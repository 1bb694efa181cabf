/**
 * Attributes that hold a secret in whatever resource of the providers for Azure, as those mark them (`Sensitive: true` in
 * https://github.com/hashicorp/terraform-provider-azurerm/tree/main/internal/services): what somebody gets in by.
 */
const anywhere = new RegExp(
  [
    '(?:\\w+_)?(?:primary|secondary)_(?:\\w+_)?key',
    '(?:\\w+_)?(?:access|account|api|api_secret|application|authorization|client|extension|license|luis|master|service)_key',
    '(?:\\w+_)?(?:extension_config|function|policy|principal|sas|shared|storage|workspace)_key',
    'extension_key_\\d',
    '(?:\\w+_)?private_key(?:_pem|_openssh|_base64|_content_base64)?',
    '(?:https|secret)_key_base64',
    '(?:\\w+_)?(?:password|passphrase|secret)',
    '(?:\\w+_)?(?:access|api|auth|refresh|repository|sas|tenant)_token',
    '(?:\\w+_)?connection_string(?:_alias|_\\d)?',
    '(?:primary|secondary)_(?:sas|connection)_\\w+',
    '(?:\\w+_)?sas_(?:uri|url|url_query_string)',
    'shared_access_signature',
    'kube_(?:admin_)?config_raw',
    'pfx_(?:blob|certificate)',
    'protected_settings',
    'secret_text',
  ]
    .map((name) => `^${name}$`)
    .join('|'),
);

/** Named like a secret, and known to all who see the resource: those of Application Insights are for everybody who sends to it. */
const open = /^(?:primary|secondary)_public_key$|application_insights|app_?insights_key$/;

/**
 * Those of one type, by their whole path without the numbers of lists; those of other providers as their pages say:
 * https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application_password,
 * https://registry.terraform.io/providers/hashicorp/random/latest/docs/resources/password,
 * https://registry.terraform.io/providers/hashicorp/tls/latest/docs/resources/private_key
 */
const ofType: Readonly<Record<string, readonly string[]>> = {
  azurerm_key_vault_secret: ['value'],
  azurerm_key_vault_certificate: ['certificate.contents', 'certificate.password'],
  azurerm_key_vault_certificate_data: ['key', 'pem'],
  azurerm_storage_account_sas: ['sas'],
  azurerm_storage_account_blob_container_sas: ['sas'],
  azurerm_eventhub_namespace_sas: ['sas'],
  azurerm_eventhub_sas: ['sas'],
  azurerm_automation_certificate: ['base64'],
  azurerm_automation_webhook: ['uri'],
  azurerm_api_management_certificate: ['data'],
  azurerm_application_gateway: ['ssl_certificate.data'],
  azurerm_bot_channel_directline: ['site.key', 'site.key2'],
  azurerm_container_app: ['secret.value'],
  azurerm_container_app_job: ['secret.value'],
  azurerm_container_app_environment_dapr_component: ['secret.value'],
  azurerm_search_service: ['query_keys.key'],
  azurerm_virtual_desktop_host_pool_registration_info: ['token'],
  azurerm_app_configuration: [
    'primary_read_key.secret',
    'primary_write_key.secret',
    'secondary_read_key.secret',
    'secondary_write_key.secret',
  ],
  azuread_application: ['password.value'],
  azuread_application_password: ['value'],
  azuread_service_principal_password: ['value'],
  random_password: ['result', 'bcrypt_hash'],
  tls_private_key: ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
  tls_cert_request: ['private_key_pem'],
  tls_self_signed_cert: ['private_key_pem'],
  tls_locally_signed_cert: ['ca_private_key_pem'],
};

/** The connection string of Application Insights is for everybody who sends to it. */
const openTypes: ReadonlySet<string> = new Set(['azurerm_application_insights']);

/** The provider shows these, and expects the secret of the connection in an attribute or a vault of its own. */
const isShown = (type: string, name: string): boolean =>
  name === 'connection_string' &&
  /^azurerm_data_factory_linked_service_(?:azure_sql_database|mysql|odbc|postgresql|snowflake|sql_server|synapse)$/.test(
    type,
  );

/** Whether an attribute of a type holds a secret; `path` has the names that lead to it, without the numbers of lists. */
export function isSecretAttribute(type: string, path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  if (ofType[type]?.includes(path.join('.')) === true) return true;
  if (!/^(?:azurerm|azuread)_/.test(type) || openTypes.has(type)) return false;
  // The connection strings of an application are blocks, with the text in a value.
  if (name === 'value' && path.at(-2) === 'connection_string') return true;
  return anywhere.test(name) && !open.test(name) && !isShown(type, name);
}

/** What the provider marks, and is a name, a public key, or a script of which nobody can say whether a secret is in it. */
const harmless = new RegExp(
  [
    '(?:\\w+_)?user_?name|administrator_login|name|type|host',
    'client_certificate|cluster_ca_certificate|custom_domain_verification_id',
    'custom_data|user_data|instrumentation_key',
    'APP(?:LICATION)?INSIGHTS_\\w+',
  ]
    .map((name) => `^(?:${name})$`)
    .join('|'),
);

/** Certificates that are to be trusted, in blocks of these types. */
const publicBlocks: ReadonlySet<string> = new Set(['trusted_root_certificate', 'authentication_certificate']);

/** Of what the blocks of a marked list hold. */
const likelySecret =
  /(?:^|_)(?:\w*pass(?:word|phrase)?|secret|key|token|connection_string|sas|settings|data|value|contents)$/;

/**
 * Whether what Terraform marks is a secret. Of the blocks of a set it marks all or nothing, even where the secret argument
 * is left out: there it has to be called like one. What is not of Azure, or an author has marked, is taken as it is.
 */
export function isMarkedSecret(type: string, path: readonly string[], isInBlock: boolean): boolean {
  if (!/^(?:azurerm|azuread)_/.test(type)) return true;
  const name = path.at(-1) ?? '';
  if (openTypes.has(type) || harmless.test(name) || path.some((each) => publicBlocks.has(each))) return false;
  return !isInBlock || isSecretAttribute(type, path) || likelySecret.test(name);
}
