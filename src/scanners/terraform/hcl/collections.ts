import type { Comprehension, Expression, Loop, Property } from '../../../expressions/tree.js';
import { expression, invalid, type Lowering } from './expressions.js';
import type { Node } from './node.js';

/** `[a, b]` or `{ a = 1, (b) = 2, "c" : 3 }`. */
export function collection(node: Node, on: Lowering): Expression {
  if (node.type === 'tuple') {
    const items = node.children.map((each) => expression(each, on, each));
    return { kind: 'list', ...on.span(node), items };
  }
  return { kind: 'object', ...on.span(node), entries: node.children.map((each) => property(each, on)) };
}

function property(node: Node, on: Lowering): Property {
  const [key, value] = node.children;
  return { kind: 'property', ...on.span(node), key: keyOf(key, on, node), value: expression(value, on, node) };
}

/** A plain word is the key itself, be it `true`; in parentheses it is a reference. */
function keyOf(node: Node | undefined, on: Lowering, at: Node): Expression {
  const [only, ...others] = node?.children ?? [];
  const word = others.length === 0 ? only?.children[0] : undefined;
  const isWord = only?.type === 'variable_expr' || word?.type === 'bool_lit' || word?.type === 'null_lit';
  if (word === undefined || !isWord) return expression(node, on, at);
  return { kind: 'literal', ...on.span(word), value: on.textOf(word) };
}

/** `[for item in collection : body if condition]`, `{for key, item in collection : key => body...}`. */
export function forExpression(node: Node, on: Lowering): Comprehension | Expression {
  const [intro, ...rest] = node.children;
  if (intro === undefined) return invalid(node, on);
  const loop = loopOf(intro, on);
  const bodies = rest.filter(({ type }) => type === 'expression').map((each) => expression(each, on, each));
  const condition = rest.find(({ type }) => type === 'for_cond');
  const filter = condition && { filter: expression(condition.children[0], on, condition) };
  const [first = invalid(node, on), second = invalid(node, on)] = bodies;
  if (node.type === 'for_tuple_expr') {
    return { kind: 'comprehension', ...on.span(node), loop, ...filter, body: first };
  }
  const yields = rest.some(({ type }) => type === 'ellipsis') ? 'groups' : 'object';
  return { kind: 'comprehension', ...on.span(node), loop, ...filter, key: first, body: second, yields };
}

/** `for item in collection`, `for index, item in collection`. */
export function loopOf(node: Node, on: Lowering): Loop {
  const [first = node, second] = node.children.filter(({ type }) => type === 'identifier');
  const over = node.children.find(({ type }) => type === 'expression');
  const collection = expression(over, on, node);
  if (second === undefined) return { ...on.span(node), item: on.name(first), collection };
  return { ...on.span(node), item: on.name(second), index: on.name(first), collection };
}
