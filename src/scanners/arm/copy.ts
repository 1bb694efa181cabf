import type { Call, Expression, Loop, Property } from '../../expressions/tree.js';
import type { Span } from '../../model/source.js';
import { indexName } from '../templates/names.js';
import type { Surroundings } from './expressions/surroundings.js';
import type { JsonNode, JsonProperty } from '../json/node.js';
import { propertyKey, templateValue } from './values.js';

/**
 * The head of a `copy` loop: it counts from 0, whatever it repeats. `copy` is its object with `name` and `count`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-resources
 */
export function loopHead(copy: JsonNode, name: string, around: Surroundings): Loop {
  const count = copy.get('count');
  const item = { ...(copy.get('name')?.name ?? copy.span), text: indexName(name) };
  return { ...copy.span, item, collection: countedTo(count, copy, around) };
}

function countedTo(count: JsonNode | undefined, copy: JsonNode, around: Surroundings): Expression {
  const { span } = count ?? copy;
  const limit: Expression = count === undefined ? { kind: 'invalid', ...span } : templateValue(count, around);
  return call('range', [{ kind: 'literal', ...span, value: 0 }, limit], span);
}

/** A call that nobody wrote in these words, at what it stands for. */
export const call = (name: string, args: readonly Expression[], at: Span): Call => {
  const { source, start, end } = at;
  return { kind: 'call', source, start, end, name: { source, start, end, text: name }, args, safe: false };
};

/** One item of a `copy` array: it repeats the value `input` of a property or variable called `name`. */
export interface CopiedValue {
  readonly copy: JsonNode;
  readonly name: JsonNode;
}

/**
 * The loops of `"copy": [{ "name": …, "count": …, "input": … }]`; undefined if the property is called so and is none.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties
 */
export function copiedValues({ key, value }: JsonProperty): readonly CopiedValue[] | undefined {
  if (key.text.toLowerCase() !== 'copy' || !value.isArray) return undefined;
  const copied = value.items().flatMap((copy) => {
    const name = copy.get('name');
    return name?.isText === true && copy.get('count') !== undefined ? [{ copy, name }] : [];
  });
  return copied.length > 0 && copied.length === value.items().length ? copied : undefined;
}

/** What the loop makes: an array of as many values as it counts. */
export function copiedValue({ copy, name }: CopiedValue, around: Surroundings): Expression {
  const input = copy.get('input');
  const inside = [...around, { name: name.text, isWhole: false }];
  return {
    kind: 'comprehension',
    ...copy.span,
    loop: loopHead(copy, name.text, around),
    body: input === undefined ? { kind: 'invalid', ...copy.span } : templateValue(input, inside),
  };
}

/** The properties that a `copy` array makes; undefined if the property is none. */
export function copiedProperties(property: JsonProperty, around: Surroundings): readonly Property[] | undefined {
  return copiedValues(property)?.map((each) => {
    const key = propertyKey(each.name, around);
    return { kind: 'property', ...each.copy.span, key, value: copiedValue(each, around) };
  });
}
