import type { Source, Span } from '../../../model/source.js';
import type { JsonNode } from '../json/node.js';
import { unescaped } from '../json/strings.js';

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

const marks: Readonly<Record<string, Token>> = {
  '(': Token.openParen,
  ')': Token.closeParen,
  '[': Token.openSquare,
  ']': Token.closeSquare,
  ',': Token.comma,
  '.': Token.dot,
};

const blank = /\s*/y;
const word = /[A-Za-z_$][\w$]*/y;
const number = /[+-]?\d+(?:\.\d+)?/y;
/** After a dot, a name may be what a function's may not: `outputs.my-name.value`. */
const property = /[A-Za-z_$][\w$-]*/y;

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
    this.#scan(word);
  }

  /** As `next`, where a name of a property is expected. */
  nextName(): void {
    this.lastEnd = this.end;
    this.#scan(property);
  }

  /** The text of the current token. */
  written(): string {
    return this.text.slice(this.start, this.end);
  }

  /** The value of the current string, in which two quotes stand for one. */
  stringValue(): string {
    return this.text.slice(this.start + 1, this.end - 1).replaceAll("''", "'");
  }

  /** The place in the source of a stretch of the text. */
  span(start: number, end: number): Span {
    const offsets = this.#offsets;
    if (offsets === undefined) return { source: this.source, start, end };
    return { source: this.source, start: offsets[start] ?? start, end: offsets[end] ?? end };
  }

  #scan(names: RegExp): void {
    const { text } = this;
    this.start = this.#match(blank, this.end);
    const first = text.charAt(this.start);
    if (this.start >= this.#stop) this.#take(Token.end, this.start);
    else if (marks[first] !== undefined) this.#take(marks[first], this.start + 1);
    else if (first === "'") this.#string();
    else {
      const end = this.#match(names, this.start);
      if (end > this.start) this.#take(Token.word, end);
      else this.#number();
    }
  }

  #number(): void {
    const end = this.#match(number, this.start);
    this.#take(end > this.start ? Token.number : Token.unknown, Math.max(end, this.start + 1));
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

  /** The end of what the pattern matches here; `from` if it does not. */
  #match(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.test(this.text) ? Math.min(pattern.lastIndex, this.#stop) : from;
  }
}
