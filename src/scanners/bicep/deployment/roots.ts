import type { Program } from '../program/program.js';
import { targetOf } from '../files/reference.js';
import type { ModuleDeclaration } from '../parser/syntax.js';

/** The path of the local file that a module declaration calls. */
export function calledPath({ reference, source }: ModuleDeclaration): string | undefined {
  const written = reference.kind === 'literal' && typeof reference.value === 'string' ? reference.value : undefined;
  const target = written === undefined ? undefined : targetOf(written, source.path);
  return target?.kind === 'local' ? target.path : undefined;
}

/**
 * The templates to deploy by themselves: what no other template calls, and of templates that call each other in a
 * circle the first, so that each template is evaluated somewhere. Those in `deployed` are deployed anyway.
 */
export function rootsOf(templates: readonly Program[], deployed: ReadonlySet<Program>): readonly Program[] {
  const byPath = new Map(templates.map((each) => [each.path, each]));
  const called = new Set(templates.flatMap(calls));
  const reached = new Set<string>();
  const reach = (start: string): void => {
    const waiting = [start];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (reached.has(path)) continue;
      reached.add(path);
      const program = byPath.get(path);
      if (program !== undefined) waiting.push(...calls(program));
    }
  };
  for (const { path } of deployed) reach(path);
  const roots = templates.filter((each) => !deployed.has(each) && !called.has(each.path));
  for (const { path } of roots) reach(path);
  const circular: Program[] = [];
  for (const each of templates) {
    if (reached.has(each.path)) continue;
    circular.push(each);
    reach(each.path);
  }
  return [...roots, ...circular].filter(isDeployable);
}

const calls = (program: Program): readonly string[] => program.modules.flatMap((each) => calledPath(each) ?? []);

/** A file of types, variables and functions alone is a library: it deploys nothing. */
const isDeployable = ({ resources, modules, params, outputs }: Program): boolean =>
  resources.length > 0 || modules.length > 0 || params.length > 0 || outputs.size > 0;
