import { jointly } from '../../model/cases.js';
import type { Resource } from '../../model/resource.js';
import type { Settled } from '../../model/setting.js';
import type { Verdict } from '../../model/verdict.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { propertyName } from '../property-name.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'managedHsm',
  severity: 'high',
  recommended: true,
  requires:
    'a Managed HSM is activated with a security domain that two or more of at least three keys bring back, but not all',
  fails: 'Managed HSM can be lost or taken over by its security domain',
  unclear: 'Cannot tell whether the security domain of the Managed HSM is safe',
  why: 'Whoever can decrypt the security domain alone has every key of the HSM, and if nobody can any more, a lost HSM is lost with all that its keys encrypt.',
  fix: {
    terraform:
      'Set `security_domain_key_vault_certificate_ids` to the certificates of at least three people, and `security_domain_quorum` to 2 or more, but to less than there are.',
    azure:
      'Run `az keyvault security-domain download --hsm-name <hsm> --sd-wrapping-keys <1.cer> <2.cer> <3.cer> --sd-quorum 2 --security-domain-file <file>`.',
  },
  caution: 'Keep the private keys apart and offline: a quorum of them restores the HSM anywhere.',
  controls: { MCSB: ['DP-8'] },
  aliases: [],
  options: {
    minShares: { default: 3, description: 'Keys that the security domain is encrypted for at least.' },
    minQuorum: { default: 2, description: 'Keys of those that it takes to decrypt it at least.' },
  },

  check: ({ securityDomain, resource }, { options }) =>
    jointly(securityDomain, ({ activation, shares, quorum }) => {
      if (activation.kind === 'unknown') return { ...activation, outcome: 'unknown', property: status };
      if (activation.value !== undefined) return ofStatus(activation.value, activation);
      const tooFew = tooFewOf(quorum, options.minQuorum);
      if (tooFew !== undefined) return tooFew;
      if (shares.kind === 'unknown') return { ...shares, outcome: 'unknown', property: certificates };
      if (shares.value === undefined) return byHand(resource, shares);
      if (shares.value < options.minShares) {
        return failure(
          shares,
          `it is encrypted for ${String(shares.value)} keys, and policy asks for ${String(options.minShares)}`,
          certificates,
        );
      }
      if (quorum.kind === 'unknown') return { ...quorum, outcome: 'unknown', property: required };
      if (quorum.value === undefined) return unclear('no quorum is set', quorum, required);
      if (quorum.value < shares.value) return pass;
      return failure(
        quorum,
        `all of the ${String(shares.value)} keys are needed: if one is lost, the HSM cannot be restored`,
        required,
      );
    }),
});

const status = 'properties.securityDomainProperties.activationStatus';
const certificates = 'properties.securityDomain.certificates';
const required = 'properties.securityDomain.required';

/** Of what is deployed only that can be told: for how many keys it was downloaded, the HSM itself does not say. */
function ofStatus(state: string, place: Settled<unknown>): Verdict {
  if (state === 'Active') return pass;
  if (state === 'Unknown') return unclear('Azure does not say whether it is activated', place, status);
  return failure(place, 'it is not activated: nobody has downloaded its security domain', status);
}

const tooFewOf = (quorum: Settled<number | undefined>, least: number): Verdict | undefined =>
  quorum.kind === 'unknown' || quorum.value === undefined || quorum.value >= least
    ? undefined
    : failure(
        quorum,
        `it takes ${String(quorum.value)} of the keys to decrypt it, and policy asks for ${String(least)}`,
        required,
      );

/** Somebody may have activated it by hand, which no file tells. Where a language has no words for it, nothing is said. */
function byHand(resource: Resource, place: Settled<unknown>): Verdict {
  if (resource.argumentFor?.(certificates) === undefined) return inapplicable;
  const name = propertyName(resource, certificates);
  return unclear(
    `\`${name}\` is not set, and whether somebody activates it by hand is in no file`,
    place,
    certificates,
  );
}

const failure = ({ at, trail }: Settled<unknown>, found: string, property: string): Verdict => ({
  outcome: 'fail',
  found,
  at,
  trail,
  property,
});

const unclear = (because: string, { at, trail }: Settled<unknown>, property: string): Verdict => ({
  outcome: 'unknown',
  because,
  at,
  trail,
  property,
});
