import type { Authority } from '../../estate/authority.js';
import { jointly } from '../../model/cases.js';
import { quoted } from '../../model/quoted.js';
import type { Settled } from '../../model/setting.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';
import { whereIssued } from '../where-issued.js';

export default defineRule({
  on: 'certificate',
  severity: 'low',
  recommended: false,
  requires: 'a certificate comes from an authority that policy allows, and in production from one at all',
  fails: 'Certificate is issued by none of the allowed authorities',
  unclear: 'Cannot tell whether an allowed authority issues the certificate',
  why: 'Clients that are taught to accept a certificate nobody vouches for accept that of an attacker as well, and no list of revoked ones ends it.',
  fix: {
    terraform:
      'Set `name` in `issuer_parameters` to the name of an `azurerm_key_vault_certificate_issuer` of an allowed authority.',
    azure:
      'Run `az keyvault certificate issuer create`, and create the certificate with a policy that names the issuer.',
  },
  controls: {
    MCSB: ['DP-7'],
    AzurePolicy: ['8e826246-c976-48f6-b03e-619bb92b3d82', 'a22f4a40-01d3-4c7d-8071-da157eeff341'],
  },
  aliases: [],
  options: {
    allowed: {
      default: [] as readonly string[],
      description:
        'Issuers that certificates may have: `DigiCert`, `GlobalSign`, the name of an issuer of the vault, `Unknown` for what is signed outside of it, `Self` for what signs itself. Without any, all are allowed, and in production all but `Self`.',
    },
  },

  check: ({ imported, authority, deployment }, { options }) => {
    const isProduction = deployment.environment?.production === true;
    return jointly({ imported, authority }, (settled) => {
      const verdict =
        options.allowed.length > 0
          ? ofList(settled.authority, options.allowed)
          : selfSigned(settled.authority, isProduction);
      return whereIssued(settled.imported, verdict);
    });
  },
});

const property = 'properties.policy.issuer.name';

function selfSigned(authority: Settled<Authority>, isProduction: boolean): Verdict {
  if (!isProduction) return inapplicable;
  if (authority.kind === 'unknown') return { ...authority, outcome: 'unknown', property };
  if (authority.value.name !== 'Self') return pass;
  return failure(authority, 'the certificate signs itself, and this is production');
}

function ofList(authority: Settled<Authority>, allowed: readonly string[]): Verdict {
  if (authority.kind === 'unknown') return { ...authority, outcome: 'unknown', property };
  const folded = allowed.map((name) => name.toLowerCase());
  const { name, providers } = authority.value;
  if (folded.includes(name.toLowerCase())) return pass;
  if (name === 'Self') return failure(authority, 'the certificate signs itself, and policy does not allow that');
  if (name === 'Unknown')
    return failure(authority, 'it is signed outside of the vault, and policy does not allow that');
  const others = providers.filter((provider) => !folded.includes(provider.toLowerCase()));
  const [other] = others;
  if (other !== undefined && others.length === providers.length) {
    return failure(authority, `policy does not allow ${quoted(other)}, which this issuer stands for`);
  }
  if (other === undefined && providers.length > 0) return pass;
  const because = `which authority the issuer ${quoted(name)} stands for is in no scanned file`;
  return { outcome: 'unknown', because, at: authority.at, trail: authority.trail, property };
}

const failure = ({ at, trail }: Settled<unknown>, found: string): Verdict => ({
  outcome: 'fail',
  found,
  at,
  trail,
  property,
});
