import { CallGraph } from '../program/call-graph.js';
import type { Program } from '../program/program.js';

/**
 * The templates to deploy by themselves: what no other template calls, and of templates that call each other in a
 * circle the first, so that each template is evaluated somewhere. Those in `deployed` are deployed anyway.
 */
export function rootsOf(templates: readonly Program[], deployed: ReadonlySet<Program>): readonly Program[] {
  const graph = new CallGraph(templates);
  const isCalled = ({ path }: Program): boolean => graph.callersOf(path).length > 0;
  const roots = templates.filter((each) => !deployed.has(each) && !isCalled(each));
  let reached = graph.reachedFrom([...deployed, ...roots].map(({ path }) => path));
  const circular: Program[] = [];
  for (const each of templates) {
    if (reached.has(each.path)) continue;
    circular.push(each);
    reached = new Set([...reached, ...graph.reachedFrom([each.path])]);
  }
  return [...roots, ...circular].filter(isDeployable);
}

/** A file of types, variables and functions alone is a library: it deploys nothing. */
export const isDeployable = ({ resources, modules, params, outputs }: Program): boolean =>
  resources.length > 0 || modules.length > 0 || params.length > 0 || outputs.size > 0;
