import type { Deployment } from '../model/resource.js';
import type { Span } from '../model/source.js';
import type { Assumption } from '../model/value.js';

/** What every judged thing has. */
export interface Target {
  /** Where the thing itself is declared. */
  readonly at: Span;
  /** For people: "vault `kv-payments`". */
  readonly title: string;
  readonly address: string;
  readonly deployment: Deployment;
  /** What is assumed by its being there at all. Verdicts that contradict it are dropped. */
  readonly when: readonly Assumption[];
}

/** The kinds of thing that rules judge. */
export interface Targets {
  readonly vault: Target;
}

export type Kind = keyof Targets;
