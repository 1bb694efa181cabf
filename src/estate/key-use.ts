import { areCompatible, type Assumption } from '../model/value.js';
import type { KeyReference } from './lenses/key-reference.js';
import type { Target } from './target.js';

/** That the data of other resources is encrypted with a key, or with one of a store. */
export interface KeyUse {
  readonly references: readonly KeyReference[];
  /** What is assumed by its being so. */
  readonly when: readonly Assumption[];
  /** Why that may not be so at all. */
  readonly doubt?: string;
}

/** How a key, or those of a store, are used, as far as that can be together with it; undefined if nothing uses it. */
export function useOf(target: Target & { readonly encrypts: readonly KeyReference[] }): KeyUse | undefined {
  const there = target.encrypts.filter((each) => areCompatible(target.when, conditionsOf(target, each)));
  const sure = there.filter(({ inUse }) => inUse.kind === 'set' && inUse.value);
  const references = sure.length > 0 ? sure : there;
  const [first] = references;
  if (first === undefined) return undefined;
  const when = references.length === 1 ? conditionsOf(target, first) : [];
  if (sure.length > 0) return { references, when };
  const reason = first.inUse.kind === 'unknown' ? first.inUse.because : 'it depends on something';
  return { references, when, doubt: `whether ${first.title} uses the key is not known: ${reason}` };
}

/** What another deployment assumes says nothing here: its parameters are others. */
const conditionsOf = (target: Target, { deployment, when }: KeyReference): readonly Assumption[] =>
  deployment === target.deployment ? when : [];
