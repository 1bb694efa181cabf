import { jointly } from '../../model/cases.js';
import { judge } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Resource } from '../../model/resource.js';
import type { Settled } from '../../model/setting.js';
import { every, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { curveStrength, rsaStrength, type KeyStrength } from '../key-strength.js';
import { propertyName } from '../property-name.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'key',
  severity: 'high',
  recommended: true,
  requires: 'keys are long enough: RSA of 2048 bits and more, 3072 in production, or an approved curve',
  fails: 'Key is weaker than policy allows',
  unclear: 'Cannot tell whether the key is strong enough',
  why: 'What a weak key protects can be read or forged by whoever breaks it, even years after it was copied.',
  fix: {
    bicep: "Set `keySize: 3072` or more for RSA, or `curveName: 'P-256'` or better for EC.",
    arm: 'Set `"keySize": 3072` or more for RSA, or `"curveName": "P-256"` or better for EC.',
    terraform: 'Set `key_size = 3072` or more for RSA, or `curve = "P-256"` or better for EC.',
    azure: 'Create a stronger version: `az keyvault key create --name <key> --kty RSA --size 3072`.',
  },
  caution: 'Azure leaves an existing key as it is when a template changes it: create a new key or version.',
  controls: {
    MCSB: ['DP-6'],
    AzurePolicy: [
      '82067dbb-e53b-4e06-b631-546d197452d9',
      'ff25f3c8-b739-4538-9d07-3d6d25cfb255',
      '86810a98-8e91-4a44-8386-ec66d0de5d57',
      'e58fd0c1-feac-4d12-92db-0a7e9421f53e',
      'fa85a975-a142-46dc-a9ab-8cc69ecb358c',
    ],
  },
  aliases: [],
  options: {
    min: { default: 2048, description: 'Bits that an RSA key needs at least.' },
    minProduction: {
      default: 3072,
      description: 'Bits that an RSA key in production needs to pass without a warning.',
    },
    minSymmetric: { default: 256, description: 'Bits that a symmetric key needs at least.' },
    curves: {
      default: ['P-256', 'P-384', 'P-521'] as readonly string[],
      description: 'Curves that an EC key may have.',
    },
  },

  check: ({ type, size, curve, deployment, resource }, { options }) => {
    const needs: Needs = {
      rsa: options.min,
      warned: deployment.environment?.production === true ? options.minProduction : options.min,
      symmetric: options.minSymmetric,
      curves: options.curves.map((name) => name.toLowerCase()),
    };
    return jointly({ type, size, curve }, (key) => judged({ ...key, resource }, needs));
  },
});

interface Needs {
  readonly rsa: number;
  readonly warned: number;
  readonly symmetric: number;
  readonly curves: readonly string[];
}

interface Key {
  readonly resource: Resource;
  readonly type: Settled<string>;
  readonly size: Settled<number>;
  readonly curve: Settled<string>;
}

function judged(key: Key, needs: Needs): Verdict {
  const { type } = key;
  if (type.kind === 'unknown') {
    const either = every(rsa(key, needs), elliptic(key, needs));
    return either.outcome === 'pass' ? pass : { ...type, outcome: 'unknown', property: 'properties.kty' };
  }
  const family = type.value.toLowerCase().replace(/-hsm$/, '');
  if (family === 'rsa') return rsa(key, needs);
  if (family === 'ec') return elliptic(key, needs);
  if (family === 'oct') return symmetric(key, needs);
  const because = `${quoted(type.value)} is none of the key types that are known`;
  return { outcome: 'unknown', because, at: type.at, trail: type.trail, property: 'properties.kty' };
}

const rsa = (key: Key, { rsa: least, warned }: Needs): Verdict => rsaStrength(strengthOf(key), least, warned);

const elliptic = (key: Key, { curves }: Needs): Verdict => curveStrength(strengthOf(key), curves);

const strengthOf = (key: Key): KeyStrength => ({
  ...key,
  sizePath: 'properties.keySize',
  curvePath: 'properties.curveName',
});

/** The size that Azure fills in is that of RSA keys; for symmetric ones it documents none. */
function symmetric({ size, resource }: Key, { symmetric: least }: Needs): Verdict {
  if (size.kind === 'default') {
    const name = propertyName(resource, 'properties.keySize');
    const because = `\`${name}\` is not set, and Azure does not document what it takes for a symmetric key`;
    return { outcome: 'unknown', because, at: size.at, trail: size.trail, property: 'properties.keySize' };
  }
  return judge(size, {
    ok: (bits) => bits >= least,
    set: (bits) => `${String(bits)} bits are less than the ${String(least)} that policy asks for`,
    left: '',
    property: 'properties.keySize',
  });
}
