import type { Expression } from './tree.js';

/**
 * Whether a function takes a template only from what a name refers to: a text that is written in the call can be a
 * template of the language at once. https://developer.hashicorp.com/terraform/language/functions/templatestring
 */
export const wantsPath = (name: string): boolean => /^(?:core::)?templatestring$/.test(name);

/** A name, and members and items of it. */
export function isPath(expression: Expression | undefined): boolean {
  if (expression?.kind === 'member' || expression?.kind === 'index') return isPath(expression.object);
  return expression?.kind === 'reference';
}
