import type { KeyReference } from '../../estate/lenses/key-reference.js';
import { decide } from '../../model/decide.js';
import { inapplicable } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'keyStore',
  severity: 'critical',
  recommended: true,
  requires: 'a vault or Managed HSM whose keys encrypt the data of other resources has purge protection',
  fails: 'Data of other resources is lost when this vault is purged',
  unclear: 'Cannot tell whether data of other resources is lost by a purge',
  why: 'Whoever purges the key destroys all data that is encrypted with it: storage, disks and databases stay unreadable.',
  fix: {
    bicep: 'Set `enablePurgeProtection: true` in `properties` before any resource uses a key of it.',
    arm: 'Set `"enablePurgeProtection": true` in `properties` before any resource uses a key of it.',
    terraform: 'Set `purge_protection_enabled = true` before any resource uses a key of it.',
    azure: 'Run `az keyvault update --name <vault> --enable-purge-protection true`.',
  },
  caution:
    'It cannot be turned off again. For a Managed HSM it means that a deleted one is billed until its retention ends.',
  controls: { MCSB: ['DP-5', 'DP-8'], CIS: ['8.3.5'] },
  aliases: [],

  check: (store) => {
    if (store.encrypts.length === 0) return inapplicable;
    const lost = listed(store.encrypts);
    return decide(store.purgeProtection, {
      ok: (on) => on,
      set: `purge protection is turned off here, and its keys encrypt ${lost}`,
      left: `purge protection is not set, which leaves it off, and its keys encrypt ${lost}`,
      property: 'properties.enablePurgeProtection',
      related: store.encrypts.map(({ at, title }) => ({ at, label: `encrypts ${title}` })),
    });
  },
});

/** How many resources are named before the rest is counted. */
const most = 3;

function listed(references: readonly KeyReference[]): string {
  const titles = [...new Set(references.map(({ title }) => title))];
  const shown = titles.slice(0, most);
  if (titles.length > most) shown.push(`${String(titles.length - most)} more`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
