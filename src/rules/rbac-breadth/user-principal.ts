import type { RoleAssignment } from '../../estate/target.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';
import { propertyName } from '../property-name.js';

export default defineRule({
  on: 'roleAssignment',
  severity: 'low',
  recommended: false,
  requires: 'access to what is inside production vaults is granted to groups and identities',
  fails: 'Role on a production vault is assigned straight to a user',
  unclear: 'Cannot tell whether the role on a production vault is assigned to a user',
  why: 'The access stays when the person changes teams or leaves, because nobody reviews it as they review a group.',
  fix: {
    bicep: "Assign the role to a group: set `principalType: 'Group'` and `principalId` to the object id of the group.",
    arm: 'Assign the role to a group: set `"principalType": "Group"` and `principalId` to the object id of the group.',
    terraform: 'Assign the role to a group: set `principal_id` to the object id of an `azuread_group`.',
    azure: 'Run `az role assignment create --assignee-object-id <group>` and delete the assignment of the user.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: ['Azure.RBAC.UseGroups'],

  check: (assignment) => {
    if (assignment.deployment.environment?.production !== true) return inapplicable;
    const verdict = decide(assignment.role, {
      ok: ({ reach }) => reach !== 'values',
      set: ({ name }) => `${quoted(name)} is assigned to a user`,
      left: '',
      property: 'properties.principalId',
    });
    if (verdict.outcome === 'pass') return inapplicable;
    const { principal } = assignment;
    const place = { at: principal.at, trail: principal.trail, property: 'properties.principalId' };
    if (principal.class === 'user') return verdict.outcome === 'fail' ? { ...verdict, ...place } : verdict;
    const because = doubtAbout(assignment);
    return because === undefined ? pass : { outcome: 'unknown', because, ...place };
  },
});

/** Why it may be a user. */
function doubtAbout({ principal, resource }: RoleAssignment): string | undefined {
  if (principal.class === 'deployer') return 'a person may be deploying';
  if (principal.class !== 'unknown') return undefined;
  return `\`${propertyName(resource, 'properties.principalType')}\` does not say what it is`;
}
