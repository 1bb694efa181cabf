import type { UsedParameter } from '../../estate/used-parameter.js';
import { decide } from '../../model/decide.js';
import { pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'parameter',
  severity: 'high',
  recommended: true,
  requires: 'parameters that carry secrets are secure and have no written default',
  fails: 'Secret parameter is not protected',
  unclear: 'Cannot tell whether the parameter carries a secret in the open',
  why: 'Its value is kept in the deployment history, where every Reader of the resource group can read it, or stands in the file.',
  fix: {
    bicep: 'Put `@secure()` above the parameter, and leave out its default.',
    arm: 'Make its `type` `securestring`, and leave out `defaultValue`.',
    terraform: 'Set `sensitive = true`, and leave out `default`.',
  },
  controls: { MCSB: ['IM-8'] },
  aliases: [
    'CKV_AZURE_131',
    '4d2cf896-c053-4be5-9c95-8b4771112f29',
    'Azure.Deployment.SecureParameter',
    'AZR-000408',
    'secure-parameter-default',
    'secure-secrets-in-params',
    'secure-parameter-for-secrets',
    'Secure-String-Parameters-Cannot-Have-Default',
    'Password-params-must-be-secure',
  ],

  check: (used) => (used.parameter.secure ? ofDefault(used) : ofUse(used)),
});

const ofDefault = ({ writtenDefault }: UsedParameter): Verdict =>
  writtenDefault === undefined
    ? pass
    : decide(writtenDefault, {
        ok: (literal) => !literal,
        set: 'the default of a secure parameter is written in the source',
        left: '',
        property: 'default',
      });

function ofUse({ at, parameter, asSecret, perhaps }: UsedParameter): Verdict {
  const place = { at, trail: [], property: 'secure' };
  const related = [...asSecret, ...perhaps.map(({ use }) => use)].map((use) => ({
    at: use.at,
    label: `becomes ${use.becomes}`,
  }));
  const [first] = asSecret;
  if (first !== undefined) {
    const found = `\`${parameter.name}\` is not secure, and becomes ${first.becomes}`;
    return { outcome: 'fail', found, related, ...place };
  }
  const [doubt] = perhaps;
  return doubt === undefined ? pass : { outcome: 'unknown', because: doubt.because, related, ...place };
}
