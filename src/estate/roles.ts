import type { Deployment, Resource } from '../model/resource.js';
import { readItems } from './items.js';
import { knownText } from './named.js';
import { segmentsOf } from './resource-id.js';
import { readTerm } from './settings.js';
import { termsOf } from './terms.js';

/** A role, as far as it matters to what is inside a vault. */
export interface Role {
  readonly name: string;
  /** Patterns of the data actions of Key Vault that it allows; empty if it reaches nothing inside. */
  readonly dataActions: readonly string[];
}

const keyVault = (name: string, ...actions: readonly string[]): Role => ({
  name,
  dataActions: actions.map((action) => `Microsoft.KeyVault/vaults/${action}`),
});

/**
 * The built-in roles with data actions of Key Vault; no other of the 928 built-in roles of August 2026 has any.
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security
 */
const builtIn: Readonly<Record<string, Role>> = {
  '00482a5a-887f-4fb3-b363-3b7fe8e74483': keyVault('Key Vault Administrator', '*'),
  'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba': keyVault(
    'Key Vault Certificate User',
    'certificates/read',
    'secrets/getSecret/action',
    'secrets/readMetadata/action',
    'keys/read',
  ),
  'a4417e6f-fecd-4de8-b567-7b0420556985': keyVault(
    'Key Vault Certificates Officer',
    'certificatecas/*',
    'certificates/*',
    'certificatecontacts/write',
  ),
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603': keyVault('Key Vault Crypto Officer', 'keys/*', 'keyrotationpolicies/*'),
  'e147488a-f6f5-4113-8e2d-b22465e65bf6': keyVault(
    'Key Vault Crypto Service Encryption User',
    'keys/read',
    'keys/wrap/action',
    'keys/unwrap/action',
  ),
  '08bbd89e-9f13-488c-ac41-acfcb10c90ab': keyVault('Key Vault Crypto Service Release User', 'keys/release/action'),
  '12338af0-0e69-4776-bea7-57ae8d297424': keyVault(
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
  ),
  '21090545-7ca7-4776-b22c-e363652d74d2': keyVault('Key Vault Reader', '*/read', 'secrets/readMetadata/action'),
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': keyVault('Key Vault Secrets Officer', 'secrets/*'),
  '4633458b-17de-408a-b874-0445c86b69e6': keyVault(
    'Key Vault Secrets User',
    'secrets/getSecret/action',
    'secrets/readMetadata/action',
  ),
  '44f0a1a8-6fea-4b35-980a-8ff50c487c97': keyVault(
    'Operator Nexus Key Vault Writer Service Role (Preview)',
    'secrets/setSecret/action',
  ),
};

/** A role that reaches nothing inside a vault: every built-in role that is not in the table. */
const another: Role = { name: 'another role', dataActions: [] };

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Finds roles by the ids of their definitions: the built-in ones, and those that the run defines. */
export class Roles {
  readonly #defined = new Map<string, Role>();

  /** @param definitions the `Microsoft.Authorization/roleDefinitions` of the run */
  constructor(definitions: readonly Resource[]) {
    for (const definition of definitions) {
      this.#defined.set(keyOf(definition.id, definition.deployment), customRole(definition));
    }
  }

  /** The role with an id; undefined when the id does not tell which it is. */
  find(id: string, deployment: Deployment): Role | undefined {
    const defined = this.#defined.get(keyOf(id, deployment));
    if (defined !== undefined) return defined;
    const name = segmentsOf(id).at(-1)?.toLowerCase() ?? '';
    return builtIn[name] ?? (guid.test(name) ? another : undefined);
  }
}

/** Names of role definitions are GUIDs: a known one is unique, an unknown one compares within its deployment. */
function keyOf(id: string, deployment: Deployment): string {
  const name = (segmentsOf(id).at(-1) ?? id).toLowerCase();
  return guid.test(name) ? name : `${deployment.name} ${name}`;
}

function customRole(definition: Resource): Role {
  const actions = readItems(definition, 'properties.permissions').flatMap((set) =>
    readItems(set, 'dataActions').map(({ body }) => knownText(body) ?? '*'),
  );
  return {
    name: termsOf(readTerm(definition, 'properties.roleName', { value: definition.address }))[0] ?? definition.address,
    dataActions: actions.filter((action) => /^(?:\*|microsoft\.keyvault\/)/i.test(action)),
  };
}

/** Whether a role lets its holder see values or use keys, rather than only list what there is. */
export const reachesValues = ({ dataActions }: Role): boolean =>
  dataActions.some((action) => !/\/(?:read|readMetadata\/action)$/i.test(action));
