import type { Name } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { decorators } from './decorators.js';
import { elements } from './elements.js';
import { Lead } from './lead.js';
import type { Decorator, TypeExpression, TypeProperty } from '../../templates/syntax.js';
import { Token } from './token.js';
import { typeExpression } from './type-expressions.js';

interface Members {
  readonly properties: TypeProperty[];
  additional?: TypeExpression;
}

/** `{…}` in a type. */
export function objectType(p: Cursor): TypeExpression {
  const { source, start } = p;
  const members: Members = { properties: [] };
  p.opens(Token.closeBrace);
  elements(p, Token.closeBrace, Lead.resource, members, typeProperty);
  return { kind: 'object', source, start, end: p.lastEnd, ...members };
}

/** `name: type`, or `*: type` for all other properties. */
function typeProperty(p: Cursor, members: Members): void {
  const { source, start } = p;
  const before = decorators(p);
  if (p.take(Token.star)) {
    p.expect(Token.colon, 'expected `:`');
    members.additional = typeExpression(p);
    return;
  }
  const name = propertyName(p);
  p.expect(Token.colon, 'expected `:`');
  const type = typeExpression(p);
  if (name.text !== '') members.properties.push({ source, start, end: p.lastEnd, name, type, decorators: before });
}

function propertyName(p: Cursor): Name {
  if (!p.at(Token.string)) return p.name('expected the name of a property, or `*`');
  const { source, start, end } = p;
  const text = p.stringValue();
  p.next();
  return { source, start, end, text };
}

interface Item {
  readonly type: TypeExpression;
  readonly decorators: readonly Decorator[];
}

/** `[…]` in a type: a list with a fixed number of items. */
export function tupleType(p: Cursor): TypeExpression {
  const { source, start } = p;
  const items: Item[] = [];
  p.opens(Token.closeSquare);
  elements(p, Token.closeSquare, Lead.resource, items, tupleItem);
  return { kind: 'tuple', source, start, end: p.lastEnd, items };
}

function tupleItem(p: Cursor, items: Item[]): void {
  const before = decorators(p);
  items.push({ decorators: before, type: typeExpression(p) });
}
