import { generalRoles, type RoleAssignmentHistory, type Roles } from './interfaces.js';

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
const administrator = {
  ...generalRoles,
  'Key Vault Administrator': '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  'Key Vault Contributor': 'f25e0fa2-a7c8-4377-a976-54943a77a395',
  'Key Vault Reader': '21090545-7ca7-4776-b22c-e363652d74d2',
  'User Access Administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
};

export const keyRoles: Roles = {
  ...administrator,
  'Key Vault Crypto Officer': '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
  'Key Vault Crypto Service Encryption User': 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  'Key Vault Crypto User': '12338af0-0e69-4776-bea7-57ae8d297424',
};

export const secretRoles: Roles = {
  ...administrator,
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
};

export const vaultRoles: Roles = {
  ...keyRoles,
  ...secretRoles,
  'Key Vault Certificates Officer': 'a4417e6f-fecd-4de8-b567-7b0420556985',
};

/** Since when modules know each role only where it makes sense. */
export const narrowedSince = '0.6.1';

/** Since when the role that may assign roles has the name that it has had since its preview. */
export const administeredSince = '0.9.0';

export const roleHistory: RoleAssignmentHistory = { bareIds: '0.3.1', names: '0.7.0' };
