import type { Span } from '../model/source.js';

/**
 * The one expression tree for Bicep, ARM template expressions and HCL. Every node is a span. Parentheses leave no
 * node of their own; a node's span is that of its own text.
 */
export type Expression =
  | Literal
  | Template
  | ListExpression
  | ObjectExpression
  | Reference
  | Member
  | Index
  | Call
  | Operation
  | Conditional
  | Comprehension
  | Splat
  | Lambda
  | NonNull
  | Invalid;

/** A name where it is written. */
export interface Name extends Span {
  readonly text: string;
}

export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A string with expressions inside. Text parts are unescaped; empty ones are left out. */
export interface Template extends Span {
  readonly kind: 'template';
  readonly parts: readonly (string | Expression)[];
}

export interface ListExpression extends Span {
  readonly kind: 'list';
  readonly items: readonly (Expression | Spread)[];
}

export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly entries: readonly (Property | Spread)[];
}

export interface Property extends Span {
  readonly kind: 'property';
  /** A string literal for plain names (`a: 1`, `'a': 1`), a template for computed ones. */
  readonly key: Expression;
  readonly value: Expression;
}

export interface Spread extends Span {
  readonly kind: 'spread';
  readonly value: Expression;
}

export interface Reference extends Span {
  readonly kind: 'reference';
  readonly name: string;
}

/** `object.name`, `object.?name`, `object::name` (nested). */
export interface Member extends Span {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: Name;
  readonly safe: boolean;
  readonly nested: boolean;
}

/** `object[index]`, `object[?index]`, `object[^index]`. */
export interface Index extends Span {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
  readonly safe: boolean;
  readonly fromEnd: boolean;
}

/** `name(args)`, or `receiver.name(args)`: a namespace (`sys.concat`), an import (`lib.f`) or a method (`vault.getSecret`). */
export interface Call extends Span {
  readonly kind: 'call';
  readonly receiver?: Expression;
  readonly name: Name;
  readonly args: readonly Expression[];
  /** `receiver.?name(args)`. */
  readonly safe: boolean;
  /** `name(args...)`: the items of the last argument are arguments. HCL only. */
  readonly expanded?: true;
}

export type Operator =
  | '!'
  | 'negate'
  | 'plus'
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '=~'
  | '!~'
  | '&&'
  | '||'
  | '??';

export interface Operation extends Span {
  readonly kind: 'operation';
  readonly operator: Operator;
  /** One for the first three operators, two for all others. */
  readonly operands: readonly [Expression, ...Expression[]];
}

export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** The head of a loop: `for (item, index) in collection`, in HCL `for index, item in collection`. */
export interface Loop extends Span {
  readonly item: Name;
  /** The number of the item; of an object or map its key, of a set the item itself. */
  readonly index?: Name;
  readonly collection: Expression;
}

/** `[for item in collection: body]`; with a filter only in resource and module loops of Bicep, and in HCL. */
export interface Comprehension extends Span {
  readonly kind: 'comprehension';
  readonly loop: Loop;
  readonly filter?: Expression;
  readonly body: Expression;
  /** `{for item in collection: key => body}`: HCL only. */
  readonly key?: Expression;
  /**
   * What becomes of the bodies; a list, if left out. With `body...`, those of one key are grouped as a list. Those of the
   * directive `%{for}` are text, one after the other.
   */
  readonly yields?: 'object' | 'groups' | 'text';
}

/**
 * `object[*].name`, `object.*.name`: the rest for each item. What is no list is one of itself alone, and null is an empty
 * one. HCL only.
 */
export interface Splat extends Span {
  readonly kind: 'splat';
  readonly object: Expression;
  /** The name of the item in `each`, which nobody else can use: `*`. */
  readonly item: Name;
  readonly each: Expression;
}

export interface Lambda extends Span {
  readonly kind: 'lambda';
  readonly parameters: readonly Name[];
  readonly body: Expression;
}

/** `value!`: says to the type checker that it is not null; changes nothing at run time. */
export interface NonNull extends Span {
  readonly kind: 'non-null';
  readonly value: Expression;
}

/** Where an expression was expected and none could be read; the problem is among the file's diagnostics. */
export interface Invalid extends Span {
  readonly kind: 'invalid';
}
