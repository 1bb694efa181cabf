/**
 * Attributes that hold a secret in whatever resource of the providers for Azure, as those mark them: keys and passwords by
 * which somebody gets in. https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs
 */
const anywhere =
  /^(?:(?:default_)?(?:primary|secondary)_(?:\w+_)?(?:key|connection_string)|(?:primary|secondary)_(?:sas|connection)_\w+|admin_password|administrator_(?:login_)?password|sql_administrator_login_password|login_password|password|client_secret|client_key|access_key|account_key|storage_account_access_key|shared_access_key|shared_key|api_key|sas_token|sas_url_query_string|kube_(?:admin_)?config_raw|private_key(?:_pem|_openssh)?|default_function_key|master_key|workspace_key|connection_string)$/;

/** Named like a key, and known to all who see the resource. */
const open = /^(?:primary|secondary)_(?:public_key|key_(?:id|name|uri|url|version))$/;

/** Those of one type, by their whole path without the numbers of lists. */
const ofType: Readonly<Record<string, readonly string[]>> = {
  azurerm_key_vault_secret: ['value'],
  azurerm_key_vault_certificate: ['certificate.contents', 'certificate.password'],
  azurerm_key_vault_certificate_data: ['key', 'pem'],
  azurerm_storage_account_sas: ['sas'],
  azurerm_storage_account_blob_container_sas: ['sas'],
  azurerm_search_service: ['query_keys.key'],
  azurerm_virtual_desktop_host_pool_registration_info: ['token'],
  azurerm_app_configuration: [
    'primary_read_key.secret',
    'primary_write_key.secret',
    'secondary_read_key.secret',
    'secondary_write_key.secret',
  ],
  azuread_application_password: ['value'],
  azuread_service_principal_password: ['value'],
  random_password: ['result', 'bcrypt_hash'],
  tls_private_key: ['private_key_pem', 'private_key_openssh', 'private_key_pem_pkcs8'],
};

/** The connection string of Application Insights is for everybody who sends to it. */
const openTypes: ReadonlySet<string> = new Set(['azurerm_application_insights']);

/** Whether an attribute of a type holds a secret; `path` has the names that lead to it, without the numbers of lists. */
export function isSecretAttribute(type: string, path: readonly string[]): boolean {
  const name = path.at(-1) ?? '';
  if (ofType[type]?.includes(path.join('.')) === true) return true;
  if (!/^(?:azurerm|azuread)_/.test(type) || openTypes.has(type)) return false;
  // The connection strings of an application are blocks, with the text in a value.
  if (name === 'value' && path.at(-2) === 'connection_string') return true;
  return anywhere.test(name) && !open.test(name);
}
