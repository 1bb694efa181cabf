import type { Comment } from '../../../model/scan.js';
import type { Source } from '../../../model/source.js';
import { Char, Class, classOf, isWordPart } from './characters.js';
import { Problems } from '../../templates/problems.js';
import { scanMultiLine, scanSingleLine } from './strings.js';
import { compoundToken, markOf } from './marks.js';
import type { Directive } from '../../templates/syntax.js';
import { Token } from './token.js';
import { skipLines, skipBlanks } from './trivia.js';
import { unescape } from './unescape.js';

/** Longest name that Bicep takes: https://learn.microsoft.com/azure/azure-resource-manager/bicep/file */
const longestName = 255;

/** Bicep text as a stream of tokens, one at a time: the current one lies in the fields. It begins on a new line. */
export class Lexer {
  readonly text: string;
  kind: Token = Token.newline;
  /** Where the current token starts and ends. A `newline` ends where the next token starts. */
  start = 0;
  end = 0;
  /** Where the last token ended that was not a new line: the end of a node whose tokens have all been taken. */
  lastEnd = 0;
  /** The text of the current piece of a string, without quotes and `${`. */
  contentStart = 0;
  contentEnd = 0;
  /** Whether there are escapes in it. */
  escaped = false;
  /**
   * What `}` closes, innermost last, while inside of an interpolation: 0 a brace, else a hole: -1 of a single-line string,
   * n of a multi-line string that begins with n dollar signs.
   */
  readonly holes: number[] = [];
  readonly comments: Comment[] = [];
  readonly directives: Directive[] = [];
  readonly problems: Problems;

  constructor(readonly source: Source) {
    this.text = source.text;
    this.problems = new Problems(source, 'syntax/bicep');
    skipLines(this, this.text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0);
  }

  /** Goes on to the next token. At the end of the text it stays there. */
  next(): void {
    if (this.kind !== Token.newline) this.lastEnd = this.end;
    const start = skipBlanks(this, this.end);
    this.start = start;
    const code = start < this.text.length ? this.text.charCodeAt(start) : -1;
    switch (classOf(code)) {
      case Class.letter:
        this.scanWord(start);
        return;
      case Class.mark:
        this.set(markOf(code), start + 1);
        return;
      case Class.digit:
        this.scanNumber(start);
        return;
      case Class.line:
        this.scanLineEnd(start);
        return;
      case Class.compound:
        this.scanCompound(code, start);
        return;
      default:
        if (code < 0) this.set(Token.end, start);
        else this.set(Token.unknown, start + ((this.text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
    }
  }

  /** Makes the current token of the kind end at `end`. */
  set(kind: Token, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  /** The value of the current string or piece of a string. */
  stringValue(): string {
    if (!this.escaped) return this.text.slice(this.contentStart, this.contentEnd);
    return unescape(this.text, this.contentStart, this.contentEnd, (start, end) => {
      this.problems.add(
        start,
        end,
        'Unknown escape in a string',
        "expected `\\n`, `\\r`, `\\t`, `\\\\`, `\\'`, `\\$` or `\\u{…}`",
      );
    });
  }

  private scanWord(start: number): void {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
    this.set(Token.word, end);
    const length = end - start;
    if (length === 4) {
      if (text.startsWith('true', start)) this.kind = Token.true;
      else if (text.startsWith('null', start)) this.kind = Token.null;
    } else if (length === 5) {
      if (text.startsWith('false', start)) this.kind = Token.false;
    } else if (length > longestName) {
      this.problems.add(start, end, `Name of ${length} characters`, `expected at most ${longestName}`);
    }
  }

  private scanNumber(start: number): void {
    const { text } = this;
    let end = start + 1;
    while (end < text.length && classOf(text.charCodeAt(end)) === Class.digit) end++;
    this.set(Token.number, end);
  }

  /** A new line; inside of `${…}` first a `broken`, which ends all strings that are open. */
  private scanLineEnd(start: number): void {
    if (this.holes.length === 0) {
      skipLines(this, start);
      return;
    }
    this.holes.length = 0;
    this.set(Token.broken, start);
  }

  private scanCompound(code: number, start: number): void {
    if (code === Char.quote) {
      if (this.text.startsWith("'''", start)) scanMultiLine(this, start + 3, 0, true);
      else scanSingleLine(this, start + 1, true);
    } else if (code === Char.openBrace) {
      if (this.holes.length > 0) this.holes.push(0);
      this.set(Token.openBrace, start + 1);
    } else if (code === Char.closeBrace) this.scanCloseBrace(start);
    else if (code === Char.dollar) this.scanDollar(start);
    else compoundToken(this, code, start);
  }

  private scanCloseBrace(start: number): void {
    const hole = this.holes.at(-1) ?? 0;
    if (hole < 0) scanSingleLine(this, start + 1, false);
    else if (hole > 0) scanMultiLine(this, start + 1, hole, false);
    else {
      this.holes.pop();
      this.set(Token.closeBrace, start + 1);
    }
  }

  private scanDollar(start: number): void {
    let end = start + 1;
    while (this.text.charCodeAt(end) === Char.dollar) end++;
    if (this.text.startsWith("'''", end)) scanMultiLine(this, end + 3, end - start, true);
    else this.set(Token.unknown, end);
  }
}
