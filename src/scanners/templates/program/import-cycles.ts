import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Span } from '../../../model/source.js';
import { closingEdges } from './circles.js';
import type { ProgramSet } from './program-set.js';

/** Imports that lead back to the file they stand in, one for every circle: the compiler takes none of them. */
export function importCycles(programs: ProgramSet): readonly Diagnostic[] {
  const byPath = new Map(programs.all().map((each) => [each.path, each]));
  const imports = (path: string) => {
    const program = byPath.get(path);
    return (program?.imports ?? []).flatMap(({ from }) => {
      const followed = program && programs.follow(from, program);
      return followed && 'program' in followed ? [{ to: followed.program.path, at: from }] : [];
    });
  };
  return closingEdges([...byPath.keys()], imports).map(circular);
}

const circular = ({ to, at }: { readonly to: string; readonly at: Span }): Diagnostic => ({
  id: 'import/circular',
  level: 'error',
  title: 'Files import from each other in a circle',
  label: `${to} leads back to this import`,
  at,
  incomplete: true,
});
