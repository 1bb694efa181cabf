import type { Node as TreeNode, Parser } from 'web-tree-sitter';
import { nodesOf, type Node } from './node.js';

/** What the grammar makes of a text. */
export interface Reading {
  /** Undefined if the text is empty, or not of the grammar. */
  readonly body: Node | undefined;
  /** The offset of the first thing that has no place; undefined if all has. */
  readonly problem: number | undefined;
  /** It was given up, because it took too long. */
  readonly isLate?: true;
}

export type ReadTree = (text: string, base: number) => Reading;

/**
 * A text of the same shape and length that the grammar can read. It does not know numbers as `1e3`, and it takes a
 * name and parentheses on the next line, which are a key in an object, for a call.
 */
const mended = (text: string): string =>
  text
    .replaceAll(/\d+e[+-]?\d+/gi, (found) => '0'.repeat(found.length))
    .replaceAll(/([\w-][^\S\n]*)\n(?=\s*\()/g, (_, before: string) => `${before},`);

/** Milliseconds that the grammar may take for one text: for some that are not of it, it takes ever longer. */
const longest = 10_000;

/** A reader of pieces of text, which begin at `base` in their source. One that takes longer than `patience` has no body. */
export const readTree =
  (grammar: Parser, patience = longest): ReadTree =>
  (text, base) => {
    const reading = readOnce(grammar, text, base, patience);
    const other = reading.problem === undefined || reading.isLate === true ? text : mended(text);
    return other === text ? reading : readOnce(grammar, other, base, patience);
  };

function readOnce(grammar: Parser, text: string, base: number, patience: number): Reading {
  const deadline = performance.now() + patience;
  const tree = grammar.parse(text, null, { progressCallback: () => performance.now() > deadline });
  if (tree === null) grammar.reset();
  if (tree === null) return { body: undefined, problem: base, isLate: true };
  const { rootNode } = tree;
  const root = rootNode.hasError ? undefined : nodesOf(tree, base);
  const problem = root === undefined ? base + firstProblem(rootNode) : undefined;
  tree.delete();
  return { body: root?.children[0], problem };
}

/** Where the first node stands that is missing, or that has no place. */
function firstProblem(root: TreeNode): number {
  let node = root;
  for (;;) {
    const next = node.children.find((child) => child.isMissing || child.isError || child.hasError);
    if (next === undefined || next.isMissing) return (next ?? node).startIndex;
    if (next.isError) return next.childCount > 1 ? lastStart(next) : next.startIndex;
    node = next;
  }
}

/** The parser has taken what is before an error into it too: the last thing in it is what surprised it. */
function lastStart(error: TreeNode): number {
  const missing = error.children.find((child) => child.isMissing || child.hasError);
  return (missing ?? error.child(error.childCount - 1) ?? error).startIndex;
}
