/** What leads from one file to another. */
export interface Edge {
  /** Path of the other file. */
  readonly to: string;
}

/** The edges that lead back to a file that they come from, over any number of others: one for every circle. */
export function closingEdges<E extends Edge>(paths: readonly string[], edgesFrom: (path: string) => readonly E[]): E[] {
  const state = new Map<string, 'open' | 'done'>();
  const found: E[] = [];
  for (const path of paths) {
    const stack: { readonly path: string; readonly edges: readonly E[]; next: number }[] = [];
    const enter = (each: string): void => {
      state.set(each, 'open');
      stack.push({ path: each, edges: edgesFrom(each), next: 0 });
    };
    if (!state.has(path)) enter(path);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const edge = top.edges[top.next++];
      if (edge === undefined) {
        state.set(top.path, 'done');
        stack.pop();
      } else if (state.get(edge.to) === 'open') found.push(edge);
      else if (!state.has(edge.to)) enter(edge.to);
    }
  }
  return found;
}
