import type { Expression } from '../../../expressions/tree.js';

/** What an expression calls the configuration of a provider: `azurerm`, `azurerm.hub`; the old syntax has it in quotes. */
export function providerKey(expression: Expression | undefined): string | undefined {
  if (expression?.kind === 'literal' && typeof expression.value === 'string') return expression.value;
  if (expression?.kind === 'reference') return expression.name;
  if (expression?.kind !== 'member' || expression.object.kind !== 'reference') return undefined;
  return `${expression.object.name}.${expression.name.text}`;
}

/** The provider that a resource has without saying so: the first word of its type. */
export const impliedProvider = (type: string): string => type.split('_', 1)[0] ?? type;
