import type { Grant } from '../../estate/grants/grant.js';
import { writtenName } from '../../estate/lenses/principal.js';
import { both, oneOf } from '../../estate/logic.js';
import { actions } from '../../estate/roles/action.js';
import type { Targets } from '../../estate/target.js';
import { decide } from '../../model/decide.js';
import type { Setting } from '../../model/setting.js';
import { areCompatible, joined } from '../../model/value.js';
import { every, inapplicable } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
import { openness } from '../openness.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'vault',
  severity: 'medium',
  recommended: false,
  requires: 'whoever may read what is in a vault behind a firewall may not change that firewall',
  fails: 'Who reads the vault may open its firewall too',
  unclear: 'Cannot tell whether who reads the vault may open its firewall too',
  why: 'The firewall does not guard its own settings: a stolen token first opens it from anywhere, and then reads.',
  fix: {
    bicep:
      'Assign the role that manages the vault, in `roleDefinitionId`, to another principal than the one that reads it.',
    arm: 'Assign the role that manages the vault, in `roleDefinitionId`, to another principal than the one that reads it.',
    terraform: 'Assign the role that manages the vault to another principal than the one that reads it.',
    azure: 'Run `az role assignment delete` for one of the two roles of the principal.',
  },
  controls: { MCSB: ['PA-7', 'NS-2'] },
  aliases: [],

  check: (vault, { estate }) => {
    const verdicts = byPrincipal(estate.grantsOn(vault)).map(opens);
    const verdict = every(...verdicts);
    if (verdict.outcome === 'pass' || verdict.outcome === 'inapplicable') return verdict;
    return whileClosed(vault, verdict);
  },
});

/** Nobody has to open what is open to all already. */
function whileClosed(vault: Targets['vault'], verdict: Verdict): Verdict {
  const closed = openness(vault);
  if (closed.outcome === 'fail') return inapplicable;
  return closed.outcome === 'unknown' && verdict.outcome === 'fail' ? closed : verdict;
}

/** Grants to one principal. One who cannot be recognised elsewhere stands alone. */
function byPrincipal(grants: readonly Grant[]): readonly (readonly [Grant, ...Grant[]])[] {
  const groups = new Map<unknown, [Grant, ...Grant[]]>();
  for (const grant of grants) {
    const { key = grant } = grant.principal;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [grant]);
    else group.push(grant);
  }
  return [...groups.values()];
}

/** Whether what a principal holds together both opens the firewall and reads. */
const opens = (grants: readonly [Grant, ...Grant[]]): Verdict =>
  every(
    ...grants.map((writer) =>
      every(
        ...grants
          .filter((reader) => writer.deployment !== reader.deployment || areCompatible(writer.when, reader.when))
          .map((reader) => opensAndReads(writer, reader)),
      ),
    ),
  );

function opensAndReads(writer: Grant, reader: Grant): Verdict {
  const verdict = decide(both(writer.may(actions.writeVault), mayRead(reader)), {
    ok: (open) => !open,
    set: `this lets ${writtenName(writer.principal) ?? 'the principal'} change the firewall, and it may read what is inside`,
    left: '',
    property: 'properties.roleDefinitionId',
    related: writer === reader ? [] : [{ at: reader.at, label: 'this lets it read' }],
  });
  const when = joined(writer.when, reader.when);
  return verdict.outcome === 'fail' && when.length > 0 ? { ...verdict, when } : verdict;
}

/** What gets something out of a vault. */
const mayRead = (grant: Grant): Setting<boolean> =>
  [actions.readSecret, actions.backupSecret, actions.backupKey, actions.decrypt, actions.unwrap]
    .map((action) => grant.may(action))
    .reduce(oneOf);
