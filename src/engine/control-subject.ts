import { frameworks } from '../compliance/frameworks.js';
import type { Estate } from '../estate/estate.js';
import type { StoreKind } from '../estate/store-identity.js';
import type { Kind, Target, Targets } from '../estate/target.js';
import { decide } from '../model/decide.js';
import { controlName, servedControls, type ControlName, type ControlSubject } from '../model/framework.js';
import type { Rule } from '../rules/rule.js';

/**
 * The controls of a rule that are about something else than this target, such as keys of another type. What cannot be
 * told counts for all of them: a fault must not fall between two controls.
 */
export function controlsBeside(rule: Rule, target: Target, estate: Estate): readonly ControlName[] {
  if (Object.keys(rule.controls).length === 0) return [];
  return narrow(rule)
    .filter(({ only }) => !isAbout(only, rule.on, target, estate))
    .map(({ name }) => name);
}

interface NarrowControl {
  readonly name: ControlName;
  readonly only: ControlSubject;
}

const narrowed = new WeakMap<Rule, readonly NarrowControl[]>();

/** The controls of a rule that are not about everything: worked out once for all of its targets. */
function narrow(rule: Rule): readonly NarrowControl[] {
  const known = narrowed.get(rule);
  if (known !== undefined) return known;
  const found = servedControls(rule.controls, frameworks).flatMap(({ key, id, control: { only } }) =>
    only === undefined ? [] : [{ name: controlName(key, id), only }],
  );
  narrowed.set(rule, found);
  return found;
}

function isAbout(only: ControlSubject, kind: Kind, target: Target, estate: Estate): boolean {
  const store = storeOf(kind, target);
  if (only.store !== undefined && store !== undefined && only.store !== store) return false;
  if (only.keyType !== undefined && kind === 'key' && !isOfType(target as Targets['key'], only.keyType)) return false;
  if (only.role !== undefined && kind === 'roleAssignment' && !isOfRole(target as Targets['roleAssignment'], only.role))
    return false;
  return only.access === undefined || isReachedBy(only.access, target, estate);
}

const stores: { readonly [K in Kind]?: (target: Targets[K]) => StoreKind | undefined } = {
  vault: () => 'vault',
  managedHsm: () => 'managedHsm',
  hsmAccess: () => 'managedHsm',
  keyStore: ({ kind }) => kind,
  key: ({ storeKind }) => storeKind,
  secret: () => 'vault',
  certificate: () => 'vault',
  accessPolicy: () => 'vault',
  ipRule: ({ store }) => store.kind,
  privateEndpoint: ({ serves }) => serves,
};

/** What a target lies in, or is, if it is one of the two. */
const storeOf = (kind: Kind, target: Target): StoreKind | undefined =>
  (stores[kind] as ((target: Target) => StoreKind | undefined) | undefined)?.(target);

const isOfType = ({ type }: Targets['key'], wanted: string): boolean =>
  decide(type, { ok: (name) => name.replace(/-hsm$/i, '').toLowerCase() === wanted.toLowerCase(), set: '', left: '' })
    .outcome !== 'fail';

const isOfRole = ({ definition }: Targets['roleAssignment'], wanted: string): boolean =>
  decide(definition, { ok: ({ name, builtIn }) => builtIn && name === wanted, set: '', left: '' }).outcome !== 'fail';

/** Whether a key or a secret lies in a vault of that kind; in one that the run does not deploy, it may. */
function isReachedBy(access: NonNullable<ControlSubject['access']>, target: Target, estate: Estate): boolean {
  const within = 'within' in target ? (target as Targets['secret']).within : [];
  const vaults = estate
    .targets('vault')
    .filter(
      ({ identities, deployment }) =>
        deployment === target.deployment && identities.some((identity) => within.includes(identity)),
    );
  const isRight = (byRoles: boolean): boolean => byRoles === (access === 'roles');
  return (
    vaults.length === 0 ||
    vaults.some(({ rbac }) => decide(rbac, { ok: isRight, set: '', left: '' }).outcome !== 'fail')
  );
}
