import { areCompatible, joined, type Assumption } from '../../model/value.js';
import type { Target } from '../target.js';

/**
 * Whether what a grant assumes, and `more`, can hold together with what its vault assumes. What another deployment
 * assumes says nothing here: its parameters are others.
 */
export const canHold = (grant: Target, more: readonly Assumption[], store: Target): boolean =>
  grant.deployment !== store.deployment || areCompatible(joined(grant.when, more), store.when);
