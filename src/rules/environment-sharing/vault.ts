import type { OtherUse } from '../../estate/vault-use.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vaultUse',
  severity: 'high',
  recommended: true,
  requires: 'every environment has vaults of its own',
  fails: 'Two environments use one vault',
  unclear: 'Cannot tell whether two environments use one vault',
  why: 'Whoever gets into the weaker environment reads, or replaces, the secrets of the other.',
  fix: {
    bicep:
      'Give every environment a vault of its own: make the environment a part of `name`, as in `kv-orders-${environment}`.',
    arm: 'Give every environment a vault of its own: make the environment a part of `name`.',
    terraform: 'Give every environment a vault of its own: make the environment a part of `name`.',
    azure: 'Create a vault for every environment, and move the secrets of each to its own.',
  },
  controls: { MCSB: ['PA-7', 'DP-8'] },
  aliases: ['e7091145'],

  check: ({ deployment, elsewhere, perhaps, at, trail }) => {
    if (deployment.environment === undefined) return inapplicable;
    const own = deployment.environment.name;
    const place = { at, trail, property: 'name' };
    if (elsewhere.length > 0) {
      const found = `${listed(own, elsewhere)} resolve to this one vault`;
      const related = elsewhere.map((use) => ({ at: use.at, label: `used here by ${environmentOf(use)}` }));
      return { outcome: 'fail', found, related, ...place };
    }
    if (perhaps.length === 0) return pass;
    const because = `its name in ${listed(own, perhaps)} is only known at deployment`;
    return { outcome: 'unknown', because, ...place };
  },
});

const environmentOf = ({ deployment }: OtherUse): string => `\`${deployment.environment?.name ?? ''}\``;

/** "`dev`, `test` and `prod`", always in the same order. */
function listed(own: string, others: readonly OtherUse[]): string {
  const names = [...new Set([`\`${own}\``, ...others.map(environmentOf)])].sort();
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
