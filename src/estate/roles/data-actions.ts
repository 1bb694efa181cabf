/**
 * What of the data of Key Vault a role can allow, below `Microsoft.KeyVault/vaults/`. Those in the first list only tell
 * what there is; the others show values, use keys, or change something.
 * https://learn.microsoft.com/azure/role-based-access-control/permissions/security#microsoftkeyvault
 */
const telling = [
  'certificatecas/read',
  'certificates/read',
  'keyrotationpolicies/read',
  'keys/read',
  'secrets/readMetadata/action',
  'storageaccounts/read',
  'storageaccounts/sas/read',
];

const acting = [
  ...below('certificatecas', 'delete', 'write'),
  ...below('certificatecontacts', 'write'),
  ...below('certificates', 'delete', ...actions('backup', 'create', 'import', 'purge', 'recover', 'restore', 'update')),
  ...below('keyrotationpolicies', 'write'),
  ...below('keys', 'delete', ...actions('backup', 'create', 'import', 'purge', 'recover', 'restore', 'update')),
  ...below('keys', ...actions('decrypt', 'encrypt', 'release', 'rotate', 'sign', 'unwrap', 'verify', 'wrap')),
  ...below('secrets', 'delete', ...actions('backup', 'purge', 'recover', 'restore', 'update')),
  ...below('secrets', ...actions('getSecret', 'setSecret')),
  ...below('storageaccounts', 'delete', ...actions('backup', 'purge', 'recover', 'regeneratekey', 'restore', 'set')),
  ...below('storageaccounts/sas', 'delete', ...actions('set')),
];

function below(objects: string, ...operations: readonly string[]): readonly string[] {
  return operations.map((operation) => `${objects}/${operation}`);
}

function actions(...names: readonly string[]): readonly string[] {
  return names.map((name) => `${name}/action`);
}

/** What a role allows to be done with what is inside vaults. */
export type Reach = 'nothing' | 'metadata' | 'values';

/** One set of permissions of a role: what a pattern of the first list allows and none of the second takes back. */
export interface DataPermissions {
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
}

/** How far a set of permissions reaches. Actions are compared without case, and `*` stands for any characters. */
export function reachOf({ dataActions, notDataActions }: DataPermissions): Reach {
  const allowed = dataActions.map(patternOf);
  const taken = notDataActions.map(patternOf);
  const allows = (action: string): boolean =>
    allowed.some((pattern) => pattern.test(action)) && !taken.some((pattern) => pattern.test(action));
  const inVaults = (operations: readonly string[]): readonly string[] =>
    operations.map((operation) => `Microsoft.KeyVault/vaults/${operation}`);
  if ([...inVaults(acting), ...unlisted(dataActions)].some(allows)) return 'values';
  return inVaults(telling).some(allows) ? 'metadata' : 'nothing';
}

/** Actions that are named in full and are newer than the lists. */
const unlisted = (actions: readonly string[]): readonly string[] =>
  actions.filter(
    (action) => /^microsoft\.keyvault\/vaults\/[^*]+$/i.test(action) && !/\/read(?:Metadata\/action)?$/i.test(action),
  );

const patternOf = (action: string): RegExp => new RegExp(`^${action.split('*').map(literally).join('.*')}$`, 'i');

const literally = (text: string): string => text.replaceAll(/[.\\+?^${}()|[\]]/g, '\\$&');
