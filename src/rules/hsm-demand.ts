import { useOf, type KeyUse } from '../estate/key-use.js';
import type { KeyReference } from '../estate/lenses/key-reference.js';
import type { Target } from '../estate/target.js';
import type { Related } from '../model/verdict.js';
import type { Verdict } from '../model/verdict.js';

/** Why policy wants a key in an HSM. */
export interface HsmDemand extends Partial<Omit<KeyUse, 'references'>> {
  /** Goes on "…, and ". */
  readonly reason: string;
  readonly related: readonly Related[];
}

/** What an option of the rules about it says. */
export const everywhere = {
  default: false as boolean,
  description: 'Whether every key has to be in an HSM, whatever it is for and in whatever environment.',
} as const;

/** The demand on a key, or on a store for its keys; undefined if policy has none. */
export function hsmDemand(
  target: Target & { readonly encrypts: readonly KeyReference[] },
  isEverywhere: boolean,
  subject: 'it encrypts' | 'its keys encrypt',
): HsmDemand | undefined {
  if (isEverywhere) return { reason: 'policy wants every key in an HSM', related: [] };
  if (target.deployment.environment?.production === true) return { reason: 'this is production', related: [] };
  const use = useOf(target);
  if (use === undefined) return undefined;
  const titles = [...new Set(use.references.map(({ title }) => title))];
  const others = titles.length > 1 ? ` and ${String(titles.length - 1)} more` : '';
  const related = use.references.map(({ at, title }) => ({ at, label: `encrypts ${title}` }));
  return { ...use, reason: `${subject} ${titles[0] ?? ''}${others}`, related };
}

/** A verdict that only counts if the demand is there. */
export function demanded(verdict: Verdict, { when, doubt }: HsmDemand): Verdict {
  if (verdict.outcome !== 'fail') return verdict;
  if (doubt === undefined) return when === undefined || when.length === 0 ? verdict : { ...verdict, when };
  const { at, trail, property } = verdict;
  return { outcome: 'unknown', because: doubt, at, trail, ...(property !== undefined && { property }) };
}
