import type { Expression, Literal, Name, Operator, Reference } from '../../../expressions/tree.js';
import type { Source, Span } from '../../../model/source.js';
import type { Problems } from '../../templates/problems.js';
import { collection, forExpression } from './collections.js';
import { quotedText } from './escapes.js';
import type { Node } from './node.js';
import { withPostfixes } from './postfixes.js';
import { heredoc, quoted } from './templates.js';

/** How deep expressions and blocks may lie within one another. It bounds the stack of all who walk them. */
export const maxDepth = 200;

/** A text within a source that is not written there as it is read, such as what a JSON string stands for. */
export interface Quoted {
  readonly text: string;
  /** Where a part of the text stands in the source. */
  place(start: number, end: number): Span;
}

/** What all who lower nodes share: the file, its problems, and how deep they are. */
export class Lowering {
  /** What the offsets of nodes count in. */
  readonly text: string;
  depth = 0;
  /** Whether the tree cannot be trusted: a string goes over the end of its line, where it only can if its quote is missing. */
  isBroken = false;

  constructor(
    readonly source: Source,
    readonly problems: Problems,
    private readonly quoted?: Quoted,
  ) {
    this.text = quoted === undefined ? source.text : quoted.text;
  }

  textOf({ start, end }: Node): string {
    return this.text.slice(start, end);
  }

  span({ start, end }: { readonly start: number; readonly end: number }): Span {
    return this.quoted === undefined ? { source: this.source, start, end } : this.quoted.place(start, end);
  }

  problem(start: number, end: number, title: string, label: string): void {
    const at = this.span({ start, end });
    this.problems.add(at.start, at.end, title, label);
  }

  name(node: Node): Name {
    return { ...this.span(node), text: this.textOf(node) };
  }

  /** What `read` makes of something some levels further in, or what `tooDeep` makes of it past the limit. */
  within<T>(at: Node, read: () => T, tooDeep: () => T, levels = 1): T {
    if (this.depth + levels > maxDepth) {
      this.problem(at.start, at.end, 'It is nested too deep', `expected at most ${maxDepth} levels`);
      return tooDeep();
    }
    this.depth += levels;
    const result = read();
    this.depth -= levels;
    return result;
  }
}

/** An expression of HCL in the tree of all languages. */
export function expression(node: Node | undefined, on: Lowering, at: Node): Expression {
  if (node === undefined) return invalid(at, on);
  return on.within(
    node,
    () => (node.children[0]?.type === 'conditional' ? conditional(node.children[0], on) : term(node, 0, on).value),
    () => invalid(node, on),
  );
}

export const invalid = (at: Node, on: Lowering): Expression => ({ kind: 'invalid', ...on.span(at) });

/**
 * `a ? b : c`. The grammar reads `a ? b : c ? d : e` from the left, as `(a ? b : c) ? d : e`; HCL does from the right.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#conditional-operator
 */
function conditional(node: Node, on: Lowering): Expression {
  const parts: Node[] = [];
  for (let each: Node | undefined = node; each !== undefined;) {
    const [condition, ...branches]: readonly Node[] = each.children;
    parts.unshift(...branches);
    each = condition?.children[0]?.type === 'conditional' ? condition.children[0] : undefined;
    if (each === undefined && condition !== undefined) parts.unshift(condition);
  }
  return fromRight(parts, node, on);
}

/** Condition and value, again and again, and at the end the value that is left. */
function fromRight([condition, then, ...others]: readonly Node[], whole: Node, on: Lowering): Expression {
  const first = condition ?? whole;
  if (then === undefined) return expression(condition, on, whole);
  return {
    kind: 'conditional',
    ...on.span({ start: first.start, end: whole.end }),
    condition: expression(condition, on, whole),
    then: expression(then, on, whole),
    otherwise: on.within(
      first,
      () => fromRight(others, whole, on),
      () => invalid(first, on),
    ),
  };
}

