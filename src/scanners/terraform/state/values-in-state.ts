import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';

/** What a state says of itself, and what resources are called in it: all else counts as a value that may be a secret. */
const plain: ReadonlySet<string> = new Set(['version', 'format_version', 'terraform_version', 'serial', 'lineage']);
const ofResource: ReadonlySet<string> = new Set(['module', 'mode', 'type', 'name', 'provider', 'address']);

/** The texts and numbers in a state that are hidden wherever it is shown, in order. */
export function valuesInState(root: JsonNode): readonly JsonNode[] {
  const found: JsonNode[] = [];
  for (const { key, value } of root.properties()) {
    if (plain.has(key.text)) continue;
    if (key.text !== 'resources') all(value, found);
    else {
      for (const resource of value.items()) {
        for (const each of resource.properties()) if (!ofResource.has(each.key.text)) all(each.value, found);
      }
    }
  }
  return found;
}

function all(node: JsonNode, found: JsonNode[]): void {
  if (node.isText || node.kind === Kind.number) found.push(node);
  for (const item of node.items()) all(item, found);
  for (const { value } of node.properties()) all(value, found);
}
