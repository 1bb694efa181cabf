import type { Source } from '../../../model/source.js';
import type { JsonNode } from '../../json/node.js';
import { unescaped } from '../../json/strings.js';

export const enum Token {
  end = 0,
  word = 1,
  number = 2,
  string = 3,
  openParen = 4,
  closeParen = 5,
  openSquare = 6,
  closeSquare = 7,
  comma = 8,
  dot = 9,
  /** A string without its closing quote. */
  broken = 10,
  unknown = 11,
}

function markOf(code: number): Token {
  switch (code) {
    case 0x28:
      return Token.openParen;
    case 0x29:
      return Token.closeParen;
    case 0x5b:
      return Token.openSquare;
    case 0x5d:
      return Token.closeSquare;
    case 0x2c:
      return Token.comma;
    case 0x2e:
      return Token.dot;
    default:
      return Token.unknown;
  }
}

const Char = { quote: 0x27, plus: 0x2b, minus: 0x2d, dot: 0x2e } as const;

const enum Class {
  other = 0,
  blank = 1,
  letter = 2,
  digit = 3,
}

const classes: readonly Class[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return Class.blank;
  if (/[A-Za-z_$]/.test(character)) return Class.letter;
  return /\d/.test(character) ? Class.digit : Class.other;
});

const classOf = (code: number): Class => classes[code] ?? Class.other;

/** The tokens of a template expression, which stands in a JSON string between brackets. */
export class Lexer {
  kind: Token = Token.end;
  /** Of the current token, in `text`. */
  start = 0;
  end = 0;
  /** Where the token before ended. */
  lastEnd = 0;
  readonly source: Source;
  protected readonly text: string;
  readonly #stop: number;
  /** Where in the source each character of `text` begins, if `text` is not the source's own. */
  readonly #offsets: Int32Array | undefined;

  constructor(node: JsonNode) {
    this.source = node.source;
    const [first, last] = [node.start + 1, node.end - 1];
    const { offsets, text } = unescaped(node.source.text, first, last);
    this.#offsets = offsets;
    this.text = offsets === undefined ? node.source.text : text;
    this.end = offsets === undefined ? first + 1 : 1;
    this.#stop = offsets === undefined ? last - 1 : text.length - 1;
    this.next();
    this.lastEnd = this.start;
  }

  next(): void {
    this.lastEnd = this.end;
    const { text } = this;
    let at = this.end;
    while (at < this.#stop && classOf(text.charCodeAt(at)) === Class.blank) at++;
    this.start = at;
    if (at >= this.#stop) this.#take(Token.end, at);
    else if (classOf(text.charCodeAt(at)) === Class.letter) this.#take(Token.word, this.#endOfWord(at));
    else this.#other(text.charCodeAt(at));
  }

  /** As `next`, after a dot: there a name may have hyphens, as in `outputs.my-name.value`. */
  nextName(): void {
    this.next();
    while (this.kind === Token.word && this.end < this.#stop && this.text.charCodeAt(this.end) === Char.minus) {
      this.end = this.#endOfWord(this.end + 1);
    }
  }

  /** The text of the current token. */
  written(): string {
    return this.text.slice(this.start, this.end);
  }

  /** The value of the current string, in which two quotes stand for one. */
  stringValue(): string {
    const content = this.text.slice(this.start + 1, this.end - 1);
    return content.includes("'") ? content.replaceAll("''", "'") : content;
  }

  /** Where in the source a character of the text stands. */
  protected place(at: number): number {
    return this.#offsets === undefined ? at : (this.#offsets[at] ?? at);
  }

  #other(code: number): void {
    if (code === Char.quote) {
      this.#string();
      return;
    }
    const isSigned = code === Char.minus || code === Char.plus;
    const end = this.#endOfDigits(isSigned ? this.start + 1 : this.start);
    if (end > this.start + (isSigned ? 1 : 0)) this.#take(Token.number, this.#endOfFraction(end));
    else this.#take(markOf(code), this.start + 1);
  }

  #endOfWord(from: number): number {
    let at = from;
    for (; at < this.#stop; at++) {
      const kind = classOf(this.text.charCodeAt(at));
      if (kind !== Class.letter && kind !== Class.digit) break;
    }
    return at;
  }

  #endOfDigits(from: number): number {
    let at = from;
    while (at < this.#stop && classOf(this.text.charCodeAt(at)) === Class.digit) at++;
    return at;
  }

  /** `.5` belongs to the number before it. */
  #endOfFraction(at: number): number {
    if (this.text.charCodeAt(at) !== Char.dot) return at;
    const end = this.#endOfDigits(at + 1);
    return end > at + 1 ? end : at;
  }

  #string(): void {
    const { text } = this;
    let at = this.start + 1;
    for (;;) {
      const quote = text.indexOf("'", at);
      if (quote < 0 || quote >= this.#stop) {
        this.#take(Token.broken, this.#stop);
        return;
      }
      if (text.charAt(quote + 1) !== "'" || quote + 1 >= this.#stop) {
        this.#take(Token.string, quote + 1);
        return;
      }
      at = quote + 2;
    }
  }

  #take(kind: Token, end: number): void {
    this.kind = kind;
    this.end = end;
  }
}
