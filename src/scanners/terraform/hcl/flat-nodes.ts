import type { Node } from './node.js';

/** Trees of nodes as numbers, which cost next to nothing to hand from one thread to another. */
export interface FlatNodes {
  /** The types that the numbers refer to. */
  readonly types: readonly string[];
  /** Of each node its type, start, end and number of children; then its children, one after the other. */
  readonly numbers: Int32Array;
}

/** Puts trees of nodes one behind the other. */
export class Flattening {
  readonly #types = new Map<string, number>();
  readonly #numbers: number[] = [];

  /** Where the next tree begins among the numbers. */
  get length(): number {
    return this.#numbers.length;
  }

  /** A tree may be deeper than the stack. */
  add(root: Node): void {
    const waiting = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      const { type, start, end, children } = node;
      this.#numbers.push(this.#typeOf(type), start, end, children.length);
      waiting.push(...children.toReversed());
    }
  }

  build(): FlatNodes {
    return { types: [...this.#types.keys()], numbers: Int32Array.from(this.#numbers) };
  }

  #typeOf(type: string): number {
    const known = this.#types.get(type) ?? this.#types.size;
    this.#types.set(type, known);
    return known;
  }
}

const none: readonly Node[] = [];

/** The tree that begins at one of the numbers. */
export function nodesAt({ types, numbers }: FlatNodes, begin: number): Node | undefined {
  const root: Node[] = [];
  const open: { readonly children: Node[]; missing: number }[] = [{ children: root, missing: 1 }];
  for (let at = begin, parent = open.at(-1); parent !== undefined; parent = open.at(-1)) {
    if (parent.missing === 0) {
      open.pop();
      continue;
    }
    parent.missing--;
    const size = numbers[at + 3] ?? 0;
    const children: Node[] = [];
    const type = types[numbers[at] ?? 0] ?? '';
    const [start, end] = [numbers[at + 1] ?? 0, numbers[at + 2] ?? 0];
    parent.children.push({ type, start, end, children: size === 0 ? none : children });
    if (size > 0) open.push({ children, missing: size });
    at += 4;
  }
  return root[0];
}
