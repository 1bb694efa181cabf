import { Char, isLineEnd } from './characters.js';
import type { Lexer } from './lexer.js';
import { Token } from './token.js';

const singles: Token[] = [];
const alone = [
  Token.not,
  Token.percent,
  Token.openParen,
  Token.closeParen,
  Token.star,
  Token.plus,
  Token.comma,
  Token.minus,
  Token.dot,
  Token.slash,
  Token.colon,
  Token.less,
  Token.assign,
  Token.greater,
  Token.question,
  Token.at,
  Token.openSquare,
  Token.closeSquare,
  Token.hat,
  Token.openBrace,
  Token.pipe,
  Token.closeBrace,
];
for (const token of alone) singles[token] = token;

/** The token that a character is by itself. */
export const markOf = (code: number): Token => singles[code] ?? Token.unknown;

const ampersand = 0x26;
const tilde = 0x7e;

/** Sets the token for a mark that may have more than one character. */
export function compoundToken(lexer: Lexer, code: number, start: number): void {
  const both = pairOf(code, lexer.text.charCodeAt(start + 1));
  if (both !== undefined) lexer.set(both, start + 2);
  else if (lexer.text.startsWith('...', start)) lexer.set(Token.ellipsis, start + 3);
  else if (code === Char.doubleQuote) lexer.set(Token.unknown, endOfDoubleQuotes(lexer.text, start));
  else lexer.set(markOf(code), start + 1);
}

const pairs = new Map<number, Token>();
const pair = (first: number, second: number, token: Token): void => {
  pairs.set(first * 128 + second, token);
};
pair(Token.question, Token.question, Token.coalesce);
pair(Token.colon, Token.colon, Token.doubleColon);
pair(Token.assign, Token.assign, Token.equals);
pair(Token.assign, tilde, Token.equalsIgnoringCase);
pair(Token.assign, Token.greater, Token.arrow);
pair(Token.not, Token.assign, Token.notEquals);
pair(Token.not, tilde, Token.notEqualsIgnoringCase);
pair(Token.less, Token.assign, Token.lessOrEqual);
pair(Token.greater, Token.assign, Token.greaterOrEqual);
pair(ampersand, ampersand, Token.and);
pair(Token.pipe, Token.pipe, Token.or);

/** The token of two marks that belong together. */
const pairOf = (first: number, second: number): Token | undefined =>
  second < 128 ? pairs.get(first * 128 + second) : undefined;

/** People write strings as in JSON: the whole of it is one unknown token, so that it gives one problem. */
function endOfDoubleQuotes(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Char.doubleQuote) return at + 1;
    if (isLineEnd(code)) break;
  }
  return start + 1;
}
