/**
 * What a text must mention, in lower case, for a rule to have anything to say about it. Too many cost time, too few
 * cost findings: each stands for a resource type that rules judge, for a way to use a vault, or for a credential.
 */
const marks: readonly string[] = [
  'microsoft.keyvault',
  'key-vault/',
  'avm/ptn/',
  'managed-hsm/',
  'vault.azure.',
  'managedhsm.azure.',
  'usgovcloudapi.net',
  'keyvaultdns',
  'getsecret(',
  // Who may do what, from where, and what is logged.
  'roleassignments',
  'roledefinitions',
  'roleeligibilityschedulerequests',
  'microsoft.authorization/locks',
  'federatedidentitycredentials',
  'privateendpoints',
  'virtualnetworks',
  'networksecurityperimeters',
  'diagnosticsettings',
  // Encryption with a key of a vault: the names of the properties that refer to the key.
  'keyvaultproperties',
  'keyvaulturi',
  'keyvaultkeyuri',
  'keyvaultid',
  'keyurl',
  'keyuri',
  'keyencryptionkeyurl',
  'keyidentifier',
  'activekey',
  'primarykeyuri',
  'encryptionprotector',
  'azurekeyvaultkms',
  'vaultbaseurl',
  // Credentials in text.
  'secure(',
  'securestring',
  'secureobject',
  'secret',
  'password',
  'credential',
  'connectionstring',
  'accountkey',
  'accesskey',
  'sharedkey',
  'workspacekey',
  'apikey',
  'token',
  'listkeys',
  'listadminkeys',
  'listquerykeys',
  'listaccountsas',
  'listservicesas',
  'listcallbackurl',
  // Settings of applications.
  'appsettings',
  'microsoft.app/',
];

/** Whether anything in a text could have to do with what the rules judge. */
export function isRelevant(text: string): boolean {
  const folded = text.toLowerCase();
  return marks.some((mark) => folded.includes(mark));
}
