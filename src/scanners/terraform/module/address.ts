import type { Expression } from '../../../expressions/tree.js';

/**
 * The address that an expression is: `module.network.azurerm_key_vault.main["dev"]`. `indexOf` tells what stands between
 * brackets; an address with an index that it cannot tell is none.
 */
export function addressIn(
  expression: Expression,
  indexOf: (index: Expression) => string | number | undefined = literalIndex,
): string | undefined {
  if (expression.kind === 'reference') return expression.name;
  if (expression.kind === 'member') {
    const object = addressIn(expression.object, indexOf);
    return object && `${object}.${expression.name.text}`;
  }
  if (expression.kind !== 'index') return undefined;
  const object = addressIn(expression.object, indexOf);
  const index = indexOf(expression.index);
  if (object === undefined || index === undefined) return undefined;
  return typeof index === 'number' ? `${object}[${String(index)}]` : `${object}["${index.replaceAll('"', '\\"')}"]`;
}

const literalIndex = (index: Expression): string | number | undefined =>
  index.kind === 'literal' && (typeof index.value === 'string' || typeof index.value === 'number')
    ? index.value
    : undefined;
