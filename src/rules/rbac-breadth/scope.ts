import type { RoleAssignment } from '../../estate/target.js';
import { conditions } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import { areCompatible, joined } from '../../model/value.js';
import { pass } from '../../model/verdicts.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'roleAssignment',
  severity: 'high',
  recommended: true,
  requires: 'roles that reach what is inside vaults are assigned at one vault',
  fails: 'Role reaches what is inside more than one vault',
  unclear: 'Cannot tell whether the role reaches more than one vault',
  why: 'One stolen token of this principal opens every vault below the scope, those of other teams and later ones too.',
  fix: {
    bicep: 'Assign the role at the vault: set `scope:` to the symbolic name of the vault.',
    arm: 'Assign the role at the vault: set `scope` to the id of the vault.',
    terraform: 'Assign the role at the vault: set `scope` to the id of the `azurerm_key_vault`.',
    azure: 'Run `az role assignment create --scope <id of the vault>` and delete the wide assignment.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: [],
  options: {
    allowedRoles: {
      default: [] as readonly string[],
      description:
        'Names of roles that may be assigned at any scope, such as `Key Vault Crypto Service Encryption User`.',
    },
  },

  check: (assignment, { options }) => {
    const breadth = breadthOf(assignment);
    if (breadth === 'one vault') return pass;
    const allowed = options.allowedRoles.map((name) => name.toLowerCase());
    const verdict = decide(assignment.role, {
      ok: ({ name, reach }) => reach === 'nothing' || allowed.includes(name.toLowerCase()),
      set: ({ name, reach }) => {
        const what = reach === 'metadata' ? ': it shows no value, but tells what each vault holds' : '';
        return `${quoted(name)} is assigned at ${scopeOf(assignment)}${what}`;
      },
      left: '',
      property: 'properties.roleDefinitionId',
      severity: ({ reach }) => {
        if (reach === 'metadata') return 'low';
        return assignment.level === 'resourceGroup' ? 'medium' : undefined;
      },
      related: assignment.vaults.map(({ at, title }) => ({ at, label: `reaches ${title}` })),
    });
    if (breadth === 'wide' || verdict.outcome !== 'fail') return verdict;
    return { outcome: 'unknown', because: breadth.because, at: assignment.at, trail: [], property: 'scope' };
  },
});

type Breadth = 'wide' | 'one vault' | { readonly because: string };

/** Whether a scope holds more than one vault, now or later, or why that cannot be told. */
function breadthOf(assignment: RoleAssignment): Breadth {
  const { level } = assignment;
  if (level === 'resource') return 'one vault';
  if (level === undefined) return { because: 'the scope is only known at deployment' };
  return level === 'resourceGroup' ? breadthOfGroup(assignment) : 'wide';
}

function breadthOfGroup(assignment: RoleAssignment): Breadth {
  const { vaults, when } = assignment;
  if (surelyReached(assignment).length > 1) return 'wide';
  const possible = vaults.filter((vault) => areCompatible(when, vault.when)).slice(0, most);
  if (possible.length === 0) return { because: 'no vault of the resource group is in the scanned files' };
  const together = possible.flatMap((one, index) =>
    possible
      .slice(index + 1)
      .filter((other) => areCompatible(one.when, other.when))
      .map((other) => joined(one.when, other.when)),
  );
  if (together.length > 0) return { because: `fails when ${conditions(together)}` };
  const isMany = possible.some(({ address }) => address.includes('[*]'));
  return isMany ? { because: 'how many vaults the resource group holds is only known at deployment' } : 'one vault';
}

/** More vaults of a group than this are not compared with each other. */
const most = 50;

/** The vaults that are deployed whenever the assignment is. */
const surelyReached = ({ vaults, when }: RoleAssignment): RoleAssignment['vaults'] =>
  vaults.filter((vault) => areCompatible(when, vault.when) && joined(when, vault.when).length === when.length);

function scopeOf(assignment: RoleAssignment): string {
  const { level } = assignment;
  if (level === 'resourceGroup') return `a resource group with ${String(surelyReached(assignment).length)} vaults`;
  if (level === 'managementGroup') return 'a management group';
  return level === 'tenant' ? 'the whole tenant' : 'the whole subscription';
}
