import type { Unknown, Value } from '../../../model/value.js';
import { joinText } from '../../join-text.js';
import type { BuiltIn, CallSite } from '../../scope.js';
import { knownEnds, knownParts, symbolOf } from '../../symbol.js';
import { scalar } from '../../values.js';
import { pure, structural } from '../define.js';
import { either, whatever, type Parameter } from '../parameter.js';
import { Problem, Unworked } from '../problem.js';
import { partsOfId, unknownId } from '../split-id.js';
import { tooLong } from '../strings.js';
import { fromJson } from '../../json.js';
import { collected } from './collected.js';
import { list, text, whole } from './parameter.js';
import { charactersOf } from './characters.js';

/** A string of which some is known. */
const partlyKnown: Parameter<Unknown> = {
  wants: text.wants,
  read: (value) => (value.kind === 'unknown' && value.symbol?.startsWith('⟨') === false ? value : undefined),
};

const someText = either(text, partlyKnown);

/** https://developer.hashicorp.com/terraform/language/functions#string-functions */
export const strings: Readonly<Record<string, BuiltIn>> = {
  lower: pure({ gives: 'string' }, [text], ([value]) => value.replaceAll(/İ/g, 'i').toLowerCase()),
  upper: pure({ gives: 'string' }, [text], ([value]) => eachCharacter(value, capital)),
  title: pure({ gives: 'string' }, [text], ([value]) => titled(value)),
  chomp: pure({ gives: 'string' }, [text], ([value]) => withoutLineEnd(value)),
  indent: pure({ gives: 'string' }, [whole, text], ([width, value], { evaluation }) => {
    if (width < 0) return new Problem('the width of an indent cannot be negative');
    return joined(value.split('\n'), `\n${' '.repeat(Math.min(width, evaluation.budget.maxLength))}`, evaluation);
  }),
  trim: pure({ gives: 'string' }, [text, text], ([value, cutset]) => trimmed(Array.from(value), new Set(cutset))),
  trimprefix: pure({ gives: 'string' }, [text, text], ([value, prefix]) =>
    value.startsWith(prefix) ? value.slice(prefix.length) : value,
  ),
  trimsuffix: pure({ gives: 'string' }, [text, text], ([value, suffix]) =>
    value.endsWith(suffix) ? value.slice(0, value.length - suffix.length) : value,
  ),
  trimspace: pure({ gives: 'string' }, [text], ([value]) => value.replaceAll(/^[\s\u0085]+/g, '').trimEnd()),
  strrev: pure({ gives: 'string' }, [text], ([value]) => [...charactersOf(value)].reverse().join('')),
  startswith: structural({ gives: 'bool' }, [someText, text], ([value, start], { at }) => {
    if (typeof value === 'string') return scalar(value.startsWith(start), at);
    const { prefix } = knownEnds(symbolOf(value) ?? '');
    if (prefix.startsWith(start)) return scalar(true, at);
    return start.startsWith(prefix) ? undefined : scalar(false, at);
  }),
  endswith: structural({ gives: 'bool' }, [someText, text], ([value, end], { at }) => {
    if (typeof value === 'string') return scalar(value.endsWith(end), at);
    const { suffix } = knownEnds(symbolOf(value) ?? '');
    if (suffix.endsWith(end)) return scalar(true, at);
    return end.endsWith(suffix) ? undefined : scalar(false, at);
  }),
  strcontains: structural({ gives: 'bool' }, [someText, text], ([value, part], { at }) => {
    if (typeof value === 'string') return scalar(value.includes(part), at);
    return knownParts(symbolOf(value) ?? '').some((known) => known.includes(part)) ? scalar(true, at) : undefined;
  }),
  substr: structural({ gives: 'string' }, [someText, whole, whole], ([value, offset, length], { at }) => {
    if (typeof value === 'string') return scalar(part(charactersOf(value), offset, length), at);
    const prefix = charactersOf(knownEnds(symbolOf(value) ?? '').prefix);
    // The last known character may be part of a longer one.
    if (offset < 0 || length < 0 || offset + length >= prefix.length) return undefined;
    return scalar(part(prefix, offset, length), at);
  }),
  join: structural({ gives: 'string', repeats: { atLeast: 1 } }, [whatever], (_, site, values) => join(values, site)),
  split: structural({ gives: 'array' }, [text, either(text, unknownId)], ([separator, value], { at, evaluation }) => {
    if (typeof value !== 'string') return separator === '/' ? collected(partsOfId(value, at), 'list') : undefined;
    const parts = separator === '' ? Array.from(value) : value.split(separator);
    const most = evaluation.budget.maxItems;
    if (parts.length > most) return new Unworked(`it splits into more than ${most.toLocaleString('en')} parts`);
    return collected(fromJson(parts, at), 'list');
  }),
};

