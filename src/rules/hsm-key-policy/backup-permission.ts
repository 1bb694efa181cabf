import type { Grant } from '../../estate/grants/grant.js';
import { actions } from '../../estate/roles/action.js';
import { decide } from '../../model/decide.js';
import { every, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'principal',
  severity: 'medium',
  recommended: true,
  requires: 'no workload may back up keys',
  fails: 'Workload may copy keys out of the vault',
  unclear: 'Cannot tell whether a workload may copy keys out of the vault',
  why: 'A backup can be restored in a vault of the attacker, where the key stays usable after it is revoked here.',
  fix: {
    bicep:
      'Assign a role without `keys/backup/action`, such as `Key Vault Crypto Service Encryption User`, or leave `backup` out of `permissions.keys`.',
    arm: 'Assign a role without `keys/backup/action`, or leave `backup` out of `permissions.keys`.',
    terraform: 'Assign a role without `keys/backup/action`, or leave `Backup` out of `key_permissions`.',
    azure: 'Assign a role without `keys/backup/action`, and delete the assignment of this one.',
  },
  caution: 'The role `Key Vault Crypto User` allows backups: signing or decrypting without them takes a custom role.',
  controls: { MCSB: ['PA-7', 'DP-8'] },
  aliases: [],
  // A role or an access policy that is too much as a whole is mended as a whole.
  saidBy: ['hsm-key-policy/customer-managed-key-role', 'rbac-breadth/role', 'rbac-breadth/access-policy-permissions'],

  check: ({ principal, grants, title }) =>
    principal.class === 'workload' ? every(...grants.map((grant) => ofGrant(grant, title))) : inapplicable,
});

function ofGrant(grant: Grant, title: string): Verdict {
  const verdict = decide(grant.may(actions.backupKey), {
    ok: (may) => !may,
    set: `this lets the ${title} back up keys of ${grant.store.title}`,
    left: '',
    property: 'backup',
  });
  return verdict.outcome === 'fail' && grant.when.length > 0 ? { ...verdict, when: grant.when } : verdict;
}
