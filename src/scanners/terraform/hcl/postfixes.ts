import type { Expression } from '../../../expressions/tree.js';
import { expression, invalid, type Lowering } from './expressions.js';
import type { Node } from './node.js';

/** `value.name`, `value[index]`, `value.0`, `value[*].name`, `value.*.name`, one after the other. `start` is where the value begins. */
export function withPostfixes(value: Expression, start: number, postfixes: readonly Node[], on: Lowering): Expression {
  let result = value;
  for (let i = 0; i < postfixes.length; i++) {
    const postfix = postfixes[i];
    if (postfix === undefined) break;
    if (postfix.type === 'splat') return splat(result, start, postfix, postfixes.slice(i + 1), on);
    result = accessed(result, start, postfix, on);
  }
  return result;
}

function accessed(object: Expression, start: number, postfix: Node, on: Lowering): Expression {
  const [inner] = postfix.children;
  const span = on.span({ start, end: postfix.end });
  if (inner === undefined) return invalid(postfix, on);
  if (postfix.type === 'get_attr') {
    return { kind: 'member', ...span, object, name: on.name(inner), safe: false, nested: false };
  }
  const index = inner.type === 'legacy_index' ? number(inner, on) : expression(inner.children[0], on, inner);
  return { kind: 'index', ...span, object, index, safe: false, fromEnd: false };
}

function number(legacyIndex: Node, on: Lowering): Expression {
  const digits = on.span({ start: legacyIndex.start + 1, end: legacyIndex.end });
  return { kind: 'literal', ...digits, value: Number(on.textOf(legacyIndex).slice(1)) };
}

/**
 * `[*]` takes all that follows for each item, `.*` only names and numbers after dots: in `a.*.b[0]` the index is asked of
 * the list of all.
 * https://developer.hashicorp.com/terraform/language/expressions/splat
 */
function splat(object: Expression, start: number, node: Node, after: readonly Node[], on: Lowering): Expression {
  const [inner] = node.children;
  const isFull = inner?.type === 'full_splat';
  const following = [...(inner?.children ?? []), ...after];
  const others = following.findIndex((each) => !isAfterDot(each));
  const own = isFull || others < 0 ? following.length : others;
  const star = { start: node.start, end: node.start + (isFull ? 3 : 2) };
  const item: Expression = { kind: 'reference', ...on.span(star), name: '*' };
  const end = following[own - 1]?.end ?? star.end;
  const each = on.within(
    node,
    () => withPostfixes(item, start, following.slice(0, own), on),
    () => invalid(node, on),
  );
  const all: Expression = {
    kind: 'splat',
    ...on.span({ start, end }),
    object,
    item: { ...on.span(star), text: '*' },
    each,
  };
  return withPostfixes(all, start, following.slice(own), on);
}

const isAfterDot = ({ type, children }: Node): boolean =>
  type === 'get_attr' || (type === 'index' && children[0]?.type === 'legacy_index');
