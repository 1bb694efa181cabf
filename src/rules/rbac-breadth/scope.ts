import { reachesValues, type Role } from '../../estate/roles.js';
import type { RoleAssignment } from '../../estate/target.js';
import { decide } from '../../model/decide.js';
import { every, pass } from '../../model/verdicts.js';
import type { Verdict } from '../../model/verdict.js';
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
    if (assignment.level === 'resource') return pass;
    const allowed = options.allowedRoles.map((name) => name.toLowerCase());
    const isHarmless = (role: Role): boolean => !reachesValues(role) || allowed.includes(role.name.toLowerCase());
    return every(
      decide(assignment.role, {
        ok: (role) => isHarmless(role) || !isWide(assignment),
        set: (role) => `\`${role.name}\` is assigned at ${reach(assignment)}`,
        left: '',
        property: 'properties.roleDefinitionId',
        severity: () => (assignment.level === 'resourceGroup' ? 'medium' : undefined),
        related: assignment.vaults.map(({ at, title }) => ({ at, label: `reaches ${title}` })),
      }),
      decide(assignment.role, { ok: isHarmless, set: '', left: '' }).outcome === 'pass' ? pass : doubt(assignment),
    );
  },
});

/** Whether the scope surely holds more than one vault, now or later. */
const isWide = ({ level, vaults }: RoleAssignment): boolean =>
  level === 'resourceGroup' ? vaults.length > 1 : level !== undefined;

/** What the files do not tell of the scope. */
function doubt({ level, vaults, at }: RoleAssignment): Verdict {
  const place = { at, trail: [], property: 'scope' };
  if (level === undefined) return { outcome: 'unknown', because: 'the scope is only known at deployment', ...place };
  if (level !== 'resourceGroup' || vaults.length > 0) return pass;
  const because = 'no vault of the resource group is in the scanned files';
  return { outcome: 'unknown', because, ...place };
}

function reach({ level, vaults }: RoleAssignment): string {
  if (level === 'resourceGroup') return `a resource group with ${String(vaults.length)} vaults`;
  if (level === 'managementGroup') return 'a management group';
  return level === 'tenant' ? 'the whole tenant' : 'the whole subscription';
}
