import type { Value } from '../model/value.js';
import type { Call, Expression } from './tree.js';
import { scalar, unknown } from './values.js';

/** `nameof(x)`: the name itself, whatever its value. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-any */
export function nameOf(expression: Call): Value {
  const [named, ...others] = expression.args;
  const name = named === undefined || others.length > 0 ? undefined : lastName(named);
  return name === undefined ? unknown('`nameof` wants a name', expression) : scalar(name, expression);
}

function lastName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'reference':
      return expression.name;
    case 'member':
      return expression.name.text;
    case 'non-null':
      return lastName(expression.value);
    case 'index':
      return expression.index.kind === 'literal' && typeof expression.index.value === 'string'
        ? expression.index.value
        : lastName(expression.object);
    default:
      return undefined;
  }
}
