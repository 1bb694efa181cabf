import type { Expression } from '../../expressions/tree.js';
import type { ParamAssignment } from '../templates/syntax.js';
import { keyVaultSecret } from './declarations/key-vault-secret.js';
import type { JsonNode, JsonProperty } from '../json/node.js';
import { withLater } from './later.js';
import { plainValue, templateValue } from './values.js';

/**
 * What a parameter file assigns. Its values are not evaluated; only what Bicep compiles to an `expression` is.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/parameter-files
 */
export function assignmentsOf(root: JsonNode): readonly ParamAssignment[] {
  return (root.get('parameters')?.members() ?? []).map(({ key, value }: JsonProperty) => {
    const { source, start } = key;
    const declared = {
      kind: 'paramAssignment' as const,
      source,
      start,
      end: value.end,
      name: key.name,
      decorators: [],
    };
    return withLater(declared, { value: () => assignedValue(value) });
  });
}

function assignedValue(node: JsonNode): Expression {
  const value = node.get('value');
  if (value !== undefined) return plainValue(value);
  const expression = node.get('expression');
  if (expression !== undefined) return templateValue(expression, []);
  const reference = node.get('reference');
  const secret = reference && keyVaultSecret(reference, (each) => templateValue(each, []));
  return secret ?? { kind: 'invalid', ...node.span };
}
