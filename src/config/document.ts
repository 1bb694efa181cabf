import type { Diagnostic } from '../model/diagnostic.js';
import type { Span } from '../model/source.js';

export type Path = readonly (string | number)[];

/** A configuration file with the places of everything in it. */
export interface Document {
  /** Plain data; undefined if the text could not be read at all. */
  readonly value: unknown;
  /** Where a value is written; the nearest thing around it if it is not written. */
  valueAt(path: Path): Span;
  /** Where a key is written; its value's place if it has no key. */
  keyAt(path: Path): Span;
  readonly problems: readonly Diagnostic[];
}

/** A text that is not what its file name says. */
export const syntaxProblem = (title: string, label: string, at: Span): Diagnostic => ({
  id: 'config/syntax',
  level: 'error',
  title,
  label,
  at,
});
