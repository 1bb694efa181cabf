import type { Expression } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { expression } from './expressions.js';
import { Lead } from './lead.js';
import { Token } from './token.js';

/** Reads what may follow a value: `.name`, `.name(…)`, `[…]`, `::name`, `!`, any number of times. */
export function member(p: Cursor, start: number, value: Expression): Expression {
  let node = value;
  let height = p.height;
  while (!p.failed) {
    p.height = 0;
    switch (p.kind) {
      case Token.dot:
        node = property(p, start, node);
        break;
      case Token.openSquare:
        node = index(p, start, node);
        break;
      case Token.doubleColon:
        p.next();
        node = access(p, start, node, false, true);
        break;
      case Token.not:
        p.next();
        node = { kind: 'non-null', source: p.source, start, end: p.lastEnd, value: node };
        break;
      default:
        p.height = height;
        return node;
    }
    height = p.grow(Math.max(height, p.height));
  }
  return node;
}

function property(p: Cursor, start: number, object: Expression): Expression {
  p.next();
  const question = p.start;
  const safe = p.take(Token.question);
  const called = access(p, start, object, safe, false);
  if (!p.at(Token.openParen) || p.failed) return called;
  if (safe) p.report(question, question + 1, 'A safe access to a function', 'expected `.` alone before a function');
  const args = callArguments(p);
  return { kind: 'call', source: p.source, start, end: p.lastEnd, receiver: object, name: called.name, args, safe };
}

function access(p: Cursor, start: number, object: Expression, safe: boolean, nested: boolean) {
  const name = p.name('expected the name of a property or function');
  return { kind: 'member' as const, source: p.source, start, end: p.lastEnd, object, name, safe, nested };
}

function index(p: Cursor, start: number, object: Expression): Expression {
  p.opens(Token.closeSquare);
  const safe = p.take(Token.question);
  const fromEnd = p.take(Token.hat);
  const value = expression(p);
  p.closes(Token.closeSquare, 'expected `]`');
  return { kind: 'index', source: p.source, start, end: p.lastEnd, object, index: value, safe, fromEnd };
}

/** `(a, b)`; the parenthesis is the current token. New lines may follow it and the commas, and precede its end. */
export function callArguments(p: Cursor): Expression[] {
  const args: Expression[] = [];
  let tallest = 0;
  p.opens(Token.closeParen);
  p.lines(Lead.decorator);
  while (!p.at(Token.closeParen) && !p.failed) {
    args.push(expression(p));
    tallest = Math.max(tallest, p.height);
    if (p.continuesWith(Token.closeParen)) p.next();
    if (p.at(Token.closeParen)) break;
    if (!p.expect(Token.comma, 'expected `,` or `)`')) break;
    p.lines(Lead.decorator);
    if (p.at(Token.closeParen)) p.unexpected('expected another argument after the comma');
  }
  p.closes(Token.closeParen, 'expected `)`');
  p.grow(tallest);
  return args;
}
