import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'secretValue',
  severity: 'high',
  recommended: true,
  requires:
    'the values of vault secrets, and secrets that are handed to a provider or an extension, come from outside the template',
  fails: 'Secret has its value written in the template',
  unclear: 'Cannot tell whether the value of the secret is written in a file',
  why: 'Everyone who can read the repository, or its history, has the secret, and no vault log will show its use.',
  fix: {
    bicep:
      'Take the value from a `@secure()` parameter without default, or from the resource that makes it, such as `listKeys()`. Let an extension read it by `protectedSettingsFromKeyVault`.',
    arm: 'Take the value from a `securestring` parameter without default. Let an extension read it by `protectedSettingsFromKeyVault`.',
    terraform:
      'Use `value_wo` with an ephemeral value. Let a provider or backend sign in with `use_oidc = true`, or take its secret from the environment, such as `ARM_CLIENT_SECRET`, and an extension read it by `protected_settings_from_key_vault`.',
  },
  caution: 'Replace the secret as well: what was committed once stays in the history.',
  controls: { MCSB: ['IM-8'] },
  aliases: ['Azure.Deployment.SecureValue', 'AZR-000316', 'use-secure-value-for-secure-inputs'],

  check: (secret) =>
    decide(secret.literal, {
      ok: (literal) => !literal,
      set: `the ${secret.noun} is written in the source`,
      left: '',
      property: secret.property,
    }),
});
