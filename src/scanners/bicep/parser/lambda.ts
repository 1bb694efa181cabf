import type { Expression, Lambda, Name } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { expression, invalid } from './expressions.js';
import { Lead, keywordAt } from './lead.js';
import { Token } from './token.js';

/** `=> body`; the arrow is the current token. */
export function lambda(p: Cursor, start: number, parameters: readonly Name[]): Lambda {
  const body = arrowBody(p);
  p.grow(p.height);
  return { kind: 'lambda', source: p.source, start, end: p.lastEnd, parameters, body };
}

/** Takes the arrow and the expression after it, which may be on the next line unless a declaration is there. */
export function arrowBody(p: Cursor): Expression {
  const { interpolated } = p;
  p.interpolated = false;
  p.expect(Token.arrow, 'expected `=>`');
  if (p.at(Token.newline) && keywordAt(p.text, p.end) === undefined) p.next();
  const body = expression(p);
  p.interpolated = interpolated;
  return body;
}

/** `(a)`, or a lambda `(a, b) => …`: which of the two is known only at the end, so names are read as references first. */
export function parenthesized(p: Cursor): Expression {
  const { start } = p;
  const inner: Expression[] = [];
  let tallest = 0;
  p.opens(Token.closeParen);
  p.lines(Lead.decorator);
  while (!p.at(Token.closeParen) && !p.failed) {
    inner.push(expression(p));
    tallest = Math.max(tallest, p.height);
    if (p.continuesWith(Token.comma) || p.continuesWith(Token.closeParen)) p.next();
    if (!p.take(Token.comma)) break;
    p.lines(Lead.decorator);
  }
  p.closes(Token.closeParen, 'expected `)`');
  if (p.at(Token.arrow) && !p.failed)
    return lambda(
      p,
      start,
      inner.map((one) => parameter(p, one)),
    );
  const [only] = inner;
  if (inner.length !== 1) p.report(start, p.lastEnd, 'Parentheses around several values or none', 'expected one value');
  p.height = tallest;
  return only ?? invalid(p);
}

function parameter(p: Cursor, written: Expression): Name {
  const { source, start, end } = written;
  if (written.kind === 'reference') return { source, start, end, text: written.name };
  p.report(start, end, 'Not the name of a parameter', 'expected a name');
  return { source, start, end, text: '' };
}
