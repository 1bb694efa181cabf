import type { Expression, ListExpression, ObjectExpression, Property, Spread } from '../../expressions/tree.js';
import { copiedProperties } from './copy.js';
import { parseExpression } from './expressions/parse.js';
import type { Surroundings } from './expressions/surroundings.js';
import type { JsonNode, JsonProperty } from '../json/node.js';
import { Kind } from '../json/tape.js';

/** What a JSON value is in a template: strings between brackets are expressions, and `copy` makes properties. */
export function templateValue(node: JsonNode, around: Surroundings): Expression {
  switch (node.kind) {
    case Kind.object:
      return objectOf(node, node.properties(), around);
    case Kind.array:
      return listOf(node, (item) => templateValue(item, around));
    case Kind.expression:
      return parseExpression(node, around);
    case Kind.string:
      return { kind: 'literal', ...node.span, value: withoutEscape(node.text) };
    default:
      return plainValue(node);
  }
}

/** An object of these properties only. */
export function objectOf(node: JsonNode, properties: readonly JsonProperty[], around: Surroundings): ObjectExpression {
  const entries = properties.flatMap(
    (each) => copiedProperties(each, around) ?? [property(each, templateValue(each.value, around), around)],
  );
  return { kind: 'object', ...node.span, entries: [...lost(node, node.properties().at(-1)?.value), ...entries] };
}

/** Of an object or array that the end of the file cuts off, nobody can say what else would be in it. */
function lost({ source: { text }, end, span }: JsonNode, last: JsonNode | undefined): readonly Spread[] {
  const isClosed = /[\]}]/.test(text.charAt(end - 1)) && last?.end !== end;
  if (isClosed || end < text.trimEnd().length) return [];
  return [{ kind: 'spread', ...span, value: { kind: 'invalid', ...span } }];
}

function property({ key, value: { end } }: JsonProperty, value: Expression, around: Surroundings): Property {
  return { kind: 'property', source: key.source, start: key.start, end, key: propertyKey(key, around), value };
}

/** A name of a property may be an expression. */
export function propertyKey(key: JsonNode, around: Surroundings): Expression {
  if (key.kind !== Kind.expression) return { kind: 'literal', ...key.span, value: withoutEscape(key.text) };
  return { kind: 'template', ...key.span, parts: [parseExpression(key, around)] };
}

/** What a JSON value is in a parameter file, where nothing is evaluated. */
export function plainValue(node: JsonNode): Expression {
  switch (node.kind) {
    case Kind.object:
      return plainObject(node);
    case Kind.array:
      return listOf(node, plainValue);
    case Kind.string:
    case Kind.expression:
      return { kind: 'literal', ...node.span, value: node.text };
    case Kind.number:
      return { kind: 'literal', ...node.span, value: Number(node.source.text.slice(node.start, node.end)) };
    case Kind.true:
      return { kind: 'literal', ...node.span, value: true };
    case Kind.false:
      return { kind: 'literal', ...node.span, value: false };
    case Kind.null:
      return { kind: 'literal', ...node.span, value: null };
    case Kind.missing:
      return { kind: 'invalid', ...node.span };
  }
}

function plainObject(node: JsonNode): ObjectExpression {
  const entries = node.properties().map(({ key, value }): Property => {
    const { source, start, end } = { ...key.span, end: value.end };
    const name: Expression = { kind: 'literal', ...key.span, value: key.text };
    return { kind: 'property', source, start, end, key: name, value: plainValue(value) };
  });
  return { kind: 'object', ...node.span, entries };
}

const listOf = (node: JsonNode, itemOf: (item: JsonNode) => Expression): ListExpression => ({
  kind: 'list',
  ...node.span,
  items: [...node.items().map(itemOf), ...lost(node, node.items().at(-1))],
});

/**
 * `[[x]` is how a template writes the text `[x]`; where no bracket ends it, nothing is escaped.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
const withoutEscape = (text: string): string => (text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text);