/** Characters that become more than one when they are capitals, such as `ŉ`, stay what they are; but ß stays ß too. */
function capital(character: string): string {
  const upper = character.toUpperCase();
  return Array.from(upper).length === 1 ? upper : character;
}

const eachCharacter = (value: string, change: (character: string) => string): string =>
  Array.from(value, change).join('');

/** A capital after everything that is neither a letter, a digit nor an underscore. */
function titled(value: string): string {
  let before = ' ';
  return eachCharacter(value, (character) => {
    const startsWord = !/[\p{L}\p{N}_]/u.test(before);
    before = character;
    return startsWord ? capital(character) : character;
  });
}

function withoutLineEnd(value: string): string {
  let end = value.length;
  while (end > 0 && (value[end - 1] === '\n' || value[end - 1] === '\r')) end--;
  return value.slice(0, end);
}

function trimmed(characters: readonly string[], cut: ReadonlySet<string>): string {
  let [start, end] = [0, characters.length];
  while (start < end && cut.has(characters[start] ?? '')) start++;
  while (end > start && cut.has(characters[end - 1] ?? '')) end--;
  return characters.slice(start, end).join('');
}

/** From the end if the offset is negative; all that follows if the length is. */
function part(characters: readonly string[], offset: number, length: number): string {
  const start = offset < 0 ? Math.max(0, characters.length + offset) : offset;
  return characters.slice(start, length < 0 ? undefined : start + length).join('');
}

function joined(parts: readonly string[], between: string, { budget }: CallSite['evaluation']): string | Problem {
  const length = parts.reduce((sum, one) => sum + one.length, between.length * Math.max(0, parts.length - 1));
  return length > budget.maxLength ? new Unworked(tooLong(budget.maxLength)) : parts.join(between);
}

/** `join(separator, lists…)`. Unknown items leave an unknown string that shows its known parts. */
function join([separator, ...lists]: readonly Value[], { at, evaluation }: CallSite): Value | Problem | undefined {
  if (separator === undefined || lists.length === 0) return new Problem('`join` wants a separator and a list');
  const pieces: Value[] = [];
  for (const one of lists) {
    const of = list.read(one);
    if (of === undefined) return one.kind === 'unknown' ? undefined : new Problem('`join` wants lists of strings');
    if (of.rest !== undefined) return undefined;
    for (const item of of.items) {
      const piece = printed(item);
      if (piece === undefined) return item.kind === 'depends' ? undefined : new Problem('`join` wants strings');
      if (pieces.length > 0) pieces.push(separator);
      pieces.push(of.sensitive === true ? { ...piece, sensitive: true } : piece);
    }
  }
  if (text.read(separator) === undefined && separator.kind !== 'unknown')
    return new Problem('`join` wants a separator');
  return joinText(pieces, at, evaluation.budget);
}

/** What can stand in a text: strings, numbers and booleans as Terraform writes them, and what is unknown. */
export function printed(value: Value): Exclude<Value, { kind: 'depends' }> | undefined {
  if (value.kind === 'unknown') return value;
  const written = text.read(value);
  return written === undefined ? undefined : scalar(written, value.at, value.trail, value.sensitive);
}
