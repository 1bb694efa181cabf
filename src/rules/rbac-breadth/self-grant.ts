import type { Grant } from '../../estate/grants/grant.js';
import type { VaultFacts } from '../../estate/lenses/vault.js';
import { both, casesOf, oneOf } from '../../estate/logic.js';
import { mapSetting } from '../../estate/map-setting.js';
import { actions } from '../../estate/roles/action.js';
import { decide } from '../../model/decide.js';
import type { Verdict } from '../../model/verdict.js';
import { foremost } from '../foremost.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'roleAssignment',
  severity: 'high',
  recommended: true,
  requires: 'nobody who may only manage a vault can give themselves what is inside',
  fails: 'Principal can give itself the secrets of a vault',
  unclear: 'Cannot tell whether the principal can give itself the secrets of a vault',
  why: 'One call adds an access policy for itself, and the next reads every secret: the role was never meant to show one.',
  fix: {
    bicep: 'Set `enableRbacAuthorization: true` on the vault, or assign a role that cannot write the vault.',
    arm: 'Set `"enableRbacAuthorization": true` on the vault, or assign a role that cannot write the vault.',
    terraform: 'Set `rbac_authorization_enabled = true` on the vault, or assign a role that cannot write the vault.',
    azure: 'Run `az keyvault update --name <vault> --enable-rbac-authorization true`.',
  },
  caution: 'Access policies stop working when roles decide: assign the roles first.',
  controls: { MCSB: ['PA-7'] },
  aliases: [],

  check: (assignment, { estate }) => {
    const grants = estate.grantsOf(assignment);
    const deployed = assignment.vaults.filter(({ resource }) => !resource.existing);
    return foremost(
      deployed.flatMap((vault) =>
        grants.filter(({ store }) => store === vault).map((grant) => whileThere(vault, grant, ofGrant(grant, vault))),
      ),
    );
  },
});

/** The path: write the policies of a vault, or all of the vault, and read. It is there while policies decide. */
function ofGrant(grant: Grant, { rbac, title }: VaultFacts): Verdict {
  const writes = oneOf(grant.holds(actions.writeAccessPolicies), grant.holds(actions.writeVault));
  const policiesDecide = mapSetting(rbac, (roles) => ({ value: !roles }));
  return decide(both(writes, policiesDecide), {
    ok: (open) => !open,
    set: `this role may write the access policies of ${title}, and they decide who reads its secrets`,
    left: '',
    property: 'properties.roleDefinitionId',
    related: casesOf(policiesDecide).flatMap(({ is }) =>
      is.kind !== 'unknown' && is.value ? [{ at: is.at, label: `${title} authorises by access policies` }] : [],
    ),
  });
}

/** The vault may be there only under conditions of its own. */
function whileThere(vault: VaultFacts, grant: Grant, verdict: Verdict): Verdict {
  if (verdict.outcome !== 'fail' || vault.when.length === 0 || vault.deployment !== grant.deployment) return verdict;
  return { ...verdict, when: vault.when };
}
