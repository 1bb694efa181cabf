import { environmentGrants, environmentsServed } from '../../estate/environment-reach.js';
import { decide } from '../../model/decide.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'principal',
  severity: 'high',
  recommended: true,
  requires: 'an identity that uses vaults works for one environment',
  fails: 'One identity serves several environments and reaches their vaults',
  unclear: 'Cannot tell whether the identity reaches several environments',
  why: 'Code that runs in the weaker environment gets a token for the vaults of the other.',
  fix: {
    bicep:
      'Give every environment an identity of its own: make the environment a part of its `name`, or use `SystemAssigned`.',
    arm: 'Give every environment an identity of its own: make the environment a part of its `name`, or use `SystemAssigned`.',
    terraform: 'Give every environment an `azurerm_user_assigned_identity` of its own, or use `SystemAssigned`.',
    azure: 'Create an identity for every environment: `az identity create --name <identity> --resource-group <group>`.',
  },
  controls: { MCSB: ['IM-3', 'PA-7'] },
  aliases: [],

  check: (principal, { estate }) => {
    const served = environmentsServed(principal, estate);
    if (served.size === 0) return inapplicable;
    const reached = environmentGrants(principal, estate).filter(({ key }) => served.has(key));
    const own = new Map(reached.map((each) => [each.key, each]));
    const [first, second] = [...own.values()];
    if (first === undefined || second === undefined) return reached.length === 0 ? inapplicable : pass;
    const names = [...served.values()].map((name) => `\`${name}\``).sort();
    const related = [first, second].map(({ environment, vault }) => ({
      at: vault.at,
      label: `${vault.title} is of \`${environment}\``,
    }));
    const verdicts = [first, second].map(({ uses, environment }): Verdict =>
      decide(uses, {
        ok: (may) => !may,
        set: `one identity works for ${names.join(' and ')}, and is granted access to the vault of \`${environment}\` here`,
        left: '',
        property: 'principalId',
        related,
      }),
    );
    return (
      verdicts.find(({ outcome }) => outcome === 'pass') ??
      verdicts.find(({ outcome }) => outcome === 'unknown') ??
      verdicts[0] ??
      pass
    );
  },
});
