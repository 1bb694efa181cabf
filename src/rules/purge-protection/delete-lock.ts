import type { LockFacts } from '../../estate/lenses/lock.js';
import { decide } from '../../model/decide.js';
import { either, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { beside } from '../beside.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'note',
  recommended: false,
  requires: 'a lock keeps a vault in production, or its resource group, from being deleted',
  fails: 'Vault in production can be deleted without removing a lock first',
  unclear: 'Cannot tell whether a lock keeps the vault from being deleted',
  why: 'Recovering a deleted vault does not bring its role assignments back, so every application stays locked out.',
  fix: {
    bicep: "Add a `Microsoft.Authorization/locks` with `level: 'CanNotDelete'` and `scope:` the vault.",
    arm: 'Add a `Microsoft.Authorization/locks` with `"level": "CanNotDelete"` and `scope` the id of the vault.',
    terraform: 'Add an `azurerm_management_lock` with `lock_level = "CanNotDelete"` and `scope` the id of the vault.',
    azure: 'Run `az lock create --lock-type CanNotDelete --resource <id of the vault>`.',
  },
  caution: 'Deployments that replace or delete the vault fail until the lock is removed.',
  controls: { CIS: ['6.2'], MCSB: ['DP-8'] },
  aliases: [],

  check: (vault) => {
    if (vault.deployment.environment?.production !== true) return inapplicable;
    const none: Verdict = {
      outcome: 'fail',
      at: vault.at,
      trail: [],
      found: 'no lock on it or on its resource group is in the scanned files',
      property: 'lock',
    };
    return either(...vault.locks.map((lock) => beside(lock, vault, prevents(lock))), none);
  },
});

const prevents = ({ level }: LockFacts): Verdict =>
  decide(level, {
    ok: (word) => word !== 'NotSpecified',
    set: 'this lock forbids nothing',
    left: '',
    property: 'lock',
  });
