import { Char } from './characters.js';
import type { Cursor } from './cursor.js';
import { Lead } from './lead.js';
import { numberLiteral } from './literals.js';
import { reference } from './resources.js';
import type { TypeExpression } from '../../templates/syntax.js';
import { Token } from './token.js';
import { typePostfix } from './type-postfix.js';
import { objectType, tupleType } from './type-members.js';
import { genericType } from './type-postfix.js';

/** The type of a declaration: also `resource 'type@version'`, whose string may be left out if `bare`. */
export function typeOrResource(p: Cursor, bare: boolean): TypeExpression {
  if (!p.atWord('resource') || p.text.charCodeAt(p.end) === Char.less) return typeExpression(p);
  const { source, start } = p;
  p.next();
  if (bare && !p.at(Token.string) && !p.at(Token.stringStart)) {
    return { kind: 'resource', source, start, end: p.lastEnd };
  }
  const type = reference(p, "expected the type of the resource, as `'type@version'`");
  return { kind: 'resource', source, start, end: p.lastEnd, type };
}

/** Reads a type. It never fails: what cannot be read is an `invalid` node, and its problem is recorded. */
export function typeExpression(p: Cursor): TypeExpression {
  if (!p.enter()) return invalidType(p);
  const { source, start } = p;
  const members: TypeExpression[] = [];
  let tallest = 0;
  if (atPipe(p)) takePipe(p);
  do {
    members.push(unaryType(p));
    tallest = Math.max(tallest, p.height);
  } while (!p.failed && atPipe(p) && takePipe(p));
  p.leave();
  const [only] = members;
  if (members.length === 1 && only !== undefined) return only;
  p.grow(tallest);
  return { kind: 'union', source, start, end: p.lastEnd, members };
}

/** A pipe may begin a new line. */
const atPipe = (p: Cursor): boolean => p.at(Token.pipe) || p.continuesWithSingle(Token.pipe);

function takePipe(p: Cursor): boolean {
  p.take(Token.newline);
  p.next();
  return true;
}

function unaryType(p: Cursor): TypeExpression {
  const { source, start, kind } = p;
  if (kind !== Token.minus && kind !== Token.plus && kind !== Token.not) return typePostfix(p, start, primaryType(p));
  p.next();
  const literal = kind === Token.minus && p.at(Token.number) ? numberLiteral(p, true) : primaryType(p);
  const value = literal.kind === 'literal' ? literal.value : undefined;
  const at = { source, start, end: p.lastEnd };
  if (kind === Token.not && typeof value === 'boolean')
    return typePostfix(p, start, { kind: 'literal', ...at, value: !value });
  if (kind !== Token.not && typeof value === 'number') {
    return typePostfix(p, start, { kind: 'literal', ...at, value: kind === Token.minus ? -value : value });
  }
  p.report(
    start,
    p.lastEnd,
    'An operator before a type',
    kind === Token.not ? 'expected a boolean' : 'expected a number',
  );
  return { kind: 'invalid', ...at };
}

function primaryType(p: Cursor): TypeExpression {
  const { source, start, end } = p;
  switch (p.kind) {
    case Token.word:
      return namedType(p);
    case Token.string:
      return literalType(p, p.stringValue());
    case Token.number:
      return numberLiteral(p, false);
    case Token.true:
      return literalType(p, true);
    case Token.false:
      return literalType(p, false);
    case Token.null:
      return literalType(p, null);
    case Token.openBrace:
      return objectType(p);
    case Token.openSquare:
      return tupleType(p);
    case Token.openParen:
      return parenthesizedType(p);
    case Token.stringStart:
      reference(p, '');
      p.report(start, p.lastEnd, 'An expression inside of a string', 'expected a string without `${…}` in a type');
      return { kind: 'invalid', source, start, end: Math.max(end, p.lastEnd) };
    default:
      p.unexpected('expected a type');
      return invalidType(p);
  }
}

function literalType(p: Cursor, value: string | boolean | null): TypeExpression {
  const { source, start, end } = p;
  p.next();
  p.height = 1;
  return { kind: 'literal', source, start, end, value };
}

function namedType(p: Cursor): TypeExpression {
  const { source, start, end } = p;
  const name = p.word();
  p.next();
  p.height = 1;
  return p.at(Token.less) ? genericType(p, start, name) : { kind: 'name', source, start, end, name };
}

function parenthesizedType(p: Cursor): TypeExpression {
  p.opens(Token.closeParen);
  p.lines(Lead.decorator);
  const type = typeExpression(p);
  if (p.continuesWith(Token.closeParen)) p.next();
  p.closes(Token.closeParen, 'expected `)`');
  return type;
}

/** The node for a type that is missing here. */
function invalidType(p: Cursor): TypeExpression {
  p.height = 1;
  return { kind: 'invalid', source: p.source, start: p.lastEnd, end: p.lastEnd };
}
