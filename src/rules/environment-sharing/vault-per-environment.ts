import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'environmentVaults',
  severity: 'low',
  recommended: false,
  requires: 'every environment has a vault of its own when others do',
  fails: 'Environment has no vault of its own',
  unclear: 'Cannot tell whether the environment has a vault of its own',
  why: 'Its secrets end up in the vault of another environment, or in files and settings, where nobody guards them.',
  fix: {
    bicep: 'Deploy the vault for every environment: leave out the `if`, and make the environment a part of `name`.',
    arm: 'Deploy the vault for every environment: leave out the `condition`, and make the environment a part of `name`.',
    terraform:
      'Deploy the vault for every environment: leave out the `count`, and make the environment a part of `name`.',
    azure: 'Create a vault for the environment: `az keyvault create --name <vault> --resource-group <group>`.',
  },
  controls: { MCSB: ['PA-7', 'DP-8'] },
  aliases: ['e7091145'],

  check: ({ environment, own, elsewhere, at }) => {
    if (own === 'some') return pass;
    const [other] = elsewhere;
    if (other === undefined) return inapplicable;
    const place = { at: other.vault.at, trail: [], property: 'name' };
    if (own === 'perhaps') {
      const because = 'the vault is deployed only under a condition';
      return { outcome: 'unknown', because, ...place, at };
    }
    const found = `this vault is of \`${other.environment}\`, and \`${environment}\` has none of its own`;
    return { outcome: 'fail', found, ...place };
  },
});
