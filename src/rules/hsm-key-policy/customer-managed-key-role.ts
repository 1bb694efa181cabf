import type { Grant } from '../../estate/grants/grant.js';
import type { KeyConsumer } from '../../estate/lenses/key-consumer.js';
import { oneOf } from '../../estate/logic.js';
import { actingActions, actions, type Action } from '../../estate/roles/action.js';
import type { Targets } from '../../estate/target.js';
import { under } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { areCompatible, joined, type Assumption } from '../../model/value.js';
import { every } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { defineRule } from '../rule.js';

type UsedKey = Targets['keyReference'];

export default defineRule({
  on: 'keyReference',
  severity: 'medium',
  recommended: true,
  requires: 'the identity that gets to an encryption key may read, wrap and unwrap, and nothing else',
  fails: 'Identity for an encryption key may do more than wrap and unwrap',
  unclear: 'Cannot tell whether the identity may only wrap and unwrap',
  why: 'Whoever gets hold of the resource, or of its identity, can delete the key, copy it, or read what else is in the vault.',
  fix: {
    bicep:
      'Assign the role `Key Vault Crypto Service Encryption User`, or permit `get`, `wrapKey` and `unwrapKey` on keys alone.',
    arm: 'Assign the role `Key Vault Crypto Service Encryption User`, or permit `get`, `wrapKey` and `unwrapKey` alone.',
    terraform: 'Set `role_definition_name = "Key Vault Crypto Service Encryption User"`.',
    azure:
      'Run `az role assignment create --role "Key Vault Crypto Service Encryption User"`, and delete the other one.',
  },
  controls: { MCSB: ['PA-7', 'DP-6'] },
  aliases: [],

  check: (reference, { estate }) => {
    const grants = reference.stores
      .flatMap((store) => estate.grantsOn(store))
      .filter(({ principal }) => principal.identity !== undefined && reference.identities.includes(principal.identity));
    return every(...grants.map((grant) => ofGrant(grant, reference)));
  },
});

function ofGrant(grant: Grant, reference: UsedKey): Verdict {
  const when = reference.deployment === grant.deployment ? joinedWith(reference.when, grant.when) : [];
  if (when === undefined) return { outcome: 'inapplicable' };
  const beyond = actingActions.filter((action) => !neededBy(reference.consumer).includes(action));
  const more = under(beyond.map((action) => grant.may(action)).reduce(oneOf), when);
  const verdict = decide(more, {
    ok: (may) => !may,
    set: `this lets the identity of ${reference.title} do more than its encryption needs, such as ${examples(grant, beyond)}`,
    left: '',
    property: 'properties.roleDefinitionId',
    related: [{ at: reference.at, label: `${reference.title} uses the key here` }],
  });
  return verdict.outcome === 'fail' && when.length > 0 ? { ...verdict, when } : verdict;
}

const joinedWith = (a: readonly Assumption[], b: readonly Assumption[]): readonly Assumption[] | undefined =>
  areCompatible(a, b) ? joined(a, b) : undefined;

/** Most services wrap a key of their own; some encrypt with the key itself. */
const neededBy = ({ operations }: KeyConsumer): readonly Action[] =>
  operations?.includes('encrypt') === true ? [actions.encrypt, actions.decrypt] : [actions.wrap, actions.unwrap];

/** A few of the actions that are granted, by the end of their names. */
function examples(grant: Grant, beyond: readonly Action[]): string {
  const granted = beyond.filter((action) => {
    const may = grant.may(action);
    return may.kind === 'set' && may.value;
  });
  const names = granted.slice(0, 2).map(({ name }) => `\`${name.replace(/^.*?\/vaults\//, '')}\``);
  return names.length === 0 ? 'others' : names.join(' and ');
}
