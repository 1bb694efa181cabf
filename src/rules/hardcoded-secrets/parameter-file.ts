import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'parameter',
  severity: 'high',
  recommended: true,
  requires: 'parameter files take secrets from a vault or from the environment instead of holding them',
  fails: 'Parameter file holds a secret',
  unclear: 'Cannot tell whether the parameter file holds a secret',
  why: 'Everyone who can read the repository, or its history, has the secret, and no vault log will show its use.',
  fix: {
    bicep:
      "Take it from a vault, `param <name> = az.getSecret('<subscription>', '<resource group>', '<vault>', '<secret>')`, or from the environment, `readEnvironmentVariable('<NAME>')`.",
    arm: 'Put a `reference` with `keyVault` and `secretName` in place of the `value`.',
    terraform: 'Leave it out of the `.tfvars` file, and read it from a vault with an ephemeral resource.',
  },
  caution: 'Replace the secret as well: what was committed once stays in the history.',
  controls: { MCSB: ['IM-8'] },
  aliases: [],

  check: ({ parameter, inFile, asSecret, perhaps }) => {
    const [doubt] = perhaps;
    const isSecret = parameter.secure || asSecret.length > 0;
    if (inFile === undefined || !(isSecret || doubt !== undefined)) return inapplicable;
    if (!inFile.isSecret) return pass;
    const { at, trail } = inFile;
    const place = { at, trail, property: 'value' };
    if (!isSecret && doubt !== undefined) return { outcome: 'unknown', because: doubt.because, ...place };
    const found = `the value of \`${parameter.name}\` is written in the parameter file`;
    const related = asSecret.slice(0, 3).map((use) => ({ at: use.at, label: `becomes ${use.becomes}` }));
    return { outcome: 'fail', found, related, ...place };
  },
});
