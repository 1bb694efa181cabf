import type { RoleDefinitionFacts, WrittenPattern } from '../../estate/lenses/role-definition.js';
import { actingActions, actions, matches, type Action } from '../../estate/roles/action.js';
import { allowanceOf, type Allowance } from '../../estate/roles/permission-set.js';
import { quoted } from '../../model/quoted.js';
import type { Verdict } from '../../model/verdict.js';
import { inapplicable, pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'roleDefinition',
  severity: 'high',
  recommended: true,
  requires: 'a custom role names the data actions on vaults that it allows, and manages none of the vaults',
  fails: 'Custom role allows more on vaults than one job needs',
  unclear: 'Cannot tell whether the custom role allows too much on vaults',
  why: 'Everybody who is given the role can also purge, copy out or hand on what vaults hold, which no job asked for.',
  fix: {
    bicep: 'List single data actions in `dataActions`, and put what manages vaults in a role of its own.',
    arm: 'List single data actions in `dataActions`, and put what manages vaults in a role of its own.',
    terraform: 'List single data actions in `data_actions`, and put what manages vaults in a role of its own.',
    azure: 'Run `az role definition update` with single data actions.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: [],

  check: (definition) => {
    const held = allowances(definition, actingActions);
    const wildcard = definition.allowed.find((pattern) => isWide(pattern, definition));
    if (wildcard !== undefined)
      return failed(wildcard, `${quoted(wildcard.text)} allows everything of its kind on vaults`);
    if (held.every((allowance) => allowance === 'none')) return inapplicable;
    return mixed(definition, held) ?? unknownIn(definition) ?? pass;
  },
});

/** What manages a vault so far that its data is open: its policies, its firewall, and roles on it. */
const managing: readonly Action[] = [actions.writeVault, actions.writeAccessPolicies, actions.assignRoles];

const allowances = ({ role }: RoleDefinitionFacts, of: readonly Action[]): readonly Allowance[] =>
  of.map((action) => allowanceOf(role.permissions, action));

/** Whether a wildcard covers data actions that do something, and that are not taken back. */
const isWide = ({ plane, text }: WrittenPattern, { role }: RoleDefinitionFacts): boolean =>
  plane === 'data' &&
  text.includes('*') &&
  actingActions.some((action) => matches(text, action.name) && isHeld(allowanceOf(role.permissions, action)));

const isHeld = (allowance: Allowance): boolean => allowance === 'all' || allowance === 'narrowed';

/** One role for two jobs, if it is. */
function mixed(definition: RoleDefinitionFacts, held: readonly Allowance[]): Verdict | undefined {
  const manages = managing.filter((action) => isHeld(allowanceOf(definition.role.permissions, action)));
  const pattern = definition.allowed.find(
    ({ plane, text }) => plane === 'control' && manages.some(({ name }) => matches(text, name)),
  );
  if (pattern === undefined || !held.some(isHeld)) return undefined;
  return failed(pattern, `${quoted(pattern.text)} manages vaults, and the same role allows data actions inside them`);
}

/** Where the lists hold what only a deployment can tell. */
function unknownIn(definition: RoleDefinitionFacts): Verdict | undefined {
  const all = allowances(definition, [...actingActions, ...managing]);
  if (!all.includes('unknown')) return undefined;
  const because = 'what the role allows is only known at deployment';
  return { outcome: 'unknown', because, at: definition.at, trail: [], property: 'properties.permissions' };
}

const failed = ({ at, trail, plane }: WrittenPattern, found: string): Verdict => ({
  outcome: 'fail',
  found,
  at,
  trail,
  property: plane === 'data' ? 'properties.permissions.dataActions' : 'properties.permissions.actions',
});
