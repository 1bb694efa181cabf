import type { Targets } from '../../estate/target.js';
import { jointly, under } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { areCompatible } from '../../model/value.js';
import { every, inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { demanded, everywhere, hsmDemand } from '../hsm-demand.js';
import { defineRule } from '../rule.js';

type Vault = Targets['vault'];

export default defineRule({
  on: 'vault',
  severity: 'medium',
  recommended: false,
  requires: 'a vault that has to hold HSM keys can',
  fails: 'Vault cannot hold the HSM keys that are needed',
  unclear: 'Cannot tell whether the vault can hold HSM keys',
  why: 'Its keys stay software keys, which whoever gets into the host of the service can copy.',
  fix: {
    bicep: "Set `sku: { family: 'A', name: 'premium' }` in `properties`.",
    arm: 'Set `"sku": { "family": "A", "name": "premium" }` in `properties`.',
    terraform: 'Set `sku_name = "premium"`.',
    azure: 'Run `az keyvault update --name <vault> --set properties.sku.name=premium`.',
  },
  caution: 'Keys that are there stay software keys, and HSM keys are billed one by one.',
  controls: { MCSB: ['DP-6'] },
  aliases: [],
  options: { everywhere },

  check: (vault, { options }) => every(...hsmKeys(vault), byPolicy(vault, options.everywhere)),
});

const property = 'properties.sku.name';
const isPremium = (sku: string): boolean => sku.toLowerCase() === 'premium';

/** What HSM keys in the run themselves ask of the vault. */
const hsmKeys = (vault: Vault): readonly Verdict[] =>
  vault.keys.map((key) => {
    const when = key.deployment === vault.deployment ? key.when : [];
    if (!areCompatible(vault.when, when)) return inapplicable;
    return jointly({ sku: under(vault.sku, when), isInHsm: under(key.isInHsm, when) }, ({ sku, isInHsm }) => {
      if (isInHsm.kind === 'unknown' || !isInHsm.value) return inapplicable;
      const related = [{ at: key.at, label: `${key.title} is an HSM key` }];
      if (sku.kind === 'unknown') return { ...sku, outcome: 'unknown', property, related };
      if (isPremium(sku.value)) return pass;
      const found = `\`${sku.value}\` holds no HSM keys, and ${key.title} is one`;
      return { outcome: 'fail', found, at: sku.at, trail: sku.trail, property, related };
    });
  });

/** What policy asks of the keys in the vault. */
function byPolicy(vault: Vault, isEverywhere: boolean): Verdict {
  const demand =
    vault.keys.length + vault.encrypts.length === 0 ? undefined : hsmDemand(vault, isEverywhere, 'its keys encrypt');
  if (demand === undefined) return inapplicable;
  const verdict = decide(under(vault.sku, demand.when ?? []), {
    ok: isPremium,
    set: (sku) => `\`${sku}\` holds no HSM keys, and ${demand.reason}`,
    left: '',
    property,
    related: demand.related,
  });
  return demanded(verdict, demand);
}
