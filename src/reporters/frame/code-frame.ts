import { linesOf, positionOf, type Source, type Span } from '../../model/source.js';
import { printable } from '../text/printable.js';
import { displayWidth } from '../text/display-width.js';
import { wrap } from '../text/wrap.js';
import type { Role, Style } from '../reporter.js';
import { cellsOf, type Cell } from './cells.js';
import { guessedSecrets, knownSecrets, type Range } from './guessed-secrets.js';
import { view } from './view.js';

export interface Frame {
  readonly at: Span;
  /** Printed after the carets. */
  readonly label: string;
  /** Lines shown before and after. */
  readonly context: number;
  /** Colour of the carets. */
  readonly role: Role;
  /** Literals that are masked; what looks like a secret is masked besides. */
  readonly secrets: readonly Span[];
}

/** A line longer than this is cut before it is measured. */
const longest = 4000;

/**
 * The lines around a span, with carets under it. A span of several lines has its carets under the first and `>` at
 * each. Lines that are too long are scrolled together, so that the carets are in view.
 */
export function codeFrame({ at, label, context, role, secrets }: Frame, style: Style): string[] {
  const { source } = at;
  const from = positionOf(source, at.start).line;
  const to = positionOf(source, Math.max(at.start, at.end - 1)).line;
  const first = Math.max(1, from - context);
  const last = Math.min(linesOf(source).length, from + context);
  const gutter = String(last).length;
  const room = Math.max(20, style.width - gutter - 5);
  const cut = Math.max(0, at.start - lineRange(source, from, 0).start - longest / 2);
  const hidden = hiddenIn(source, lineRange(source, first, 0).start, lineRange(source, last, 0).end, secrets);
  const focus = cellsOf(source, lineRange(source, from, cut), hidden);
  const carets = caretsUnder(focus, at);
  const scroll = scrollFor(focus, carets, room);
  const bar = style.paint('dim', '│');

  const out: string[] = [];
  for (let line = first; line <= last; line++) {
    const cells = line === from ? focus : cellsOf(source, lineRange(source, line, cut), hidden);
    const mark = line >= from && line <= to ? style.paint(role, '>') : ' ';
    const number = style.paint('dim', String(line).padStart(gutter));
    out.push(`${mark} ${number} ${bar} ${view(cells, scroll, room, cut > 0)}`.trimEnd());
    if (line !== from) continue;
    const blank = `  ${' '.repeat(gutter)} ${bar} `;
    out.push(...pointer(carets, scroll, room, printable(label)).map((text) => `${blank}${style.paint(role, text)}`));
  }
  return out;
}

function hiddenIn(source: Source, start: number, end: number, secrets: readonly Span[]): readonly Range[] {
  return [...knownSecrets(source, secrets), ...guessedSecrets(source, start, end)];
}

/** Offsets of a line without its line break, from a number of characters into it. */
function lineRange(source: Source, line: number, cut: number): Range {
  const starts = linesOf(source);
  const begin = starts[line - 1] ?? 0;
  const next = starts[line];
  let end = next ?? source.text.length;
  while (next !== undefined && end > begin && /[\r\n]/.test(source.text.charAt(end - 1))) end--;
  const start = Math.min(begin + cut, end);
  return { start, end: Math.min(end, start + longest) };
}

interface Carets {
  readonly column: number;
  readonly length: number;
}

/** Where the carets go: under every cell that shares an offset with the span, and never none. */
function caretsUnder(cells: readonly Cell[], { start, end }: Span): Carets {
  let column = 0;
  let length = 0;
  for (const cell of cells) {
    if (cell.end <= start) column += cell.width;
    else if (cell.start < end) length += cell.width;
  }
  return { column, length: Math.max(1, length) };
}

function scrollFor(cells: readonly Cell[], { column, length }: Carets, room: number): number {
  const width = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (width <= room || column + Math.min(length, room / 2) < room) return 0;
  return column - Math.floor(room / 3);
}

/** The carets with their label beside them, or below if it does not fit. */
function pointer({ column, length }: Carets, scroll: number, room: number, label: string): string[] {
  const start = column - scroll;
  const carets = `${' '.repeat(start)}${'^'.repeat(Math.max(1, Math.min(length, room - start)))}`;
  if (label === '') return [carets];
  if (carets.length + 1 + displayWidth(label) <= room) return [`${carets} ${label}`];
  const indent = Math.max(0, Math.min(start, room - Math.min(displayWidth(label), 48)));
  return [carets, ...wrap(label, room - indent).map((line) => `${' '.repeat(indent)}${line}`)];
}
