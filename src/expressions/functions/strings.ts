import type { BuiltIn } from '../scope.js';
import { armText } from '../arm-text.js';
import { fromJson, toJson, type Json } from '../json.js';
import { pure, structural } from './define.js';
import { either, int, known, optional, text, type Parameter } from './parameter.js';
import { partsOfId, unknownId } from './split-id.js';
import { Problem, Unworked } from './problem.js';

/** A string, number or boolean, as Azure Resource Manager writes it into text. */
const printable: Parameter<string> = {
  wants: 'a string, number or boolean',
  read: (value) => (value.kind === 'scalar' ? armText(value, '"') : undefined),
};

const texts: Parameter<readonly string[]> = {
  wants: 'an array of strings',
  read(value) {
    const items = toJson(value);
    return Array.isArray(items) && items.every((item): item is string => typeof item === 'string') ? items : undefined;
  },
};

const items: Parameter<readonly Json[]> = {
  wants: 'an array',
  read(value) {
    const json = value.kind === 'list' ? toJson(value) : undefined;
    return Array.isArray(json) ? (json as readonly Json[]) : undefined;
  },
};

/** A string that is a lower-case copy in every culture: the platform's own are invariant too. */
const lower = (value: string): string => value.toLowerCase();

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string */
export const strings: Readonly<Record<string, BuiltIn>> = {
  toLower: pure({ gives: 'string' }, [text], ([value]) => lower(value)),
  toUpper: pure({ gives: 'string' }, [text], ([value]) => value.toUpperCase()),
  trim: pure({ gives: 'string' }, [text], ([value]) => value.trim()),
  startsWith: pure({ gives: 'bool' }, [text, text], ([value, start]) => lower(value).startsWith(lower(start))),
  endsWith: pure({ gives: 'bool' }, [text, text], ([value, end]) => lower(value).endsWith(lower(end))),
  replace: pure({ gives: 'string' }, [text, text, text], ([value, old, by], { evaluation }) => {
    if (old === '') return new Problem('`replace` cannot look for an empty string');
    return joined(value.split(old), by, evaluation.budget.maxLength);
  }),
  substring: pure({ gives: 'string' }, [text, int, optional(int)], ([value, start, length]) => {
    const end = length === undefined ? value.length : start + length;
    if (start < 0 || start > value.length || end < start || end > value.length) {
      return new Problem(`\`substring\` reaches beyond the string of ${value.length} characters`);
    }
    return value.slice(start, end);
  }),
  padLeft: pure(
    { gives: 'string' },
    [printable, int, optional(text)],
    ([value, width, padding = ' '], { evaluation }) => {
      if (padding.length !== 1) return new Problem('`padLeft` wants one character to pad with');
      if (width > evaluation.budget.maxLength) return new Unworked(tooLong(evaluation.budget.maxLength));
      return value.padStart(width, padding);
    },
  ),
  split: structural(
    { gives: 'array' },
    [either(text, unknownId), either(text, texts)],
    ([value, delimiters], { at, evaluation }) => {
      if (typeof value !== 'string') return delimiters === '/' ? partsOfId(value, at) : undefined;
      const parts = split(value, delimiters, evaluation.budget.maxItems);
      return parts instanceof Problem ? parts : fromJson(parts, at);
    },
  ),
  join: pure({ gives: 'string' }, [items, text], ([parts, delimiter], { evaluation }) =>
    joined(parts.map(printed), delimiter, evaluation.budget.maxLength),
  ),
  like: pure({ gives: 'bool' }, [text, text], ([value, pattern]) => isLike(lower(value), lower(pattern))),
  string: pure({ gives: 'string' }, [known], ([value], { evaluation }) =>
    limited(armText(value, '"') ?? '', evaluation.budget.maxLength),
  ),
};

export const tooLong = (most: number): string => `the text is longer than ${most.toLocaleString('en')} characters`;

/** A string, unless it is too long to be kept. */
export const limited = (value: string, most: number): string | Problem =>
  value.length > most ? new Unworked(tooLong(most)) : value;

/** Texts with another between them; measured first, because a string can become too long for the machine. */
function joined(parts: readonly string[], between: string, most: number): string | Problem {
  const length = parts.reduce((sum, part) => sum + part.length, between.length * Math.max(0, parts.length - 1));
  return length > most ? new Unworked(tooLong(most)) : parts.join(between);
}

function printed(item: Json): string {
  if (typeof item === 'boolean') return item ? 'True' : 'False';
  if (typeof item === 'string') return item;
  return typeof item === 'number' ? String(item) : '';
}

/** With several delimiters, the first of them that fits at a place. Empty ones split nothing. */
function split(value: string, delimiters: string | readonly string[], most: number): Json | Problem {
  const given = (typeof delimiters === 'string' ? [delimiters] : delimiters).filter((one) => one !== '');
  let parts = [value];
  if (given.length === 1) parts = value.split(given[0] ?? '');
  if (given.length * value.length > mostTries) return new Unworked('splitting it takes more steps than the limit');
  if (given.length > 1) parts = splitAtAny(value, given);
  return parts.length > most ? new Problem(`it splits into more than ${most.toLocaleString('en')} parts`) : parts;
}

/** How often a delimiter is tried at a place of a text: some tenths of a second. */
const mostTries = 20_000_000;

function splitAtAny(value: string, delimiters: readonly string[]): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length;) {
    const found = delimiters.find((one) => value.startsWith(one, at));
    if (found === undefined) at++;
    else {
      parts.push(value.slice(start, at));
      at += found.length;
      start = at;
    }
  }
  return [...parts, value.slice(start)];
}

/** Whether a text fits a pattern in which `*` stands for any characters. */
function isLike(value: string, pattern: string): boolean {
  const [start = '', ...others] = pattern.split('*');
  const end = others.pop();
  if (end === undefined) return value === pattern;
  if (!value.startsWith(start) || value.length < start.length + end.length || !value.endsWith(end)) return false;
  const middle = value.slice(start.length, value.length - end.length);
  let at = 0;
  return others.every((part) => {
    const found = middle.indexOf(part, at);
    at = found + part.length;
    return found >= 0;
  });
}
