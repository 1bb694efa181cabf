import type { Expression } from '../../../expressions/tree.js';
import { call } from '../copy.js';
import type { JsonNode } from '../../json/node.js';

/**
 * A secret of a vault as the value of a parameter: `getSecret(<id of the vault>, <name>[, <version>])`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter
 */
export function keyVaultSecret(reference: JsonNode, read: (node: JsonNode) => Expression): Expression | undefined {
  const vault = reference.get('keyVault')?.get('id');
  const name = reference.get('secretName');
  const version = reference.get('secretVersion');
  if (vault === undefined || name === undefined) return undefined;
  return call('getSecret', [vault, name, ...(version ? [version] : [])].map(read), reference);
}
