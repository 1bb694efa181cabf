import type { Comprehension, Expression, Loop } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { expression, invalid } from './expressions.js';
import { Lead } from './lead.js';
import { Token } from './token.js';

/** The rest of `[for item in items: value]`; `for` is the current token, and `start` is the bracket. */
export function comprehension(p: Cursor, start: number): Comprehension {
  const loop = loopHead(p);
  let tallest = p.height;
  const at = p.start;
  const filter = condition(p);
  if (filter !== undefined) {
    p.report(at, p.lastEnd, 'A filter in a loop of values', 'expected it in the loop of a resource or module only');
    tallest = Math.max(tallest, p.height);
  }
  const body = expression(p);
  loopEnd(p);
  p.grow(Math.max(tallest, p.height));
  return {
    kind: 'comprehension',
    source: p.source,
    start,
    end: p.lastEnd,
    loop,
    ...(filter && { filter }),
    body,
  };
}

/** `for item in items:` or `for (item, index) in items:`. */
export function loopHead(p: Cursor): Loop {
  const { source } = p;
  const start = p.atWord('for') ? p.start : p.lastEnd;
  p.expectWord('for');
  const pair = p.at(Token.openParen);
  if (pair) p.opens(Token.closeParen);
  const item = p.name(pair ? 'expected the name of the item' : 'expected the name of the item, or `(item, index)`');
  let index;
  if (pair) {
    p.expect(Token.comma, 'expected `,` and the name of the index');
    index = p.name('expected the name of the index');
    p.closes(Token.closeParen, 'expected `)`');
  }
  p.expectWord('in');
  const collection = expression(p);
  const end = p.lastEnd;
  p.expect(Token.colon, 'expected `:`');
  return { source, start, end, item, ...(index && { index }), collection };
}

/** The end of a loop's bracket, which may be on the next line. */
export function loopEnd(p: Cursor): void {
  if (p.continuesWith(Token.closeSquare)) p.next();
  p.closes(Token.closeSquare, 'expected `]`');
}

/** `if (condition)`; undefined if there is no `if`. */
export function condition(p: Cursor): Expression | undefined {
  if (!p.takeWord('if')) return undefined;
  if (!p.at(Token.openParen)) {
    p.report(p.start, p.end, 'A condition without parentheses', 'expected `(`');
    return p.at(Token.openBrace) ? invalid(p) : expression(p);
  }
  p.opens(Token.closeParen);
  p.lines(Lead.decorator);
  const value = expression(p);
  if (p.continuesWith(Token.closeParen)) p.next();
  p.closes(Token.closeParen, 'expected `)`');
  return value;
}
