import type { Estate } from '../../estate/estate.js';
import { isForObject } from '../../estate/grants/extent.js';
import { writtenName, type Principal } from '../../estate/lenses/principal.js';
import { privilegeOf } from '../../estate/roles/privilege.js';
import type { RoleDefinition } from '../../estate/roles/role.js';
import type { RoleAssignment } from '../../estate/target.js';
import { acrossCases } from '../../model/cases.js';
import { decide, type Question } from '../../model/decide.js';
import { quoted } from '../../model/quoted.js';
import type { Verdict } from '../../model/verdict.js';
import { inapplicable } from '../../model/verdicts.js';
import { isHeeded, mayBeOnVault } from '../about-vaults.js';
import { applicationNoun } from '../application-noun.js';
import { defineRule } from '../rule.js';

export default defineRule({
  on: 'roleAssignment',
  severity: 'medium',
  recommended: true,
  requires: 'applications and pipelines have the role for what they do with a vault, and not one for whoever runs it',
  fails: 'Role allows more on the vault than the job needs',
  unclear: 'Cannot tell whether the role allows more on the vault than the job needs',
  why: 'Whoever takes over the application can also delete and purge what is in the vault, or read what is not its own.',
  fix: {
    bicep: 'Assign a role for the use alone in `roleDefinitionId`, such as Key Vault Secrets User.',
    arm: 'Assign a role for the use alone in `roleDefinitionId`, such as Key Vault Secrets User.',
    terraform: 'Set `role_definition_name` to a role for the use alone, such as `Key Vault Secrets User`.',
    azure: 'Run `az role assignment create --role "Key Vault Secrets User"` and delete this assignment.',
  },
  controls: { MCSB: ['PA-7'] },
  aliases: [],
  saidBy: ['hsm-key-policy/customer-managed-key-role'],
  options: {
    allowedRoles: {
      default: [] as readonly string[],
      description:
        'Names of roles that applications and pipelines may have all the same, such as `Key Vault Secrets Officer`.',
    },
  },

  check: (assignment, { estate, options }) => {
    if (!mayBeOnVault(assignment) || !isHeeded(assignment, estate)) return inapplicable;
    const allowed = options.allowedRoles.map((name) => name.toLowerCase());
    return acrossCases(
      assignment.principals.map(({ when, is }) => ({
        when,
        verdict: decideOn(assignment, (role) =>
          allowed.includes(role.name.toLowerCase()) ? undefined : excessOf(role, is, assignment, estate),
        ),
      })),
    );
  },
});

/** In what a role is too much: surely, or if something is so that the files do not tell. */
type Excess = { readonly found: string } | { readonly if: string };

/** The verdict on the role, whichever of several it is. */
function decideOn({ definition }: RoleAssignment, excessOf: (role: RoleDefinition) => Excess | undefined): Verdict {
  const question = (ok: (excess: Excess) => boolean): Question<RoleDefinition> => ({
    ok: (role) => {
      const excess = excessOf(role);
      return excess === undefined || ok(excess);
    },
    set: (role) => textOfExcess(excessOf(role)),
    left: '',
    property: 'properties.roleDefinitionId',
  });
  const surely = decide(
    definition,
    question((excess) => 'if' in excess),
  );
  if (surely.outcome !== 'pass') return surely;
  const perhaps = decide(
    definition,
    question(() => false),
  );
  return perhaps.outcome === 'fail' ? { ...perhaps, outcome: 'unknown', because: perhaps.found } : perhaps;
}

const textOfExcess = (excess: Excess | undefined): string =>
  excess === undefined ? '' : 'if' in excess ? excess.if : excess.found;

function excessOf(
  role: RoleDefinition,
  principal: Principal,
  assignment: RoleAssignment,
  estate: Estate,
): Excess | undefined {
  if (!role.builtIn) return undefined;
  if (privilegeOf(role) === 'data') return excessOfOfficer(role, principal);
  if (role.name === 'Key Vault Certificate User') return excessOfCertificateUser(assignment, estate);
  return role.name === 'Key Vault Crypto User' ? excessOfCryptoUser(principal, assignment, estate) : undefined;
}

function excessOfOfficer({ name }: RoleDefinition, principal: Principal): Excess | undefined {
  if (principal.class === 'user' || principal.class === 'group') return undefined;
  const who = writtenName(principal) ?? 'the principal';
  if (principal.class === 'unknown' || principal.class === 'deployer') {
    return {
      if: `${quoted(name)} is too much for an application, and whether ${who} is one is only known at deployment`,
    };
  }
  return { found: `${quoted(name)} is for those who run vaults, and ${who} is ${applicationNoun(principal) ?? ''}` };
}

/** It shows the value of every secret, because a certificate with its private key is one. */
function excessOfCertificateUser(assignment: RoleAssignment, estate: Estate): Excess | undefined {
  if (isForObject(assignment)) return undefined;
  const identities = assignment.vaults.flatMap((vault) => vault.identities);
  const secrets = estate.targets('secret').filter(({ within }) => within.some((one) => identities.includes(one)));
  const [first] = secrets;
  const role = '`Key Vault Certificate User`';
  if (first === undefined)
    return { if: `${role} shows all secrets, and whether there are others than certificates is in no scanned file` };
  const more = secrets.length > 1 ? ` and ${String(secrets.length - 1)} more` : '';
  return {
    found: `${role} shows all secrets, also ${first.title}${more}, which ${secrets.length > 1 ? 'are' : 'is'} no certificate`,
  };
}

/** An identity that nothing but encrypts data at rest needs no more than to wrap and to unwrap. */
function excessOfCryptoUser({ identity }: Principal, assignment: RoleAssignment, estate: Estate): Excess | undefined {
  if (identity === undefined) return undefined;
  const users = estate.usersOf(identity);
  const references = estate
    .targets('keyReference')
    .filter(
      ({ resource, to }) =>
        users.includes(resource) &&
        assignment.stores.some(({ identities }) => identities.some((one) => to.includes(one))),
    );
  const [first] = references;
  if (first === undefined || !users.every((user) => references.some(({ resource }) => resource === user)))
    return undefined;
  return {
    found: `\`Key Vault Crypto User\` also decrypts, signs and backs up, and this identity only encrypts ${first.title}`,
  };
}
