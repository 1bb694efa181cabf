import type { Call, Expression, ObjectExpression, Property } from '../../../expressions/tree.js';
import type { InlineTemplate, ModuleDeclaration } from '../../templates/syntax.js';
import { call, copiedValue, copiedValues } from '../copy.js';
import type { Surroundings } from '../expressions/surroundings.js';
import type { JsonNode, JsonProperty } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { withLater } from '../later.js';
import { templateFile } from '../template.js';
import { propertyKey, templateValue } from '../values.js';
import { keyVaultSecret } from './key-vault-secret.js';
import type { Deployed } from './resources.js';

/**
 * Whether a resource is the deployment of another template, which stands in it or is linked.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates
 */
export function isModule(node: JsonNode): boolean {
  if (node.get('type')?.text.toLowerCase() !== 'microsoft.resources/deployments') return false;
  const properties = node.get('properties');
  const template = properties?.get('template');
  return template?.isObject === true || template?.kind === Kind.expression || linkOf(node) !== undefined;
}

/** What says where a linked template is. */
function linkOf(node: JsonNode): JsonNode | undefined {
  const link = node.get('properties')?.get('templateLink');
  if (link?.kind === Kind.expression) return link;
  return link?.get('relativePath') ?? link?.get('uri') ?? link?.get('id');
}

export function moduleOf(node: JsonNode, deployed: Deployed): ModuleDeclaration {
  const { start, name, loop, condition, scope, around } = deployed;
  const template = templateOf(node);
  const declared = { kind: 'module' as const, source: node.source, start, end: node.end, name, decorators: [] };
  return withLater(declared, {
    loop,
    condition,
    scope,
    reference: () => referenceOf(node, template, around),
    inline: template?.value.isObject === true ? () => inlineTemplate(node, template.value, around) : undefined,
    body: () => bodyOf(node, around),
  });
}

/** The property that holds a template. */
const templateOf = (node: JsonNode): JsonProperty | undefined =>
  node
    .get('properties')
    ?.properties()
    .findLast(({ key }) => key.text.toLowerCase() === 'template');

function referenceOf(node: JsonNode, template: JsonProperty | undefined, around: Surroundings): Expression {
  if (template?.value.isObject === true) return { kind: 'literal', ...template.key.span, value: template.key.text };
  const reference = linkOf(node) ?? template?.value;
  return reference === undefined ? { kind: 'invalid', ...node.span } : templateValue(reference, around);
}

function inlineTemplate(node: JsonNode, template: JsonNode, around: Surroundings): InlineTemplate {
  const options = node.get('properties')?.get('expressionEvaluationOptions');
  const isInner = options?.get('scope')?.text.toLowerCase() === 'inner';
  return { file: templateFile(template, isInner ? [] : around), evaluated: isInner ? 'inner' : 'outer' };
}

/** The name of the deployment and its parameters, as a module of Bicep has them. */
function bodyOf(node: JsonNode, around: Surroundings): ObjectExpression {
  const entries: Property[] = [];
  for (const { key, value } of node.properties()) {
    if (key.text.toLowerCase() === 'name') entries.push(property('name', key, value, templateValue(value, around)));
  }
  for (const { key, value } of node.get('properties')?.properties() ?? []) {
    const name = key.text.toLowerCase();
    if (name === 'parameters') entries.push(property('params', key, value, parametersOf(value, around)));
    if (name === 'parameterslink') entries.push(property('params', key, value, call('parametersLink', [], value)));
  }
  return { kind: 'object', ...node.span, entries };
}

function property(name: string, key: JsonNode, { end }: JsonNode, value: Expression): Property {
  const { source, start } = key;
  return { kind: 'property', source, start, end, key: { kind: 'literal', ...key.span, value: name }, value };
}

function parametersOf(node: JsonNode, around: Surroundings): Expression {
  if (!node.isObject) return valuesOf(templateValue(node, around));
  const entries = node.properties().map(({ key, value }): Property => {
    const { source, start } = key;
    return {
      kind: 'property',
      source,
      start,
      end: value.end,
      key: propertyKey(key, around),
      value: argument(value, around),
    };
  });
  return { kind: 'object', ...node.span, entries };
}

/** `{ "value": … }`, a `copy` of such values, or `{ "reference": { "keyVault": … } }`. */
function argument(node: JsonNode, around: Surroundings): Expression {
  const read = (each: JsonNode): Expression => templateValue(each, around);
  if (node.kind === Kind.expression) return memberOf(read(node), 'value');
  const value = node.get('value');
  if (value !== undefined) return read(value);
  const [copied] = node.properties().flatMap((each) => copiedValues(each) ?? []);
  if (copied !== undefined) return copiedValue(copied, around);
  const secret = node.get('reference');
  return (secret && keyVaultSecret(secret, read)) ?? { kind: 'invalid', ...node.span };
}

/** All parameters worked out at once, each in an object with its value. */
function valuesOf(parameters: Expression): Call {
  const { source, start, end } = parameters;
  const at = { source, start, end };
  const item: Expression = { kind: 'reference', ...at, name: 'parameter' };
  const lambda = (body: Expression): Expression => ({
    kind: 'lambda',
    ...at,
    parameters: [{ ...at, text: 'parameter' }],
    body,
  });
  const value = memberOf(memberOf(item, 'value'), 'value');
  return call('toObject', [call('items', [parameters], at), lambda(memberOf(item, 'key')), lambda(value)], at);
}

function memberOf(object: Expression, text: string): Expression {
  const { source, start, end } = object;
  const at = { source, start, end };
  return { kind: 'member', ...at, object, name: { ...at, text }, safe: false, nested: false };
}
