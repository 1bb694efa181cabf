import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'keyStore',
  severity: 'low',
  recommended: false,
  requires: 'what is deleted can be recovered for long enough: 90 days in production',
  fails: 'What is deleted is only kept for a short time',
  unclear: 'Cannot tell how long what is deleted is kept',
  why: 'A deletion that nobody notices in that time, such as over a holiday, becomes final by itself.',
  fix: {
    bicep: 'Set `softDeleteRetentionInDays: 90` in `properties`, or leave it out.',
    arm: 'Set `"softDeleteRetentionInDays": 90` in `properties`, or leave it out.',
    terraform: 'Set `soft_delete_retention_days = 90`, or leave it out.',
    azure: 'Create the vault with `--retention-days 90`.',
  },
  caution: 'The retention is fixed when a vault is created: to change that of an existing one, move to a new vault.',
  controls: { MCSB: ['DP-8'] },
  aliases: ['AVD-AZU-0016', 'AZU-0016'],
  options: {
    minDays: { default: 7, description: 'Days that what is deleted has to be kept at least.' },
    minDaysProduction: {
      default: 90,
      description: 'Days that what is deleted in production has to be kept at least.',
    },
  },

  check: ({ retentionDays, deployment }, { options }) => {
    const production = deployment.environment?.production === true;
    const least = production ? options.minDaysProduction : options.minDays;
    return decide(retentionDays, {
      ok: (days) => days >= least,
      set: (days) => `${String(days)} days are less than the ${String(least)} that policy asks for${where(production)}`,
      left: (days) => `not set: Azure keeps it ${String(days)} days, less than the ${String(least)} of the policy`,
      property: 'properties.softDeleteRetentionInDays',
    });
  },
});

const where = (production: boolean): string => (production ? ' in production' : '');
