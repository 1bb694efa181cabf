/**
 * What a text must mention, in lower case, for a rule to have anything to say about it besides what the tables have: a
 * way to use a vault, or a credential.
 */
const marks: readonly string[] = [
  'key_vault',
  'keyvault',
  'key-vault',
  'managed_hsm',
  'vault.azure.',
  'managedhsm.azure.',
  'usgovcloudapi.net',
  'vault_uri',
  'vaultcore',
  // Who may do what.
  'role_assignment',
  'role_definition',
  'microsoft.authorization',
  'federated_identity',
  // Encryption with a key of a vault.
  'customer_managed_key',
  'key_identifier',
  'key_url',
  'encryption_key',
  'versionless_id',
  // Credentials in text.
  'secret',
  'password',
  'credential',
  'connection_string',
  'connectionstring',
  'account_key',
  'accountkey',
  'access_key',
  'accesskey',
  'shared_key',
  'sharedkey',
  'primary_key',
  'workspace_key',
  'api_key',
  'apikey',
  'private_key',
  'kube_config',
  'kube_admin_config',
  'protected_settings',
  // Actions of Resource Manager that hand one out: `listKeys`.
  '"list',
  'token',
  'sensitive',
  // Settings of applications.
  'app_settings',
  'appsettings',
];

/** Whether anything in a text could have to do with what the rules judge. */
export function isRelevant(text: string): boolean {
  const folded = text.toLowerCase();
  return marks.some((mark) => folded.includes(mark));
}
