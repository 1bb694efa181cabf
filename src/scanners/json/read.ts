import type { Comment } from '../../model/scan.js';
import type { Source } from '../../model/source.js';
import type { Problems } from '../templates/problems.js';
import { JsonNode } from './node.js';
import { Kind, Tape } from './tape.js';
import { Token } from './token.js';
import { Tokens } from './tokens.js';

/** How deep values may lie within one another. It bounds the stack of all who walk them. */
const maxDepth = 200;

/**
 * Reads a JSON text with comments; commas may stand before a closing bracket, as the platform allows. It never throws:
 * what cannot be read is a problem, and the rest is read all the same.
 */
export function readJson(
  source: Source,
  problems: Problems,
): { readonly root: JsonNode; readonly comments: Comment[] } {
  const reader = new Reader(source, problems);
  return { root: new JsonNode(source, reader.read(), 0), comments: reader.tokens.comments };
}

const enum Expects {
  value,
  /** A key, or the end of the object. */
  key,
  /** A comma, or the end of the object or array. */
  comma,
}

/** Keeps its own stack: a text may be nested deeper than the machine's allows. */
class Reader {
  readonly tokens: Tokens;
  readonly #tape = new Tape();
  readonly #open: number[] = [];
  /** How many levels too deep we are. */
  #below = 0;
  #expects = Expects.value;

  constructor(
    private readonly source: Source,
    private readonly problems: Problems,
  ) {
    this.tokens = new Tokens(source, problems);
  }

  read(): Tape {
    this.#value();
    while (this.#open.length > 0) {
      if (this.tokens.kind === Token.end) this.#endEarly();
      else if (this.#below > 0) this.#skip();
      else if (this.#expects === Expects.value) this.#item();
      else if (this.#expects === Expects.key) this.#key();
      else this.#comma();
    }
    if (this.tokens.kind !== Token.end) this.#unexpected('expected the end of the file');
    this.#tape.finish();
    return this.#tape;
  }

  get #inObject(): boolean {
    return this.#tape.kind(this.#open.at(-1) ?? 0) === Kind.object;
  }

  /** A value; where there is none, one that is missing. */
  #value(): void {
    const { tokens } = this;
    const { start, end } = tokens;
    this.#expects = Expects.comma;
    switch (tokens.kind) {
      case Token.openBrace:
        this.#enter(Kind.object, Expects.key);
        return;
      case Token.openSquare:
        this.#enter(Kind.array, Expects.value);
        return;
      case Token.string:
        this.#tape.add(isExpression(this.source.text, start, end) ? Kind.expression : Kind.string, start, end);
        break;
      case Token.number:
        this.#tape.add(Kind.number, start, end);
        break;
      case Token.true:
        this.#tape.add(Kind.true, start, end);
        break;
      case Token.false:
        this.#tape.add(Kind.false, start, end);
        break;
      case Token.null:
        this.#tape.add(Kind.null, start, end);
        break;
      default:
        this.#unexpected('expected a value');
        this.#tape.add(Kind.missing, start, start);
        if (tokens.kind !== Token.unknown && tokens.kind !== Token.colon) return;
    }
    tokens.next();
  }

  #enter(kind: Kind, expects: Expects): void {
    if (this.#open.length >= maxDepth) {
      this.problems.add(
        this.tokens.start,
        this.tokens.end,
        'It is nested too deep',
        `expected at most ${maxDepth} levels`,
      );
      this.#tape.add(Kind.missing, this.tokens.start, this.tokens.start);
      this.#below = 1;
    } else {
      this.#open.push(this.#tape.open(kind, this.tokens.start));
      this.#expects = expects;
    }
    this.tokens.next();
  }

  /** What is too deep is not kept, nor are its problems. */
  #skip(): void {
    const { kind } = this.tokens;
    if (kind === Token.openBrace || kind === Token.openSquare) this.#below++;
    if (kind === Token.closeBrace || kind === Token.closeSquare) this.#below--;
    this.tokens.next();
  }

  #item(): void {
    if (!this.#closed()) this.#value();
  }

  /** `"key": value`, of which all but the value is taken here. */
  #key(): void {
    if (this.#closed()) return;
    const { tokens } = this;
    const { start, end, kind } = tokens;
    if (kind !== Token.string) this.#unexpected('expected a name in double quotes');
    if (kind === Token.comma) {
      tokens.next();
      return;
    }
    const quoted = kind === Token.string;
    const named = quoted || kind === Token.unknown || isWord(kind);
    if (quoted && isExpression(this.source.text, start, end)) this.#tape.add(Kind.expression, start, end);
    else this.#tape.add(quoted ? Kind.string : Kind.missing, start, named ? end : start);
    if (named) tokens.next();
    if (tokens.kind === Token.colon) {
      tokens.next();
      this.#value();
      return;
    }
    if (named) this.#unexpected('expected `:`');
    if (tokens.kind === Token.comma || isCloser(tokens.kind) || tokens.kind === Token.end) this.#missing();
    else this.#value();
  }

  #missing(): void {
    this.#tape.add(Kind.missing, this.tokens.start, this.tokens.start);
    this.#expects = Expects.comma;
  }

  #comma(): void {
    if (this.#closed()) return;
    if (this.tokens.kind === Token.comma) this.tokens.next();
    else {
      this.#unexpected(this.#inObject ? 'expected `,` or `}`' : 'expected `,` or `]`');
      if (this.tokens.kind === Token.colon || this.tokens.kind === Token.unknown) {
        this.tokens.next();
        return;
      }
    }
    this.#expects = this.#inObject ? Expects.key : Expects.value;
  }

  /** Whether the token closes something. One that closes something further out closes all that is in it. */
  #closed(): boolean {
    const { kind, end } = this.tokens;
    if (!isCloser(kind)) return false;
    const wanted = kind === Token.closeBrace ? Kind.object : Kind.array;
    const at = this.#open.findLastIndex((each) => this.#tape.kind(each) === wanted);
    if (at < this.#open.length - 1) this.#unexpected(this.#inObject ? 'expected `}`' : 'expected `]`');
    while (at >= 0 && this.#open.length > at + 1) this.#close(this.tokens.start);
    if (at >= 0) this.#close(end);
    this.tokens.next();
    return true;
  }

  #close(end: number): void {
    const value = this.#open.pop();
    if (value !== undefined) this.#tape.close(value, end);
    this.#expects = Expects.comma;
  }

  #endEarly(): void {
    this.#unexpected(this.#inObject ? 'expected `}`' : 'expected `]`');
    while (this.#open.length > 0) this.#close(this.tokens.start);
  }

  #unexpected(expected: string): void {
    const { kind, start, end } = this.tokens;
    this.problems.add(start, end, surprise(kind, this.source.text.slice(start, end)), expected);
  }
}

const isCloser = (kind: Token): boolean => kind === Token.closeBrace || kind === Token.closeSquare;

const isWord = (kind: Token): boolean => kind === Token.true || kind === Token.false || kind === Token.null;

/**
 * Whether a string is evaluated: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 */
const isExpression = (text: string, start: number, end: number): boolean =>
  text.charAt(start + 1) === '[' && end - start > 4 && text.charAt(end - 2) === ']' && text.charAt(start + 2) !== '[';

/** What stands there, as the title of a problem. Never the content of a string: it may be a secret. */
function surprise(kind: Token, text: string): string {
  if (kind === Token.end) return 'The file ends too early';
  if (kind === Token.string) return 'Unexpected string';
  if (kind === Token.number) return 'Unexpected number';
  return text.length > 1 && kind === Token.unknown ? 'Unexpected word' : `Unexpected \`${text}\``;
}
