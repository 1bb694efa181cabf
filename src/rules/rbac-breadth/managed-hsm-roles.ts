import type { HsmAdministrators, HsmRoleAssignment } from '../../estate/hsm-access.js';
import type { InitialAdministrators } from '../../estate/lenses/hsm-administrators.js';
import { writtenName, type Principal } from '../../estate/lenses/principal.js';
import { assignLocalRoles } from '../../estate/roles/action.js';
import { allowanceOf } from '../../estate/roles/permission-set.js';
import type { RoleDefinition } from '../../estate/roles/role.js';
import { acrossCases, jointly, under } from '../../model/cases.js';
import { decide } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Settled } from '../../model/setting.js';
import { areCompatible, type Assumption } from '../../model/value.js';
import type { Verdict } from '../../model/verdict.js';
import { every, pass } from '../../model/verdicts.js';
import { applicationNoun } from '../application-noun.js';
import { beside } from '../beside.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'hsmAccess',
  severity: 'high',
  recommended: true,
  requires:
    'a Managed HSM has two to five administrators, applications have roles on single keys, and who gives out roles is there for emergencies alone',
  fails: 'Managed HSM gives its power to the wrong ones, or to too few or many',
  unclear: 'Cannot tell whether the Managed HSM gives its power to the right ones',
  why: 'Whoever can give out the roles of a Managed HSM can use, back up and delete every key in it, and once its only administrator is gone, nobody can give out any.',
  fix: {
    bicep: 'Name two to five administrators in `initialAdminObjectIds`, or a group of them.',
    arm: 'Name two to five administrators in `initialAdminObjectIds`, or a group of them.',
    terraform:
      'Name two to five administrators in `admin_object_ids`, or a group of them; set `scope` to `/keys/<key>` for an application; leave roles that give out roles to accounts for emergencies.',
    azure:
      'Run `az keyvault role assignment create --hsm-name <hsm> --role <role> --assignee <principal> --scope /keys/<key>`, and delete the wider assignment.',
  },
  controls: { MCSB: ['PA-1', 'PA-7'] },
  aliases: [],
  options: {
    breakGlass: {
      default: [] as readonly string[],
      description:
        'Object ids of the accounts or groups for emergencies, which may hold roles that give out roles, such as Managed HSM Crypto Officer.',
    },
    minAdministrators: { default: 2, description: 'Administrators at least, if none of them is a group.' },
    maxAdministrators: { default: 5, description: 'Administrators at most, each group being one.' },
  },

  check: (access, { options }) => {
    if (access.kind === 'administrators') {
      return ofAdministrators(access, { min: options.minAdministrators, max: options.maxAdministrators });
    }
    const breakGlass = options.breakGlass.map((id) => id.toLowerCase());
    return acrossCases(
      access.principals.map(({ when, is }) => ({
        when,
        verdict: every(ofPower(access, is, when, breakGlass), ofReach(access, is, when)),
      })),
    );
  },
});

interface Limits {
  readonly min: number;
  readonly max: number;
}

const administrators = 'properties.initialAdminObjectIds';
const administrator = 'Managed HSM Administrator';

const ofAdministrators = (access: HsmAdministrators, limits: Limits): Verdict =>
  acrossCases(
    access.initial
      .filter(({ when }) => areCompatible(access.when, when))
      .map((initial) => ({ when: initial.when, verdict: counted(initial, access, limits) })),
  );

/** Those of its creation, and those whom the run makes administrators besides. Others may be made so by hand. */
function counted(initial: InitialAdministrators, access: HsmAdministrators, { min, max }: Limits): Verdict {
  const besides = access.assignments
    .filter(isOfAdministrator)
    .map((assignment) => ({ assignment, verdict: beside(assignment, access, pass) }));
  const sure = besides.flatMap(({ assignment, verdict }) => (verdict.outcome === 'pass' ? [assignment.principal] : []));
  const all = distinct([...initial.principals, ...sure]);
  if (all.length > max) {
    const found = `${String(all.length)} administrators are named, and policy allows ${String(max)}`;
    return { outcome: 'fail', found, at: initial.at, trail: initial.trail, property: administrators };
  }
  if (initial.moreBecause !== undefined) return unclear(initial.moreBecause, initial, administrators);
  if (all.length >= min || all.some((one) => one.class === 'group')) return pass;
  return tooFew(all, every(pass, ...besides.map(({ verdict }) => verdict)), initial, min);
}

