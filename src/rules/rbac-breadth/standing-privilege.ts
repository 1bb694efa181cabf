import type { Estate } from '../../estate/estate.js';
import { writtenName, type Principal } from '../../estate/lenses/principal.js';
import type { Standing } from '../../estate/lenses/standing.js';
import type { PrivilegedRole } from '../../estate/roles/privilege.js';
import type { RoleAssignment } from '../../estate/target.js';
import { acrossCases, jointly, under } from '../../model/cases.js';
import { decide, judge, type Question } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Assumption } from '../../model/value.js';
import type { Verdict } from '../../model/verdict.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { isHeeded, mayBeOnVault } from '../about-vaults.js';
import { applicationNoun } from '../application-noun.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'heldRole',
  severity: 'medium',
  recommended: false,
  requires: 'people activate the roles for running vaults when they need them, and do not hold them all the time',
  fails: 'Privileged role on a vault is held all the time',
  unclear: 'Cannot tell whether a privileged role on a vault is held all the time',
  why: 'Whoever steals the session of one of these people can delete and purge what is in the vault at once, without an approval that anybody would notice.',
  fix: {
    bicep:
      'Replace it with a `Microsoft.Authorization/roleEligibilityScheduleRequests`, or set `scheduleInfo.expiration` on a `roleAssignmentScheduleRequests`.',
    arm: 'Replace it with a `Microsoft.Authorization/roleEligibilityScheduleRequests`, or set `scheduleInfo.expiration` on a `roleAssignmentScheduleRequests`.',
    terraform:
      'Replace it with an `azurerm_pim_eligible_role_assignment`, or set `schedule { expiration { duration_hours } }` on an `azurerm_pim_active_role_assignment`.',
    azure:
      'Add an eligible assignment under Privileged Identity Management > Azure resources, and run `az role assignment delete`.',
  },
  caution: 'To activate roles, everybody in question needs a licence for Microsoft Entra ID P2 or ID Governance.',
  controls: { MCSB: ['PA-2'] },
  aliases: ['Azure.RBAC.PIM'],

  check: (assignment, { estate }) => {
    const { principals, privilege } = assignment;
    // Nobody is there to activate a role for an application.
    if (principals.every(({ is }) => applicationNoun(is) !== undefined) || !mayBeOnVault(assignment))
      return inapplicable;
    const isPrivileged = privilegedAs(assignment, estate);
    if (decide(privilege, isPrivileged).outcome === 'pass') return inapplicable;
    return acrossCases(
      principals.map(({ when, is }) => ({
        when,
        verdict: applicationNoun(is) === undefined ? ofPerson(assignment, is, when, isPrivileged) : pass,
      })),
    );
  },
});

/** Fails when the role is a privileged one, and does something where it is assigned. */
function privilegedAs(assignment: RoleAssignment, estate: Estate): Question<PrivilegedRole> {
  const heeded = isHeeded(assignment, estate);
  return {
    ok: ({ privilege }) => privilege === 'none' || (privilege === 'data' && !heeded),
    set: ({ name }) => quoted(name),
    left: '',
    property: 'properties.roleDefinitionId',
  };
}

const permanently: Question<Standing> = {
  ok: (standing) => standing !== 'permanent',
  set: 'never expires',
  left: '',
  property: 'properties.scheduleInfo.expiration',
};

const ofPerson = (
  { privilege, standing }: RoleAssignment,
  principal: Principal,
  when: readonly Assumption[],
  isPrivileged: Question<PrivilegedRole>,
): Verdict =>
  jointly({ privilege: under(privilege, when), standing: under(standing, when) }, (settled) => {
    const role = judge(settled.privilege, isPrivileged);
    const held = judge(settled.standing, permanently);
    if (role.outcome === 'pass' || held.outcome === 'pass') return pass;
    if (role.outcome !== 'fail') return role;
    if (held.outcome !== 'fail') return held;
    const doubt = doubtAbout(principal, role.found);
    if (doubt !== undefined) return doubt;
    const found = `${role.found} is assigned to a ${principal.class} for good, not to be activated when it is needed`;
    return { ...role, found, related: held.found === '' ? [] : [{ at: held.at, label: held.found }] };
  });

function doubtAbout(principal: Principal, role: string): Verdict | undefined {
  const { at, trail } = principal;
  const because = doubtIn(principal);
  if (because === undefined) return undefined;
  return {
    outcome: 'unknown',
    because: `${role} is held for good, and ${because}`,
    at,
    trail,
    property: 'properties.principalId',
  };
}

/** Why it may be an application, which cannot activate a role. */
function doubtIn(principal: Principal): string | undefined {
  if (principal.class === 'deployer') return 'it is a pipeline or a person that is deploying';
  if (principal.class !== 'unknown') return undefined;
  return `whether ${writtenName(principal) ?? 'the principal'} is an application is only known at deployment`;
}
