import { suggest } from '../../../model/suggest.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Name } from '../../../expressions/tree.js';
import type { Span } from '../../../model/source.js';
import { declaredType } from '../program/declared-type.js';
import { assignmentsOf, type Chain } from './parameter-file.js';
import type { Program } from '../program/program.js';
import type { ProgramSet } from '../program/program-set.js';

/** Whether a parameter file fits its template: nothing assigned that is not declared, nothing missing that is needed. */
export function checkAssignments(
  chain: Chain,
  using: Span,
  template: Program,
  programs: ProgramSet,
): readonly Diagnostic[] {
  const assigned = [...assignmentsOf(chain).values()].map(({ name }) => name);
  const declared = template.params.map(({ name }) => name.text);
  const isSame = sameName(chain);
  const isDeclared = ({ text }: Name): boolean => declared.some((name) => isSame(name, text));
  if (assigned.length > 0 && !assigned.some(isDeclared)) return [forAnother(using, assigned, template)];
  const unknown = assigned.filter((name) => !isDeclared(name)).map((name) => undeclared(name, declared, template));
  const missing = template.params.filter((param) => {
    if (assigned.some(({ text }) => isSame(text, param.name.text)) || param.default !== undefined) return false;
    const { nullable, isComplete } = declaredType(param, template, programs);
    return !nullable && isComplete;
  });
  if (missing.length === 0) return unknown;
  const names = missing.map(({ name }) => `\`${name.text}\``).join(', ');
  const problem: Diagnostic = {
    id: 'parameters/missing',
    level: 'warning',
    title: `The parameter file leaves out ${missing.length === 1 ? 'a parameter' : 'parameters'} of its template`,
    label: `${names} ${missing.length === 1 ? 'has' : 'have'} no default in ${template.path}`,
    at: using,
  };
  return [...unknown, problem];
}

/** Bicep minds the case of a parameter's name, Resource Manager does not. */
function sameName({ programs }: Chain): (a: string, b: string) => boolean {
  if (!programs[0].isArm) return (a, b) => a === b;
  return (a, b) => a.toLowerCase() === b.toLowerCase();
}

/** What is deployed with such a file cannot be told: Azure refuses it. */
const forAnother = (using: Span, assigned: readonly Name[], template: Program): Diagnostic => ({
  id: 'parameters/other-template',
  level: 'error',
  title: 'The parameter file is for another template',
  label: `${template.path} declares ${assigned.length === 1 ? `no \`${assigned[0]?.text ?? ''}\`` : 'none of the parameters that are assigned here'}`,
  at: using,
  incomplete: true,
});

function undeclared(name: Name, declared: readonly string[], template: Program): Diagnostic {
  const nearest = suggest(name.text, declared);
  return {
    id: 'parameters/undeclared',
    level: 'warning',
    title: `\`${name.text}\` is not a parameter of the template`,
    label: `${template.path} does not declare it`,
    at: name,
    ...(nearest !== undefined && { fix: `Did you mean \`${nearest}\`?` }),
  };
}
