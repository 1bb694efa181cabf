import type { ObjectType } from '../lenses/access-policy.js';
import { actions, type Action } from './action.js';

/**
 * What the permissions of access policies allow, in the words of role definitions.
 * https://learn.microsoft.com/azure/key-vault/general/rbac-migration and, for the permissions themselves,
 * https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults#permissions
 */
const table: Readonly<Record<ObjectType, Readonly<Record<string, readonly Action[]>>>> = {
  keys: {
    get: [actions.readKey],
    list: [actions.readKey],
    update: [actions.updateKey],
    create: [actions.createKey],
    import: [actions.importKey],
    delete: [actions.deleteKey],
    recover: [actions.recoverKey],
    backup: [actions.backupKey],
    restore: [actions.restoreKey],
    encrypt: [actions.encrypt],
    decrypt: [actions.decrypt],
    wrapkey: [actions.wrap],
    unwrapkey: [actions.unwrap],
    sign: [actions.sign],
    verify: [actions.verify],
    purge: [actions.purgeKey],
    release: [actions.releaseKey],
    rotate: [actions.rotateKey],
    getrotationpolicy: [actions.readRotationPolicy],
    setrotationpolicy: [actions.writeRotationPolicy],
  },
  secrets: {
    get: [actions.readSecret],
    list: [actions.listSecrets],
    set: [actions.setSecret, actions.updateSecret],
    delete: [actions.deleteSecret],
    recover: [actions.recoverSecret],
    backup: [actions.backupSecret],
    restore: [actions.restoreSecret],
    purge: [actions.purgeSecret],
  },
  certificates: {
    get: [actions.readCertificate],
    list: [actions.readCertificate],
    delete: [actions.deleteCertificate],
    create: [actions.createCertificate],
    import: [actions.importCertificate],
    update: [actions.updateCertificate],
    managecontacts: [actions.writeCertificateContacts],
    getissuers: [actions.readCertificateIssuers],
    listissuers: [actions.readCertificateIssuers],
    setissuers: [actions.writeCertificateIssuers],
    deleteissuers: [actions.deleteCertificateIssuers],
    manageissuers: [actions.readCertificateIssuers, actions.writeCertificateIssuers, actions.deleteCertificateIssuers],
    recover: [actions.recoverCertificate],
    backup: [actions.backupCertificate],
    restore: [actions.restoreCertificate],
    purge: [actions.purgeCertificate],
  },
  storage: {
    get: [actions.readStorageAccount],
    list: [actions.readStorageAccount],
    delete: [actions.deleteStorageAccount],
    set: [actions.setStorageAccount],
    update: [actions.setStorageAccount],
    regeneratekey: [actions.regenerateStorageKey],
    recover: [actions.recoverStorageAccount],
    purge: [actions.purgeStorageAccount],
    backup: [actions.backupStorageAccount],
    restore: [actions.restoreStorageAccount],
    setsas: [actions.setStorageSas],
    listsas: [actions.readStorageSas],
    getsas: [actions.readStorageSas],
    deletesas: [actions.deleteStorageSas],
  },
};

const everything: readonly string[] = ['all', '*'];

/** Whether a permission on a type of object allows an action. `all` is everything that there is on it. */
export function permits(on: ObjectType, permission: string, action: Action): boolean {
  const folded = permission.trim().toLowerCase();
  return Object.entries(table[on]).some(
    ([name, allowed]) => (name === folded || everything.includes(folded)) && allowed.includes(action),
  );
}
