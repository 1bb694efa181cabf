import type { Span } from '../../model/source.js';
import { displayWidth } from '../text/display-width.js';
import { wrap } from '../text/wrap.js';
import type { Cell } from './cells.js';

/** Columns of a line that are pointed at. */
export interface Carets {
  readonly column: number;
  readonly length: number;
}

/** Where the carets go: under every cell that shares an offset with the span, and never none. */
export function caretsUnder(cells: readonly Cell[], { start, end }: Span): Carets {
  let column = 0;
  let length = 0;
  for (const cell of cells) {
    if (cell.end <= start) column += cell.width;
    else if (cell.start < end) length += cell.width;
  }
  return { column, length: Math.max(1, length) };
}

/** By how many columns a line is scrolled so that its carets are in view. */
export function scrollFor(cells: readonly Cell[], { column, length }: Carets, room: number): number {
  const width = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (width <= room || column + Math.min(length, room / 2) < room) return 0;
  return column - Math.floor(room / 3);
}

/** The carets with their label beside them, or below if it does not fit. */
export function pointer({ column, length }: Carets, scroll: number, room: number, label: string): string[] {
  const start = column - scroll;
  const carets = `${' '.repeat(start)}${'^'.repeat(Math.max(1, Math.min(length, room - start)))}`;
  if (label === '') return [carets];
  if (carets.length + 1 + displayWidth(label) <= room) return [`${carets} ${label}`];
  const indent = Math.max(0, Math.min(start, room - Math.min(displayWidth(label), 72)));
  return [carets, ...wrap(label, room - indent).map((line) => `${' '.repeat(indent)}${line}`)];
}
