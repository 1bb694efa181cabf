import type { Expression, Literal, Template } from '../../../expressions/tree.js';
import type { Cursor } from './cursor.js';
import { expression } from './expressions.js';
import { Token } from './token.js';

const largest = 9223372036854775807n;

/** A literal of the current token, which is taken. */
export function literal(p: Cursor, value: Literal['value']): Literal {
  const { source, start, end } = p;
  p.next();
  p.height = 1;
  return { kind: 'literal', source, start, end, value };
}

/**
 * A whole number, at most 64 bits with its sign. Beyond 2^53 the value is the nearest that JavaScript has.
 * `negative` says whether a minus stands before it.
 */
export function numberLiteral(p: Cursor, negative: boolean): Literal {
  const text = p.word();
  if (text.length > 15 && BigInt(text.slice(0, 40)) > largest + (negative ? 1n : 0n)) {
    p.report(p.start, p.end, 'The number is too large', 'expected a whole number of at most 64 bits');
  }
  return literal(p, Number(text));
}

/** A string, with or without interpolation: the current token is a `string` or a `stringStart`. */
export function stringExpression(p: Cursor): Literal | Template {
  return p.at(Token.string) ? literal(p, p.stringValue()) : template(p);
}

function template(p: Cursor): Template {
  const { source, start, interpolated } = p;
  const parts: (string | Expression)[] = [];
  let tallest = 0;
  let more = true;
  p.interpolated = true;
  while (more) {
    addText(p, parts);
    p.next();
    parts.push(expression(p));
    tallest = Math.max(tallest, p.height);
    more = p.at(Token.stringMiddle);
    if (!more && p.at(Token.stringEnd)) addText(p, parts);
  }
  p.interpolated = interpolated;
  p.expect(Token.stringEnd, 'expected `}`');
  p.grow(tallest);
  return { kind: 'template', source, start, end: p.lastEnd, parts };
}

function addText(p: Cursor, parts: (string | Expression)[]): void {
  const text = p.stringValue();
  if (text !== '') parts.push(text);
}
