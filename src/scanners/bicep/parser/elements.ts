import type { Cursor } from './cursor.js';
import type { Lead } from './lead.js';
import { Token } from './token.js';

/**
 * What stands between brackets, separated by new lines or commas, and the closing one; the opening one has been taken.
 * `item` reads one and adds it to `out`. If one cannot be read, the next line is gone on with. `least`: see `Cursor.lines`.
 */
export function elements<T>(
  p: Cursor,
  closer: Token.closeBrace | Token.closeSquare,
  least: Lead,
  out: T,
  item: (p: Cursor, out: T) => void,
): void {
  p.lines(least);
  let tallest = 0;
  while (!p.at(closer) && !p.at(Token.end) && !p.at(Token.newline)) {
    p.height = 0;
    item(p, out);
    tallest = Math.max(tallest, p.height);
    if (p.failed) p.recover();
    if (!separator(p, closer, least)) break;
  }
  p.closes(closer, closer === Token.closeBrace ? 'expected `}`' : 'expected `]`');
  p.grow(tallest);
}

/** Takes what separates two items. False if nothing can follow. */
function separator(p: Cursor, closer: Token, least: Lead): boolean {
  if (!p.at(Token.newline) && !p.at(Token.comma)) {
    if (p.at(closer) || p.at(Token.end)) return false;
    if (!p.atCloser()) p.unexpected('expected a new line or a comma');
    p.recover();
    if (!p.at(Token.newline) && !p.at(Token.comma)) return false;
  }
  if (p.take(Token.comma) && p.at(Token.newline)) {
    p.report(p.lastEnd - 1, p.lastEnd, 'A comma and a new line', 'expected either one or the other');
  }
  p.lines(least);
  return true;
}
