import type {
  Comprehension,
  Expression,
  ListExpression,
  ObjectExpression,
  Property,
  Spread,
} from '../../../expressions/tree.js';
import { comprehension } from './comprehension.js';
import type { Cursor } from './cursor.js';
import { elements } from './elements.js';
import { expression } from './expressions.js';
import { Lead } from './lead.js';
import { stringExpression } from './literals.js';
import { Token } from './token.js';

/** An object; its opening brace is the current token. */
export function objectExpression(p: Cursor): ObjectExpression {
  const { source, start } = p;
  const entries: (Property | Spread)[] = [];
  p.failed = false;
  p.opens(Token.closeBrace);
  elements(p, Token.closeBrace, Lead.decorator, entries, objectEntry);
  return { kind: 'object', source, start, end: p.lastEnd, entries };
}

/** A list or a loop; its opening bracket is the current token. */
export function listOrLoop(p: Cursor): ListExpression | Comprehension {
  const { source, start } = p;
  p.opens(Token.closeSquare);
  p.lines(Lead.decorator);
  if (p.atWord('for')) return comprehension(p, start);
  const items: (Expression | Spread)[] = [];
  elements(p, Token.closeSquare, Lead.decorator, items, listItem);
  return { kind: 'list', source, start, end: p.lastEnd, items };
}

function listItem(p: Cursor, items: (Expression | Spread)[]): void {
  items.push(p.at(Token.ellipsis) ? spread(p) : expression(p));
}

/** `key: value` or `...value`. Without a key there is no entry. */
export function objectEntry(p: Cursor, entries: (Property | Spread)[]): void {
  if (p.at(Token.ellipsis)) {
    entries.push(spread(p));
    return;
  }
  const { source, start } = p;
  const key = propertyKey(p);
  if (key === undefined) return;
  const height = p.height;
  p.expect(Token.colon, 'expected `:`');
  const value = expression(p);
  p.height = Math.max(height, p.height);
  entries.push({ kind: 'property', source, start, end: p.lastEnd, key, value });
}

function propertyKey(p: Cursor): Expression | undefined {
  const { source, start, end } = p;
  if (p.at(Token.word)) {
    const value = p.word();
    p.next();
    return { kind: 'literal', source, start, end, value };
  }
  if (p.at(Token.string) || p.at(Token.stringStart)) return stringExpression(p);
  p.unexpected('expected the name of a property');
  return undefined;
}

function spread(p: Cursor): Spread {
  const { source, start } = p;
  p.next();
  const value = expression(p);
  return { kind: 'spread', source, start, end: p.lastEnd, value };
}
