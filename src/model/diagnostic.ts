import type { Span } from './source.js';

/**
 * Everything a user is told that is not a finding: syntax problems, missing modules, mistakes in the configuration,
 * unused suppressions, unreadable files.
 */
export interface Diagnostic {
  /** `syntax/bicep`, `module/missing`, `config/unknown-rule`, `suppression/unused`. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  /** What happened, in the present tense, without a full stop. */
  readonly title: string;
  /** Printed under the caret: what is wrong at this very place, or what was expected. */
  readonly label?: string;
  /** Absent when there is no text to point into, such as a path that does not exist. */
  readonly at?: Span;
  /** The path it is about, when there is no span. Relative to the root of the run, forward slashes. */
  readonly path?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** Whether something could not be judged because of it: the run is then incomplete (exit code 3). */
  readonly incomplete?: true;
}
