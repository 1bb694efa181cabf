import { suggest } from '../../../model/suggest.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
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
  const assigned = assignmentsOf(chain);
  const declared = new Map(template.params.map((each) => [each.name.text, each]));
  if (assigned.size > 0 && ![...assigned.keys()].some((name) => declared.has(name))) {
    return [forAnother(using, [...assigned.keys()], template)];
  }
  const unknown = [...assigned.values()]
    .filter(({ name }) => !declared.has(name.text))
    .map(({ name }): Diagnostic => undeclared(name, [...declared.keys()], template));
  const missing = template.params.filter((param) => {
    if (assigned.has(param.name.text) || param.default !== undefined) return false;
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

/** What is deployed with such a file cannot be told: Azure refuses it. */
const forAnother = (using: Span, assigned: readonly string[], template: Program): Diagnostic => ({
  id: 'parameters/other-template',
  level: 'error',
  title: 'The parameter file is for another template',
  label: `${template.path} declares ${assigned.length === 1 ? `no \`${assigned.join('')}\`` : 'none of the parameters that are assigned here'}`,
  at: using,
  incomplete: true,
});

function undeclared(
  name: Span & { readonly text: string },
  declared: readonly string[],
  template: Program,
): Diagnostic {
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
