import type { SecureMembers } from '../../../model/resource.js';
import type { Program } from './program.js';
import type { Found, ProgramSet } from './program-set.js';
import type { Decorator, Param, TypeExpression } from '../syntax.js';

/** Deeper parts of a type are not looked into; a type may even contain itself. */
const deepest = 20;

/**
 * Names of the properties that a parameter's type marks as secure, at any depth: Azure keeps those out of the history
 * of deployments although the parameter as a whole is not secure. Not complete when a part of the type cannot be read.
 */
export function secureMembers(param: Param, program: Program, programs: ProgramSet): SecureMembers {
  const names = new Set<string>();
  const seen = new Set<TypeExpression>();
  let isComplete = true;

  function visitFound(found: Found, depth: number): void {
    if (found.kind === 'found' && found.named.kind === 'type') visit(found.named.value, found.program, depth + 1);
    else isComplete = false;
  }

  function visit(type: TypeExpression | undefined, home: Program, depth: number): void {
    if (type === undefined || seen.has(type)) return;
    if (depth > deepest) {
      isComplete = false;
      return;
    }
    seen.add(type);
    switch (type.kind) {
      case 'name':
        if (!basic.has(type.name)) visitFound(programs.find(type.name, home), depth);
        return;
      case 'member': {
        const namespace = type.of.kind === 'name' ? home.names.get(type.of.name) : undefined;
        if (namespace?.kind === 'namespace') visitFound(programs.member(namespace, type.name.text, home), depth);
        else visit(type.of, home, depth + 1);
        return;
      }
      case 'object':
        for (const property of type.properties) {
          if (isSecure(property.decorators)) names.add(property.name.text);
          visit(property.type, home, depth + 1);
        }
        visit(type.additional, home, depth + 1);
        return;
      case 'tuple':
        for (const item of type.items) visit(item.type, home, depth + 1);
        return;
      case 'union':
        for (const member of type.members) visit(member, home, depth + 1);
        return;
      case 'array':
      case 'nullable':
      case 'non-null':
      case 'item':
      case 'every':
        visit(type.of, home, depth + 1);
        return;
      default:
    }
  }

  visit(param.type, program, 0);
  return { names, isComplete };
}

const basic: ReadonlySet<string> = new Set(['string', 'int', 'bool', 'array', 'object', 'any']);

const isSecure = (decorators: readonly Decorator[]): boolean => decorators.some(({ name }) => name === 'secure');
