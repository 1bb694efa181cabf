import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';

/**
 * The texts and numbers in a plan that are values of resources, variables and outputs, in order; what is left is how
 * things are called and what happens to them. What is not known to be harmless counts as a value.
 *
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function valuesIn(root: JsonNode): readonly JsonNode[] {
  const found: JsonNode[] = [];
  for (const { key, value } of root.properties()) {
    const name = key.text;
    if (plain.has(name)) continue;
    if (name === 'resource_changes') for (const item of value.items()) inChange(item, found);
    else if (name === 'planned_values' || name === 'prior_state') inState(value, found);
    else if (name === 'configuration') inConfiguration(value, found);
    else all(value, found);
  }
  return found;
}

const plain: ReadonlySet<string> = new Set(['format_version', 'terraform_version', 'timestamp']);

/** Of an item of `resource_changes`, what is called how: keys of `for_each` are a part of every address. */
const ofResource: ReadonlySet<string> = new Set([
  'address',
  'previous_address',
  'module_address',
  'mode',
  'type',
  'name',
  'index',
  'deposed',
  'provider_name',
  'action_reason',
  'schema_version',
]);

function inChange(resource: JsonNode, found: JsonNode[]): void {
  for (const { key, value } of resource.properties()) {
    if (key.text === 'change') {
      for (const each of value.properties()) if (each.key.text !== 'actions') all(each.value, found);
    } else if (!ofResource.has(key.text)) all(value, found);
  }
}

/** `planned_values`, and `prior_state` with its `values`. */
function inState(state: JsonNode, found: JsonNode[]): void {
  for (const { key, value } of state.properties()) {
    const name = key.text;
    if (plain.has(name)) continue;
    if (name === 'values') inState(value, found);
    else if (name === 'root_module') inModule(value, found);
    else all(value, found);
  }
}

function inModule(module: JsonNode, found: JsonNode[]): void {
  for (const { key, value } of module.properties()) {
    if (key.text === 'child_modules') for (const child of value.items()) inModule(child, found);
    else if (key.text === 'resources') {
      for (const resource of value.items()) {
        for (const each of resource.properties()) if (!ofResource.has(each.key.text)) all(each.value, found);
      }
    } else if (key.text !== 'address') all(value, found);
  }
}

/** What is written in the configuration: constants, and the defaults of variables. */
function inConfiguration(node: JsonNode, found: JsonNode[]): void {
  for (const item of node.items()) inConfiguration(item, found);
  for (const { key, value } of node.properties()) {
    if (key.text === 'constant_value' || key.text === 'default') all(value, found);
    else inConfiguration(value, found);
  }
}

function all(node: JsonNode, found: JsonNode[]): void {
  if (node.isText || node.kind === Kind.number) found.push(node);
  for (const item of node.items()) all(item, found);
  for (const { value } of node.properties()) all(value, found);
}
