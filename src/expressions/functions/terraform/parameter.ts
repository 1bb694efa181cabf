import type { ListValue, ObjectValue, Value } from '../../../model/value.js';
import { scalarAs } from '../../terraform-scalars.js';
import type { Parameter } from '../parameter.js';
import { Problem } from '../problem.js';

/** What Terraform converts to a string by itself. */
export const text: Parameter<string> = {
  wants: 'a string',
  read: (value) => read(value, 'string') as string | undefined,
};

/** A number, or the text of one. */
export const number: Parameter<number> = {
  wants: 'a number',
  read: (value) => read(value, 'int') as number | undefined,
};

/** A whole number, or the text of one. */
export const whole: Parameter<number> = {
  wants: 'a whole number',
  read(value) {
    const plain = read(value, 'int');
    return Number.isInteger(plain) ? (plain as number) : undefined;
  },
};

function read(value: Value, type: 'string' | 'int'): string | number | undefined {
  if (value.kind !== 'scalar' || value.value === null) return undefined;
  const plain = scalarAs(value.value, type);
  return plain instanceof Problem || typeof plain === 'boolean' ? undefined : (plain ?? undefined);
}

/** A list, a tuple or a set; its items may be unknown. */
export const list: Parameter<ListValue> = {
  wants: 'a list',
  read: (value) => (value.kind === 'list' ? value : undefined),
};

/** A list or a tuple: the items of a set have no place. */
export const sequence: Parameter<ListValue> = {
  wants: 'a list or tuple',
  read: (value) => (value.kind === 'list' && value.collection !== 'set' ? value : undefined),
};

/** A map or an object; what is in it may be unknown. */
export const map: Parameter<ObjectValue> = {
  wants: 'a map or object',
  read: (value) => (value.kind === 'object' ? value : undefined),
};

/** A list of strings of which all is known. */
export const texts: Parameter<readonly string[]> = { wants: 'a list of strings', read: (value) => readTexts(value) };

function readTexts(value: Value): readonly string[] | undefined {
  if (value.kind !== 'list' || value.rest !== undefined) return undefined;
  const all: string[] = [];
  for (const item of value.items) {
    const one = text.read(item);
    if (one === undefined) return undefined;
    all.push(one);
  }
  return all;
}
