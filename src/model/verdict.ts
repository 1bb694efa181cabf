import type { Severity } from './finding.js';
import type { Span } from './source.js';
import type { Assumption, Step } from './value.js';

/** Where else a reader should look: the other vault, the key, the grant. */
export interface Related {
  readonly at: Span;
  readonly label: string;
}

interface Place {
  readonly at: Span;
  readonly trail: readonly Step[];
  readonly related?: readonly Related[];
  /** What the verdict is about, for the fingerprint: a property path such as `properties.enablePurgeProtection`. */
  readonly property?: string;
}

/** What a rule says of one target. An unknown is never a pass. */
export type Verdict =
  | { readonly outcome: 'pass' }
  /** The rule does not speak of this target, such as a production rule of a development vault. */
  | { readonly outcome: 'inapplicable' }
  /** `found` is the label under the caret: what is true at this very place. */
  | (Place & {
      readonly outcome: 'fail';
      readonly found: string;
      readonly when?: readonly Assumption[];
      /** Where this case weighs differently from the rule's own severity. */
      readonly severity?: Severity;
    })
  /** `because` ends the sentence "cannot tell whether …: ". */
  | (Place & { readonly outcome: 'unknown'; readonly because: string });
