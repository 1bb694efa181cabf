import type { PlacedObject } from '../../estate/vault-contents.js';
import { areCompatible } from '../../model/value.js';
import { pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vaultContents',
  severity: 'high',
  recommended: true,
  requires: 'the keys and secrets of one vault are for one environment',
  fails: 'Vault holds secrets of several environments',
  unclear: 'Cannot tell whether the vault holds secrets of several environments',
  why: 'Access is given to vaults as a whole: whoever may read the secrets of one environment reads those of the others.',
  fix: {
    bicep: 'Give every environment a vault of its own, and leave the environment out of the `name` of its secrets.',
    arm: 'Give every environment a vault of its own, and leave the environment out of the `name` of its secrets.',
    terraform: 'Give every environment a vault of its own, and leave the environment out of the `name` of its secrets.',
    azure: 'Create a vault for every environment, and move the secrets of each to its own.',
  },
  controls: { MCSB: ['PA-7', 'DP-8'] },
  aliases: [],

  check: ({ placed, open }) => {
    const [found] = placed.flatMap((one) =>
      placed.filter((other) => differ(one, other)).map((other) => ({ one, other })),
    );
    if (found !== undefined) return shared(found.one, found.other, placed);
    const [doubt] = open;
    if (doubt === undefined) return pass;
    const because = 'which environments its name is made for is only known at deployment';
    return { outcome: 'unknown', because, at: doubt.at, trail: doubt.trail, property: 'name' };
  },
});

const differ = (one: PlacedObject, other: PlacedObject): boolean =>
  one.key !== other.key && areCompatible(one.when, other.when);

function shared(one: PlacedObject, other: PlacedObject, all: readonly PlacedObject[]) {
  const others = all.filter((each) => differ(other, each));
  return {
    outcome: 'fail' as const,
    found: `\`${other.name}\` is for \`${other.environment}\`, in one vault with \`${one.name}\` for \`${one.environment}\``,
    at: other.at,
    trail: other.trail,
    related: others
      .slice(0, 5)
      .map(({ at, name, environment }) => ({ at, label: `\`${name}\` is for \`${environment}\`` })),
    property: 'name',
    ...(!all.some(({ key }) => key === 'prod') && { severity: 'medium' as const }),
  };
}
