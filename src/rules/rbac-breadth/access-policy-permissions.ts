import type { ObjectType, Permissions } from '../../estate/lenses/access-policy.js';
import type { Principal } from '../../estate/lenses/principal.js';
import type { VaultFacts } from '../../estate/lenses/vault.js';
import { acrossCases } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Setting } from '../../model/setting.js';
import { every, inapplicable, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

/**
 * Permissions that destroy, copy out, or hand on: https://learn.microsoft.com/azure/key-vault/keys/about-keys-details
 * calls some of them privileged, and backup and restore move an object out of reach of its vault's rules. Azure only
 * knows `all`, but whoever writes `*` means the same.
 */
const privileged: Readonly<Record<ObjectType, readonly string[]>> = {
  keys: ['all', '*', 'purge', 'release', 'backup', 'restore', 'recover', 'delete', 'setrotationpolicy'],
  secrets: ['all', '*', 'purge', 'backup', 'restore', 'recover', 'delete'],
  certificates: [
    'all',
    '*',
    'purge',
    'backup',
    'restore',
    'recover',
    'delete',
    'managecontacts',
    'manageissuers',
    'setissuers',
    'deleteissuers',
  ],
  storage: [
    'all',
    '*',
    'purge',
    'backup',
    'restore',
    'recover',
    'delete',
    'regeneratekey',
    'setsas',
    'getsas',
    'deletesas',
  ],
};

export default defineRule({
  on: 'accessPolicy',
  severity: 'high',
  recommended: true,
  requires: 'no access policy entry holds more than its principal needs: not `all`, nor what destroys or copies out',
  fails: 'Access policy holds privileged permissions',
  unclear: 'Cannot tell whether the access policy holds privileged permissions',
  why: 'Whoever takes over this principal can delete for good, or carry off, what the vault holds.',
  fix: {
    bicep: 'List only the permissions that are used in `permissions`, such as `get` and `list`.',
    arm: 'List only the permissions that are used in `permissions`, such as `get` and `list`.',
    terraform: 'List only the permissions that are used, such as `Get` and `List`.',
    azure: 'Run `az keyvault set-policy` with only the permissions that are used.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: ['Azure.KeyVault.AccessPolicy', 'AZR-000118', 'manageKeyAccessAndPermissions'],
  options: {
    workload: {
      default: [] as readonly string[],
      description: 'Privileged permissions that the managed identity of a resource may hold.',
    },
    deployer: {
      default: ['delete', 'recover', 'setrotationpolicy'] as readonly string[],
      description: 'Privileged permissions that whoever deploys may hold, such as the identity of a pipeline.',
    },
    operator: {
      default: [
        'delete',
        'recover',
        'backup',
        'restore',
        'setrotationpolicy',
        'managecontacts',
        'manageissuers',
      ] as readonly string[],
      description: 'Privileged permissions that the principals listed in `operators` may hold.',
    },
    operators: {
      default: [] as readonly string[],
      description: 'Object ids of the groups that look after vaults.',
    },
    other: {
      default: [] as readonly string[],
      description: 'Privileged permissions that all others may hold, such as an object id that nothing is known of.',
    },
  },

  check: ({ vault, principal, permissions }, { options }) => {
    if (vault !== undefined && ignoresPolicies(vault)) return inapplicable;
    const allowed = options[classOf(principal, options.operators)].map((name) => name.toLowerCase());
    return gathered(permissions.map((held) => ofType(held, allowed)));
  },
});

/** On a vault that authorises by roles an access policy grants nothing. */
const ignoresPolicies = ({ rbac }: VaultFacts): boolean =>
  decide(rbac, { ok: (on) => on, set: '', left: '' }).outcome === 'pass';

/** Which of the options speaks of a principal. */
function classOf(
  { class: known, objectId }: Principal,
  operators: readonly string[],
): 'workload' | 'deployer' | 'operator' | 'other' {
  if (operators.some((id) => id.toLowerCase() === objectId)) return 'operator';
  if (known === 'pipeline' || known === 'deployer') return 'deployer';
  return known === 'workload' ? 'workload' : 'other';
}

/** One verdict for what an entry holds on one type of object: it points at the first permission too many. */
const ofType = ({ on, cases }: Permissions, allowed: readonly string[]): Verdict =>
  acrossCases(
    cases.map(({ when, names }) => {
      const verdicts = names.map((name) => ofPermission(name, on, allowed));
      const failing = verdicts.filter((verdict) => verdict.outcome === 'fail');
      const [first, ...others] = failing;
      if (first === undefined) return { when, verdict: every(pass, ...verdicts) };
      const found = `${listed(failing.map((verdict) => verdict.found))} on ${on}`;
      const related = others.map(({ at, found: name }) => ({ at, label: `and ${name} on ${on}` }));
      return { when, verdict: { ...first, found, related } };
    }),
  );

const ofPermission = (name: Setting<string>, on: ObjectType, allowed: readonly string[]): Verdict =>
  decide(name, {
    ok: (permission) => {
      const folded = permission.trim().toLowerCase();
      return !privileged[on].includes(folded) || allowed.includes(folded);
    },
    set: (permission) => quoted(permission),
    left: '',
    property: `permissions.${on}`,
  });

/** One verdict for an entry: it points at the first permission too many and names them all. */
function gathered(verdicts: readonly Verdict[]): Verdict {
  const [first, ...others] = verdicts.filter((verdict) => verdict.outcome === 'fail');
  if (first === undefined) return every(pass, ...verdicts);
  const found = `this entry holds ${[first, ...others].map((verdict) => verdict.found).join('; ')}`;
  const more = others.flatMap(({ at, found: names, related = [] }) => [{ at, label: `and ${names}` }, ...related]);
  return { ...first, found, related: [...(first.related ?? []), ...more] };
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
