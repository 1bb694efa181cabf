import { Char, isLineEnd } from './characters.js';
import type { Lexer } from './lexer.js';
import { Token } from './token.js';

/** Reads a piece of a `'…'` string from `from`, after the quote or the `}`. The first piece begins the string. */
export function scanSingleLine(lexer: Lexer, from: number, first: boolean): void {
  const { text } = lexer;
  lexer.contentStart = from;
  lexer.escaped = false;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Char.quote) {
      finish(lexer, at, at + 1, first);
      return;
    }
    if (code === Char.dollar && text.charCodeAt(at + 1) === Char.openBrace) {
      interrupt(lexer, at, at + 2, first ? -1 : undefined);
      return;
    }
    if (isLineEnd(code)) break;
    if (code === Char.backslash) {
      lexer.escaped = true;
      if (!isLineEnd(text.charCodeAt(at + 1))) at++;
    }
  }
  const end = Math.min(at, text.length);
  lexer.problems.add(lexer.start, end, 'The string is not finished', "expected `'` on the same line");
  finish(lexer, end, end, first);
}

/**
 * Reads a piece of a `'''…'''` string from `from`, after the quotes or the `}`. `dollars` is how many dollar signs
 * stand before the quotes, and so before the `{` of an interpolation; 0 means that there is none.
 */
export function scanMultiLine(lexer: Lexer, from: number, dollars: number, first: boolean): void {
  const { text } = lexer;
  lexer.contentStart = first ? afterLineEnd(text, from) : from;
  lexer.escaped = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Char.quote) {
      const end = endOfRun(text, at, Char.quote);
      if (end - at >= 3) {
        finish(lexer, end - 3, end, first);
        return;
      }
      at = end - 1;
    } else if (code === Char.dollar && dollars > 0) {
      const end = endOfRun(text, at, Char.dollar);
      if (end - at >= dollars && text.charCodeAt(end) === Char.openBrace) {
        interrupt(lexer, end - dollars, end + 1, first ? dollars : undefined);
        return;
      }
      at = end - 1;
    }
  }
  const opening = Math.min(lexer.start + dollars + 3, text.length);
  lexer.problems.add(lexer.start, opening, 'The string is not finished', "expected `'''` before the end of the file");
  finish(lexer, text.length, text.length, first);
}

/** The token ends a string. */
function finish(lexer: Lexer, contentEnd: number, end: number, first: boolean): void {
  lexer.contentEnd = Math.max(contentEnd, lexer.contentStart);
  if (!first) lexer.holes.pop();
  lexer.set(first ? Token.string : Token.stringEnd, end);
}

/** The token ends with `${`. `hole` is given if the string begins with it. */
function interrupt(lexer: Lexer, contentEnd: number, end: number, hole: number | undefined): void {
  lexer.contentEnd = Math.max(contentEnd, lexer.contentStart);
  if (hole !== undefined) lexer.holes.push(hole);
  lexer.set(hole === undefined ? Token.stringMiddle : Token.stringStart, end);
}

/** The end of a line right after the opening quotes does not belong to the value. */
function afterLineEnd(text: string, at: number): number {
  const next = text.charCodeAt(at) === Char.carriageReturn ? at + 1 : at;
  return text.charCodeAt(next) === Char.lineFeed ? next + 1 : next;
}

function endOfRun(text: string, at: number, code: number): number {
  let end = at + 1;
  while (text.charCodeAt(end) === code) end++;
  return end;
}
