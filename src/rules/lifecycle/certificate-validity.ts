import { jointly } from '../../model/cases.js';
import { judge } from '../../model/decide.js';
import { inapplicable } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';
import { whereIssued } from '../where-issued.js';

export default defineRule({
  on: 'certificate',
  severity: 'low',
  recommended: false,
  requires: 'a certificate is valid for a year at most',
  fails: 'Certificate is valid for longer than policy allows',
  unclear: 'Cannot tell whether the certificate is valid for too long',
  why: 'Whoever copied its key can pass for its holder for all of that time, because many clients never ask whether a certificate is revoked.',
  fix: {
    terraform: 'Set `validity_in_months = 12` or less in `x509_certificate_properties`.',
    azure: 'Run `az keyvault certificate create --vault-name <vault> --name <certificate> --policy @policy.json`.',
  },
  caution: 'It counts from the next version on: let the certificate be renewed.',
  controls: { CIS: ['8.3.11'], MCSB: ['DP-7'], AzurePolicy: ['0a075868-4c26-42ef-914c-5bc007359560'] },
  aliases: ['keyvault_certificate_validity_period_less_equal_12_months'],
  options: { maxMonths: { default: 12, description: 'Months that a certificate is valid at most.' } },

  check: ({ imported, validity }, { options }) =>
    jointly({ imported, validity }, (settled) => {
      const { validity: months } = settled;
      if (months.kind !== 'unknown' && months.value === undefined) return inapplicable;
      const verdict = judge(months, {
        ok: (value) => value === undefined || value <= options.maxMonths,
        set: (value) => `${String(value)} months are more than the ${String(options.maxMonths)} that policy allows`,
        left: '',
        property: 'properties.policy.x509_props.validity_months',
      });
      return whereIssued(settled.imported, verdict);
    }),
});
