import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/source.js';
import { calledPath } from './called-path.js';
import { closingEdges } from './circles.js';
import type { Program } from './program.js';

/** Calls that lead back to a template that is already being evaluated, one for every circle. */
export function moduleCycles(programs: readonly Program[]): readonly Diagnostic[] {
  const byPath = new Map(programs.map((each) => [each.path, each]));
  const calls = (path: string) =>
    (byPath.get(path)?.modules ?? []).flatMap((module) => {
      const to = calledPath(module);
      return to !== undefined && byPath.has(to) ? [{ to, at: module.reference }] : [];
    });
  return closingEdges([...byPath.keys()], calls).map(circular);
}

const circular = ({ to, at }: { readonly to: string; readonly at: Span }): Diagnostic => ({
  id: 'module/circular',
  level: 'error',
  title: 'Modules call each other in a circle',
  label: `${to} is already being deployed here`,
  at,
  incomplete: true,
});
