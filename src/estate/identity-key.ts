import type { Deployment } from '../model/resource.js';
import { isKnown } from './resource-id.js';

/**
 * Text that is equal for two mentions of one managed identity: the id of the identity, or of the resource whose own it
 * is. One with unknown parts only compares within its deployment.
 */
export type IdentityKey = string;

export function identityKey(id: string, deployment: Deployment): IdentityKey {
  const folded = id.toLowerCase();
  return isKnown(folded) ? folded : `${deployment.name} ${folded}`;
}
