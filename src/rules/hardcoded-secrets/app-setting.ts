import type { AppSettingFacts } from '../../estate/lenses/app-setting.js';
import { decide } from '../../model/decide.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'appSetting',
  severity: 'high',
  recommended: true,
  requires: 'settings of applications refer to secrets in a vault instead of holding them',
  fails: 'Application setting holds a secret',
  unclear: 'Cannot tell whether the application setting holds a secret',
  why: 'Everyone who may configure or debug the application reads the secret there, and no vault log shows its use.',
  fix: {
    bicep:
      "Put the secret in a vault and refer to it: `'@Microsoft.KeyVault(SecretUri=https://<vault>.vault.azure.net/secrets/<name>)'`, or `keyVaultUrl` with `identity` for a container app; better still, let the application sign in with its managed identity.",
    arm: 'Put the secret in a vault and refer to it: `@Microsoft.KeyVault(SecretUri=https://<vault>.vault.azure.net/secrets/<name>)`, or `keyVaultUrl` with `identity` for a container app; better still, let the application sign in with its managed identity.',
    terraform:
      'Put the secret in a vault and refer to it: `@Microsoft.KeyVault(SecretUri=…)`, or `key_vault_secret_id` with `identity` for a container app; better still, let the application sign in with its managed identity.',
    azure:
      'Run `az webapp config appsettings set --settings "<name>=@Microsoft.KeyVault(SecretUri=…)"`, or `az containerapp secret set --secrets "<name>=keyvaultref:…,identityref:system"`.',
  },
  caution: 'The identity of the application needs `Key Vault Secrets User` on the vault first.',
  controls: { MCSB: ['IM-8'] },
  aliases: [],

  check: (setting) =>
    decide(setting.holds, {
      ok: ({ is }) => is !== 'credential',
      set: (held) => labelOf(setting, held.is === 'credential' ? held.how : ''),
      left: '',
      property: setting.property,
      ...(setting.isStored && { severity: () => 'medium' as const }),
    }),
});

const labelOf = ({ name }: AppSettingFacts, how: string): string =>
  `${name === undefined ? 'the setting' : `\`${name}\``} ${how}`;
