import type { Tree, TreeCursor } from 'web-tree-sitter';

/** A node of the grammar's tree, as far as it is of use: punctuation is left out. Its offsets are those of the source. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly Node[];
}

/** What of a tree is of no use: who stands between what is told by the nodes around it. */
const skipped: ReadonlySet<string> = new Set([
  ...['comment', '=', ',', ':', '.', '=>', '?', '[', ']', '.*', '[*]', 'for', 'in', 'if', 'endfor', 'endif', 'else'],
  ...['tuple_start', 'tuple_end', 'object_start', 'object_end', 'block_end', 'template_literal'],
  ...['quoted_template_start', 'quoted_template_end', 'template_interpolation_start', 'template_interpolation_end'],
  ...['template_directive_start', 'template_directive_end', '_comma', '_function_call_start', '_function_call_end'],
]);

/** What is told by its own text. */
const leaves: ReadonlySet<string> = new Set([
  ...['identifier', 'numeric_lit', 'bool_lit', 'null_lit', 'string_lit', 'strip_marker', 'ellipsis'],
  ...['heredoc_start', 'heredoc_identifier', 'block_start', '(', ')', 'legacy_index'],
]);

const none: readonly Node[] = [];

/**
 * The nodes of a tree, whose text begins at `base` in the source. Every question to the
 * parser's memory is slow, so each node is asked as little as it can be. The tree may be deeper than the stack.
 */
export function nodesOf(tree: Tree, base: number): Node {
  const cursor = tree.walk();
  const root = nodeAt(cursor, cursor.nodeType, base, []);
  const open: Node[][] = [root.children as Node[]];
  let goes = cursor.gotoFirstChild();
  while (goes || open.length > 1) {
    if (!goes) {
      open.pop();
      cursor.gotoParent();
    } else if (visit(cursor, base, open)) continue;
    goes = cursor.gotoNextSibling();
  }
  cursor.delete();
  return root;
}

/** Takes the node at the cursor. Whether the cursor has gone to its first child. */
function visit(cursor: TreeCursor, base: number, open: Node[][]): boolean {
  const type = cursor.nodeType;
  if (skipped.has(type)) return false;
  if (leaves.has(type)) open.at(-1)?.push(nodeAt(cursor, type, base, none));
  else {
    const children: Node[] = [];
    open.at(-1)?.push(nodeAt(cursor, type, base, children));
    if (!cursor.gotoFirstChild()) return false;
    open.push(children);
    return true;
  }
  return false;
}

const nodeAt = (cursor: TreeCursor, type: string, base: number, children: readonly Node[]): Node => ({
  type,
  start: cursor.startIndex + base,
  end: cursor.endIndex + base,
  children,
});
