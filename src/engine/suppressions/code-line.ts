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
 * The line that each comment of a source speaks of: its own if there is code before it, else the first with code after
 * it, where other comments and empty lines may stand between. Nothing for a comment that nothing follows.
 */
export function codeLines(source: Source, comments: readonly Comment[]): ReadonlyMap<Comment, CodeLine> {
  const sorted = [...comments].sort((a, b) => a.start - b.start);
  const lines = new Map<Comment, CodeLine>();
  for (const comment of afterCode(source, sorted))
    lines.set(comment, { line: lineOf(source, comment.start), above: false });
  // Backwards, so that what follows many comments is looked for once.
  let next: number | undefined;
  let until = source.text.length;
  for (const comment of sorted.toReversed()) {
    const gap = source.text.slice(comment.end, until).search(/\S/);
    if (gap >= 0) next = comment.end + gap;
    if (next !== undefined && !lines.has(comment)) lines.set(comment, { line: lineOf(source, next), above: true });
    until = comment.start;
  }
  return lines;
}

/** The comments that have code before them on the line where they begin. */
function afterCode(source: Source, sorted: readonly Comment[]): ReadonlySet<Comment> {
  const found = new Set<Comment>();
  let before: Comment | undefined;
  for (const comment of sorted) {
    const lineStart = comment.start - positionOf(source, comment.start).column + 1;
    const from = Math.max(lineStart, before?.end ?? 0);
    const isContinued = before !== undefined && before.start >= lineStart && found.has(before);
    if (isContinued || source.text.slice(from, comment.start).trim() !== '') found.add(comment);
    before = comment;
  }
  return found;
}

/** The line an offset is on, counted from 1. */
export const lineOf = (source: Source, offset: number): number => positionOf(source, offset).line;
