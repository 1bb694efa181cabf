import { useOf } from '../../estate/key-use.js';
import type { LifetimeAction } from '../../estate/lenses/rotation-policy.js';
import type { Targets } from '../../estate/target.js';
import { acrossCases, jointly, under } from '../../model/cases.js';
import { judge } from '../../model/decide.js';
import type { Settled } from '../../model/setting.js';
import { areCompatible, type Assumption } from '../../model/value.js';
import { either, every, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';
import { whereEnabled } from '../where-enabled.js';

export default defineRule({
  on: 'key',
  severity: 'medium',
  recommended: true,
  requires: 'keys are rotated by a policy: once a year, or every two years if they encrypt the data of other resources',
  fails: 'Key is not rotated in time',
  unclear: 'Cannot tell whether the key is rotated in time',
  why: 'Whoever copied the key once reads everything that is ever encrypted with it, years later too.',
  fix: {
    bicep:
      "Set `rotationPolicy: { lifetimeActions: [{ action: { type: 'rotate' }, trigger: { timeAfterCreate: 'P1Y' } }] }`.",
    arm: 'Set `rotationPolicy` with a lifetime action of `"type": "rotate"` and `"timeAfterCreate": "P1Y"`.',
    terraform: 'Set `rotation_policy { automatic { time_after_creation = "P1Y" } }`.',
    azure: 'Run `az keyvault key rotation-policy update --vault-name <vault> --name <key> --value <policy.json>`.',
  },
  caution:
    'Azure leaves an existing key as it is when a template changes it. Old versions must stay for the data they encrypt.',
  controls: {
    CIS: ['8.3.9'],
    MCSB: ['DP-6'],
    AzurePolicy: ['d8cf8476-a2ec-4916-896e-992351803c44'],
  },
  aliases: [
    'Azure.KeyVault.AutoRotationPolicy',
    'AZR-000123',
    'ca1ffce5-e2f9-4d8a-978e-719d1ed7c7fa',
    'keyvault_key_rotation_enabled',
    'keyvault_key_automatic_rotation_enabled',
  ],
  options: {
    maxDays: { default: 365, description: 'Days between two versions of a key at most.' },
    maxDaysEncryption: {
      default: 730,
      description: 'The same for a key that encrypts the data of other resources.',
    },
  },

  check: (key, { options }) => {
    const policy: Policy = {
      most: useOf(key) === undefined ? options.maxDays : options.maxDaysEncryption,
      least: key.storeKind === 'managedHsm' ? 28 : 7,
    };
    const cases = key.rotation.actions.filter(({ when }) => areCompatible(key.when, when));
    return acrossCases(cases.map(({ when, items }) => ({ when, verdict: ofCase(key, when, items, policy) })));
  },
});

/** In days. What is shorter than the least Azure does not take. */
interface Policy {
  readonly most: number;
  readonly least: number;
}

const property = 'properties.rotationPolicy.lifetimeActions';

function ofCase(
  { enabled, rotation }: Targets['key'],
  when: readonly Assumption[],
  items: readonly LifetimeAction[],
  policy: Policy,
): Verdict {
  const isOn = under(enabled, when);
  const written = jointly({ isOn, isWritten: under(rotation.isWritten, when) }, (settled) =>
    whereEnabled(
      settled.isOn,
      judge(settled.isWritten, {
        ok: (is) => is,
        set: 'nothing is listed here that rotates the key',
        left: 'no rotation policy is set, and Azure rotates no key without one',
        property,
      }),
    ),
  );
  if (items.length === 0) return written;
  const actions = items.map(({ type, afterCreation, beforeExpiry }) => {
    const triggers = { afterCreation: under(afterCreation, when), beforeExpiry: under(beforeExpiry, when) };
    const settings = { isOn, type: under(type, when), ...triggers, validity: under(rotation.validity, when) };
    return jointly(settings, (action) => whereEnabled(action.isOn, ofAction(action, policy)));
  });
  return every(written, either(...actions));
}

function ofAction({ type, ...triggers }: Triggers & { readonly type: Settled<string> }, policy: Policy): Verdict {
  if (type.kind === 'unknown') return { ...type, outcome: 'unknown', property };
  if (type.value === 'rotate') return ofRotation(triggers, policy);
  const found = 'this only notifies: nothing rotates the key';
  return { outcome: 'fail', found, at: type.at, trail: type.trail, property };
}

interface Triggers {
  readonly afterCreation: Settled<number | undefined>;
  readonly beforeExpiry: Settled<number | undefined>;
  readonly validity: Settled<number | undefined>;
}

/** Counted from the creation of a version, or back from the expiry that the policy gives it. */
function ofRotation({ afterCreation, beforeExpiry, validity }: Triggers, policy: Policy): Verdict {
  if (afterCreation.kind === 'unknown') return { ...afterCreation, outcome: 'unknown', property };
  if (afterCreation.value !== undefined) return ofInterval(afterCreation.value, afterCreation, policy);
  if (beforeExpiry.kind === 'unknown') return { ...beforeExpiry, outcome: 'unknown', property };
  if (beforeExpiry.value === undefined) return unclear('the action says no time', beforeExpiry);
  if (validity.kind === 'unknown') return { ...validity, outcome: 'unknown', property };
  if (validity.value === undefined) {
    return unclear('it counts back from an expiry, and the policy sets no `expiryTime`', beforeExpiry);
  }
  return ofInterval(validity.value - beforeExpiry.value, beforeExpiry, policy);
}

function ofInterval(days: number, { at, trail }: Settled<unknown>, { most, least }: Policy): Verdict {
  if (days < least) {
    const because = `it would rotate after ${rounded(days)} days, and Azure takes no less than ${String(least)}`;
    return unclear(because, { at, trail });
  }
  if (days <= most) return pass;
  const found = `this rotates the key after ${rounded(days)} days, and policy allows ${String(most)}`;
  return { outcome: 'fail', found, at, trail, property };
}

const rounded = (days: number): string => String(Math.round(days));

const unclear = (because: string, { at, trail }: Pick<Settled<unknown>, 'at' | 'trail'>): Verdict => ({
  outcome: 'unknown',
  because,
  at,
  trail,
  property,
});
