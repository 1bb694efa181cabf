import { purgeProperty } from '../../estate/lenses/provider.js';
import type { Managed, Provider } from '../../estate/providers.js';
import { jointly } from '../../model/cases.js';
import { judge } from '../../model/decide.js';
import { either, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { foremost } from '../foremost.js';
import { propertyName } from '../property-name.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'provider',
  severity: 'medium',
  recommended: true,
  requires: 'destroying vaults and keys of production leaves them recoverable until their retention ends',
  fails: 'Provider purges vaults or keys of production that it destroys',
  unclear: 'Cannot tell whether the provider purges vaults or keys of production',
  why: 'One `terraform destroy`, or a change that replaces the vault, deletes it and all its keys beyond recovery.',
  fix: {
    terraform:
      'Set `purge_soft_delete_on_destroy = false`, and the flags `purge_soft_deleted_…_on_destroy` for keys, secrets and certificates, in `features { key_vault { … } }`; better still, set `purge_protection_enabled = true` on the vault.',
  },
  caution: 'The names of destroyed vaults stay taken until their retention ends, or until somebody purges them.',
  controls: { MCSB: ['DP-8'] },
  aliases: [],

  check: (provider) => {
    if (provider.deployment.environment?.production !== true) return inapplicable;
    return foremost(provider.manages.map((each) => purged(each, provider)));
  },
});

/** What cannot be purged is safe, whatever the provider asks for. */
const purged = (managed: Managed, provider: Provider): Verdict =>
  jointly({ purges: provider.purges(managed.kind), isProtected: managed.purgeProtection }, (settled) => {
    const property = purgeProperty(managed.kind);
    const name = propertyName(provider.resource, property);
    return either(
      judge(settled.purges, {
        ok: (purges) => !purges,
        set: 'what is destroyed is purged at once by this flag',
        left: (_, by) => `\`${name}\` is not set, and ${by} purges what it destroys`,
        property,
        related: [{ at: managed.at, label: `${managed.title} can be purged` }],
      }),
      judge(settled.isProtected, { ok: (on) => on, set: '', left: '', property }),
    );
  });
