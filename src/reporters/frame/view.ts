import type { Cell } from './cells.js';

type Piece = Pick<Cell, 'text' | 'width'>;

/** The part of a line between two columns, with `…` in its first and last column where the line goes on. */
export function view(cells: readonly Cell[], scroll: number, room: number, isCut: boolean): string {
  const pieces: Piece[] = [];
  let column = -scroll;
  for (const { text, width } of cells) {
    if (column >= 0) pieces.push({ text, width });
    else if (column + width > 0) pieces.push(blank(column + width));
    column += width;
  }
  const first = pieces[0];
  if ((scroll > 0 || isCut) && first !== undefined) pieces.splice(0, 1, ellipsis, blank(first.width - 1));
  return textOf(widthOf(pieces) > room ? shortened(pieces, room) : pieces);
}

const ellipsis: Piece = { text: '…', width: 1 };
const blank = (width: number): Piece => ({ text: ' '.repeat(Math.max(0, width)), width: Math.max(0, width) });
const widthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { width }) => sum + width, 0);
const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');

function shortened(pieces: readonly Piece[], room: number): Piece[] {
  const kept: Piece[] = [];
  let width = 0;
  for (const piece of pieces) {
    if (width + piece.width > room - 1) break;
    kept.push(piece);
    width += piece.width;
  }
  return [...kept, blank(room - 1 - width), ellipsis];
}
