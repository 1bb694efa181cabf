import type { Estate } from '../estate/estate.js';
import type { RoleAssignment } from '../estate/target.js';
import { decide } from '../model/decide.js';

/** A role on something else says nothing of vaults; where no vault is near, one that nobody can tell may be on anything. */
export const mayBeOnVault = (assignment: RoleAssignment): boolean =>
  assignment.stores.length > 0 || (assignment.level !== 'resource' && isKnown(assignment));

const isKnown = ({ definition }: RoleAssignment): boolean =>
  decide(definition, { ok: () => true, set: '', left: '' }).outcome === 'pass';

/** A role for what is inside does nothing where access policies decide. */
export function isHeeded(assignment: RoleAssignment, estate: Estate): boolean {
  const grants = estate.grantsOf(assignment);
  return grants.length === 0 || grants.some(({ heeded }) => decide(heeded, isOn).outcome !== 'fail');
}

const isOn = { ok: (on: boolean) => on, set: '', left: '' };
