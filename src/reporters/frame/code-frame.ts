import { linesOf, positionOf, type Source, type Span } from '../../model/source.js';
import { printable } from '../text/printable.js';
import type { Role, Style } from '../reporter.js';
import { caretsUnder, pointer, scrollFor } from './carets.js';
import { cellsOf } from './cells.js';
import { guessedSecrets } from './guessed-secrets.js';
import { knownSecrets } from './known-secrets.js';
import type { Range } from './ranges.js';
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
 * each. A line that is too long is scrolled so that the carets are in view; the lines around it are not.
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
  const shown = Array.from({ length: last - first + 1 }, (_, i) =>
    lineRange(source, first + i, first + i === from ? cut : 0),
  );
  const lines = { start: shown[0]?.start ?? at.start, end: shown.at(-1)?.end ?? at.start };
  const hidden = [...knownSecrets(source, secrets, lines), ...guessedIn(source, shown)];
  const focus = cellsOf(source, lineRange(source, from, cut), hidden);
  const carets = caretsUnder(focus, at);
  const scroll = scrollFor(focus, carets, room);
  const bar = style.paint('dim', '│');

  const out: string[] = [];
  for (const [i, range] of shown.entries()) {
    const line = first + i;
    const cells = line === from ? focus : cellsOf(source, range, hidden);
    const mark = line >= from && line <= to ? style.paint(role, '>') : ' ';
    const number = style.paint('dim', String(line).padStart(gutter));
    const shownFrom = line === from ? scroll : 0;
    out.push(`${mark} ${number} ${bar} ${view(cells, shownFrom, room, line === from && cut > 0)}`.trimEnd());
    if (line !== from) continue;
    const blank = `  ${' '.repeat(gutter)} ${bar} `;
    out.push(...pointer(carets, scroll, room, printable(label)).map((text) => `${blank}${style.paint(role, text)}`));
  }
  return out;
}

/** Looks at the lines together if they are short, so that it is quick, and else at what is shown of each. */
function guessedIn(source: Source, shown: readonly Range[]): readonly Range[] {
  const start = shown[0]?.start ?? 0;
  const end = shown.at(-1)?.end ?? start;
  if (end - start <= longest) return guessedSecrets(source, start, end);
  return shown.flatMap((line) => guessedSecrets(source, line.start, line.end));
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
