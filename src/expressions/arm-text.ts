import type { Value } from '../model/value.js';
import { maxNesting } from './values.js';

/**
 * How Azure Resource Manager writes a value into text. Booleans begin with a capital (`True`), nulls are empty, and
 * arrays and objects are compact JSON: with double quotes from `string()`, with single ones from `format()`, which is
 * what string interpolation is compiled to. Undefined if the value is not known to its last leaf.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string#string
 */
export function armText(value: Value, quote: '"' | "'"): string | undefined {
  if (value.kind !== 'scalar') return armJson(value, quote, 0);
  switch (typeof value.value) {
    case 'string':
      return value.value;
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'number':
      return String(value.value);
    default:
      return '';
  }
}

function armJson(value: Value, quote: '"' | "'", depth: number): string | undefined {
  if (depth > maxNesting) return undefined;
  if (value.kind === 'scalar') {
    return typeof value.value === 'string' ? quoted(value.value, quote) : String(value.value);
  }
  if (value.kind !== 'list' && value.kind !== 'object') return undefined;
  if (value.rest !== undefined) return undefined;
  const parts: string[] = [];
  const entries: Iterable<readonly [string | undefined, Value]> =
    value.kind === 'object' ? value.entries : value.items.map((item) => [undefined, item]);
  for (const [name, part] of entries) {
    const text = armJson(part, quote, depth + 1);
    if (text === undefined) return undefined;
    parts.push(name === undefined ? text : `${quoted(name, quote)}:${text}`);
  }
  return value.kind === 'list' ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

function quoted(text: string, quote: '"' | "'"): string {
  const json = JSON.stringify(text);
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
