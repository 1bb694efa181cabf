import { environmentGrants, environmentsServed, type EnvironmentGrant } from '../../estate/environment-reach.js';
import { decide } from '../../model/decide.js';
import { every, inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'principal',
  severity: 'high',
  recommended: true,
  requires: 'an identity of one environment can use nothing in the vaults of another',
  fails: 'Identity of one environment has access to the vault of another',
  unclear: 'Cannot tell whether the identity has access to another environment',
  why: 'Whoever takes over the weaker environment reads the secrets, or uses the keys, of the other.',
  fix: {
    bicep: 'Remove the role assignment or the `accessPolicies` entry, and keep what both need in a vault of each.',
    arm: 'Remove the role assignment or the `accessPolicies` entry, and keep what both need in a vault of each.',
    terraform: 'Remove the `azurerm_role_assignment` or the access policy, and keep what both need in a vault of each.',
    azure: 'Run `az role assignment delete --assignee <identity> --scope <id of the vault>`.',
  },
  controls: { MCSB: ['PA-7', 'DP-8'] },
  aliases: [],

  check: (principal, { estate }) => {
    const [served, ...others] = environmentsServed(principal, estate);
    if (served === undefined || others.length > 0) return inapplicable;
    const [key, environment] = served;
    const grants = environmentGrants(principal, estate);
    if (grants.length === 0) return inapplicable;
    return every(pass, ...grants.filter((each) => each.key !== key).map((each) => ofGrant(each, environment)));
  },
});

const ofGrant = ({ environment, vault, uses }: EnvironmentGrant, own: string): Verdict =>
  decide(uses, {
    ok: (may) => !may,
    set: `an identity of \`${own}\` is granted access to the vault of \`${environment}\` here`,
    left: `an identity of \`${own}\` has access to the vault of \`${environment}\``,
    property: 'principalId',
    related: [{ at: vault.at, label: `${vault.title} is of \`${environment}\`` }],
  });
