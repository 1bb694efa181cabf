import type { Reach } from './data-actions.js';

/** A role, as far as it matters to what is inside a vault. */
export interface Role {
  readonly name: string;
  readonly reach: Reach;
}
