import type { Name } from '../../../expressions/tree.js';
import { Char, isLineEnd } from './characters.js';
import { Lexer } from './lexer.js';
import { Lead, leadAt, mayDeclare } from './lead.js';
import { markOf } from './marks.js';
import { Token } from './token.js';

/** How many expressions may lie within one another. It bounds the parser's own stack and that of all who walk the tree. */
const maxHeight = 200;

/** A lexer that knows what is expected: it records problems and finds the place where parsing can go on. */
export class Cursor extends Lexer {
  /**
   * Whether something was unexpected and the place to go on has not been reached: problems are not recorded meanwhile,
   * for they would only be consequences.
   */
  failed = false;
  /** Height of the expression parsed last: 1 for a leaf. */
  height = 0;
  /** Whether we are in `${…}`, where objects and arrays are not allowed. */
  interpolated = false;
  /** How many brackets are open that a token would close. */
  private readonly open = new Int32Array(128);
  private depth = 0;

  at(kind: Token): boolean {
    return this.kind === kind;
  }

  take(kind: Token): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  /** Takes the token or records that it is missing. */
  expect(kind: Token, expected: string): boolean {
    if (this.take(kind)) return true;
    this.unexpected(expected);
    return false;
  }

  atWord(word: string): boolean {
    return this.kind === Token.word && this.end - this.start === word.length && this.text.startsWith(word, this.start);
  }

  takeWord(word: string): boolean {
    if (!this.atWord(word)) return false;
    this.next();
    return true;
  }

  expectWord(word: string): boolean {
    if (this.takeWord(word)) return true;
    this.unexpected(`expected \`${word}\``);
    return false;
  }

  /** The text of the current token. */
  word(): string {
    return this.text.slice(this.start, this.end);
  }

  /** Takes a name, or records that one is missing and returns an empty one. */
  name(expected: string): Name {
    const { source, start, end } = this;
    if (this.kind === Token.word) {
      const text = this.word();
      this.next();
      return { source, start, end, text };
    }
    this.unexpected(expected);
    return { source, start: this.lastEnd, end: this.lastEnd, text: '' };
  }

  /** Records that the current token is not what was expected. Until `recover`, no other problem is recorded. */
  unexpected(expected: string): void {
    if (this.failed) return;
    this.failed = true;
    const wide = this.kind !== Token.newline && this.kind !== Token.end && this.kind !== Token.broken;
    const start = wide ? this.start : this.lastEnd;
    this.problems.add(start, wide ? this.end : start, surprise(this), expected);
  }

  /** Records a problem that does not keep us from going on. */
  report(start: number, end: number, title: string, expected: string): void {
    if (!this.failed) this.problems.add(start, end, title, expected);
  }

  /** Goes one level down in the tree. False after a problem, and if that is too deep, which is one. */
  enter(): boolean {
    if (this.failed) return false;
    if (this.depth >= maxHeight) {
      this.tooDeep();
      return false;
    }
    this.depth++;
    return true;
  }

  leave(): void {
    this.depth--;
  }

  /** Says that the node just made has children of at most this height. */
  grow(height: number): number {
    if (height >= maxHeight) this.tooDeep();
    this.height = height + 1;
    return this.height;
  }

  private tooDeep(): void {
    if (this.failed) return;
    this.failed = true;
    this.problems.add(this.start, this.end, 'The expression is too deep', `expected at most ${maxHeight} levels`);
  }

  /** Takes an opening bracket that `closer` closes. */
  opens(closer: Token): void {
    this.open[closer] = (this.open[closer] ?? 0) + 1;
    this.next();
  }

  /** Takes the closing bracket, or records that it is missing. */
  closes(closer: Token, expected: string): void {
    this.open[closer] = (this.open[closer] ?? 0) - 1;
    this.expect(closer, expected);
  }

  /**
   * Takes a new line, unless a declaration follows it: then a bracket was forgotten. `least` is the least lead that tells
   * a declaration here.
   */
  lines(least: Lead): void {
    if (this.kind === Token.newline && !this.atDeclaration(least)) this.next();
  }

  /** Whether we are on a new line, and a declaration starts in the first column after it. */
  atDeclaration(least: Lead): boolean {
    if (this.kind !== Token.newline || least === Lead.never) return false;
    const { text, end } = this;
    return (end === 0 || isLineEnd(text.charCodeAt(end - 1))) && leadAt(text, end) >= least;
  }

  /** Whether the token is a new line and this mark follows it. */
  continuesWith(mark: Token): boolean {
    return this.kind === Token.newline && markOf(this.text.charCodeAt(this.end)) === mark;
  }

  /** The same for a mark that is another one when it is doubled, such as `?`. */
  continuesWithSingle(mark: Token): boolean {
    return this.continuesWith(mark) && markOf(this.text.charCodeAt(this.end + 1)) !== mark;
  }

  /** Whether the token is a closing bracket of something we are in. */
  atCloser(): boolean {
    const { kind } = this;
    const closing = kind === Token.closeBrace || kind === Token.closeSquare || kind === Token.closeParen;
    return closing && (this.open[kind] ?? 0) > 0;
  }

  /** After a problem between brackets: goes to the next new line or comma, to a bracket that ends this, or to the end. */
  recover(): void {
    this.failed = false;
    let depth = 0;
    while (!this.at(Token.end)) {
      if (depth === 0 && (this.at(Token.newline) || this.at(Token.comma) || this.atCloser())) return;
      if (this.atDeclaration(Lead.decorator)) return;
      depth = this.skip(depth);
    }
  }

  /** After a problem outside of brackets: goes to the new line before the next declaration, or to the end. */
  recoverDeclaration(): void {
    this.failed = false;
    let depth = 0;
    while (!this.at(Token.end)) {
      if (depth === 0 && this.at(Token.newline) && mayDeclare(this.text, this.end)) return;
      if (this.atDeclaration(Lead.decorator)) return;
      depth = this.skip(depth);
    }
  }

  /** Skips a token; returns how many brackets are open after it if `depth` were before it. */
  private skip(depth: number): number {
    const { kind } = this;
    this.next();
    if (kind === Token.openBrace || kind === Token.openSquare || kind === Token.openParen) return depth + 1;
    const closing = kind === Token.closeBrace || kind === Token.closeSquare || kind === Token.closeParen;
    return closing && depth > 0 ? depth - 1 : depth;
  }
}

/** What stands at the cursor, as the title of a problem. Never the content of a string: it may be a secret. */
function surprise(at: Cursor): string {
  switch (at.kind) {
    case Token.end:
      return 'The file ends too early';
    case Token.newline:
      return 'The line ends too early';
    case Token.broken:
      return 'The string is not finished';
    case Token.string:
    case Token.stringStart:
    case Token.stringMiddle:
    case Token.stringEnd:
      return 'Unexpected string';
    case Token.number:
      return 'Unexpected number';
    case Token.unknown:
      return at.text.charCodeAt(at.start) === Char.doubleQuote ? 'A string in double quotes' : 'Unexpected character';
    default:
      return at.end - at.start > 40 ? 'Unexpected name' : `Unexpected \`${at.word()}\``;
  }
}
