import type { Expression, Invalid } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { lambda, parenthesized } from './lambda.js';
import { literal, numberLiteral, stringExpression } from './literals.js';
import { callArguments, member } from './member.js';
import { listOrLoop, objectExpression } from './objects.js';
import { operatorOf, precedenceOf } from './operators.js';
import { Token } from './token.js';

/** Reads an expression. It never fails: what cannot be read is an `invalid` node, and its problem is recorded. */
export function expression(p: Cursor): Expression {
  if (!p.enter()) return invalid(p);
  const { start } = p;
  const first = binary(p, 0);
  const result = first.kind !== 'invalid' && atQuestion(p) ? conditional(p, start, first) : first;
  p.leave();
  return result;
}

/** The node for an expression that is missing here. */
export function invalid(p: Cursor): Invalid {
  p.height = 1;
  return { kind: 'invalid', source: p.source, start: p.lastEnd, end: p.lastEnd };
}

/** The question mark may begin a new line. */
const atQuestion = (p: Cursor): boolean => p.at(Token.question) || p.continuesWithSingle(Token.question);

function conditional(p: Cursor, start: number, condition: Expression): Expression {
  const first = p.height;
  p.take(Token.newline);
  p.next();
  const then = expression(p);
  const second = p.height;
  if (p.continuesWithSingle(Token.colon)) p.next();
  p.expect(Token.colon, 'expected `:` and the value for the other case');
  const otherwise = expression(p);
  p.grow(Math.max(first, second, p.height));
  return { kind: 'conditional', source: p.source, start, end: p.lastEnd, condition, then, otherwise };
}

/** Operators that bind closer than `precedence`. Chains of them are read in a loop, so that they may be long. */
function binary(p: Cursor, precedence: number): Expression {
  const { source, start } = p;
  let left = unary(p);
  let height = p.height;
  for (;;) {
    const own = precedenceOf(p.kind);
    if (own <= precedence || left.kind === 'invalid' || p.failed) break;
    const operator = operatorOf(p.kind);
    p.next();
    const right = binary(p, own);
    height = p.grow(Math.max(height, p.height));
    left = { kind: 'operation', source, start, end: p.lastEnd, operator, operands: [left, right] };
  }
  p.height = height;
  return left;
}

function unary(p: Cursor): Expression {
  const { source, start, kind } = p;
  if (kind !== Token.not && kind !== Token.minus && kind !== Token.plus) return member(p, start, primary(p));
  if (!p.enter()) return invalid(p);
  p.next();
  const value = kind === Token.minus && p.at(Token.number) ? member(p, p.start, numberLiteral(p, true)) : unary(p);
  p.grow(p.height);
  p.leave();
  const operator = kind === Token.not ? '!' : kind === Token.minus ? 'negate' : 'plus';
  return { kind: 'operation', source, start, end: p.lastEnd, operator, operands: [value] };
}

function primary(p: Cursor): Expression {
  switch (p.kind) {
    case Token.word:
      return named(p);
    case Token.string:
    case Token.stringStart:
      return stringExpression(p);
    case Token.number:
      return numberLiteral(p, false);
    case Token.true:
      return literal(p, true);
    case Token.false:
      return literal(p, false);
    case Token.null:
      return literal(p, null);
    case Token.openBrace:
      forbidInString(p, 'An object inside of a string');
      return objectExpression(p);
    case Token.openSquare:
      forbidInString(p, 'An array inside of a string');
      return listOrLoop(p);
    case Token.openParen:
      return parenthesized(p);
    default:
      p.unexpected('expected a value');
      return invalid(p);
  }
}

function forbidInString(p: Cursor, title: string): void {
  if (p.interpolated) p.report(p.start, p.end, title, 'expected it outside, in a variable');
}

/** A word: a reference, a call, or a lambda with one parameter. */
function named(p: Cursor): Expression {
  const { source, start, end } = p;
  const text = p.word();
  p.next();
  if (p.at(Token.arrow)) return lambda(p, start, [{ source, start, end, text }]);
  if (!p.at(Token.openParen)) {
    p.height = 1;
    return { kind: 'reference', source, start, end, name: text };
  }
  const args = callArguments(p);
  return { kind: 'call', source, start, end: p.lastEnd, name: { source, start, end, text }, args, safe: false };
}
