import type { Expression } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { expression } from './expressions.js';
import { Lead } from './lead.js';
import { reference } from './resources.js';
import type { TypeExpression } from '../../templates/syntax.js';
import { Token } from './token.js';

/** Reads what may follow a type: `[]`, `[0]`, `[*]`, `.name`, `.*`, `?`, `!`, any number of times. */
export function typePostfix(p: Cursor, start: number, type: TypeExpression): TypeExpression {
  let node = type;
  let height = p.height;
  const { source } = p;
  while (!p.failed) {
    switch (p.kind) {
      case Token.openSquare:
        node = bracketType(p, start, node);
        break;
      case Token.dot:
        node = memberType(p, start, node);
        break;
      case Token.question:
        p.next();
        node = { kind: 'nullable', source, start, end: p.lastEnd, of: node };
        break;
      case Token.not:
        p.next();
        node = { kind: 'non-null', source, start, end: p.lastEnd, of: node };
        break;
      default:
        p.height = height;
        return node;
    }
    height = p.grow(height);
  }
  return node;
}

function bracketType(p: Cursor, start: number, of: TypeExpression): TypeExpression {
  const { source } = p;
  p.opens(Token.closeSquare);
  const any = p.take(Token.star);
  const index = any || p.at(Token.closeSquare) ? undefined : itemIndex(p);
  p.closes(Token.closeSquare, 'expected `]`');
  const at = { source, start, end: p.lastEnd };
  if (any) return { kind: 'every', ...at, of };
  return index === undefined ? { kind: 'array', ...at, of } : { kind: 'item', ...at, of, index };
}

function itemIndex(p: Cursor): number {
  const { start } = p;
  const index = expression(p);
  if (index.kind === 'literal' && typeof index.value === 'number') return index.value;
  p.report(start, p.lastEnd, 'The index of a type is not a number', 'expected a whole number or `*`');
  return 0;
}

function memberType(p: Cursor, start: number, of: TypeExpression): TypeExpression {
  const { source } = p;
  p.next();
  if (p.take(Token.star)) return { kind: 'every', source, start, end: p.lastEnd, of };
  const name = p.name('expected the name of a type or property');
  if (p.at(Token.less)) return genericType(p, start, name.text);
  return { kind: 'member', source, start, end: p.lastEnd, of, name };
}

/** `<…>` after the name of a type. */
export function genericType(p: Cursor, start: number, name: string): TypeExpression {
  const args: Expression[] = [];
  p.next();
  p.lines(Lead.decorator);
  while (!p.at(Token.greater) && !p.failed) {
    args.push(reference(p, "expected the type of a resource, as `'type@version'`"));
    if (p.continuesWith(Token.greater)) p.next();
    if (p.at(Token.greater)) break;
    if (!p.expect(Token.comma, 'expected `,` or `>`')) break;
    p.lines(Lead.decorator);
  }
  p.expect(Token.greater, 'expected `>`');
  return { kind: 'generic', source: p.source, start, end: p.lastEnd, name, args };
}
