import type { Kind, Targets } from './target.js';

/** All resources of a run, joined: vaults with their keys, grants, endpoints and users. */
export interface Estate {
  /** All targets of a kind, in source order. */
  targets<K extends Kind>(kind: K): readonly Targets[K][];
}