/** A term and the child after it: the grammar leaves terms no node of their own. */
function term({ children, ...parent }: Node, from: number, on: Lowering): { value: Expression; next: number } {
  const first = children[from];
  if (first === undefined) return { value: invalid({ children, ...parent }, on), next: from };
  const inParentheses = first.type === '(';
  const begin = from + (inParentheses ? 3 : 1);
  let next = begin;
  while (isPostfix(children[next])) next++;
  const postfixes = children.slice(begin, next);
  const value = on.within(
    first,
    () => {
      const object = inParentheses ? expression(children[from + 1], on, first) : primary(first, on);
      return withPostfixes(object, first.start, postfixes, on);
    },
    () => invalid(first, on),
    postfixes.length,
  );
  return { value, next };
}

const postfixTypes: ReadonlySet<string | undefined> = new Set(['get_attr', 'index', 'splat']);

const isPostfix = (node: Node | undefined): boolean => postfixTypes.has(node?.type);

function primary(node: Node, on: Lowering): Expression {
  const [inner] = node.children;
  if (inner === undefined) return invalid(node, on);
  switch (node.type) {
    case 'literal_value':
      return literal(inner, on);
    case 'variable_expr':
      return reference(inner, on);
    case 'template_expr':
      return inner.type === 'heredoc_template' ? heredoc(inner, on) : quoted(inner, on);
    case 'collection_value':
      return collection(inner, on);
    case 'for_expr':
      return forExpression(inner, on);
    case 'function_call':
      return call(node, on);
    case 'operation':
      return inner.type === 'unary_operation' ? unary(inner, on) : binary(inner, on);
    default:
      return invalid(node, on);
  }
}

const reference = (node: Node, on: Lowering): Reference => ({
  kind: 'reference',
  ...on.span(node),
  name: on.textOf(node),
});

function literal(node: Node, on: Lowering): Literal {
  return { kind: 'literal', ...on.span(node), value: literalValue(node, on) };
}

function literalValue(node: Node, on: Lowering): Literal['value'] {
  const text = on.textOf(node);
  switch (node.type) {
    case 'numeric_lit':
      return Number(text);
    case 'bool_lit':
      return text === 'true';
    case 'string_lit':
      return stringText(node, on).text;
    default:
      return null;
  }
}

/** What stands between the quotes of a string without expressions. */
export function stringText(node: Node, on: Lowering): Name {
  const [start, end] = [node.start + 1, Math.max(node.start + 1, node.end - 1)];
  return { ...on.span({ start, end }), text: unescapedText(start, end, on) };
}

/** A piece of a quoted template without its escapes; one that is none is a problem. */
export function unescapedText(start: number, end: number, on: Lowering): string {
  const raw = on.text.slice(start, end);
  const { text, bad } = quotedText(raw);
  if (raw.includes('\n')) on.isBroken = true;
  if (bad !== undefined) {
    on.problem(start + bad, start + bad + 2, 'There is no such escape', 'expected `\\\\` or `\\n`');
  }
  return text;
}

function call(node: Node, on: Lowering): Expression {
  const name = node.children.find(({ type }) => type === 'identifier') ?? node;
  const given = node.children.find(({ type }) => type === 'function_arguments')?.children ?? [];
  const args = given.filter(({ type }) => type === 'expression').map((each) => expression(each, on, each));
  return {
    kind: 'call',
    ...on.span(node),
    name: on.name(name),
    args,
    safe: false,
    ...(given.at(-1)?.type === 'ellipsis' && { expanded: true }),
  };
}

function unary(node: Node, on: Lowering): Expression {
  const [sign] = node.children;
  const operand = on.within(
    node,
    () => term(node, 1, on).value,
    () => invalid(node, on),
  );
  const operator: Operator = sign?.type === '!' ? '!' : 'negate';
  return { kind: 'operation', ...on.span(node), operator, operands: [operand] };
}

const binaryOperators: ReadonlyMap<string, Operator> = new Map(
  (['*', '/', '%', '+', '-', '<', '<=', '>', '>=', '==', '!=', '&&', '||'] as const).map((sign) => [sign, sign]),
);

function binary(node: Node, on: Lowering): Expression {
  return on.within(
    node,
    () => {
      const left = term(node, 0, on);
      const operator = binaryOperators.get(node.children[left.next]?.type ?? '');
      if (operator === undefined) return invalid(node, on);
      const right = term(node, left.next + 1, on);
      return { kind: 'operation', ...on.span(node), operator, operands: [left.value, right.value] };
    },
    () => invalid(node, on),
  );
}
