import type { CredentialPlace, SharedCredential } from '../../estate/shared-credentials.js';
import { quoted } from '../../model/quoted.js';
import { pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'sharedCredential',
  severity: 'high',
  recommended: true,
  requires: 'every environment has credentials of its own',
  fails: 'Two environments have the same credential',
  unclear: 'Cannot tell whether two environments have the same credential',
  why: 'Whoever gets hold of the weaker environment, or may only deploy there, has the credential of the other one too.',
  fix: {
    bicep:
      "Make a credential for each environment, and take it from that one's vault: `az.getSecret(…)`, or `@Microsoft.KeyVault(…)` in a setting.",
    arm: "Make a credential for each environment, and take it from that one's vault: a `reference` with `keyVault`, or `@Microsoft.KeyVault(…)` in a setting.",
    terraform:
      'Make a credential for each environment, such as by an `ephemeral "random_password"`, and leave it out of `.tfvars` files and settings.',
  },
  caution: 'Replace it in both environments: what was committed once stays in the history.',
  controls: { MCSB: ['PA-7'] },
  aliases: [],

  check: ({ placed, open }) => {
    const [pair] = placed.flatMap((one) =>
      placed.filter((other) => areApart(one, other)).map((other) => ({ one, other })),
    );
    if (pair !== undefined) return shared(pair.one, pair.other, placed);
    const [first] = placed;
    const doubt = first && open.find((other) => areApart(first, other));
    if (first === undefined || doubt === undefined) return pass;
    const because = `it stands in \`${doubt.at.source.path}\` as well, and which environment that is for is not told`;
    const related = [{ at: doubt.at, label: 'the same credential' }];
    return { outcome: 'unknown', because, at: first.at, trail: first.trail, related, property: 'value' };
  },
});

/** One file for two environments is one place to mend, and other rules tell of it. */
const areApart = (one: CredentialPlace, other: CredentialPlace): boolean =>
  one.key !== other.key && one.at.source.path !== other.at.source.path;

function shared(one: CredentialPlace, other: CredentialPlace, placed: SharedCredential['placed']): Verdict {
  const others = placed.filter((each) => areApart(one, each));
  const isProduction = placed.some(({ key }) => key === 'prod');
  return {
    outcome: 'fail',
    found: `${one.becomes} for ${quoted(one.environment)} is that for ${quoted(other.environment)} as well`,
    at: one.at,
    trail: one.trail,
    related: others
      .slice(0, 5)
      .map(({ at, becomes, environment }) => ({ at, label: `${becomes} for ${quoted(environment)}` })),
    property: 'value',
    ...(!isProduction && { severity: 'medium' as const }),
  };
}
