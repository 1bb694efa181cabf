import type { Call, Expression, Literal, Name } from '../../../expressions/tree.js';
import type { Problems } from '../../templates/problems.js';
import { functionName } from '../../templates/names.js';
import type { JsonNode } from '../../json/node.js';
import { Lexer, Token } from './lexer.js';
import { lowered } from './lower.js';
import type { Surroundings } from './surroundings.js';

/** How many expressions may lie within one another. It bounds the stack of all who walk the tree. */
const maxHeight = 200;

/**
 * The expression in a string `[…]`. It never throws: what cannot be read is an `invalid` node, and a problem if somebody
 * collects them. Its span is that of the expression alone, without quotes and brackets.
 */
export function parseExpression(node: JsonNode, around: Surroundings, problems?: Problems): Expression {
  const parser = new Parser(node, around, problems);
  const expression = parser.whole();
  return parser.failed ? { kind: 'invalid', ...node.span } : expression;
}

class Parser extends Lexer {
  failed = false;
  /** How many expressions we are in. */
  #depth = 0;
  /** Height of the expression parsed last: 1 for a leaf. */
  #height = 0;
  readonly #around: Surroundings;
  readonly #problems: Problems | undefined;

  constructor(node: JsonNode, around: Surroundings, problems: Problems | undefined) {
    super(node);
    this.#around = around;
    this.#problems = problems;
  }

  whole(): Expression {
    const expression = this.#expression();
    if (this.kind !== Token.end) this.#unexpected('expected the end of the expression');
    return expression;
  }

  #expression(): Expression {
    if (this.#depth >= maxHeight) return this.#tooDeep();
    this.#depth++;
    const start = this.place(this.start);
    let value = this.#primary();
    while (!this.failed && (this.at(Token.dot) || this.at(Token.openSquare))) {
      value = this.at(Token.dot) ? this.#member(start, value) : this.#index(start, value);
    }
    this.#depth--;
    return value;
  }

  #primary(): Expression {
    switch (this.kind) {
      case Token.word:
        return this.#call();
      case Token.string:
        return this.#literal(this.stringValue());
      case Token.number:
        return this.#literal(Number(this.written()));
      default:
        return this.#unexpected('expected a function, a string or a number');
    }
  }

  #literal(value: string | number): Literal {
    const { source } = this;
    const start = this.place(this.start);
    const end = this.place(this.end);
    this.next();
    this.#height = 1;
    return { kind: 'literal', source, start, end, value };
  }

  #member(start: number, object: Expression): Expression {
    this.nextName();
    if (this.kind !== Token.word) return this.#unexpected('expected the name of a property');
    const name = this.#name();
    this.#grow(this.#height);
    return { kind: 'member', source: this.source, start, end: name.end, object, name, safe: false, nested: false };
  }

  #index(start: number, object: Expression): Expression {
    const before = this.#height;
    this.next();
    const index = this.#expression();
    this.#expect(Token.closeSquare, 'expected `]`');
    this.#grow(Math.max(before, this.#height));
    const end = this.place(this.lastEnd);
    return { kind: 'index', source: this.source, start, end, object, index, safe: false, fromEnd: false };
  }

  /** `f(…)`, or `namespace.f(…)` of a function of the template. */
  #call(): Expression {
    const { source } = this;
    let name = this.#name();
    const { start } = name;
    if (this.at(Token.dot)) {
      this.next();
      if (!this.at(Token.word)) return this.#unexpected('expected the name of a function');
      const own = this.#name();
      name = { source, start, end: own.end, text: functionName(name.text, own.text) };
    }
    const args = this.#arguments();
    const call: Call = { kind: 'call', source, start, end: this.place(this.lastEnd), name, args, safe: false };
    return this.failed ? call : lowered(call, this.#around);
  }

  #arguments(): readonly Expression[] {
    const args: Expression[] = [];
    let tallest = 0;
    if (!this.#expect(Token.openParen, 'expected `(`')) return args;
    while (!this.at(Token.closeParen) && !this.failed) {
      args.push(this.#expression());
      tallest = Math.max(tallest, this.#height);
      if (!this.at(Token.comma)) break;
      this.next();
      if (this.at(Token.closeParen)) this.#unexpected('expected an argument after the comma');
    }
    this.#expect(Token.closeParen, 'expected `,` or `)`');
    this.#grow(tallest);
    return args;
  }

  /** Takes the current word. */
  #name(): Name {
    const { source } = this;
    const start = this.place(this.start);
    const end = this.place(this.end);
    const text = this.written();
    this.next();
    return { source, start, end, text };
  }

  at(kind: Token): boolean {
    return this.kind === kind;
  }

  /** Says that the node just made has children of at most this height. */
  #grow(height: number): void {
    this.#height = height + 1;
    if (height >= maxHeight && !this.failed) this.#tooDeep();
  }

  #expect(kind: Token, expected: string): boolean {
    if (this.at(kind) && !this.failed) {
      this.next();
      return true;
    }
    this.#unexpected(expected);
    return false;
  }

  /** Only the first problem is told: the others would be its consequences. */
  #unexpected(expected: string): Expression {
    const [start, end] = this.at(Token.end) ? [this.lastEnd, this.lastEnd] : [this.start, this.end];
    return this.#fail(start, end, surprises[this.kind] ?? `Unexpected \`${this.written()}\``, expected);
  }

  #tooDeep(): Expression {
    return this.#fail(this.start, this.end, 'The expression is too deep', `expected at most ${maxHeight} levels`);
  }

  #fail(from: number, to: number, title: string, expected: string): Expression {
    const { source } = this;
    const [start, end] = [this.place(from), this.place(to)];
    if (!this.failed) this.#problems?.add(start, end, title, expected);
    this.failed = true;
    return { kind: 'invalid', source, start, end };
  }
}

/** What stands there, as the title of a problem. Never the content of a string: it may be a secret. */
const surprises: Readonly<Partial<Record<Token, string>>> = {
  [Token.end]: 'The expression ends too early',
  [Token.broken]: 'The string is not finished',
  [Token.string]: 'Unexpected string',
  [Token.number]: 'Unexpected number',
  [Token.word]: 'Unexpected name',
  [Token.unknown]: 'Unexpected character',
};
