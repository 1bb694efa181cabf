import type { Finding, Instance } from '../../model/finding.js';
import type { Span } from '../../model/source.js';
import type { NamedRule } from '../../model/suppression.js';

/** A suppression wherever it was written, ready to be asked. */
export interface Suppression {
  readonly by: 'comment' | 'configuration';
  readonly rules: readonly NamedRule[];
  readonly reason: string;
  /** The last day it counts, as an ISO date. */
  readonly until?: string;
  readonly at: Span;
  /** Whether it speaks of this instance of a finding, rules aside. */
  covers(finding: Finding, instance: Instance): boolean;
}
