import type { Authority, Condition, ReleasePolicy } from '../../estate/lenses/release-policy.js';
import { jointly } from '../../model/cases.js';
import { quoted } from '../../model/quoted.js';
import { pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'key',
  severity: 'high',
  recommended: true,
  requires: 'a key that can be exported is released to attested environments only, by a policy that nobody can change',
  fails: 'Key can be exported by others than those it is for',
  unclear: 'Cannot tell whether the key can be exported by others',
  why: 'Whoever gets the private key out keeps it for good: no permission, rotation or audit log holds outside the HSM.',
  fix: {
    bicep:
      'Leave `attributes.exportable` out, or set `release_policy.data` to a policy that names an authority and the claims to be attested.',
    arm: 'Leave `attributes.exportable` out, or set `release_policy.data` to a policy that names an authority and its claims.',
    terraform:
      'Leave `release_policy` out, or set its `json` to a policy that names an authority and its claims, and `immutable = true`.',
    azure:
      'Run `az keyvault key set-attributes --vault-name <vault> --name <key> --policy <policy.json> --immutable true`.',
  },
  caution: 'Azure leaves an existing key as it is when a template changes it: an exportable key stays one for good.',
  controls: { MCSB: ['DP-6'] },
  aliases: [],

  check: ({ exportable, releasePolicy, isPolicyFinal }) =>
    jointly({ exportable, releasePolicy, isPolicyFinal }, (settled) => {
      if (settled.exportable.kind === 'unknown') return { ...settled.exportable, outcome: 'unknown', property };
      if (!settled.exportable.value) return pass;
      const policy = settled.releasePolicy;
      const { at, trail } = policy;
      if (policy.kind === 'unknown') return { ...policy, outcome: 'unknown', property };
      if (policy.value === undefined) {
        const found = 'the key is made exportable here, and no release policy says to whom';
        return { outcome: 'fail', found, at: settled.exportable.at, trail: settled.exportable.trail, property };
      }
      const found = flawOf(policy.value);
      if (found !== undefined) return { outcome: 'fail', found, at, trail, property };
      const final = settled.isPolicyFinal;
      if (final.kind === 'unknown') return { ...final, outcome: 'unknown', property };
      if (final.value === undefined) return { outcome: 'unknown', because: elsewhere, at, trail, property };
      if (final.value) return pass;
      const replaceable = 'whoever may update the key can replace its release policy';
      return { outcome: 'fail', found: replaceable, at: final.at, trail: final.trail, property };
    }),
});

const property = 'properties.release_policy';

const elsewhere = 'whether the policy can be changed is set on the data plane, where a template does not reach';

/** What is wrong with one of the ways to satisfy the policy. */
function flawOf({ authorities }: ReleasePolicy): string | undefined {
  for (const authority of authorities) {
    const flaw = flawOfAuthority(authority);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

function flawOfAuthority({ name, condition }: Authority): string | undefined {
  if (/^[\s*]*$/.test(name)) return 'this policy takes the word of any authority';
  const claim = looseClaim(condition);
  if (claim === undefined) return undefined;
  if (claim === '') return `this policy asks ${quoted(name)} for no claim`;
  return `this policy is satisfied by the claim ${quoted(claim)} of a test or debug environment`;
}

/** The claim of a test that satisfies a condition or one of its branches, '' if nothing is claimed at all. */
function looseClaim(condition: Condition): string | undefined {
  if (condition.kind === 'claim') return isOfTest(condition) ? condition.claim : undefined;
  const loose = condition.of.map(looseClaim);
  const ofTest = loose.find((claim) => claim !== undefined && claim !== '');
  const isEmpty = (claim: string | undefined): boolean => claim === '';
  if (ofTest !== undefined) return ofTest;
  return (condition.kind === 'all' ? loose.every(isEmpty) : loose.some(isEmpty)) ? '' : undefined;
}

/** `sdk-test` is what the test services of the client libraries attest; a debuggable enclave can be read from outside. */
const isOfTest = ({ claim, equals }: Extract<Condition, { readonly kind: 'claim' }>): boolean =>
  /(?:^|[-_.])(?:test|debug|is-?debuggable)(?:$|[-_.])/i.test(claim) && String(equals).toLowerCase() === 'true';
