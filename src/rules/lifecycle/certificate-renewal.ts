import type { RenewalAction } from '../../estate/lenses/certificate.js';
import type { Targets } from '../../estate/target.js';
import { acrossCases, jointly, under } from '../../model/cases.js';
import type { Resource } from '../../model/resource.js';
import type { Settled } from '../../model/setting.js';
import type { Span } from '../../model/source.js';
import { areCompatible, type Assumption } from '../../model/value.js';
import { either, inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { propertyName } from '../property-name.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'certificate',
  severity: 'medium',
  recommended: true,
  requires: 'a certificate that the vault can renew is renewed by it, while there is time to mend what goes wrong',
  fails: 'Certificate is not renewed in time by its vault',
  unclear: 'Cannot tell whether the certificate is renewed in time',
  why: 'A certificate that nobody renews expires, and everything that presents it is refused from that minute on.',
  fix: {
    terraform:
      'Set a `lifetime_action` with `action_type = "AutoRenew"` and `lifetime_percentage = 80` in `certificate_policy`.',
    azure:
      'Run `az keyvault certificate set-attributes --vault-name <vault> --name <certificate> --policy @policy.json`.',
  },
  caution: 'What uses the certificate must take up new versions: refer to it without a version where the service can.',
  controls: { MCSB: ['DP-7'], AzurePolicy: ['12ef42cb-9903-4e39-9c26-422d29570417'] },
  aliases: ['sslCertificateAutoRenewal'],
  options: {
    minDays: {
      default: 14,
      description:
        'Days before the expiry at which it is renewed at the latest, or a fifth of its validity if that is less.',
    },
  },

  check: (certificate, { options }) =>
    acrossCases(
      certificate.actions
        .filter(({ when }) => areCompatible(certificate.when, when))
        .map(({ when, at, items }) => ({
          when,
          verdict: jointly(
            { imported: under(certificate.imported, when), issuer: under(certificate.issuer, when) },
            (settled) => whereRenewable(settled, renewed(certificate, { when, at, items }, options.minDays)),
          ),
        })),
    ),
});

const property = 'properties.policy.lifetime_actions';

interface Origin {
  readonly imported: Settled<boolean>;
  readonly issuer: Settled<string>;
}

/**
 * A verdict on what the vault can renew. What was made elsewhere it cannot make again, nor does it speak with an authority
 * that it has no issuer for: https://learn.microsoft.com/azure/key-vault/certificates/overview-renew-certificate
 */
function whereRenewable({ imported, issuer }: Origin, verdict: Verdict): Verdict {
  if (imported.kind === 'unknown' || imported.value) return inapplicable;
  if (issuer.kind !== 'unknown') return issuer.value === 'Unknown' ? inapplicable : verdict;
  if (verdict.outcome !== 'fail') return verdict;
  const { at, trail, because } = issuer;
  return {
    outcome: 'unknown',
    because: `whether its issuer can renew it is not known: ${because}`,
    at,
    trail,
    property,
  };
}

interface Actions {
  readonly when: readonly Assumption[];
  readonly at: Span;
  readonly items: readonly RenewalAction[];
}

/**
 * A policy without actions renews nothing: at most, the vault writes to people.
 * https://learn.microsoft.com/rest/api/keyvault/certificates/import-certificate/import-certificate has the action that Azure
 * gives to one that asks for none.
 */
function renewed(
  { validity, resource }: Targets['certificate'],
  { when, at, items }: Actions,
  minDays: number,
): Verdict {
  if (items.length === 0) {
    const found = `no \`${nameOf(resource)}\` is set, and the vault renews nothing without one`;
    return { outcome: 'fail', found, at, trail: [], property };
  }
  const actions = items.map(({ type, daysBefore, percentage }) => {
    const times = { daysBefore: under(daysBefore, when), percentage: under(percentage, when) };
    const settings = { type: under(type, when), ...times, validity: under(validity, when) };
    return jointly(settings, (action) => ofAction(action, minDays));
  });
  return either(...actions);
}

const nameOf = (resource: Resource): string => propertyName(resource, property);

interface Renewal {
  readonly type: Settled<string>;
  readonly daysBefore: Settled<number | undefined>;
  readonly percentage: Settled<number | undefined>;
  readonly validity: Settled<number | undefined>;
}

function ofAction({ type, ...times }: Renewal, minDays: number): Verdict {
  if (type.kind === 'unknown') return { ...type, outcome: 'unknown', property };
  if (type.value === 'AutoRenew') return ofTimes(times, minDays);
  const found = 'this only writes to the contacts: nothing renews the certificate';
  return { outcome: 'fail', found, at: type.at, trail: type.trail, property };
}

/** Counted back from the expiry in days, or by how much of the validity has passed. */
function ofTimes({ daysBefore, percentage, validity }: Omit<Renewal, 'type'>, minDays: number): Verdict {
  if (daysBefore.kind === 'unknown') return { ...daysBefore, outcome: 'unknown', property };
  if (daysBefore.value !== undefined) return ofTime(daysBefore, () => daysBefore.value ?? 0, validity, minDays);
  if (percentage.kind === 'unknown') return { ...percentage, outcome: 'unknown', property };
  const passed = percentage.value;
  if (passed === undefined) return unclear('the action says no time', percentage);
  return ofTime(percentage, (days) => (days * (100 - passed)) / 100, validity, minDays);
}

/** How long one of the months of a validity is, on average. */
const daysOfMonth = 365.25 / 12;

/** A certificate that is not valid for long is renewed in time if a fifth of that is left. */
const enough = (days: number, minDays: number): number => Math.floor(Math.min(minDays, days / 5));

/** `left` tells how many days are left when it is renewed, by the days for which it is valid. */
function ofTime(
  written: Settled<unknown>,
  left: (days: number) => number,
  validity: Settled<number | undefined>,
  minDays: number,
): Verdict {
  const isInTime = (months: number): boolean => left(months * daysOfMonth) >= enough(months * daysOfMonth, minDays);
  const months = validity.kind === 'unknown' ? undefined : validity.value;
  if (months === undefined ? [1, longest].every(isInTime) : isInTime(months)) return pass;
  if (months === undefined) {
    const because = validity.kind === 'unknown' ? validity.because : 'nothing says for how long it is valid';
    return unclear(because, validity);
  }
  const days = months * daysOfMonth;
  const found = `this renews it ${String(Math.floor(left(days)))} days before it expires, and policy asks for ${String(enough(days, minDays))}`;
  return { outcome: 'fail', found, at: written.at, trail: written.trail, property };
}

/** More months than any certificate is valid for. */
const longest = 1200;

const unclear = (because: string, { at, trail }: Pick<Settled<unknown>, 'at' | 'trail'>): Verdict => ({
  outcome: 'unknown',
  because,
  at,
  trail,
  property,
});
