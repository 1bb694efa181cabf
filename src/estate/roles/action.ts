/** Whether an action is done with the resource, through Resource Manager, or with what is inside, at the vault itself. */
export type Plane = 'control' | 'data';

/** Something that somebody may be allowed to do with a vault or a Managed HSM. */
export interface Action {
  readonly plane: Plane;
  /** As role definitions call it, without wildcards. */
  readonly name: string;
}

const control = (name: string): Action => ({ plane: 'control', name });
const onVault = (operation: string): Action => control(`Microsoft.KeyVault/${operation}`);
const inside = (operation: string): Action => ({ plane: 'data', name: `Microsoft.KeyVault/vaults/${operation}` });

/**
 * The actions that decide about a vault or a Managed HSM, and about what is inside.
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault
 */
export const actions = {
  /** Changes the firewall, the permission model, and the access policies with them. */
  writeVault: onVault('vaults/write'),
  deleteVault: onVault('vaults/delete'),
  writeAccessPolicies: onVault('vaults/accessPolicies/write'),
  /** Lets a template read secrets, if the vault is enabled for that. */
  deployFromVault: onVault('vaults/deploy/action'),
  /** Sets a secret or creates a key through Resource Manager, past the firewall and the permission model. */
  writeSecretResource: onVault('vaults/secrets/write'),
  writeKeyResource: onVault('vaults/keys/write'),
  purgeVault: onVault('locations/deletedVaults/purge/action'),
  writeHsm: onVault('managedHSMs/write'),
  deleteHsm: onVault('managedHSMs/delete'),
  purgeHsm: onVault('locations/deletedManagedHsms/purge/action'),
  assignRoles: control('Microsoft.Authorization/roleAssignments/write'),

  readSecret: inside('secrets/getSecret/action'),
  listSecrets: inside('secrets/readMetadata/action'),
  setSecret: inside('secrets/setSecret/action'),
  updateSecret: inside('secrets/update/action'),
  deleteSecret: inside('secrets/delete'),
  purgeSecret: inside('secrets/purge/action'),
  recoverSecret: inside('secrets/recover/action'),
  backupSecret: inside('secrets/backup/action'),
  restoreSecret: inside('secrets/restore/action'),

  readKey: inside('keys/read'),
  createKey: inside('keys/create/action'),
  importKey: inside('keys/import/action'),
  updateKey: inside('keys/update/action'),
  deleteKey: inside('keys/delete'),
  purgeKey: inside('keys/purge/action'),
  recoverKey: inside('keys/recover/action'),
  backupKey: inside('keys/backup/action'),
  restoreKey: inside('keys/restore/action'),
  rotateKey: inside('keys/rotate/action'),
  releaseKey: inside('keys/release/action'),
  encrypt: inside('keys/encrypt/action'),
  decrypt: inside('keys/decrypt/action'),
  wrap: inside('keys/wrap/action'),
  unwrap: inside('keys/unwrap/action'),
  sign: inside('keys/sign/action'),
  verify: inside('keys/verify/action'),
  readRotationPolicy: inside('keyrotationpolicies/read'),
  writeRotationPolicy: inside('keyrotationpolicies/write'),

  readCertificate: inside('certificates/read'),
  createCertificate: inside('certificates/create/action'),
  importCertificate: inside('certificates/import/action'),
  updateCertificate: inside('certificates/update/action'),
  deleteCertificate: inside('certificates/delete'),
  purgeCertificate: inside('certificates/purge/action'),
  recoverCertificate: inside('certificates/recover/action'),
  backupCertificate: inside('certificates/backup/action'),
  restoreCertificate: inside('certificates/restore/action'),
  writeCertificateContacts: inside('certificatecontacts/write'),
  readCertificateIssuers: inside('certificatecas/read'),
  writeCertificateIssuers: inside('certificatecas/write'),
  deleteCertificateIssuers: inside('certificatecas/delete'),

  readStorageAccount: inside('storageaccounts/read'),
  setStorageAccount: inside('storageaccounts/set/action'),
  deleteStorageAccount: inside('storageaccounts/delete'),
  purgeStorageAccount: inside('storageaccounts/purge/action'),
  recoverStorageAccount: inside('storageaccounts/recover/action'),
  backupStorageAccount: inside('storageaccounts/backup/action'),
  restoreStorageAccount: inside('storageaccounts/restore/action'),
  regenerateStorageKey: inside('storageaccounts/regeneratekey/action'),
  readStorageSas: inside('storageaccounts/sas/read'),
  setStorageSas: inside('storageaccounts/sas/set/action'),
  deleteStorageSas: inside('storageaccounts/sas/delete'),
} as const;

/** Gives out the roles that a Managed HSM has of its own, to oneself too. */
export const assignLocalRoles: Action = {
  plane: 'data',
  name: 'Microsoft.KeyVault/managedHsm/roleAssignments/write/action',
};

/** Those that only tell what there is. The other data actions show values, use keys, or change something. */
const telling: ReadonlySet<Action> = new Set([
  actions.listSecrets,
  actions.readKey,
  actions.readRotationPolicy,
  actions.readCertificate,
  actions.readCertificateIssuers,
  actions.readStorageAccount,
  actions.readStorageSas,
]);

const data: readonly Action[] = Object.values(actions).filter(({ plane }) => plane === 'data');

/** The data actions that only tell what there is. */
export const tellingActions: readonly Action[] = data.filter((action) => telling.has(action));

/** The data actions that show values, use keys, or change something. */
export const actingActions: readonly Action[] = data.filter((action) => !telling.has(action));

/** Whether an action is of a pattern, in which `*` stands for any characters. Both are compared without case. */
export function matches(pattern: string, action: string): boolean {
  const [first = '', ...parts] = pattern.toLowerCase().split('*');
  const name = action.toLowerCase();
  const last = parts.pop();
  if (last === undefined) return first === name;
  if (!name.startsWith(first)) return false;
  let from = first.length;
  for (const part of parts) {
    const found = name.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
}
