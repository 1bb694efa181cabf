import type { Comment } from '../../model/scan.js';
import type { Source } from '../../model/source.js';
import { positionOf } from '../../model/source.js';

/** The line of code that a comment speaks of. */
export interface CodeLine {
  /** Counts from 1. */
  readonly line: number;
  /** Whether the comment stands before that code, so that it may speak of a whole declaration. */
  readonly above: boolean;
}

/**
 * The line that a comment speaks of: its own if there is code before it, else the first with code after it, where other
 * comments and empty lines may stand between. Undefined if nothing follows.
 */
export function codeLineOf(comment: Comment, code: string): CodeLine | undefined {
  const { source, start, end } = comment;
  const own = positionOf(source, start);
  if (code.slice(start - own.column + 1, start).trim() !== '') return { line: own.line, above: false };
  const rest = code.slice(end);
  const next = rest.search(/\S/);
  return next < 0 ? undefined : { line: positionOf(source, end + next).line, above: true };
}

/** The text of a source with its comments blanked out: every offset stays what it was. */
export function withoutComments(source: Source, comments: readonly Comment[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of [...comments].sort((a, b) => a.start - b.start)) {
    if (start < from) continue;
    parts.push(source.text.slice(from, start), ' '.repeat(end - start));
    from = end;
  }
  return [...parts, source.text.slice(from)].join('');
}

/** The line an offset is on, counted from 1. */
export const lineOf = (source: Source, offset: number): number => positionOf(source, offset).line;
