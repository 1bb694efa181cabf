import type { Comment } from '../../model/scan.js';
import type { Source } from '../../model/source.js';
import type { Problems } from '../templates/problems.js';
import { escapeLength } from './strings.js';
import { Token } from './token.js';

const Char = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  star: 0x2a,
  slash: 0x2f,
  backslash: 0x5c,
  byteOrderMark: 0xfeff,
} as const;

/** The token of a character that is one by itself. */
function markOf(code: number): Token | undefined {
  switch (code) {
    case 0x7b:
      return Token.openBrace;
    case 0x7d:
      return Token.closeBrace;
    case 0x5b:
      return Token.openSquare;
    case 0x5d:
      return Token.closeSquare;
    case 0x2c:
      return Token.comma;
    case 0x3a:
      return Token.colon;
    default:
      return undefined;
  }
}

const words: ReadonlyMap<string, Token> = new Map<string, Token>([
  ['true', Token.true],
  ['false', Token.false],
  ['null', Token.null],
]);

/** What reaches to the next blank, mark, quote or comment. */
const word = /[^\s{}[\],:"/]+/y;
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * The tokens of a JSON text with comments. Of `jsonc-parser` this differs in two ways that matter for templates: strings
 * may be of several lines, and long files are stepped through several times faster.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#multi-line-strings
 */
export class Tokens {
  kind: Token = Token.end;
  start = 0;
  end = 0;
  readonly comments: Comment[] = [];
  readonly #text: string;

  constructor(
    private readonly source: Source,
    private readonly problems: Problems,
  ) {
    this.#text = source.text;
    this.next();
  }

  at(kind: Token): boolean {
    return this.kind === kind;
  }

  /** Goes to the next token. Comments are kept, and stepped over. */
  next(): void {
    const text = this.#text;
    let at = this.end;
    for (;;) {
      const code = text.charCodeAt(at);
      if (isBlank(code)) at++;
      else if (code === Char.slash && this.#comment(at)) at = this.end;
      else break;
    }
    const code = text.charCodeAt(at);
    this.start = at;
    const mark = markOf(code);
    if (mark !== undefined) this.#take(mark, at + 1);
    else if (code === Char.quote) this.#string();
    else if (at >= text.length) this.#take(Token.end, text.length);
    else this.#word();
  }

  #take(kind: Token, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  #word(): void {
    word.lastIndex = this.start;
    const found = word.exec(this.#text)?.[0] ?? '';
    const kind = words.get(found) ?? (number.test(found) ? Token.number : Token.unknown);
    this.#take(kind, this.start + Math.max(1, found.length));
  }

  /** Steps over a comment, if one begins here. */
  #comment(start: number): boolean {
    const text = this.#text;
    const second = text.charCodeAt(start + 1);
    if (second === Char.slash) {
      let end = start + 2;
      while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
      this.end = end;
    } else if (second === Char.star) {
      const close = text.indexOf('*/', start + 2);
      if (close < 0) {
        this.problems.add(start, start + 2, 'The comment is not finished', 'expected `*/` before the end of the file');
      }
      this.end = close < 0 ? text.length : close + 2;
    } else return false;
    this.comments.push({ source: this.source, start, end: this.end });
    return true;
  }

  #string(): void {
    const text = this.#text;
    let lineEnd = -1;
    for (let at = this.start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === Char.quote) {
        if (lineEnd >= 0 && !this.#mayFollow(at + 1)) break;
        this.#take(Token.string, at + 1);
        return;
      }
      if (code === Char.backslash) at += this.#escape(at);
      else if (lineEnd < 0 && isLineEnd(code)) lineEnd = at;
    }
    const end = lineEnd < 0 ? text.length : lineEnd;
    this.problems.add(this.start, end, 'The string is not finished', 'expected `"`');
    this.#take(Token.unknown, end);
  }

  /** How far the escape at `at` reaches beyond its backslash. */
  #escape(at: number): number {
    const length = escapeLength(this.#text, at);
    if (length > 0) return length - 1;
    this.problems.add(at, Math.min(at + 2, this.#text.length), 'There is no such escape', 'expected `\\\\` or `\\n`');
    return 1;
  }

  /** Whether what stands at `at` can follow a string. If not, the quote before it begins another one. */
  #mayFollow(at: number): boolean {
    const text = this.#text;
    while (isBlank(text.charCodeAt(at))) at++;
    return at >= text.length || ',:]}/'.includes(text.charAt(at));
  }
}

/** Blanks, and the mark at the beginning of a file that tells its encoding. */
const isBlank = (code: number): boolean =>
  code === Char.space ||
  code === Char.lineFeed ||
  code === Char.carriageReturn ||
  code === Char.tab ||
  code === Char.byteOrderMark;

const isLineEnd = (code: number): boolean => code === Char.lineFeed || code === Char.carriageReturn;
