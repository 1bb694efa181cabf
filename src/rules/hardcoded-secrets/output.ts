import { decide } from '../../model/decide.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'output',
  severity: 'high',
  recommended: true,
  requires: 'outputs show no secret',
  fails: 'Output reveals a secret',
  unclear: 'Cannot tell whether the output reveals a secret',
  why: 'Outputs are kept in clear text, in the deployment history that every Reader of the resource group can read, or in the state of Terraform.',
  fix: {
    bicep:
      'Put `@secure()` above the output, or leave it out: keep the secret in a vault and output its address, or the `id` of the resource that has it.',
    arm: 'Make its `type` `securestring` or `secureobject`, or leave it out and output the id of the resource that has it.',
    terraform: 'Leave the output out, or set `sensitive = true` and `ephemeral = true`.',
    azure: 'Delete the deployments from the history, and replace the secret.',
  },
  caution:
    'What was once deployed stays in the history, or in older versions of the state: replace the secret as well.',
  controls: { MCSB: ['IM-8'] },
  aliases: [
    'outputs-should-not-contain-secrets',
    'Azure.Deployment.OutputSecretValue',
    'AZR-000279',
    'Outputs-Must-Not-Contain-Secrets',
  ],

  check: ({ name, secure, holds }) => {
    if (secure) return pass;
    if (holds === undefined) return inapplicable;
    return decide(holds, {
      ok: ({ is }) => is !== 'credential',
      set: (held) => `output \`${name}\` ${held.is === 'credential' ? held.how : ''}`,
      left: '',
      property: 'value',
    });
  },
});
