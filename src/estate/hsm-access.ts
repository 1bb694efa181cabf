import type { Resource } from '../model/resource.js';
import type { Setting } from '../model/setting.js';
import { grouped } from './grouped.js';
import { readAdministrators, type InitialAdministrators } from './lenses/hsm-administrators.js';
import { readHsmRoleAssignment, type HsmRoleAssignmentFacts } from './lenses/hsm-role-assignment.js';
import type { ManagedHsmFacts } from './lenses/managed-hsm.js';
import type { RoleDefinitionFacts } from './lenses/role-definition.js';
import { mapSetting } from './map-setting.js';
import { localRole } from './roles/built-in.js';
import type { RoleDefinition } from './roles/role.js';
import { Roles } from './roles/roles.js';
import type { Target } from './target.js';

/** A role that a Managed HSM itself gives somebody. */
export interface HsmRoleAssignment extends HsmRoleAssignmentFacts {
  readonly kind: 'assignment';
  readonly definition: Setting<RoleDefinition>;
}

/** Those who administer a Managed HSM from its creation on. */
export interface HsmAdministrators extends Target {
  readonly kind: 'administrators';
  readonly resource: Resource;
  readonly initial: readonly InitialAdministrators[];
  /** The roles that the HSM gives besides. */
  readonly assignments: readonly HsmRoleAssignment[];
}

/** What decides on access to what is inside of a Managed HSM. */
export type HsmAccess = HsmAdministrators | HsmRoleAssignment;

/** Everything that decides on access to the HSMs of a run. */
export function hsmAccess(
  hsms: readonly ManagedHsmFacts[],
  assigned: readonly Resource[],
  definitions: readonly RoleDefinitionFacts[],
): readonly HsmAccess[] {
  const roles = new Roles(definitions, localRole);
  const assignments = assigned.map(readHsmRoleAssignment).map((assignment): HsmRoleAssignment => {
    const definition = mapSetting(assignment.roleId, (id) => {
      const role = roles.find(id, assignment.deployment);
      return 'because' in role ? role : { value: role };
    });
    return { ...assignment, kind: 'assignment', definition };
  });
  const assignmentsOf = grouped(assignments, ({ within }) => within);
  const administrators = hsms.map(
    ({ at, title, address, deployment, when, resource, identities }): HsmAdministrators => ({
      ...{ at, title, address, deployment, when, resource },
      kind: 'administrators',
      initial: readAdministrators(resource),
      assignments: assignmentsOf(...identities),
    }),
  );
  return [...administrators, ...assignments];
}
