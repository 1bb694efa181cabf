import type { Targets } from '../../estate/target.js';
import { jointly } from '../../model/cases.js';
import { judge } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Settled } from '../../model/setting.js';
import { every, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { curveStrength, rsaStrength, type KeyStrength } from '../key-strength.js';
import { defineRule } from '../rule.js';
import { whereIssued } from '../where-issued.js';

/** What an option of the rule says. */
const exportable = {
  default: true as boolean,
  description:
    'Whether a key may be exportable although nothing in the scanned files takes the certificate. Services outside of them may need it, so only keys that sign code are judged unless this is off.',
} as const;

export default defineRule({
  on: 'certificate',
  severity: 'medium',
  recommended: true,
  requires:
    'a certificate has a strong key, a new one whenever it is renewed, which stays where nothing needs it elsewhere',
  fails: 'Certificate has a key that is weak, reused or exported without need',
  unclear: 'Cannot tell whether the key of the certificate is fit for it',
  why: 'Whoever copies or breaks the key passes for the holder of the certificate, and of all that follow with the same key.',
  fix: {
    terraform:
      'In `key_properties` set `reuse_key = false`, `key_size = 2048` or more for RSA or `curve = "P-256"` or better for EC, and `exportable = false` for a key that signs code.',
    azure:
      'Create the next version with a policy whose key is new and strong: `az keyvault certificate create --policy @policy.json`.',
  },
  caution: 'A new key changes what clients see that pin the key of the certificate.',
  controls: {
    MCSB: ['DP-7'],
    AzurePolicy: ['bd78111f-4953-4367-9fd5-7e08808b54bf', 'cee51871-e572-4576-855c-047c820360f0'],
  },
  aliases: ['rsaCertificateKeySize'],
  options: {
    min: { default: 2048, description: 'Bits that an RSA key needs at least.' },
    curves: {
      default: ['P-256', 'P-384', 'P-521'] as readonly string[],
      description: 'Curves that an EC key may have.',
    },
    exportable: exportable,
  },

  check: (certificate, { options, estate }) => {
    const needs: Needs = { min: options.min, curves: options.curves.map((name) => name.toLowerCase()) };
    return every(
      strength(certificate, needs),
      reuse(certificate),
      exporting(certificate, options.exportable || estate.takes(certificate)),
    );
  },
});

type Certificate = Targets['certificate'];

interface Needs {
  readonly min: number;
  readonly curves: readonly string[];
}

const properties = 'properties.policy.key_props';

const strength = ({ imported, key: { type, size, curve }, resource }: Certificate, needs: Needs): Verdict =>
  jointly({ imported, type, size, curve }, (settled) => {
    const { size: bits, curve: name } = settled;
    const key = {
      resource,
      size: bits,
      sizePath: `${properties}.key_size`,
      curve: name,
      curvePath: `${properties}.crv`,
    };
    return whereIssued(settled.imported, ofType(settled.type, key, needs));
  });

function ofType(type: Settled<string>, key: KeyStrength, { min, curves }: Needs): Verdict {
  const property = `${properties}.kty`;
  if (type.kind === 'unknown') {
    const both = every(rsaStrength(key, min), curveStrength(key, curves));
    return both.outcome === 'pass' ? pass : { ...type, outcome: 'unknown', property };
  }
  const family = type.value.toLowerCase().replace(/-hsm$/, '');
  if (family === 'rsa') return rsaStrength(key, min);
  if (family === 'ec') return curveStrength(key, curves);
  const because = `${quoted(type.value)} is none of the key types that certificates have`;
  return { outcome: 'unknown', because, at: type.at, trail: type.trail, property };
}

const reuse = ({ imported, key: { reused } }: Certificate): Verdict =>
  jointly({ imported, reused }, (settled) =>
    whereIssued(
      settled.imported,
      judge(settled.reused, {
        ok: (is) => !is,
        set: 'the next certificate gets the same key: whoever has it needs no other',
        left: '',
        property: `${properties}.reuse_key`,
      }),
    ),
  );

/** For signing code, as certificates call it: https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12 */
const codeSigning = '1.3.6.1.5.5.7.3.3';

/**
 * Tools that sign code have the vault sign, as https://github.com/dotnet/sign does, so the key need not leave. Others may be
 * taken by services that are in no file.
 */
const exporting = ({ imported, purposes, key: { exportable } }: Certificate, isAllowed: boolean): Verdict =>
  jointly({ imported, purposes, exportable }, (settled) => {
    const known = settled.purposes.kind === 'unknown' ? [] : settled.purposes.value;
    const signsCode = known.length > 0 && known.every((purpose) => purpose === codeSigning);
    if (isAllowed && !signsCode) return whereIssued(settled.imported, pass);
    const reason = signsCode ? 'and code is signed inside of the vault' : 'and nothing in the scanned files takes it';
    return whereIssued(
      settled.imported,
      judge(settled.exportable, {
        ok: (is) => !is,
        set: `the key is handed out with the certificate, ${reason}`,
        left: '',
        property: `${properties}.exportable`,
      }),
    );
  });
