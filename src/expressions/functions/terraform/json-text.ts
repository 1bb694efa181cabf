import type { Value } from '../../../model/value.js';
import { digitsOf } from '../../decimal.js';
import { inexact } from '../../terraform-scalars.js';
import { byCodePoints } from '../../terraform-conversion.js';
import { maxNesting } from '../../values.js';
import { Problem, Unworked } from '../problem.js';

/**
 * A value as `jsonencode` writes it: compact, keys in order, and `<`, `>`, `&` and two line ends escaped.
 * https://developer.hashicorp.com/terraform/language/functions/jsonencode
 */
export function jsonText(value: Value, depth = 0): string | Problem {
  if (depth > maxNesting) return new Unworked('it is nested too deep');
  if (value.kind === 'scalar')
    return typeof value.value === 'number' ? (digitsOf(value.value) ?? inexact) : quoted(value.value);
  const parts: string[] = [];
  if (value.kind === 'list') {
    for (const item of value.items) {
      const one = jsonText(item, depth + 1);
      if (one instanceof Problem) return one;
      parts.push(one);
    }
    return `[${parts.join(',')}]`;
  }
  if (value.kind !== 'object') return new Unworked('it is not known');
  for (const [key, entry] of [...value.entries].sort(([a], [b]) => byCodePoints(a, b))) {
    const one = jsonText(entry, depth + 1);
    if (one instanceof Problem) return one;
    parts.push(`${quoted(key)}:${one}`);
  }
  return `{${parts.join(',')}}`;
}

const quoted = (plain: string | boolean | null): string =>
  JSON.stringify(plain)
    .replaceAll(/\\./g, (escape) => (escape === '\\b' ? '\\u0008' : escape === '\\f' ? '\\u000c' : escape))
    .replaceAll(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
