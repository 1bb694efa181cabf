import type { Source } from '../../model/source.js';
import { graphemesOf, graphemeWidth } from '../text/display-width.js';
import { printableCell } from '../text/printable.js';
import type { Range } from './ranges.js';

/** What stands in one place of a printed line, and which offsets of the source it stands for. */
export interface Cell extends Range {
  readonly text: string;
  /** Columns. */
  readonly width: number;
}

/** Shown instead of a secret, whatever its length. */
export const mask = '•••';

const tab = 4;

/** A line as it is printed: tabs expanded, secrets masked, control characters harmless. */
export function cellsOf(source: Source, line: Range, secrets: readonly Range[]): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let offset = line.start;
  for (const stop of stops(line, secrets)) {
    if (stop.hidden) cells.push({ start: offset, end: stop.end, text: mask, width: mask.length });
    else cells.push(...plainCells(source.text.slice(offset, stop.end), offset, column));
    column = cells.reduce((sum, { width }) => sum + width, 0);
    offset = stop.end;
  }
  return cells;
}

function plainCells(text: string, offset: number, column: number): Cell[] {
  const cells: Cell[] = [];
  for (const grapheme of graphemesOf(text)) {
    const shown = grapheme === '\t' ? ' '.repeat(tab - (column % tab)) : printableCell(grapheme);
    const width = grapheme === '\t' ? shown.length : graphemeWidth(shown);
    cells.push({ start: offset, end: offset + grapheme.length, text: width === 0 ? '' : shown, width });
    column += width;
    offset += grapheme.length;
  }
  return cells;
}

/** Cuts a line into stretches that are hidden or not. Secrets that overlap or touch become one. */
function stops(line: Range, secrets: readonly Range[]): { end: number; hidden: boolean }[] {
  const found: { end: number; hidden: boolean }[] = [];
  let offset = line.start;
  for (const { start, end } of [...secrets].sort((a, b) => a.start - b.start)) {
    const from = Math.max(start, line.start);
    const to = Math.min(end, line.end);
    if (to <= from || to <= offset) continue;
    const last = found.at(-1);
    if (last?.hidden === true && from <= offset) last.end = to;
    else {
      if (from > offset) found.push({ end: from, hidden: false });
      found.push({ end: to, hidden: true });
    }
    offset = to;
  }
  return offset < line.end ? [...found, { end: line.end, hidden: false }] : found;
}
