import type { Resource } from '../../model/resource.js';
import type { Setting } from '../../model/setting.js';
import { nameAt } from '../../model/source.js';
import { mapSetting, type Mapped } from '../map-setting.js';
import { isKnown, segmentsOf } from '../resource-id.js';
import { readTerm } from '../settings.js';
import { identitiesOfId, type StoreIdentity } from '../store-identity.js';
import type { Target } from '../target.js';
import { readGranted, type Granted } from './principal.js';

/**
 * A role that a Managed HSM itself gives somebody, which Resource Manager has no type for:
 * https://learn.microsoft.com/azure/key-vault/managed-hsm/access-control#data-plane-and-managed-hsm-local-rbac
 */
export interface HsmRoleAssignmentFacts extends Target, Granted {
  readonly resource: Resource;
  /** Of the HSM. */
  readonly within: readonly StoreIdentity[];
  /** Id of the role definition, unknown parts between ⟨ and ⟩. */
  readonly roleId: Setting<string>;
  /** Whether it is for the whole HSM, `/` or `/keys`, rather than for one key, `/keys/disk`. */
  readonly reachesAll: Setting<boolean>;
}

export const readHsmRoleAssignment = (resource: Resource): HsmRoleAssignmentFacts => ({
  at: resource.at,
  // Its name is a GUID, which says nothing.
  title: `role assignment \`${nameAt(resource.at)}\``,
  address: resource.address,
  deployment: resource.deployment,
  when: resource.when,
  resource,
  within: identitiesOfId(resource.id, resource.deployment),
  roleId: readTerm(resource, 'properties.roleDefinitionId', { because: 'no role is set' }),
  reachesAll: mapSetting(readTerm(resource, 'properties.scope', { because: 'no scope is set' }), isAll),
  ...readGranted(resource, 'properties.principalId', resource.deployment),
});

/** https://learn.microsoft.com/azure/key-vault/managed-hsm/role-management */
function isAll(scope: string): Mapped<boolean> {
  const [first = '', name] = segmentsOf(scope);
  if (!isKnown(first)) return { because: 'which keys it is for is only known at deployment' };
  return { value: first === '' || (first.toLowerCase() === 'keys' && name === undefined) };
}
