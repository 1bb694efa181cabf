import { decide } from '../../model/decide.js';
import { areCompatible } from '../../model/value.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'low',
  recommended: false,
  requires: 'a vault has far fewer access policy entries than Azure allows',
  fails: 'Vault has almost as many access policy entries as fit',
  unclear: 'Cannot tell how many access policy entries the vault has',
  why: 'Azure refuses the entry after the 1,024th, and nobody reviews a list of hundreds.',
  fix: {
    bicep: 'Grant access to groups in `accessPolicies`, or set `enableRbacAuthorization: true` and assign roles.',
    arm: 'Grant access to groups in `accessPolicies`, or set `"enableRbacAuthorization": true` and assign roles.',
    terraform: 'Grant access to groups, or set `rbac_authorization_enabled = true` and assign roles.',
    azure: 'Run `az keyvault delete-policy` for entries that nobody needs.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: [],
  options: {
    warnAt: { default: 256, description: 'Entries that a vault may have without a warning.' },
  },

  check: ({ rbac, accessPolicies, when, at }, { options }) => {
    if (accessPolicies.length === 0) return inapplicable;
    if (decide(rbac, { ok: (on) => on, set: '', left: '' }).outcome === 'pass') return inapplicable;
    const possible = accessPolicies.filter((entry) => areCompatible(entry.when, when));
    const listed = possible.filter(({ isListed }) => isListed);
    const sure = listed.filter((entry) => entry.when.length <= when.length);
    const place = { at, trail: [], property: 'properties.accessPolicies' };
    if (sure.length > options.warnAt) {
      const found = `${String(sure.length)} entries, of the 1,024 that a vault can have, are more than ${String(options.warnAt)}`;
      return { outcome: 'fail', found, ...place };
    }
    if (listed.length <= options.warnAt && listed.length === possible.length) return pass;
    return { outcome: 'unknown', because: 'how many entries there are is only known at deployment', ...place };
  },
});