function tooFew(all: readonly Principal[], perhaps: Verdict, initial: InitialAdministrators, min: number): Verdict {
  const open = all.find((one) => one.class === 'unknown');
  if (open !== undefined) {
    return unclear(`whether ${nameOf(open)} is a group of several people is not known`, open, administrators);
  }
  if (perhaps.outcome === 'unknown') return perhaps;
  const [only] = all;
  const found =
    only === undefined || all.length > 1
      ? `${String(all.length)} administrators are named, and policy asks for ${String(min)}`
      : `${nameOf(only)} alone is named as administrator, and policy asks for ${String(min)} or for a group`;
  const { at, trail } = all.length === 1 && only !== undefined ? only : initial;
  return { outcome: 'fail', found, at, trail, property: administrators };
}

const isOfAdministrator = ({ definition }: HsmRoleAssignment): boolean =>
  decide(definition, { ok: ({ builtIn, name }) => builtIn && name === administrator, set: '', left: '' }).outcome ===
  'pass';

/** One whom nobody can recognise elsewhere counts for itself. */
const distinct = (principals: readonly Principal[]): readonly Principal[] => [
  ...new Map(principals.map((one) => [one.key ?? one, one])).values(),
];

const role = 'properties.roleDefinitionId';

/** Roles that give out roles: of the built-in ones, Crypto Officer and Policy Administrator. Administrators are counted. */
function ofPower(
  { definition }: HsmRoleAssignment,
  principal: Principal,
  when: readonly Assumption[],
  breakGlass: readonly string[],
): Verdict {
  const verdict = decide(under(definition, when), {
    ok: (one) => !givesRoles(one),
    set: ({ name }) => `${quoted(name)} can give itself every key of the HSM, and ${outsider(principal)}`,
    left: '',
    property: role,
  });
  if (verdict.outcome !== 'fail') return verdict;
  if (principal.objectId !== undefined && breakGlass.includes(principal.objectId)) return pass;
  if (applicationNoun(principal) !== undefined || (breakGlass.length > 0 && principal.objectId !== undefined)) {
    return verdict;
  }
  const because =
    breakGlass.length > 0
      ? `whether ${nameOf(principal)} is one of the accounts for emergencies is only known at deployment`
      : `no accounts for emergencies are configured, and whether ${nameOf(principal)} is one is not known`;
  return unclear(because, verdict, role);
}

const givesRoles = ({ builtIn, name, permissions }: RoleDefinition): boolean =>
  !(builtIn && name === administrator) && allowanceOf(permissions, assignLocalRoles) === 'all';

const outsider = (principal: Principal): string =>
  `${nameOf(principal)} is ${applicationNoun(principal) ?? 'no account for emergencies'}`;

const scope = 'properties.scope';

/** An application that has a role on the whole HSM, rather than on the keys that it uses. */
function ofReach(
  { definition, reachesAll }: HsmRoleAssignment,
  principal: Principal,
  when: readonly Assumption[],
): Verdict {
  if (principal.class === 'user' || principal.class === 'group') return pass;
  return jointly({ definition: under(definition, when), reachesAll: under(reachesAll, when) }, (settled) => {
    if (settled.definition.kind === 'unknown') return { ...settled.definition, outcome: 'unknown', property: role };
    return reached(settled.definition.value, settled.reachesAll, principal);
  });
}

function reached(definition: RoleDefinition, reachesAll: Settled<boolean>, principal: Principal): Verdict {
  if (belongsOnAll(definition)) return pass;
  if (reachesAll.kind === 'unknown') return { ...reachesAll, outcome: 'unknown', property: scope };
  if (!reachesAll.value) return pass;
  const noun = applicationNoun(principal);
  const found = `${quoted(definition.name)} is for the whole HSM here`;
  if (noun === undefined) {
    const because = `${found}, and whether ${nameOf(principal)} is an application is only known at deployment`;
    return unclear(because, reachesAll, scope);
  }
  const { at, trail } = reachesAll;
  return { outcome: 'fail', found: `${found}, and ${nameOf(principal)} is ${noun}`, at, trail, property: scope };
}

/** What is done with an HSM as a whole, and what only tells what there is. */
const belongsOnAll = ({ builtIn, name, permissions }: RoleDefinition): boolean =>
  builtIn
    ? ['Managed HSM Backup', 'Managed HSM Restore', 'Managed HSM Crypto Auditor'].includes(name)
    : permissions.every(
        ({ dataActions }) =>
          dataActions.isAll && dataActions.known.every((action) => /\/read(?:\/action)?$/i.test(action)),
      );

const nameOf = (principal: Principal): string => writtenName(principal) ?? 'the principal';

const unclear = (
  because: string,
  { at, trail }: Pick<Settled<unknown>, 'at' | 'trail'>,
  property: string,
): Verdict => ({
  outcome: 'unknown',
  because,
  at,
  trail,
  property,
});
