import type { Span } from './source.js';
import type { Assumption, Step } from './value.js';

/**
 * One property of a resource, as far as it can be told without deploying it. The unknown case has no `value`, so
 * the compiler refuses a rule that forgets it. Rules do not take a setting apart themselves; they call `decide`.
 */
export type Setting<T> = Settled<T> | { readonly kind: 'depends'; readonly cases: readonly SettingCase<T>[] };

export type Settled<T> =
  /** Written by the author. */
  | { readonly kind: 'set'; readonly value: T; readonly at: Span; readonly trail: readonly Step[] }
  /**
   * Left out by the author; Azure fills in `value`. `at` names the block it could be written in, or is the `null` that
   * stands there; the trail is the way that `null` came.
   */
  | {
      readonly kind: 'default';
      readonly value: T;
      readonly at: Span;
      readonly trail: readonly Step[];
      /** Azure, unless what deploys the resource sends the value where its author writes none. */
      readonly by?: 'provider';
    }
  /** Only a deployment can tell. */
  | { readonly kind: 'unknown'; readonly because: string; readonly at: Span; readonly trail: readonly Step[] };

export interface SettingCase<T> {
  readonly when: readonly Assumption[];
  readonly is: Settled<T>;
}
