import { symbolOf } from '../expressions/symbol.js';
import { quoted } from '../model/quoted.js';
import type { Setting, Settled } from '../model/setting.js';
import type { Unknown } from '../model/value.js';
import { find, type Found, type Present, type Readable } from './read.js';

/** Reads a value as what the property is of; `because` says why it is not one. */
export type Converter<T> = (value: Present) => { readonly value: T } | { readonly because: string };

/** What Azure fills in, or why nobody can say. */
export type Fallback<T> = { readonly value: T } | { readonly because: string };

/** What an unknown can be taken for all the same. */
type Guess<T> = (unknown: Unknown) => T | undefined;

/** The setting at a path of a body. A wrong type is unknown, with the reason: what Azure makes of it is its own affair. */
export function readSetting<T>(
  readable: Readable,
  path: string,
  as: Converter<T>,
  fallback: Fallback<T>,
  guess?: Guess<T>,
): Setting<T> {
  const cases = find(readable, path).map(({ when, is }) => ({ when, is: settled(is, as, fallback, guess) }));
  const [only] = cases;
  if (only === undefined) {
    const because = 'all of its possibilities contradict the condition of the resource';
    return { kind: 'unknown', because, at: readable.at, trail: [] };
  }
  return cases.length === 1 ? only.is : { kind: 'depends', cases };
}

function settled<T>(found: Found, as: Converter<T>, fallback: Fallback<T>, guess?: Guess<T>): Settled<T> {
  const { at, trail } = found;
  if (found.kind === 'unknown') {
    const value = guess?.(found.value);
    if (value !== undefined) return { kind: 'set', value, at, trail };
    return { kind: 'unknown', because: found.value.because, at, trail };
  }
  if (found.kind === 'absent') {
    if ('because' in fallback) return { kind: 'unknown', because: fallback.because, at, trail };
    return { kind: 'default', value: fallback.value, at, trail };
  }
  const converted = as(found.value);
  if ('because' in converted) return { kind: 'unknown', because: converted.because, at, trail };
  if (trail.at(-1)?.kind === 'provider') {
    return { kind: 'default', value: converted.value, at, trail: trail.slice(0, -1), by: 'provider' };
  }
  return { kind: 'set', value: converted.value, at, trail };
}

/** Resource Manager takes the texts `true` and `false` for the booleans. */
export const asBoolean: Converter<boolean> = (value) => {
  if (value.kind !== 'scalar') return wrong(value, 'true or false');
  const text = String(value.value).toLowerCase();
  return text === 'true' || text === 'false' ? { value: text === 'true' } : wrong(value, 'true or false');
};

export const asInteger: Converter<number> = (value) => {
  const number =
    value.kind === 'scalar' && value.value !== '' && typeof value.value !== 'boolean' ? Number(value.value) : NaN;
  return Number.isInteger(number) ? { value: number } : wrong(value, 'a whole number');
};

export const asText: Converter<string> = (value) =>
  value.kind === 'scalar' ? { value: String(value.value) } : wrong(value, 'text');

/** One of a few names, which Azure compares without case; given as spelled here. Others are kept as they are. */
export const asName =
  (...names: readonly string[]): Converter<string> =>
  (value) => {
    const text = asText(value);
    return 'because' in text ? text : { value: nameAs(text.value, names) ?? text.value };
  };

/** One of a few words, as `asName`. What Azure makes of others is its own affair. */
export const asWord =
  (...words: readonly string[]): Converter<string> =>
  (value) => {
    const text = asText(value);
    if ('because' in text) return text;
    const word = nameAs(text.value, words);
    return word === undefined ? { because: `${quoted(text.value)} is none of ${listed(words)}` } : { value: word };
  };

export function nameAs(text: string, names: readonly string[]): string | undefined {
  const folded = text.toLowerCase();
  return names.find((name) => name.toLowerCase() === folded);
}

const listed = (words: readonly string[]): string => {
  const shown = words.map((word) => `\`${word}\``);
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
};

/** Whether something is written there, whatever it is. */
export const asPresence: Converter<boolean> = () => ({ value: true });

function wrong(value: Present, expected: string): { readonly because: string } {
  const found =
    value.kind === 'scalar' ? `a ${typeof value.value}` : value.kind === 'handle' ? value.name : `a ${value.kind}`;
  return { because: `${found} stands where ${expected} belongs` };
}

/**
 * Text as far as it is known: unknown parts stand between ⟨ and ⟩. For ids and addresses, of which a known part is
 * often enough. Unknown only when nothing names the value.
 */
export function readTerm(readable: Readable, path: string, fallback: Fallback<string>): Setting<string> {
  return readSetting(readable, path, asText, fallback, symbolOf);
}
