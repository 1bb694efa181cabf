import { extentOf } from '../../estate/grants/extent.js';
import type { RoleAssignment } from '../../estate/target.js';
import { actions } from '../../estate/roles/action.js';
import { decide } from '../../model/decide.js';
import { either, inapplicable } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'roleAssignment',
  severity: 'medium',
  recommended: false,
  requires: 'nobody holds a standing right without conditions to assign roles over a vault',
  fails: 'Principal may give anybody any role over the vault',
  unclear: 'Cannot tell whether the principal may give any role over the vault',
  why: 'Whoever takes over this principal makes itself the administrator of every vault below, at any hour, unasked.',
  fix: {
    bicep:
      'Assign a narrower role, add a `condition` that says which roles may be given, or make it eligible through PIM.',
    arm: 'Assign a narrower role, add a `condition` that says which roles may be given, or make it eligible through PIM.',
    terraform: 'Assign a narrower role, set `condition`, or use `azurerm_pim_eligible_role_assignment`.',
    azure: 'Run `az role assignment create --condition` with the roles that may be given, and delete this assignment.',
  },
  controls: { CIS: ['5.3.3'], MCSB: ['PA-1', 'PA-7'] },
  aliases: ['iam_role_user_access_admin_restricted', 'iam_user_access_administrator_role_restricted'],

  check: (assignment) => {
    if (!isOverVaults(assignment)) return inapplicable;
    const unconditioned = decide(extentOf(assignment, actions.assignRoles), {
      ok: (extent) => extent !== 'all',
      set: `this role may assign any role ${placeOf(assignment)}, and no condition narrows it`,
      left: '',
      property: 'properties.roleDefinitionId',
      related: assignment.stores.map(({ at, title }) => ({ at, label: `reaches ${title}` })),
    });
    return either(
      unconditioned,
      decide(assignment.standing, { ok: (held) => held !== 'permanent', set: '', left: '' }),
    );
  },
});

/** A subscription and what is above it hold vaults, now or later; of others only those that are known to count. */
const isOverVaults = ({ level, stores }: RoleAssignment): boolean =>
  stores.length > 0 || level === 'subscription' || level === 'managementGroup' || level === 'tenant';

function placeOf({ level }: RoleAssignment): string {
  if (level === 'tenant') return 'in the whole tenant';
  if (level === 'managementGroup') return 'in a management group';
  if (level === 'subscription') return 'in the whole subscription';
  return level === 'resourceGroup' ? 'in the resource group of a vault' : 'on a vault';
}
