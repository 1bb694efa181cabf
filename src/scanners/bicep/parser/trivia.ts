import { Char, isLineEnd, isWordPart } from './characters.js';
import type { Lexer } from './lexer.js';
import { Token } from './token.js';

/** Skips spaces, tabs and comments from `from`, keeps the comments, and returns where they end. */
export function skipBlanks(lexer: Lexer, from: number): number {
  const { text } = lexer;
  for (let at = from; ;) {
    const code = text.charCodeAt(at);
    if (code === Char.space || code === Char.tab) at++;
    else if (code === Char.slash) {
      const end = endOfComment(lexer, at);
      if (end === at) return at;
      lexer.comments.push({ source: lexer.source, start: at, end });
      at = end;
    } else return at;
  }
}

/** Makes the token a new line that starts at `from` and reaches to the next token of any other kind. */
export function skipLines(lexer: Lexer, from: number): void {
  const { text } = lexer;
  lexer.start = from;
  let at = from;
  for (;;) {
    while (isLineEnd(text.charCodeAt(at))) at++;
    const before = lexer.comments.length;
    at = skipBlanks(lexer, at);
    if (text.charCodeAt(at) === Char.hash && lexer.comments.length === before) {
      const end = scanDirective(lexer, at);
      if (end === at) break;
      at = skipBlanks(lexer, end);
    }
    if (!isLineEnd(text.charCodeAt(at))) break;
  }
  lexer.set(Token.newline, at);
}

function endOfComment(lexer: Lexer, at: number): number {
  const { text } = lexer;
  const second = text.charCodeAt(at + 1);
  if (second === Char.slash) {
    let end = at + 2;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    return end;
  }
  if (second !== Char.star) return at;
  const close = text.indexOf('*/', at + 2);
  if (close >= 0) return close + 2;
  lexer.problems.add(at, at + 2, 'The comment is not finished', 'expected `*/` before the end of the file');
  return text.length;
}

const directives = ['disable-next-line', 'disable-diagnostics', 'restore-diagnostics'];

/** Keeps a directive, which must be the first on its line, and returns its end; `at` if there is none. */
function scanDirective(lexer: Lexer, at: number): number {
  const { text } = lexer;
  if (!isWordPart(text.charCodeAt(at + 1))) return at;
  const name = directives.find((one) => text.startsWith(one, at + 1));
  if (name === undefined) return at;
  const codes: string[] = [];
  let end = at + 1 + name.length;
  for (;;) {
    let from = end;
    while (text.charCodeAt(from) === Char.space || text.charCodeAt(from) === Char.tab) from++;
    let to = from;
    while (isWordPart(text.charCodeAt(to)) || text.charCodeAt(to) === Char.minus) to++;
    if (to === from) break;
    codes.push(text.slice(from, to));
    end = to;
  }
  if (codes.length === 0)
    lexer.problems.add(at, end, `\`#${name}\` names nothing`, 'expected a diagnostic code after it');
  lexer.directives.push({ source: lexer.source, start: at, end, name, codes });
  return end;
}
