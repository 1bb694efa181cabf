import type { Grant } from '../../estate/grants/grant.js';
import { writtenName, type PrincipalClass } from '../../estate/lenses/principal.js';
import { both, oneOf } from '../../estate/logic.js';
import { mapSetting } from '../../estate/map-setting.js';
import { actions, type Action } from '../../estate/roles/action.js';
import type { Targets } from '../../estate/target.js';
import { decide } from '../../model/decide.js';
import { every, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

type Store = Targets['keyStore'];

export default defineRule({
  on: 'keyStore',
  severity: 'high',
  recommended: true,
  requires: 'no application or pipeline may purge a vault without purge protection, or what is in it',
  fails: 'Application may destroy for good what is in the vault',
  unclear: 'Cannot tell whether an application may destroy what is in the vault',
  why: 'Whoever takes over the application deletes and purges everything: no retention and no support brings it back.',
  fix: {
    bicep:
      'Leave `purge` and `all` out of `permissions`, assign a role without purge such as Key Vault Secrets User, or set `enablePurgeProtection: true`.',
    arm: 'Leave `purge` and `all` out of `permissions`, assign a role without purge such as Key Vault Secrets User, or set `"enablePurgeProtection": true`.',
    terraform:
      'Leave `Purge` out of the permissions, assign a role without purge such as `Key Vault Secrets User`, or set `purge_protection_enabled = true`.',
    azure: 'Run `az role assignment create --role "Key Vault Secrets User"` and delete the wider assignment.',
  },
  controls: { MCSB: ['PA-7', 'DP-8'] },
  aliases: [],

  check: (store, { estate }) => {
    const verdicts = estate.grantsOn(store).map((grant) => ofGrant(grant, store));
    const [first, ...others] = verdicts.filter((verdict) => verdict.outcome === 'fail');
    if (first === undefined) return every(...verdicts);
    const related = others.map(({ at, found }) => ({ at, label: found }));
    return related.length === 0 ? first : { ...first, related };
  },
});

/**
 * Where purge protection is on, purging is refused to everybody, and the permission does nothing. In an entry of an access
 * policy it is too much whoever has it, as `rbac-breadth/access-policy-permissions` says, so what cannot be told of who that
 * is makes no difference.
 */
function ofGrant(grant: Grant, store: Store): Verdict {
  const kind = kinds[grant.principal.class];
  if (kind === 'person' || (kind === 'unclear' && grant.by === 'accessPolicy')) return inapplicable;
  const isUnprotected = mapSetting(store.purgeProtection, (on) => ({ value: !on }));
  const who = writtenName(grant.principal) ?? 'the principal';
  const verdict = decide(both(mayPurge(grant), isUnprotected), {
    ok: (open) => !open,
    set: `this lets ${who} purge, and purge protection is off`,
    left: '',
    property: 'purge',
  });
  if (verdict.outcome !== 'fail') return verdict;
  if (kind === 'unclear') {
    const because = `${who} may purge here, and whether it is an application is only known at deployment`;
    return { outcome: 'unknown', because, at: verdict.at, trail: verdict.trail, property: 'purge' };
  }
  return grant.deployment === store.deployment && grant.when.length > 0 ? { ...verdict, when: grant.when } : verdict;
}

const kinds: Readonly<Record<PrincipalClass, 'application' | 'person' | 'unclear'>> = {
  workload: 'application',
  pipeline: 'application',
  servicePrincipal: 'application',
  user: 'person',
  group: 'person',
  deployer: 'unclear',
  unknown: 'unclear',
};

const mayPurge = (grant: Grant): ReturnType<Grant['may']> =>
  purgesOf(grant)
    .map((action) => grant.may(action))
    .reduce(oneOf);

/**
 * What is inside is purged at the vault, a whole vault at its subscription: a right to that counts from there on.
 * https://learn.microsoft.com/azure/key-vault/general/key-vault-recovery
 */
function purgesOf({ store, level }: Grant): readonly Action[] {
  const inside = [actions.purgeSecret, actions.purgeKey, actions.purgeCertificate];
  const isWide = level === 'subscription' || level === 'managementGroup' || level === 'tenant';
  if (!isWide) return inside;
  return [...inside, store.kind === 'vault' ? actions.purgeVault : actions.purgeHsm];
}
