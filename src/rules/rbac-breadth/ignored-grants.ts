import type { AccessPolicyFacts } from '../../estate/lenses/access-policy.js';
import type { RoleAssignment, Vault } from '../../estate/target.js';
import { jointly } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import { samePlace } from '../../model/source.js';
import { areCompatible, joined, type Assumption } from '../../model/value.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'low',
  recommended: false,
  requires: 'access to a vault is granted by the means that it authorises with',
  fails: 'Grant does nothing, because the vault authorises by other means',
  unclear: 'Cannot tell whether the grants on the vault do anything',
  why: 'Who reads the template believes in access that nobody has, until a change of the vault gives it all at once.',
  fix: {
    bicep:
      'Replace `accessPolicies` of a vault with roles by role assignments, or set `enableRbacAuthorization: true` where roles are assigned.',
    arm: 'Replace `accessPolicies` of a vault with roles by role assignments, or set `"enableRbacAuthorization": true` where roles are assigned.',
    terraform:
      'Replace `azurerm_key_vault_access_policy` by `azurerm_role_assignment`, or set `rbac_authorization_enabled = true`.',
    azure: 'Run `az keyvault delete-policy` for entries of a vault with roles, or delete the role assignment.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: [],

  check: (vault) => {
    const policies = vault.accessPolicies.filter(({ isListed, when }) => isListed && isSure(when, vault));
    const assignments = vault.roleAssignments.filter(({ level, when }) => level === 'resource' && isSure(when, vault));
    if (policies.length + assignments.length === 0) return inapplicable;
    return jointly({ rbac: vault.rbac }, ({ rbac }) => {
      if (rbac.kind !== 'unknown') return rbac.value ? ofPolicies(policies) : ofAssignments(assignments, vault);
      const [first] = [...policies, ...assignments];
      const because = `whether roles decide on access is not known: ${rbac.because}`;
      return {
        outcome: 'unknown',
        because,
        at: first?.at ?? rbac.at,
        trail: [],
        property: 'properties.accessPolicies',
      };
    });
  },
});

/** A grant under a condition may be there for a vault that authorises by its means: it must be there whenever this one is. */
const isSure = (when: readonly Assumption[], vault: Vault): boolean =>
  areCompatible(when, vault.when) && joined(vault.when, when).length === vault.when.length;

function ofPolicies([first, ...others]: readonly AccessPolicyFacts[]): Verdict {
  if (first === undefined) return pass;
  return {
    outcome: 'fail',
    found: 'this entry grants nothing: the vault authorises by roles',
    at: first.at,
    trail: [],
    related: others
      .filter(({ at }) => !samePlace(at, first.at))
      .slice(0, 5)
      .map(({ at }) => ({ at, label: 'nor does this one' })),
    property: 'properties.accessPolicies',
  };
}

/** Of an assignment at the vault itself or at something in it, what is granted on data. */
function ofAssignments(assignments: readonly RoleAssignment[], vault: Vault): Verdict {
  for (const { role } of assignments) {
    const verdict = decide(role, {
      ok: ({ reach }) => reach === 'nothing',
      set: ({ name }) => `${quoted(name)} gives no access to what is inside: the vault authorises by access policies`,
      left: '',
      property: 'properties.roleDefinitionId',
      related: [{ at: vault.at, label: `${vault.title} authorises by access policies` }],
    });
    if (verdict.outcome === 'fail') return verdict;
  }
  return pass;
}
