import type { Name } from '../../../expressions/tree.js';
import { definitionName } from '../../templates/names.js';
import type { Decorator, TypeExpression, TypeProperty } from '../../templates/syntax.js';
import type { JsonNode } from '../../json/node.js';
import { Kind } from '../../json/tape.js';
import { plainValue } from '../values.js';

/**
 * The type that a parameter, output, definition or property is declared with. Its place is that of the declaration: what
 * makes up a type stands in several of its properties.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/definitions
 */
export function typeOf(node: JsonNode): TypeExpression | undefined {
  const type = withoutNull(node);
  return isNullable(node) ? { kind: 'nullable', ...node.span, of: type ?? anything(node) } : type;
}

/** What may be null need not say what else it may be: Bicep leaves it out where a resource provider tells. */
export const hasType = (node: JsonNode): boolean =>
  node.get('type') !== undefined || node.get('$ref') !== undefined || isNullable(node);

const isNullable = (node: JsonNode): boolean => node.get('nullable')?.kind === Kind.true;

/** What nothing is said of. */
const anything = (node: JsonNode): TypeExpression => ({ kind: 'name', ...node.span, name: 'any' });

function withoutNull(node: JsonNode): TypeExpression | undefined {
  const reference = node.get('$ref');
  if (reference?.isText === true) return referenced(reference);
  const written = node.get('type');
  switch (written?.text.toLowerCase()) {
    case undefined:
      return undefined;
    case 'object':
    case 'secureobject':
      return objectType(node) ?? { kind: 'name', ...node.span, name: 'object' };
    case 'array':
      return arrayType(node) ?? { kind: 'name', ...node.span, name: 'array' };
    case 'securestring':
      return { kind: 'name', ...node.span, name: 'string' };
    default:
      return { kind: 'name', ...node.span, name: written?.text.toLowerCase() ?? '' };
  }
}

/** `#/definitions/x`, or a part of it: `#/definitions/x/properties/y/items`. */
function referenced(reference: JsonNode): TypeExpression {
  const { span } = reference;
  const [root, section, name, ...path] = reference.text.split('/').map(decoded);
  if (root !== '#' || section?.toLowerCase() !== 'definitions' || name === undefined) {
    return { kind: 'invalid', ...span };
  }
  let type: TypeExpression = { kind: 'name', ...span, name: definitionName(name) };
  for (let i = 0; i < path.length; i++) {
    switch (path[i]?.toLowerCase()) {
      case 'properties':
        type = { kind: 'member', ...span, of: type, name: { ...span, text: path[++i] ?? '' } };
        break;
      case 'prefixitems':
        type = { kind: 'item', ...span, of: type, index: Number(path[++i] ?? 0) };
        break;
      case 'items':
      case 'additionalproperties':
        type = { kind: 'every', ...span, of: type };
        break;
      default:
        return { kind: 'invalid', ...span };
    }
  }
  return type;
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-4 */
const decoded = (segment: string): string => unescapedUri(segment).replaceAll('~1', '/').replaceAll('~0', '~');

function unescapedUri(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function objectType(node: JsonNode): TypeExpression | undefined {
  const mapping = node.get('discriminator')?.get('mapping');
  if (mapping?.isObject === true) {
    const members = mapping.properties().flatMap(({ value }) => typeOf(value) ?? []);
    return { kind: 'union', ...node.span, members };
  }
  const properties = node.get('properties');
  const additional = node.get('additionalProperties');
  if (properties === undefined && additional?.isObject !== true) return undefined;
  const rest = additional?.isObject === true ? typeWithValues(additional) : undefined;
  return {
    kind: 'object',
    ...node.span,
    properties: properties?.properties().map(({ key, value }) => propertyType(key.name, value)) ?? [],
    ...(rest && { additional: rest }),
  };
}

function propertyType(name: Name, node: JsonNode): TypeProperty {
  const { source, start } = name;
  return {
    source,
    start,
    end: node.end,
    name,
    type: typeOf(node) ?? anything(node),
    decorators: decoratorsOf(node),
  };
}

function arrayType(node: JsonNode): TypeExpression | undefined {
  const tuple = node.get('prefixItems');
  if (tuple?.isArray === true) {
    const items = tuple.items().map((item) => ({
      type: typeOf(item) ?? anything(item),
      decorators: decoratorsOf(item),
    }));
    return { kind: 'tuple', ...node.span, items };
  }
  const items = node.get('items');
  const of = items?.isObject === true ? typeWithValues(items) : undefined;
  return of && { kind: 'array', ...node.span, of };
}

/** The type of items, which have no decorators: the values that are allowed are a part of it. */
function typeWithValues(node: JsonNode): TypeExpression | undefined {
  const allowed = node.get('allowedValues');
  if (allowed?.isArray !== true || node.get('type')?.text.toLowerCase() === 'array') return typeOf(node);
  const members = allowed.items().flatMap((item): TypeExpression[] => {
    const value = plainValue(item);
    return value.kind === 'literal' ? [value] : [];
  });
  return { kind: 'union', ...allowed.span, members };
}

/** What is said of a type beside what it is: that it is secure, and which values are allowed. */
export function decoratorsOf(node: JsonNode): readonly Decorator[] {
  const decorators: Decorator[] = [];
  const secure = secureType(node);
  if (secure !== undefined) decorators.push({ ...secure.span, name: 'secure', args: [] });
  const allowed = node.get('allowedValues');
  if (allowed?.isArray === true) decorators.push({ ...allowed.span, name: 'allowed', args: [plainValue(allowed)] });
  return decorators;
}

/** Where it is written that values are secure. Of an array, that its items are. */
function secureType(node: JsonNode): JsonNode | undefined {
  for (
    let at: JsonNode | undefined = node;
    at?.isObject === true;
    at = at.get('items') ?? at.get('additionalProperties')
  ) {
    const type = at.get('type');
    if (/^secure(?:string|object)$/i.test(type?.text ?? '')) return type;
  }
  return undefined;
}
