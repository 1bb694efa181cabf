import { beforeVersion } from '../../estate/api-version.js';
import type { Moment } from '../../estate/lenses/moment.js';
import { jointly } from '../../model/cases.js';
import type { Settled } from '../../model/setting.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';
import { whereEnabled } from '../where-enabled.js';

export default defineRule({
  on: 'secret',
  severity: 'low',
  recommended: false,
  requires: 'a secret expires within a year of its activation',
  fails: 'Secret is valid for longer than policy allows',
  unclear: 'Cannot tell whether the secret expires in time',
  why: 'Whoever copied the secret can use it for all of that time, and nobody has reason to replace it earlier.',
  fix: {
    bicep: "Set `attributes.exp` closer to `attributes.nbf`, such as `dateTimeToEpoch(dateTimeAdd(baseTime, 'P90D'))`.",
    arm: 'Set `attributes.exp` closer to `attributes.nbf`.',
    terraform: 'Set `expiration_date` closer to `not_before_date`.',
    azure: 'Run `az keyvault secret set-attributes --vault-name <vault> --name <secret> --expires <time>`.',
  },
  controls: { MCSB: ['DP-6'], AzurePolicy: ['342e8053-e12e-4c44-be01-c3c2f318400f'] },
  aliases: [],
  options: { maxDays: { default: 365, description: 'Days between activation and expiry at most.' } },

  check: ({ enabled, expires, activates, resource }, { options }) =>
    jointly({ enabled, expires, activates }, (settled) => {
      const policy = { maxDays: options.maxDays, earliest: beforeVersion(resource.apiVersion) };
      return whereEnabled(settled.enabled, validity(settled.expires, settled.activates, policy));
    }),
});

interface Policy {
  readonly maxDays: number;
  /** In seconds since 1970, when it cannot have been deployed yet. */
  readonly earliest: number;
}

const day = 86_400;

/** A secret without expiry has no validity to measure: that is another rule's matter. */
function validity(
  expires: Settled<Moment | undefined>,
  activates: Settled<Moment | undefined>,
  policy: Policy,
): Verdict {
  const place = { at: expires.at, trail: expires.trail, property: 'properties.attributes.exp' };
  if (expires.kind === 'unknown') return { outcome: 'unknown', because: expires.because, ...place };
  if (expires.value === undefined) return inapplicable;
  const start = activates.kind === 'unknown' ? undefined : (activates.value ?? atDeployment);
  const days = start && daysBetween(start, expires.value);
  if (days === undefined) {
    const because = doubt(start, expires.value, policy);
    return because === undefined ? pass : { outcome: 'unknown', because, ...place };
  }
  if (days <= policy.maxDays) return pass;
  const found = `this is ${String(Math.round(days))} days after its activation, and policy allows ${String(policy.maxDays)}`;
  return { outcome: 'fail', found, ...place };
}

/** A secret is active from its creation unless it says otherwise. */
const atDeployment: Moment = { daysAfterDeployment: 0 };

/** Between two moments of one kind; undefined where they cannot be compared. */
function daysBetween(start: Moment, end: Moment): number | undefined {
  if ('seconds' in start && 'seconds' in end) return (end.seconds - start.seconds) / day;
  if ('daysAfterDeployment' in start && 'daysAfterDeployment' in end) {
    return end.daysAfterDeployment - start.daysAfterDeployment;
  }
  return undefined;
}

/** Why it may be too long: of a fixed day it can at least be told until when a deployment is too early, if ever. */
function doubt(start: Moment | undefined, end: Moment, { maxDays, earliest }: Policy): string | undefined {
  if (start === undefined || !('daysAfterDeployment' in start) || !('seconds' in end)) {
    return 'how long it is valid is only known at deployment';
  }
  const soonest = end.seconds - (maxDays + start.daysAfterDeployment) * day;
  if (soonest <= earliest) return undefined;
  return `it is valid for too long when it is deployed before ${new Date(soonest * 1000).toISOString().slice(0, 10)}`;
}
