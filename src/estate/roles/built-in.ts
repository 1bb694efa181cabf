import others from './other-built-in.json' with { type: 'json' };
import { reachOf } from './data-actions.js';
import type { Role } from './role.js';

/**
 * The built-in roles with data actions of Key Vault, and these. All others of the 928 of August 2026 have none: their
 * ids are in a list of their own, because an id that is in neither is that of a custom role.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
 */
const table: Readonly<Record<string, readonly [name: string, ...dataActions: string[]]>> = {
  '00482a5a-887f-4fb3-b363-3b7fe8e74483': ['Key Vault Administrator', '*'],
  'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba': [
    'Key Vault Certificate User',
    'certificates/read',
    'secrets/getSecret/action',
    'secrets/readMetadata/action',
    'keys/read',
  ],
  'a4417e6f-fecd-4de8-b567-7b0420556985': [
    'Key Vault Certificates Officer',
    'certificatecas/*',
    'certificates/*',
    'certificatecontacts/write',
  ],
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603': ['Key Vault Crypto Officer', 'keys/*', 'keyrotationpolicies/*'],
  'e147488a-f6f5-4113-8e2d-b22465e65bf6': [
    'Key Vault Crypto Service Encryption User',
    'keys/read',
    'keys/wrap/action',
    'keys/unwrap/action',
  ],
  '08bbd89e-9f13-488c-ac41-acfcb10c90ab': ['Key Vault Crypto Service Release User', 'keys/release/action'],
  '12338af0-0e69-4776-bea7-57ae8d297424': [
    'Key Vault Crypto User',
    'keys/read',
    'keys/update/action',
    'keys/backup/action',
    'keys/encrypt/action',
    'keys/decrypt/action',
    'keys/wrap/action',
    'keys/unwrap/action',
    'keys/sign/action',
    'keys/verify/action',
  ],
  '21090545-7ca7-4776-b22c-e363652d74d2': ['Key Vault Reader', '*/read', 'secrets/readMetadata/action'],
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': ['Key Vault Secrets Officer', 'secrets/*'],
  '4633458b-17de-408a-b874-0445c86b69e6': [
    'Key Vault Secrets User',
    'secrets/getSecret/action',
    'secrets/readMetadata/action',
  ],
  '44f0a1a8-6fea-4b35-980a-8ff50c487c97': [
    'Operator Nexus Key Vault Writer Service Role (Preview)',
    'secrets/setSecret/action',
  ],
};

const roles = new Map<string, Role>([
  ...others.map((id) => [id, { name: 'another built-in role', reach: 'nothing' }] as const),
  ...Object.entries(table).map(([id, [name, ...operations]]) => {
    const dataActions = operations.map((operation) => `Microsoft.KeyVault/vaults/${operation}`);
    return [id, { name, reach: reachOf({ dataActions, notDataActions: [] }) }] as const;
  }),
]);

/** The built-in role with this GUID, in any case; undefined if there is none. */
export const builtInRole = (id: string): Role | undefined => roles.get(id.toLowerCase());
