import type { Value } from '../../../model/value.js';
import { FileSet } from '../files/file-set.js';
import type { TemplateInput } from '../input.js';
import { chainOf, ParameterValues } from './parameter-file.js';
import { ProgramSet } from '../program/program-set.js';
import { World } from '../program/world.js';

/** What a parameter file assigns, with what it extends, by name. Empty if it cannot be read. */
export function evaluateParameterFile(
  path: string,
  input: Pick<TemplateInput, 'read' | 'list'>,
): ReadonlyMap<string, Value> {
  const programs = new ProgramSet(new FileSet(input));
  const program = programs.load(path);
  if ('problem' in program) return new Map();
  const world = new World(programs, input);
  const values = new ParameterValues(
    chainOf(program, programs),
    world.evaluation({ scope: 'resourceGroup' }, program),
    world,
  );
  return new Map(
    values.names().flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
