import type { Deployment } from '../model/resource.js';
import { alternativesOf, isKnown } from './resource-id.js';

/**
 * Text that is equal for two ids exactly when they are of one resource: an id with parts that are not known only
 * compares within its deployment.
 */
export type ResourceKey = string;

/** The resource with an id, or those that it may be when it depends. */
export const keysOfId = (id: string, deployment: Deployment): readonly ResourceKey[] => [
  ...new Set(alternativesOf(id).map((each) => keyOf(each, deployment))),
];

function keyOf(id: string, deployment: Deployment): ResourceKey {
  const folded = id.toLowerCase();
  return isKnown(id) ? folded : `${deployment.name} ${folded}`;
}
